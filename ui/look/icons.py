"""Icons: outlines of Material Design Icons (mdi6), drawn in the colours of the theme in force.

The outlines were taken from QtAwesome's font by resources/icons/distil_icons.py. Measured: importing
QtAwesome and drawing its first icon costs 0.35 s, more than a bare window; reading the outlines 2 ms.
"""

import json
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap
from typing_extensions import override

from resources import data_path
from ui.look.theme import Theme

GRID = 24.0
_ROLES = {
    "secondary": "text.secondary",
    "primary": "text.primary",
    "muted": "text.muted",
    "on": "accent.on",
    "disabled": "text.disabled",
}


@lru_cache(maxsize=1)
def _outlines() -> dict[str, str]:
    """Return the outlines as they are written, by mdi6 name."""
    found: dict[str, str] = json.loads(data_path("icons", "outlines.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=256)
def icon_path(outline: str) -> QPainterPath:
    """Return an icon's outline on a square of 24, by its mdi6 name; an unknown name raises KeyError."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    letter, numbers = "", list[float]()
    for word in _outlines()[outline].split():
        if word[0].isalpha():
            letter, word = word[0], word[1:]
        numbers.append(float(word))
        if letter == "C" and len(numbers) == 6:
            path.cubicTo(*numbers)
        elif letter == "M" and len(numbers) == 2:
            path.moveTo(*numbers)
        elif letter == "L" and len(numbers) == 2:
            path.lineTo(*numbers)
        else:
            continue
        numbers.clear()
    return path


def role_color(theme: Theme, role: str) -> QColor:
    """Return the colour of an icon's role: ``secondary``, ``primary``, ``muted``, ``on`` or any token."""
    return theme.color(_ROLES.get(role, role))


def draw_icon(painter: QPainter, rect: QRectF, theme: Theme, name: str, role: str = "secondary") -> None:
    """Draw an icon in a square, vector sharp; for paint code that draws few."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / GRID, rect.height() / GRID)
    painter.fillPath(icon_path(theme.tokens.icon(name)), role_color(theme, role))
    painter.restore()


@lru_cache(maxsize=512)
def _pixmap(outline: str, rgba: int, size: int, ratio: float) -> QPixmap:
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / GRID, pixels / GRID)
    painter.fillPath(icon_path(outline), QColor.fromRgba(rgba))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(
    theme: Theme, name: str, role: str = "secondary", size: int = 18, ratio: float = 1.0
) -> QPixmap:
    """Return an icon as a picture of ``size`` logical pixels, from a cache; for delegates."""
    return _pixmap(theme.tokens.icon(name), role_color(theme, role).rgba(), size, ratio)


class _OutlineEngine(QIconEngine):
    """Paints an outline in the theme's colour of the moment, so icons follow a change by themselves."""

    def __init__(self, theme: Theme, name: str, role: str, size: int) -> None:
        super().__init__()
        self._theme, self._name, self._role, self._size = theme, name, role, size

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        if state == QIcon.State.On and self._role == "secondary":
            return "accent"
        return self._role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, QRectF(rect), self._theme, self._name, self._color(mode, state))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        return icon_pixmap(self._theme, self._name, self._color(mode, state), side)

    @override
    def clone(self) -> QIconEngine:
        return _OutlineEngine(self._theme, self._name, self._role, self._size)

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)


def icon(theme: Theme, name: str, role: str = "secondary", size: int = 18) -> QIcon:
    """Return the icon of an action, page or state, such as ``act.search``.

    It is drawn in the role's colour, in accent where it is switched on, grey where disabled, and follows the
    theme without being made again. ``size`` is the size it is meant for; Qt may ask for others.
    """
    theme.tokens.icon(name)  # an unknown name fails here, not while painting
    return QIcon(_OutlineEngine(theme, name, role, size))
