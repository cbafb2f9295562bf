"""Words as chips, with a line at the end to add another: topics, products."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.look.theme import Theme
from ui.widgets.chips import ChipRow
from ui.widgets.line_edit import LineEdit

_BREAKS = "、，,；;"


class ChipEdit(QWidget):
    """Enter or a comma makes a chip of what is written; Backspace in the empty line takes the last back."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._chips = ChipRow(theme, clearable=False)
        self.line = LineEdit(theme, placeholder=placeholder, name=name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.returnPressed.connect(self._take)
        self.line.editingFinished.connect(self._take)
        self.line.installEventFilter(self)
        self._chips.removed.connect(self._on_removed)
        self._show()

    def words(self) -> tuple[str, ...]:
        """Return the chips' words, what stands in the line included."""
        rest = self.line.text().strip()
        return (*self._words, rest) if rest and rest not in self._words else tuple(self._words)

    def set_words(self, words: Sequence[str]) -> None:
        """Show these words."""
        self._words = list(dict.fromkeys(words))
        self.line.clear()
        self._show()

    def _show(self) -> None:
        self._chips.set_chips([(word, word) for word in self._words])
        self._chips.setVisible(bool(self._words))

    def _take(self) -> None:
        word = self.line.text().strip(_BREAKS + " ")
        if word and word not in self._words:
            self._words.append(word)
            self._show()
            self.edited.emit()
        self.line.clear()

    def _on_text_edited(self, text: str) -> None:
        if text and text[-1] in _BREAKS:
            self._take()

    def _on_removed(self, word: str) -> None:
        self._words.remove(word)
        self._show()
        self.edited.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the last chip back into the line."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        back = pressed and event.key() == Qt.Key.Key_Backspace  # type: ignore[attr-defined]
        if back and self._words and not self.line.text():
            self.line.setText(self._words.pop())
            self._show()
            return True
        return super().eventFilter(watched, event)
