"""A field over a cell of the table: what stands in the file is set right for this import."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from services.i18n import _

_LEAST_WIDTH = 160


class CellEditor(QLineEdit):
    """Enter takes what was typed, Esc and leaving it do not; ↑↓ turn over what the cell may mean."""

    entered = Signal(int, int, str)
    """Place of the row, index of the column in its table, the new text."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._place = self._column = -1
        self._choices: Sequence[str] = ()
        self.setAccessibleName(_("Cell of the file"))
        self.installEventFilter(self)
        self.hide()

    def begin(self, place: int, column: int, text: str, rect: QRect, choices: Sequence[str] = ()) -> None:
        """Lie over a cell with its text; ``choices`` are what it may mean."""
        self._place, self._column, self._choices = place, column, choices
        self.setText(text)
        height = max(rect.height(), self.sizeHint().height())
        width = max(rect.width(), _LEAST_WIDTH)
        left = min(rect.left(), max(0, self._over.width() - width))
        self.setGeometry(left, rect.center().y() - height // 2, width, height)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc before the page does."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._leave()
                self.entered.emit(self._place, self._column, self.text())
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._choices:
                self._turn(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return False

    def _turn(self, step: int) -> None:
        """Put the next of the choices into the field."""
        count = len(self._choices)
        at = self._choices.index(self.text()) if self.text() in self._choices else (-1 if step > 0 else count)
        self.setText(self._choices[(at + step) % count])
        self.selectAll()

    def _leave(self) -> None:
        self.hide()
        table = self._over.parentWidget()
        if table is not None:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
