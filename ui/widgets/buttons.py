"""Buttons: one primary a pane, secondary, quiet, soft and dangerous ones, each able to show its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QBrush, QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.widgets.paint import key_words, paint_key

PRIMARY, SECONDARY, QUIET, SOFT, DANGER, LINK = "primary", "secondary", "quiet", "soft", "danger", "link"
_TEXT = {PRIMARY: "accent.on", SOFT: "accent", LINK: "accent", DANGER: "danger"}
_PADDING, _GAP = 12, 6


class Button(QAbstractButton):
    """A button painted from the tokens.

    ``kind`` is one of primary, secondary, quiet, soft, danger, link; ``icon`` a token such as ``act.call``;
    ``key`` is shown beside the words and binds nothing; ``name`` is what a screen reader says.
    ``shortens``: words that somebody else wrote end in dots where room is short.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: str = SECONDARY,
        *,
        icon: str = "",
        key: str = "",
        name: str = "",
        small: bool = False,
        shortens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._icon, self._key, self._small = theme, kind, icon, key, small
        self._shortens = shortens
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Maximum if shortens else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def kind(self) -> str:
        """Return what sort of button it is."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Turn it into another sort of button."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Show another icon, given by its token; empty for none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def follow(self, action: QAction) -> None:
        """Trigger an action and be enabled as it is; a button without words says it in its tooltip."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())
        shortcut = key_words(action.shortcut().toString())
        if not self.text():
            self.setToolTip(f"{action.text()} {shortcut}".strip())
            self.setAccessibleName(action.text())

    @override
    def sizeHint(self) -> QSize:
        """Return the room words, icon and key need, at least as high as a control."""
        height = max(
            self._theme.size("control.small" if self._small else "control"), self._metrics().height() + 8
        )
        if self._icon and not self.text():
            return QSize(height, height)
        width = _PADDING * 2 + self._content_width()
        return QSize(max(width, height), height)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut, unless they may be."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), 4 * whole.height()), whole.height()) if self._shortens else whole

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as well as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, words and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line = self._ground()
        radius = self._theme.radius("control")
        box = QRectF(self.rect())
        if line is not None:
            width = 2 if self._kind == SECONDARY and self.isChecked() else 1
            box.adjust(width / 2, width / 2, -width / 2, -width / 2)
            painter.setPen(QPen(line, width))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QBrush(fill))
        painter.drawRoundedRect(box, radius, radius)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        token = self._text_token()
        beyond = max(0, self._content_width() + 2 * _PADDING - self.width())
        left = (self.width() - self._content_width() + beyond) / 2
        if self._icon:
            side = self._icon_side()
            pixmap = icon_pixmap(self._theme, self._icon, token, side, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round((self.height() - side) / 2), pixmap)
            left += side + (_GAP if self.text() or self._key else 0)
        if self.text():
            metrics = self._metrics()
            painter.setFont(self._theme.font("body", self._is_bold()))
            painter.setPen(self._theme.color(token))
            width = metrics.horizontalAdvance(self.text()) - beyond
            words = self.text()
            if beyond:
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            room = QRectF(left, 0, width + 1, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            left += width + (_GAP if self._key else 0)
        if self._key:
            self._paint_key_words(painter, left, token)

    def _paint_key_words(self, painter: QPainter, left: float, token: str) -> None:
        words = key_words(self._key)
        width, height = self._key_width(), self._key_height()
        rect = QRectF(left, (self.height() - height) / 2, width, height)
        if self._kind in (SECONDARY, QUIET):
            paint_key(painter, rect, words, self._theme)
            return
        painter.setPen(self._theme.color(token))
        painter.setFont(self._theme.font("caption"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _ground(self) -> tuple[QColor | None, QColor | None]:
        """Return the fill and the line of the state it is in."""
        color = self._theme.color
        if not self.isEnabled():
            filled = self._kind in (PRIMARY, SOFT)
            return (
                color("bg.sunken") if filled else None,
                color("line.soft") if self._kind in (SECONDARY, PRIMARY, DANGER) else None,
            )
        down, over = self.isDown(), self.underMouse()
        if self._kind == PRIMARY:
            return color("accent.pressed" if down else "accent.hover" if over else "accent"), None
        if self._kind == SOFT:
            return color("bg.selected" if down or over else "accent.soft"), None
        if self._kind == DANGER:
            return color("danger.soft" if down or over else "bg.surface"), color("danger")
        if self.isChecked():
            return color("accent.soft"), color("accent") if self._kind == SECONDARY else None
        if self._kind in (QUIET, LINK):
            return (color("bg.sunken") if down else color("bg.hover") if over else None), None
        return color("bg.sunken" if down else "bg.hover" if over else "bg.surface"), color("line.strong")

    def _text_token(self) -> str:
        if not self.isEnabled():
            return "text.disabled"
        if self.isChecked():
            return "accent"
        if self._kind == QUIET and not self.text():
            return "text.secondary"
        return _TEXT.get(self._kind, "text.primary")

    def _is_bold(self) -> bool:
        return self._kind in (PRIMARY, SOFT) or (self.isChecked() and self._kind == SECONDARY)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("body", self._is_bold()))

    def _icon_side(self) -> int:
        return self._theme.size("icon.small" if self._small else "icon")

    def _key_width(self) -> int:
        words = QFontMetrics(self._theme.font("caption")).horizontalAdvance(key_words(self._key))
        return words + (12 if self._kind in (SECONDARY, QUIET) else 1)

    def _key_height(self) -> int:
        return QFontMetrics(self._theme.font("caption")).height()

    def _content_width(self) -> int:
        parts: list[int] = []
        if self._icon:
            parts.append(self._icon_side())
        if self.text():
            parts.append(self._metrics().horizontalAdvance(self.text()))
        if self._key:
            parts.append(self._key_width())
        return sum(parts) + _GAP * (len(parts) - 1)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
