"""The fields of an import as a list to choose from by typing."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget
from typing_extensions import override

from services.exchange.field_choices import word_of
from services.exchange.merge_rules import MergeRule
from services.i18n import _, _p


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


class RuleCombo(QComboBox):
    """Which side stays of one field: as of everything, or by a rule of its own."""

    chosen = Signal(object)
    """A MergeRule, or None for the rule of everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem(_p("import", "As the rest"), None)
        self.addItem(_p("import", "Keep the book's"), MergeRule.FILL)
        self.addItem(_p("import", "Take the list's"), MergeRule.OVERWRITE)
        self.addItem(_p("import", "Ask me"), MergeRule.ASK)
        self.activated.connect(self._on_activated)
        self.installEventFilter(self)

    def show_rule(self, rule: MergeRule | None) -> None:
        """Show a rule without telling."""
        self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(rule)) if rule else 0)
        self.blockSignals(False)

    def _on_activated(self, place: int) -> None:
        told = self.itemData(place)
        self.chosen.emit(None if told is None else MergeRule(told))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page, not change a rule by accident."""
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
