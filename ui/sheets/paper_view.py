"""A printed page as a picture on the screen, drawn by the same pen as the paper."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.look.tokens import load_tokens
from ui.sheets.painter_pen import PainterPen
from ui.sheets.pen import Pen

A4 = (210.0, 297.0)
WIDEST = 900
NARROWEST = 200


class PaperView(QWidget):
    """One A4 page as wide as its room; drawn anew when the room changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Callable[[Pen], None] | None = None
        self._picture = QPixmap()

    def show_drawing(self, draw: Callable[[Pen], None] | None) -> None:
        """Show what a drawing puts on the page."""
        self._draw = draw
        self._picture = QPixmap()
        self.update()

    def fit(self, room: int) -> None:
        """Be as wide as there is room, within reason, the height in proportion."""
        width = max(NARROWEST, min(WIDEST, room))
        self.setFixedSize(width, round(width * A4[1] / A4[0]))

    @override
    def sizeHint(self) -> QSize:
        return QSize(595, 842)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = QPixmap()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw is None:
            return
        if self._picture.isNull():
            self._picture = self._drawn(self._draw)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _drawn(self, draw: Callable[[Pen], None]) -> QPixmap:
        """Return the page at the widget's size and the screen's density."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.fill(load_tokens().paper("tier.c"))
        painter = QPainter(picture)
        draw(PainterPen(painter, dots=picture.width() / A4[0]))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture
