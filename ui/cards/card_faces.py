"""My card on the screen: as it is printed, and its code large enough for a telephone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from services.cards.my_card import Matrix, MyCard
from services.i18n import _
from ui.cards.card_sheet import HIGH, WIDE, draw_card
from ui.look.theme import Theme
from ui.sheets.painter_pen import PainterPen

_MARGIN = 4
"""White squares around a code; without them telephones do not find it."""
_SMALLEST = 320


class CardFace(QWidget):
    """The printed card, black on white in both themes, for paper is white."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: MyCard | None = None
        self._code: Matrix = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(300)
        self.setMaximumWidth(560)
        self.setAccessibleName(_("My card as it is printed"))

    def show_card(self, card: MyCard, code: Matrix) -> None:
        """Show a card with its small code."""
        self._card, self._code = card, code
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * HIGH / WIDE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(450, self.heightForWidth(450))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        height = self.heightForWidth(self.width())
        painter.fillRect(0, 0, self.width(), height, QColor(Qt.GlobalColor.white))
        if self._card is not None:
            draw_card(PainterPen(painter, dots=self.width() / WIDE), 0.0, self._card, self._code)
        painter.setPen(self._theme.color("line.strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, height - 1))
        painter.end()


class CodeFace(QWidget):
    """The code in whole pixels, black on white in both themes: a telephone reads no other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: Matrix = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(_SMALLEST, _SMALLEST)
        self.setMaximumSize(560, 560)
        self.setAccessibleName(_("QR code of my card"))

    def show_code(self, code: Matrix) -> None:
        """Show a code."""
        self._code = code
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares, as large as whole pixels of the screen allow."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        side = round(min(self.width(), self.height()) * ratio)
        count = len(self._code) + 2 * _MARGIN
        step = max(1, side // count)
        painter.fillRect(0, 0, step * count, step * count, QColor(Qt.GlobalColor.white))
        black = QColor(Qt.GlobalColor.black)
        for y, row in enumerate(self._code, _MARGIN):
            for x, dark in enumerate(row, _MARGIN):
                if dark:
                    painter.fillRect(x * step, y * step, step, step, black)
        painter.end()
