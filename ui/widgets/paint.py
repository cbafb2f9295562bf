"""Painters shared by widgets and delegates: badges, signs of ties, factor cells, key hints."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from ui.look.style import draw_ring
from ui.look.theme import Theme
from ui.look.tokens import tier_key

_CENTRE = Qt.AlignmentFlag.AlignCenter
_DASH = [2.5, 2.0]
STALE_CORNER = 6
"""Side of the triangle that marks a stale factor, in pixels."""


def paint_tier_badge(painter: QPainter, rect: QRectF, tier: object, theme: Theme) -> None:
    """Draw a tier's badge: letter on its fill, C with a solid and unrated with a dashed line."""
    key = tier_key(tier)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    border = theme.tokens.tier_border(key)
    box = QRectF(rect)
    if border == "none":
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(_line(theme.color(f"tier.{key}.line"), border == "dash"))
    painter.setBrush(QBrush(theme.tier_fill(key)))
    radius = theme.radius("badge") * (1.2 if rect.height() > 28 else 1.0)
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(theme.tier_text(key))
    share = 0.5 if key == "unrated" else 0.58
    painter.setFont(sized(theme, rect.height() * share, bold=True))
    painter.drawText(rect, _CENTRE, theme.tokens.letter(key))
    painter.restore()


def paint_kind(painter: QPainter, rect: QRectF, kind: object, theme: Theme) -> None:
    """Draw the sign of a kind of tie: its character in a box of 1 px, both in its colour."""
    sign = theme.tokens.kind(kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(sign.color), 1))
    painter.setBrush(QBrush(theme.color("bg.surface")))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("cell"), theme.radius("cell"))
    painter.setFont(sized(theme, rect.height() * 0.62))
    painter.drawText(rect, _CENTRE, sign.glyph)
    painter.restore()


def paint_kind_line(
    painter: QPainter, start: QPointF, end: QPointF, kind: object, theme: Theme, width: float = 2.0
) -> None:
    """Draw the line of a kind of tie in its colour and dashes; dashes are in pixels."""
    sign = theme.tokens.kind(kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color(sign.color), width)
    if sign.dash:
        pen.setDashPattern([part / width for part in sign.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
    painter.restore()


def paint_factor(
    painter: QPainter, rect: QRectF, klass: int | None, stale: bool, focused: bool, theme: Theme
) -> None:
    """Draw a factor's class 1, 2, 3 or unknown (None), a corner when stale, a ring when in focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.radius("cell")
    known = klass in (1, 2, 3)
    if focused:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color("bg.surface")))
        painter.drawRoundedRect(rect, radius, radius)
    if klass in (1, 3):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color(f"factor.{klass}")))
        painter.drawRoundedRect(rect, radius, radius)
    elif not known:
        painter.setPen(_line(theme.color("line.strong"), dashed=True))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(theme.color(f"factor.{klass}.on" if known else "factor.unknown.on"))
    painter.setFont(theme.font("body", bold=klass == 1))
    painter.drawText(rect, _CENTRE, str(klass) if known else "?")
    if stale and known:
        _paint_corner(painter, rect, theme.color("warn"))
    if focused:
        draw_ring(painter, rect.adjusted(-3, -3, 3, 3), radius + 2, theme)
    painter.restore()


def paint_key(painter: QPainter, rect: QRectF, key: str, theme: Theme) -> None:
    """Draw a key's name in its little box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line.strong"), 1))
    painter.setBrush(QBrush(theme.color("bg.window")))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("cell"), theme.radius("cell"))
    painter.setPen(theme.color("text.muted"))
    painter.setFont(theme.font("caption"))
    painter.drawText(rect, _CENTRE, key)
    painter.restore()


def paint_avatar(painter: QPainter, rect: QRectF, surname: str, tier: object, theme: Theme) -> None:
    """Draw a circle in the tier's colour with the surname in it."""
    key = tier_key(tier)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    border = theme.tokens.tier_border(key)
    circle = QRectF(rect)
    if border == "none":
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        circle.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(_line(theme.color(f"tier.{key}.line"), border == "dash"))
    painter.setBrush(QBrush(theme.tier_fill(key)))
    painter.drawEllipse(circle)
    painter.setPen(theme.tier_text(key))
    painter.setFont(sized(theme, rect.height() * (0.42 if len(surname) < 2 else 0.32), bold=True))
    painter.drawText(rect, _CENTRE, surname)
    painter.restore()


def sized(theme: Theme, pixels: float, bold: bool = False) -> QFont:
    """Return the body's family at a height in pixels, for signs whose box has a fixed size."""
    font = QFont(theme.font("body", bold))
    font.setPixelSize(max(8, round(pixels)))
    return font


def key_words(key: str) -> str:
    """Return a key's name as it is shown: ``Ctrl+L`` becomes ``Ctrl L``."""
    return key.replace("+", " ") if len(key) > 1 else key


def _paint_corner(painter: QPainter, rect: QRectF, color: QColor) -> None:
    corner = rect.topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    left, below = corner - QPointF(STALE_CORNER, 0), corner + QPointF(0, STALE_CORNER)
    painter.drawPolygon(QPolygonF([corner, left, below]))


def _line(color: QColor, dashed: bool) -> QPen:
    pen = QPen(color, 1)
    if dashed:
        pen.setDashPattern(_DASH)
    return pen


NARROWEST = 75
"""Per cent of their width that words are drawn at, at the least, before they lose their end."""


def fit_words(font: QFont, words: str, room: float) -> tuple[QFont, str]:
    """Return a font and words that fit a width: drawn narrower first, then cut at the end."""
    wide = QFontMetrics(font).horizontalAdvance(words)
    if wide <= room or not wide:
        return font, words
    narrow = QFont(font)
    narrow.setStretch(max(NARROWEST, int(100 * room / wide)))
    metrics = QFontMetrics(narrow)
    return narrow, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
