"""Third step: what each column holds and how its first cells are read; the guess is changed by typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.kinds import ImportKind
from services.exchange.cell_readers import NOT_KEPT
from services.exchange.field_choices import fields_for, head_word
from services.exchange.merge_rules import COLUMNS_OF
from services.exchange.opening import FoundTable, Opened
from services.exchange.plan import OnDuplicate
from services.exchange.samples import Sample, samples
from services.i18n import _, _p
from ui.exchange.field_combo import FieldCombo, RuleCombo
from ui.exchange.middle_column import show_in_the_middle
from ui.exchange.profile_bar import ProfileBar
from ui.shell.desk import Desk
from ui.widgets.buttons import QUIET, Button
from ui.widgets.frames import emptied
from ui.widgets.labels import ElidedLabel, label, set_tone
from ui.widgets.segments import Segment, Segments

_WIDEST = 1120
_MOST_TABS = 6
_HEAD, _CELLS, _FIELD, _WORDS, _RULE = range(5)


class ColumnsStep(QWidget):
    """A line a column: heading, first cells, the field it feeds, what the cells become, which side stays."""

    field_chosen = Signal(object, int, object)
    """A FoundTable, the column's index, and the field or None."""
    rule_chosen = Signal(str, object)
    """A field, and its MergeRule or None for the rule of everything."""
    headings_doubted = Signal()
    """The headings stand in another row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: Opened | None = None
        self._shown = 0
        self._combos: dict[int, FieldCombo] = {}
        self._rules: dict[int, RuleCombo] = {}
        self._understood: dict[int, QLabel] = {}
        self._words = label("", "body", "secondary", wrap=True)
        self._headings = Button(desk.theme, _("Headings in another row?"), QUIET, small=True)
        self._headings.clicked.connect(self.headings_doubted)
        self.profile = ProfileBar(desk.theme)
        self._tabs = Segments(desk.theme, [], name=_p("import", "Tables"))
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._grid_holder = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("What does each column hold?"), "heading"))
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._headings)
        column.addLayout(row)
        column.addWidget(self.profile)
        column.addWidget(self._tabs)
        column.addLayout(self._grid_holder)
        column.addStretch(1)
        scroll = QScrollArea()
        show_in_the_middle(scroll, middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_file(self, opened: Opened, *, anew: bool = True) -> None:
        """Show the columns of the tables wanted; ``anew``: go to the first table."""
        self._opened = opened
        tables = opened.wanted()
        if anew or self._shown >= len(tables):
            self._shown = 0
        tabs = [Segment(str(place), table.name[:12]) for place, table in enumerate(tables[:_MOST_TABS])]
        self._tabs.set_segments(tabs)
        self._tabs.set_current(str(self._shown))
        self._tabs.setVisible(len(tables) > 1)
        self._headings.setVisible(not any(table.chosen.own for table in tables))
        self._words.setText(_needed_words(opened))
        self.profile.show_file(opened)
        self._show_table(tables[self._shown] if tables else None)

    def refresh(self) -> None:
        """Show fields and samples anew, after one was taken from another column."""
        if self._opened is not None and self._opened.wanted():
            table = self._opened.wanted()[self._shown]
            for index, combo in self._combos.items():
                combo.show_field(table.chosen.mapping.get(index))
                self._show_sample(table, index)
            self._words.setText(_needed_words(self._opened))
            self.profile.show_file(self._opened)

    def focus_first(self) -> None:
        """Let the keys work here: stand on the first column without a field, else on the first."""
        empty = [combo for combo in self._combos.values() if combo.field() is None]
        for combo in (empty or list(self._combos.values()))[:1]:
            combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def combo(self, column: int) -> FieldCombo:
        """Return the choice of a column by its index."""
        return self._combos[column]

    def rule(self, column: int) -> RuleCombo:
        """Return the choice of which side stays of a column by its index."""
        return self._rules[column]

    def understood(self, column: int) -> str:
        """Return what a column's first cells become."""
        return self._understood[column].text()

    def _show_table(self, table: FoundTable | None) -> None:
        emptied(self._grid_holder)
        for told in (self._combos, self._rules, self._understood):
            told.clear()
        if table is None or self._opened is None:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        heads = [_("Heading in the file"), _("First cells"), _("Goes to"), _("Read as")]
        if self._merges():
            heads.append(_("Where both sides differ"))
        for place, words in enumerate(heads):
            grid.addWidget(label(words, "section"), 0, place)
        for number, column in enumerate(table.chosen.table.columns, 1):
            heading = head_word(column.label, own=table.chosen.own)
            self._add_line(grid, number, table, column.index, heading)
        grid.setColumnStretch(_HEAD, 2)
        grid.setColumnStretch(_CELLS, 4)
        grid.setColumnMinimumWidth(_FIELD, 176)
        grid.setColumnStretch(_WORDS, 4)
        if self._merges():
            grid.setColumnMinimumWidth(_RULE, 124)
        self._grid_holder.addWidget(holder)

    def _add_line(self, grid: QGridLayout, number: int, table: FoundTable, index: int, heading: str) -> None:
        assert self._opened is not None
        head = ElidedLabel(heading, "strong")
        head.setMinimumWidth(96)
        combo = FieldCombo(fields_for(self._opened.kind, own=table.chosen.own))
        combo.setAccessibleName(_("{heading} goes to").format(heading=heading))
        combo.show_field(table.chosen.mapping.get(index))
        combo.chosen.connect(lambda field: self.field_chosen.emit(table, index, field))
        self._combos[index] = combo
        cells = ElidedLabel("   ".join(one.cell for one in self._samples(table, index)), "body", "secondary")
        self._understood[index] = ElidedLabel("", "body")
        for place, part in enumerate((head, cells, combo, self._understood[index])):
            grid.addWidget(part, number, place)
        if self._merges():
            rule = RuleCombo()
            rule.setAccessibleName(_("{heading}: which side stays").format(heading=heading))
            rule.chosen.connect(lambda told: self._on_rule_chosen(table, index, told))
            self._rules[index] = rule
            grid.addWidget(rule, number, _RULE)
        self._show_sample(table, index)

    def _merges(self) -> bool:
        opened = self._opened
        return (
            opened is not None
            and opened.kind is not ImportKind.TIES
            and opened.on_duplicate is OnDuplicate.MERGE
        )

    def _samples(self, table: FoundTable, index: int) -> list[Sample]:
        assert self._opened is not None
        return samples(table.chosen, index, self._opened.kind, self._desk.today())

    def _show_sample(self, table: FoundTable, index: int) -> None:
        assert self._opened is not None
        field, shown = table.chosen.mapping.get(index), self._understood[index]
        if field is None or field in NOT_KEPT:
            shown.setText(_("stays out"))
            set_tone(shown, "muted")
        else:
            told = self._samples(table, index)
            words = "   ".join(one.words for one in told if one.words)
            wrong = "" if words else next((one.problem for one in told if one.problem), "")
            shown.setText(words or wrong)
            set_tone(shown, "danger" if wrong else "primary")
        rule = self._rules.get(index)
        if rule is not None:
            rule.setVisible(field in COLUMNS_OF)
            rule.show_rule(self._opened.rules.fields.get(field or ""))

    def _on_rule_chosen(self, table: FoundTable, index: int, rule: object) -> None:
        field = table.chosen.mapping.get(index)
        if field is not None:
            self.rule_chosen.emit(field, rule)

    def _on_tab_chosen(self, key: str) -> None:
        self._shown = int(key)
        if self._opened is not None:
            self.show_file(self._opened, anew=False)


def _needed_words(opened: Opened) -> str:
    if not opened.understood():
        if opened.kind is ImportKind.TIES:
            return _("Two columns must hold the names: From and To.")
        return _("One column must hold the names.")
    return _("Everything needed is there. What goes nowhere stays out.")
