"""The one-line input: an icon in front, a key or an echo at the end, a mark when what it holds is wrong."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.widgets.paint import key_words, paint_key

_EDGE, _GAP = 11, 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineEdit(QLineEdit):
    """A line edit in the look; ``icon`` is a token, ``key`` the name of the key that jumps into it."""

    def __init__(
        self,
        theme: Theme,
        *,
        placeholder: str = "",
        icon: str = "",
        key: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._key = theme, icon, key
        self._echo = ""
        self._wrong = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def set_echo(self, words: str) -> None:
        """Show what was understood, quietly at the end of the line."""
        self._echo = words
        self._fit()
        self.update()

    @property
    def echo(self) -> str:
        """Return what is shown as understood."""
        return self._echo

    @property
    def is_wrong(self) -> bool:
        """True while it is marked as wrong."""
        return self._wrong

    def set_wrong(self, wrong: bool) -> None:
        """Mark it as wrong with line and icon, or take the mark away."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then icon, echo, key and mark inside it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.size("icon")
        if self._icon:
            self._paint_icon(painter, self._icon, "text.secondary", _EDGE)
        right = float(self.width() - _EDGE)
        if self._wrong:
            self._paint_icon(painter, "state.error", "danger", right - side)
            right -= side + _GAP
        if self._echo:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.color("text.secondary"))
            room = QRectF(0, 0, right, self.height())
            painter.drawText(room, int(_RIGHT), self._echo)
        elif self._shows_key():
            metrics = QFontMetrics(self._theme.font("caption"))
            width, height = self._key_width(metrics), metrics.height()
            box = QRectF(right - width, (self.height() - height) / 2, width, height)
            paint_key(painter, box, key_words(self._key), self._theme)
        painter.end()

    def _paint_icon(self, painter: QPainter, name: str, token: str, left: float) -> None:
        side = self._theme.size("icon")
        pixmap = icon_pixmap(self._theme, name, token, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), pixmap)

    def _shows_key(self) -> bool:
        return bool(self._key) and not self.text()

    def _key_width(self, metrics: QFontMetrics) -> int:
        return metrics.horizontalAdvance(key_words(self._key)) + 12

    def _fit(self) -> None:
        """Keep the text clear of what is painted at both ends."""
        side = self._theme.size("icon")
        metrics = QFontMetrics(self._theme.font("caption"))
        right = side + _GAP if self._wrong else 0
        if self._echo:
            right += metrics.horizontalAdvance(self._echo) + _GAP
        elif self._shows_key():
            right += self._key_width(metrics)
        self.setTextMargins(side + _GAP - 2 if self._icon else 0, 0, right, 0)
