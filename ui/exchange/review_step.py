"""Last step: every row with its verdict before anything is written; F8 F2 M N S, then Ctrl+Enter."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import ImportKind
from services.exchange.comparing import compare, facts_alone, namesakes
from services.exchange.decisions import Decision, Review
from services.exchange.may_be import may_be
from services.exchange.merge_rules import MergeRule
from services.exchange.outlook import Outlook
from services.exchange.plan import Verdict
from services.exchange.tallies import ALL, ASKED, KNOWN, NEW, SKIPPED, WRONG
from services.i18n import _, _p
from ui.exchange.cell_editor import CellEditor
from ui.exchange.review_panel import ReviewPanel
from ui.exchange.review_rows import ReviewSource, said_by, shown_columns, table_columns
from ui.shell.desk import Desk
from ui.tables.table_view import TableView
from ui.tables.window_model import WindowModel
from ui.widgets.buttons import QUIET, Button
from ui.widgets.panel_splitter import PanelSplitter
from ui.widgets.segments import Segment, Segments

_PANEL = "exchange.panel.width"
_ROW_HEIGHT = 34
_KEYS = {Qt.Key.Key_M: Verdict.MERGED, Qt.Key.Key_N: Verdict.ADDED, Qt.Key.Key_S: Verdict.SKIPPED}


class ReviewStep(QWidget):
    """Table at the left, the row at the right; decisions are made here, the page plans and writes."""

    decided = Signal()
    """A row's fate was changed."""
    ruled = Signal(object)
    """The MergeRules that hold from now on."""
    cell_set = Signal(int, int, str)
    """Place of a row, index of a column, the text that is to stand there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.review: Review | None = None
        self._source: ReviewSource | None = None
        self.tabs = Segments(desk.theme, [], name=_("Rows by verdict"))
        self.tabs.chosen.connect(self.show_group)
        self.next_button = Button(desk.theme, _("Next problem"), QUIET, key="F8", small=True)
        self.next_button.clicked.connect(self.next_problem)
        self.table = TableView(desk.theme)
        self.table.set_row_height(_ROW_HEIGHT)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.opened.connect(lambda _place: self.edit_cell(here=True))
        self.editor = CellEditor(self.table.viewport())
        self.editor.entered.connect(self.cell_set)
        self.panel = ReviewPanel(desk.theme)
        self.panel.decided.connect(self._on_decided)
        self.panel.all_alike_toggled.connect(self._on_all_alike_toggled)
        self.panel.side_chosen.connect(self._on_side_chosen)
        self.panel.cell_chosen.connect(self._on_cell_chosen)
        self.panel.rule_chosen.connect(self._on_rule_chosen)
        self._lay_out()
        self.setFocusProxy(self.table)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F8"), self, self.next_problem, context=here)
        QShortcut(QKeySequence("F2"), self, self.edit_cell, context=here)

    def _lay_out(self) -> None:
        tools = QFrame()
        tools.setProperty("surface", "window")
        row = QHBoxLayout(tools)
        row.setContentsMargins(16, 8, 12, 8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.next_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(self.table, 1)
        choices = self._desk.preferences
        self.splitter = PanelSplitter(
            self._desk.theme,
            left,
            self.panel,
            lambda: choices.get(_PANEL),
            lambda width: choices.set(_PANEL, width),
        )
        self.table.panel_toggled.connect(self.splitter.toggle_panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def show_review(self, review: Review, outlook: Outlook, *, mine: bool) -> None:
        """Show a plan; planned anew, the row one stands on stays."""
        again = review is self.review
        self.review = review
        self.panel.show_outlook(outlook, review.plan.kind, mine=mine)
        if again and self._source is not None:
            self._refresh()
            return
        columns = shown_columns(review)
        self._source = ReviewSource(review, columns)
        sheets = len({chosen.table.sheet for chosen in review.source.tables}) > 1
        model = WindowModel(
            self._source,
            table_columns(columns, review.plan.kind, sheets=sheets),
            muted=lambda row: row.group == SKIPPED,
            parent=self.table,
        )
        model.show_ids(self._source.ids(None))
        self.table.set_model(model)
        self.table.head.setSectionsMovable(False)
        self._show_tabs()
        self.table.select_place(self._first_to_look_at())

    def show_outlook(self, outlook: Outlook, *, mine: bool) -> None:
        """Show what will be in the book, after decisions."""
        if self.review is not None:
            self.panel.show_outlook(outlook, self.review.plan.kind, mine=mine)

    def show_group(self, group: str) -> None:
        """Show only the rows of one tab."""
        if self._source is None:
            return
        self._source.group = group
        self.tabs.set_current(group)
        self.table.window_model().refresh()
        if self.table.current_id() is None:
            self.table.select_place(0)
        if not len(self.table.window_model().ids):
            self.panel.show_nothing()
        self.table.setFocus()

    def next_problem(self) -> None:
        """Stand on the next row with a problem, from the end to the beginning again."""
        if self.review is None:
            return
        start = self.table.current_id()
        place = self.review.tally.next_of((WRONG, ASKED), -1 if start is None else start)
        if place is None:
            self._desk.toast(_("No problems left."), undo=False)
            return
        if self.table.window_model().place_of(place) is None:
            self.show_group(ALL)
        self.table.select_ids([place])
        self.table.setFocus()

    def edit_cell(self, *, here: bool = False) -> None:
        """Set a cell right: the one with the problem; ``here``: the one the mouse is on."""
        place, review = self.table.current_id(), self.review
        if place is None or review is None or self._source is None:
            return
        key = self._column_to_edit(place, here=here)
        shown = next((column for column in self._source.columns if column.key == key), None)
        if shown is None:
            return
        table, _row = review.table_of(place)
        mapping = review.source.tables[table].mapping
        index = next((i for i, field in mapping.items() if field in shown.fields), None)
        if index is None:
            return
        model = self.table.window_model()
        section = next(i for i, column in enumerate(model.columns) if column.key == key)
        cell = model.index(model.place_of(place) or 0, section)
        self.table.scrollTo(cell)
        choices = next((each.texts for each in may_be(review, place) if each.column == index), ())
        said, rect = said_by(review.cell(place, index)), self.table.visualRect(cell)
        self.editor.begin(place, index, said, rect, choices)

    def _on_cell_chosen(self, column: int, text: str) -> None:
        place = self.table.current_id()
        if place is not None:
            self.cell_set.emit(place, column, text)
            self.table.setFocus()

    def _column_to_edit(self, place: int, *, here: bool) -> str:
        assert self._source is not None
        row = self._source.rows([place])[0]
        current = self.table.window_model().columns[max(0, self.table.currentIndex().column())].key
        if here and current in row.cells:
            return current
        wrong = next((key for key, reason in row.problems.items() if reason), "")
        return wrong or (current if current in row.cells else next(iter(row.cells), ""))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by M N S; where both sides differ, 1 keeps the book's and 2 takes the row's."""
        verdict = _KEYS.get(Qt.Key(event.key()))
        side = event.text() if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else ""
        if verdict is not None and not event.modifiers():
            self._on_decided(verdict, None)
        elif side in ("1", "2") and self._choose_next_side(take=side == "2"):
            return
        else:
            super().keyPressEvent(event)

    def _on_decided(self, verdict: Verdict, contact_id: int | None) -> None:
        place, review = self.table.current_id(), self.review
        if place is None or review is None:
            return
        if contact_id is None and verdict not in review.choices(place):
            self._desk.toast(_("Nobody known to merge this row with."), undo=False)
            return
        review.decide({place: Decision(verdict, contact_id)})
        self._desk.read(lambda session: review.weigh(session, [place]))
        self._refresh()
        self.decided.emit()

    def _choose_next_side(self, *, take: bool) -> bool:
        """Decide the row's first open contradiction, or all of it once none is open."""
        place, review = self.table.current_id(), self.review
        if place is None or review is None or not review.clashes(place):
            return False
        for field in review.undecided(place)[:1] or list(review.clashes(place)):
            review.choose(place, field, take=take)
        self._refresh()
        self.decided.emit()
        return True

    def _on_side_chosen(self, field: str, take: bool) -> None:
        place, review = self.table.current_id(), self.review
        if place is not None and review is not None:
            review.choose(place, field, take=take)
            self._refresh()
            self.decided.emit()
            box = self.panel.card.sides.get((field, take))
            if box is not None:
                box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rule_chosen(self, rule: MergeRule) -> None:
        if self.review is not None:
            self.review.rule(replace(self.review.rules, overall=rule))
            self.ruled.emit(self.review.rules)
            self._refresh()
            self.decided.emit()

    def _on_all_alike_toggled(self, wanted: bool) -> None:
        place, review = self.table.current_id(), self.review
        if place is None or review is None or not wanted:
            return
        verdict = review.plan.rows[place].verdict
        review.decide({other: Decision(verdict) for other in review.matched()})
        self._refresh()
        self.decided.emit()

    def _refresh(self) -> None:
        self._show_tabs()
        self.table.window_model().refresh()
        self._on_current_changed(self.table.current_id())

    def _show_tabs(self) -> None:
        if self.review is None or self._source is None:
            return
        told = self.review.tally
        ties = self.review.plan.kind is ImportKind.TIES
        known = _("Known tie") if ties else _p("import", "Known")
        words = {
            ALL: (_p("import", "All"), "", ""),
            NEW: (_p("import", "New"), "act.add_contact", "ok"),
            KNOWN: (known, "act.merge", "info"),
            ASKED: (_p("import", "For you"), "state.ask", "warn"),
            WRONG: (_p("import", "Problems"), "state.error", "danger"),
            SKIPPED: (_p("import", "Skipped"), "", "text.secondary"),
        }
        self.tabs.set_segments(
            [
                Segment(key, f"{word} {told.count(key):,}", icon, tone=tone)
                for key, (word, icon, tone) in words.items()
                if key != ASKED or told.count(key) or self._source.group == ASKED
            ]
        )
        self.tabs.set_current(self._source.group)
        self.next_button.setVisible(bool(told.count(WRONG) + told.count(ASKED)))

    def _first_to_look_at(self) -> int:
        assert self.review is not None
        found = (self.review.tally.next_of((group,), -1) for group in (WRONG, ASKED, KNOWN))
        return next((place for place in found if place is not None), 0)

    def _on_current_changed(self, place: int | None) -> None:
        self.editor.hide()
        review = self.review
        if place is None or review is None or place >= len(review.plan.rows):
            self.panel.show_nothing()
            return
        row = review.plan.rows[place]
        known = self._desk.read(lambda session: compare(session, review.plan, place, review.clashes(place)))
        same = (
            []
            if known or not row.facts.name or review.plan.kind is ImportKind.TIES
            else self._desk.read(lambda session: namesakes(session, row.facts.name))
        )
        self.panel.show_row(review, place, known, facts_alone(row.facts), same)
