"""Third step: what each column holds, with the first cells beside it; the guess is changed by typing."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.kinds import ImportKind
from services.contacts.writing import cell_text
from services.exchange.field_choices import fields_for, word_of
from services.exchange.opening import FoundTable, Opened
from services.i18n import _, _p
from ui.look.theme import Theme
from ui.widgets.frames import emptied
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.segments import Segment, Segments

_WIDEST = 860
_SAMPLES = 3
_MOST_TABS = 6


class ColumnsStep(QWidget):
    """A line a column: heading, three cells, the field it feeds."""

    field_chosen = Signal(object, int, object)
    """A FoundTable, the column's index, and the field or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opened: Opened | None = None
        self._shown = 0
        self._combos: dict[int, FieldCombo] = {}
        self._words = label("", "body", "secondary", wrap=True)
        self._tabs = Segments(theme, [], name=_p("import", "Tables"))
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
        column.addWidget(self._words)
        column.addWidget(self._tabs)
        column.addLayout(self._grid_holder)
        column.addStretch(1)
        inner = QWidget()
        inner.setProperty("surface", "plain")
        row = QHBoxLayout(inner)
        row.setContentsMargins(20, 28, 20, 20)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("plain", True)
        scroll.setWidget(inner)
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
        self._words.setText(_needed_words(opened))
        self._show_table(tables[self._shown] if tables else None)

    def refresh(self) -> None:
        """Show the fields anew, after one was taken from another column."""
        if self._opened is not None and self._opened.wanted():
            mapping = self._opened.wanted()[self._shown].chosen.mapping
            for index, combo in self._combos.items():
                combo.show_field(mapping.get(index))
            self._words.setText(_needed_words(self._opened))

    def focus_first(self) -> None:
        """Let the keys work here: stand on the first column without a field, else on the first."""
        empty = [combo for combo in self._combos.values() if combo.field() is None]
        for combo in (empty or list(self._combos.values()))[:1]:
            combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def combo(self, column: int) -> "FieldCombo":
        """Return the choice of a column by its index."""
        return self._combos[column]

    def _show_table(self, table: FoundTable | None) -> None:
        emptied(self._grid_holder)
        self._combos.clear()
        if table is None or self._opened is None:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, words in enumerate((_("Heading in the file"), _("First cells"), _("Goes to"))):
            grid.addWidget(label(words, "section"), 0, place)
        fields = fields_for(self._opened.kind, own=table.chosen.own)
        for number, column in enumerate(table.chosen.table.columns, 1):
            head = ElidedLabel(column.label, "strong")
            head.setMinimumWidth(120)
            cells = [cell_text(value) for value in table.chosen.table.values(column.index, _SAMPLES)]
            sample = ElidedLabel("   ".join(cells), "body", "secondary")
            combo = FieldCombo(fields)
            combo.setAccessibleName(_("{heading} goes to").format(heading=column.label))
            combo.show_field(table.chosen.mapping.get(column.index))
            combo.chosen.connect(
                lambda field, table=table, index=column.index: self.field_chosen.emit(table, index, field)
            )
            self._combos[column.index] = combo
            for place, part in enumerate((head, sample, combo)):
                grid.addWidget(part, number, place)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        grid.setColumnMinimumWidth(2, 200)
        self._grid_holder.addWidget(holder)

    def _on_tab_chosen(self, key: str) -> None:
        self._shown = int(key)
        if self._opened is not None:
            self.show_file(self._opened, anew=False)


class FieldCombo(QComboBox):
    """The fields of an import as a list that filters as one types."""

    chosen = Signal(object)
    """The field, or None for 不导入."""

    def __init__(self, fields: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem(_("Not imported"), None)
        for field in fields:
            self.addItem(word_of(field), field)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        completer.activated.connect(self._on_completed)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))
        edit = self.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._on_left)
        self.installEventFilter(self)

    def field(self) -> str | None:
        """Return the field chosen."""
        found: str | None = self.currentData()
        return found

    def show_field(self, field: str | None) -> None:
        """Show a field without telling."""
        self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(field)) if field else 0)
        self.blockSignals(False)
        self.setProperty("muted", field is None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page, not change a field by accident."""
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_completed(self, text: str) -> None:
        place = self.findText(text)
        if place >= 0:
            self.setCurrentIndex(place)
            self.chosen.emit(self.itemData(place))

    def _on_left(self) -> None:
        """Take the word typed when it is one of the list, else show the old one again."""
        place = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        if place < 0:
            self.setEditText(self.itemText(self.currentIndex()))
        elif place != self.currentIndex():
            self.setCurrentIndex(place)
            self.chosen.emit(self.itemData(place))


def _needed_words(opened: Opened) -> str:
    if not opened.understood():
        if opened.kind is ImportKind.TIES:
            return _("Two columns must hold the names: From and To.")
        return _("One column must hold the names.")
    return _("Everything needed is there. What goes nowhere stays out.")
