"""A choice of one among a few, each a card with its digit, its name and what it does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.look.icons import draw_icon
from ui.look.style import RING_RADIUS
from ui.look.theme import Theme

_PADDING, _ICON, _GAP = 16, 24, 12


class ChoiceCard(QAbstractButton):
    """One choice; exclusive ones share a button group."""

    def __init__(
        self, theme: Theme, icon: str, name: str, words: str, digit: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._words, self.digit = theme, icon, words, digit
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(f"{digit} {name}")
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty(RING_RADIUS, theme.radius("card"))
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        name, words = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("caption"))
        return QSize(300, 2 * 14 + name.height() + 4 + words.height() * 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter as well as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, over = self.isChecked(), self.underMouse()
        width = 2 if chosen else 1
        half = width / 2
        painter.setPen(QPen(theme.color("accent" if chosen else "line.strong"), width))
        painter.setBrush(theme.color("accent.soft" if chosen else "bg.hover" if over else "bg.surface"))
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.radius("card"), theme.radius("card"))
        ink = "accent" if chosen else "text.secondary"
        draw_icon(painter, QRectF(_PADDING, 14, _ICON, _ICON), theme, self._icon, ink)
        left = _PADDING + _ICON + _GAP
        name = QFontMetrics(theme.font("body", bold=True))
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.color("accent" if chosen else "text.primary"))
        line = QRectF(left, 14, self.width() - left - 40, name.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary"))
        below = QRectF(left, line.bottom() + 4, self.width() - left - _PADDING, self.height())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), self._words)
        painter.setPen(theme.color("accent" if chosen else "text.muted"))
        corner = QRectF(self.width() - 40, 14, 24, name.height())
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self.digit)
        painter.end()
