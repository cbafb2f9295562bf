"""Signs as widgets: tier badge, sign of a tie, factor cell, avatar, key hint."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.focus import NO_RING
from ui.look.theme import Theme
from ui.look.tokens import tier_key
from ui.widgets.paint import key_words, paint_avatar, paint_factor, paint_key, paint_kind, paint_tier_badge

_RING_ROOM = 3
_CLASSES = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_0: None}


class _Sign(QWidget):
    """A small painted square that follows the theme."""

    def __init__(self, theme: Theme, side: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme, self._side = theme, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def box(self) -> QRectF:
        """Return the square the sign is drawn in."""
        return QRectF(0, (self.height() - self._side) / 2, self._side, self._side)


class TierBadge(_Sign):
    """A tier's letter on its fill, 22 or 32 px."""

    def __init__(
        self, theme: Theme, tier: object = None, *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, theme.size("badge.large" if large else "badge"), parent)
        self.set_tier(tier)

    def set_tier(self, tier: object) -> None:
        """Show another tier; None is unrated."""
        self._tier = tier
        key = tier_key(tier)
        words = _("Tier {letter}").format(letter=key.upper()) if key != "unrated" else _("Not rated yet")
        self.setAccessibleName(words)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tier_badge(painter, self.box(), self._tier, self._theme)
        painter.end()


class KindChip(_Sign):
    """The character of a kind of tie in its box of 18 px; ``words`` are read aloud and shown as tooltip."""

    def __init__(self, theme: Theme, kind: object, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.size("kind"), parent)
        self.set_kind(kind, words)

    def set_kind(self, kind: object, words: str = "") -> None:
        """Show another kind of tie."""
        self._kind = kind
        self.setAccessibleName(words or self._theme.tokens.kind(kind).glyph)
        self.setToolTip(words)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_kind(painter, self.box(), self._kind, self._theme)
        painter.end()


class Avatar(_Sign):
    """A circle with the surname, in the tier's colour."""

    def __init__(
        self,
        theme: Theme,
        surname: str = "",
        tier: object = None,
        side: int = 48,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, side, parent)
        self.set_person(surname, tier)

    def set_person(self, surname: str, tier: object) -> None:
        """Show somebody else."""
        self._surname, self._tier = surname, tier
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, self.box(), self._surname, self._tier, self._theme)
        painter.end()


class KeyHint(QWidget):
    """The name of a key in a small box."""

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, key_words(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._words)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("caption"))
        return QSize(max(metrics.height(), metrics.horizontalAdvance(self._words) + 12), metrics.height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(painter, QRectF(self.rect()), self._words, self._theme)
        painter.end()


class FactorBox(QWidget):
    """One factor's class, changed by the keys 1 2 3 0 or a click that walks 1, 2, 3, unknown."""

    entered = Signal(str, object)
    """Key of the factor, and the class 1 to 3 or None."""

    def __init__(self, theme: Theme, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.key, self._name = theme, key, name
        self._klass: int | None = None
        self._stale = False
        self.setProperty(NO_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_class(None)
        theme.changed.connect(self.update)

    @property
    def klass(self) -> int | None:
        """Return the class shown, None for unknown."""
        return self._klass

    def set_class(self, klass: int | None, *, stale: bool = False, words: str = "") -> None:
        """Show a class; ``words`` say it for a screen reader ("class 1, close")."""
        self._klass, self._stale = klass, stale
        said = words or (str(klass) if klass else _("class unknown"))
        self.setAccessibleName(f"{self._name}，{said}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        size, ring = self._theme.size, 2 * _RING_ROOM
        return QSize(size("factor.w") + ring, size("factor.h") + ring)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1 2 3 0; other keys go to the page."""
        key = Qt.Key(event.key())
        if key in _CLASSES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit(self.key, _CLASSES[key])
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Walk to the next class."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.entered.emit(self.key, {None: 1, 1: 2, 2: 3, 3: None}[self._klass])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = _RING_ROOM
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        paint_factor(painter, box, self._klass, self._stale, self.hasFocus(), self._theme)
        painter.end()
