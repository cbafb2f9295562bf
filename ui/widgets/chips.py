"""Chips: conditions, topics and people that can be taken away with × or Delete."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.icons import icon_pixmap
from ui.look.style import RING_RADIUS
from ui.look.theme import Theme
from ui.widgets.flow import FlowLayout

SOFT, PLAIN, WARN, QUIET = "soft", "plain", "warn", "quiet"
_PADDING, _GAP, _CROSS = 10, 5, 14
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chip(QAbstractButton):
    """A pill with words; ``kind`` is soft (a filter), plain, warn (what not to mention) or quiet."""

    removed = Signal()
    """× or Delete: take it away."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: str = SOFT,
        icon: str = "",
        removable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._icon, self._removable = theme, kind, icon, removable
        self.setText(text)
        name = _("{text}, Delete removes it").format(text=text) if removable else text
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty(RING_RADIUS, theme.radius("pill"))
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("caption"))
        width = _PADDING * 2 + metrics.horizontalAdvance(self.text())
        width += self._theme.size("icon.small") + _GAP if self._icon else 0
        width += _CROSS + _GAP - 2 if self._removable else 0
        height = max(self._theme.size("chip"), metrics.height() + 8)
        return QSize(max(width, height), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away by Delete or Backspace, press it by Enter or Space."""
        if self._removable and event.key() in _REMOVE:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it away by a click on its cross."""
        if self._removable and self.isDown() and event.position().x() >= self.width() - _CROSS - _PADDING:
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, over = QRectF(self.rect()), self.underMouse() or self.isDown()
        ink = self._paint_pill(painter, box, over)
        left = float(_PADDING)
        if self._icon:
            side = self._theme.size("icon.small")
            pixmap = icon_pixmap(self._theme, self._icon, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round((self.height() - side) / 2), pixmap)
            left += side + _GAP
        painter.setPen(self._theme.color(ink))
        painter.setFont(self._theme.font("caption"))
        room = QRectF(left, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._removable:
            pixmap = icon_pixmap(self._theme, "act.close", ink, _CROSS, self.devicePixelRatioF())
            top = round((self.height() - _CROSS) / 2)
            painter.drawPixmap(self.width() - _CROSS - _PADDING + 3, top, pixmap)
        painter.end()

    def _paint_pill(self, painter: QPainter, box: QRectF, over: bool) -> str:
        """Paint the ground and return the token of the ink on it."""
        theme, radius = self._theme, min(self.height() / 2, float(self._theme.radius("pill")))
        if self._kind == SOFT or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(theme.color("bg.selected" if over else "accent.soft")))
            ink = "accent"
        elif self._kind == QUIET:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(theme.color("bg.hover")) if over else QBrush())
            ink = "text.muted"
        else:
            ink = "warn" if self._kind == WARN else "text.secondary"
            painter.setPen(QPen(theme.color("warn" if self._kind == WARN else "line.strong"), 1))
            painter.setBrush(QBrush(theme.color("bg.hover" if over else "bg.surface")))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)
        return ink


class ChipRow(QWidget):
    """Chips by their keys, and a word that clears them all when there are two or more."""

    removed = Signal(str)
    cleared = Signal()
    pressed = Signal(str)

    def __init__(self, theme: Theme, *, clearable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._clearable = theme, clearable
        self._chips: dict[str, Chip] = {}
        self._flow = FlowLayout(self, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_chips(self, chips: Iterable[tuple[str, str]]) -> None:
        """Show these chips, each a key and its words; the focus stays near where it was."""
        focused = next((place for place, chip in enumerate(self._chips.values()) if chip.hasFocus()), -1)
        self._clear()
        for key, words in chips:
            chip = Chip(self._theme, words)
            chip.removed.connect(lambda key=key: self.removed.emit(key))
            chip.clicked.connect(lambda _checked=False, key=key: self.pressed.emit(key))
            self._chips[key] = chip
            self._flow.addWidget(chip)
        if self._clearable and len(self._chips) > 1:
            everything = Chip(self._theme, _("Clear"), kind=QUIET, removable=False)
            everything.setAccessibleName(_("Clear all conditions"))
            everything.clicked.connect(lambda: self.cleared.emit())
            self._flow.addWidget(everything)
        if focused >= 0 and self._chips:
            list(self._chips.values())[min(focused, len(self._chips) - 1)].setFocus()
        self.updateGeometry()

    def keys(self) -> list[str]:
        """Return the keys of the chips shown."""
        return list(self._chips)

    def chip(self, key: str) -> Chip:
        """Return a chip by its key."""
        return self._chips[key]

    def _clear(self) -> None:
        self._chips.clear()
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
