"""What floats: shadows, and the veil behind a frame that is laid over a page."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget
from typing_extensions import override

from ui.look.theme import Theme


def cast_shadow(frame: QWidget, theme: Theme, name: str) -> None:
    """Give one of the three floating things its shadow: menu, toast or palette."""
    values = theme.tokens.shadow(name)
    effect = QGraphicsDropShadowEffect(frame)
    effect.setOffset(0, values.y)
    effect.setBlurRadius(values.blur)
    effect.setColor(QColor(0, 0, 0, round(255 * values.alpha)))
    frame.setGraphicsEffect(effect)


class Scrim(QWidget):
    """A veil over a whole widget; it follows its size, and a press on it is told."""

    pressed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.hide()
        theme.changed.connect(self.update)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is veiled."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a press beside the frame."""
        self.pressed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("scrim"))
        painter.end()
