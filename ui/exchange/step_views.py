"""The four steps in their places: each shows the file in hand and tells what the user chooses."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.kinds import ImportKind
from services.errors import DraftError
from services.exchange import opening, profiles, told_headers
from services.exchange.merge_rules import MergeRule, MergeRules
from services.exchange.opening import FoundTable
from services.exchange.plan import OnDuplicate
from ui.exchange.columns_step import ColumnsStep
from ui.exchange.import_course import COLUMNS, KIND, REVIEW, TABLES, Course
from ui.exchange.kind_step import KindStep
from ui.exchange.review_step import ReviewStep
from ui.exchange.tables_step import TablesStep
from ui.shell.desk import Desk


class StepViews(QStackedWidget):
    """Shows the step in view; what is chosen goes to the file and its plan is forgotten."""

    changed = Signal()
    """Something was chosen: the bars above and below are to be asked for again."""

    def __init__(self, desk: Desk, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._course = desk, course
        self.kinds = KindStep(desk.theme)
        self.tables = TablesStep(desk.theme)
        self.columns = ColumnsStep(desk)
        self.review = ReviewStep(desk)
        self._steps: dict[int, QWidget] = {
            KIND: self.kinds,
            TABLES: self.tables,
            COLUMNS: self.columns,
            REVIEW: self.review,
        }
        for view in self._steps.values():
            self.addWidget(view)
        self.kinds.kind_chosen.connect(self._on_kind_chosen)
        self.kinds.mine_changed.connect(self._on_mine_changed)
        self.kinds.duplicates_chosen.connect(self._on_duplicates_chosen)
        self.kinds.rule_chosen.connect(self._on_rule_chosen)
        self.tables.toggled.connect(self._on_table_toggled)
        self.tables.header_picked.connect(self._on_header_picked)
        self.columns.field_chosen.connect(self._on_field_chosen)
        self.columns.rule_chosen.connect(self._on_field_rule_chosen)
        self.columns.headings_doubted.connect(lambda: course.go(TABLES))
        self.columns.profile.dropped.connect(self._on_profile_dropped)
        self.columns.profile.forgotten.connect(self._on_profile_forgotten)
        self.columns.profile.renamed.connect(self._on_profile_renamed)
        self.review.decided.connect(self._on_decided)
        self.review.cell_set.connect(course.planner.set_cell)
        self.review.ruled.connect(self._on_ruled)
        course.planner.replanned.connect(self._on_replanned)
        course.planner.rechecked.connect(self._on_replanned)

    def show_step(self) -> None:
        """Show the step the course is at."""
        opened = self._course.opened
        if opened is None:
            return
        if self._course.step == REVIEW:
            self._show_review()
        elif self._course.step == KIND:
            self.kinds.show_file(opened)
        elif self._course.step == TABLES:
            self.tables.show_file(opened)
        else:
            self.columns.show_file(opened)
        self.setCurrentWidget(self._steps[self._course.step])

    def focus_step(self) -> None:
        """Let the keys work in the step in view."""
        view = self.currentWidget()
        if isinstance(view, KindStep | TablesStep | ColumnsStep):
            view.focus_first()
        else:
            self.review.table.setFocus()

    def _show_review(self) -> None:
        planner, opened = self._course.planner, self._course.opened
        if planner.review is not None and planner.outlook is not None and opened is not None:
            self.review.show_review(planner.review, planner.outlook, mine=opened.mine)

    def _on_kind_chosen(self, kind: ImportKind) -> None:
        if self._course.opened is not None:
            opening.take_as(self._course.opened, kind)
            self.kinds.show_file(self._course.opened)
            self._forget()

    def _on_mine_changed(self, mine: bool) -> None:
        if self._course.opened is not None:
            self._course.opened.mine = mine
            self._forget()

    def _on_duplicates_chosen(self, way: OnDuplicate) -> None:
        if self._course.opened is not None:
            self._course.opened.on_duplicate = way
            self.kinds.show_file(self._course.opened)
            self._forget()

    def _on_ruled(self, rules: MergeRules) -> None:
        """Keep the rules chosen in the review for a plan made anew; the plan in view has them already."""
        if self._course.opened is not None:
            self._course.opened.rules = rules

    def _on_rule_chosen(self, rule: MergeRule) -> None:
        if self._course.opened is not None:
            self._course.opened.rules = replace(self._course.opened.rules, overall=rule)
            self._forget()

    def _on_table_toggled(self, place: int, wanted: bool) -> None:
        if self._course.opened is not None:
            self._course.opened.tables[place].wanted = wanted
            self._forget()

    def _on_field_chosen(self, table: FoundTable, column: int, field: Any) -> None:
        """Let a column feed a field; tables with the same headings follow."""
        if self._course.opened is None:
            return
        heads = [each.label for each in table.chosen.table.columns]
        for other in self._course.opened.wanted():
            if [each.label for each in other.chosen.table.columns] == heads:
                opening.set_field(other, column, field)
        self.columns.refresh()
        self._forget()

    def _on_header_picked(self, sheet: str, row: int | None) -> None:
        """Take another row for the headings; its columns are guessed anew, or as remembered of them."""
        opened = self._course.opened
        if opened is None:
            return
        table = told_headers.set_header(opened, sheet, row)
        known = self._course.profiles.of(profiles.heads_of(table))
        opened.profile = known.name if known is not None else ""
        if known is not None:
            profiles.apply(opened, table, known)
        self.tables.show_file(opened)
        self.tables.picks[sheet].setFocus(Qt.FocusReason.OtherFocusReason)
        self._forget()

    def _on_field_rule_chosen(self, field: str, rule: MergeRule | None) -> None:
        if self._course.opened is not None:
            self._course.opened.rules = self._course.opened.rules.with_field(field, rule)
            self._forget()

    def _on_profile_dropped(self) -> None:
        """Go by the guess again; what is remembered stays remembered."""
        opened = self._course.opened
        if opened is not None:
            profiles.drop(opened)
            self.columns.show_file(opened)
            self._forget()

    def _on_profile_renamed(self, name: str, other: str) -> None:
        opened = self._course.opened
        try:
            self._course.profiles.rename(name, other)
        except DraftError as error:
            self._desk.fail(error)
        else:
            if opened is not None:
                opened.profile = opened.keep_as = other
        if opened is not None:
            self.columns.profile.show_file(opened)

    def _on_profile_forgotten(self, name: str) -> None:
        self._course.profiles.forget(name)
        self._on_profile_dropped()

    def _forget(self) -> None:
        self._course.planner.forget()
        self.changed.emit()

    def _on_decided(self) -> None:
        self.changed.emit()
        self._course.planner.look_ahead()

    def _on_replanned(self) -> None:
        self._show_review()
        self.changed.emit()
