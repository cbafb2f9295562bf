"""How each sort of cell is drawn; one function a role."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen, QPixmap

from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.tables.columns import (
    CENTER,
    LEFT,
    RIGHT,
    BadgeCell,
    CellRole,
    Column,
    FactorCell,
    NameCell,
    PairCell,
    ProblemCell,
    StatusCell,
)
from ui.widgets.paint import paint_factor, paint_kind, paint_tier_badge

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_FLAGS = {
    LEFT: int(_MIDDLE | Qt.AlignmentFlag.AlignLeft),
    CENTER: int(_MIDDLE | Qt.AlignmentFlag.AlignHCenter),
    RIGHT: int(_MIDDLE | Qt.AlignmentFlag.AlignRight),
}
_ELIDE = Qt.TextElideMode.ElideRight
_GAP = 6


@dataclass(frozen=True, slots=True)
class CellLook:
    """In what state a cell is painted, and for which column."""

    theme: Theme
    column: Column
    muted: bool = False
    focused: bool = False
    ratio: float = 1.0


def paint_cell(painter: QPainter, rect: QRectF, row: Any, look: CellLook) -> None:
    """Draw one cell of a row that is there."""
    column = look.column
    value = column.value(row) if column.value is not None else column.text(row)
    _PAINTERS[column.role](painter, rect, value, look)


def paint_waiting(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draw the grey bar of a row that is still being fetched."""
    bar = QRectF(rect.left(), rect.center().y() - 4, max(12.0, rect.width() * 0.8), 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(theme.color("bg.sunken")))
    painter.drawRoundedRect(bar, 4, 4)


def whole_width(row: Any, column: Column, theme: Theme) -> int:
    """Return how wide a cell's text is when nothing is left out."""
    value = column.value(row) if column.value is not None else None
    bold = bool(getattr(value, "bold", False))
    width = QFontMetrics(theme.font("body", bold)).horizontalAdvance(column.text(row))
    return width + (theme.size("icon.small") + _GAP if getattr(value, "icon", "") else 0)


def _tone(look: CellLook, token: str) -> Any:
    return look.theme.color("text.muted" if look.muted else token)


def _write(painter: QPainter, rect: QRectF, text: str, font: QFont, align: str = LEFT) -> None:
    """Write text, cut at the end with dots where it does not fit."""
    if not text:
        return
    painter.setFont(font)
    if _is_wide(text, font, rect.width()):
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > rect.width():
            text = metrics.elidedText(text, _ELIDE, int(rect.width()))
    painter.drawText(rect, _FLAGS[align], text)


def _is_wide(text: str, font: QFont, room: float) -> bool:
    """Tell whether a text might not fit; measuring costs as much as writing, and most texts are short."""
    kept = _ems.get(id(font))
    if kept is None:
        kept = _ems[id(font)] = (font, QFontMetrics(font).horizontalAdvance("国"))
    em = kept[1]
    if em * len(text) <= room:
        return False
    narrow = sum(char <= "9" for char in text)
    return em * (len(text) - narrow * 0.35) > room


_ems: dict[int, tuple[QFont, float]] = {}
"""The width of a Chinese character by font, which is kept so that its id stays its own; digits and spaces
are at most 0.65 of it."""


def _paint_plain(painter: QPainter, rect: QRectF, value: Any, look: CellLook) -> None:
    if not value:
        return
    painter.setPen(_tone(look, look.column.tone))
    _write(painter, rect, str(value), look.theme.font(), look.column.align)


def _paint_badge(painter: QPainter, rect: QRectF, cell: BadgeCell, look: CellLook) -> None:
    side = look.theme.size("badge")
    box = QRectF(rect.left(), round(rect.center().y() - side / 2), side, side)
    painter.drawPixmap(box.topLeft(), _badge_picture(cell.tier, side, look))
    rest = QRectF(box.right() + 5, rect.top(), rect.right() - box.right() - 5, rect.height())
    if cell.pinned:
        pin = look.theme.size("icon.small") - 2
        pixmap = icon_pixmap(look.theme, "act.pin_tier", "secondary", pin, look.ratio)
        painter.drawPixmap(QPointF(rest.left(), rest.center().y() - pin / 2), pixmap)
        rest.adjust(pin + 2, 0, 0, 0)
    if cell.could_be:
        painter.setPen(look.theme.color("text.muted"))
        painter.setFont(look.theme.font("caption"))
        painter.drawText(rest, int(_MIDDLE), f"~{cell.could_be}")


def _paint_name(painter: QPainter, rect: QRectF, cell: NameCell, look: CellLook) -> None:
    painter.setPen(_tone(look, "text.primary"))
    _write(painter, rect, cell.text, look.theme.font("body", cell.bold))


_REST_SHARE = 0.4


def _paint_pair(painter: QPainter, rect: QRectF, cell: PairCell, look: CellLook) -> None:
    painter.setPen(_tone(look, "text.primary"))
    bold, plain = look.theme.font("body", cell.bold), look.theme.font()
    both = bool(cell.main and cell.rest)
    room = _main_room(cell, bold, plain, rect.width()) if both else rect.width()
    _write(painter, QRectF(rect.left(), rect.top(), room, rect.height()), cell.main, bold)
    if not cell.rest:
        return
    used = min(QFontMetrics(bold).horizontalAdvance(cell.main), room) if cell.main else 0
    after = rect.adjusted(used, 0, 0, 0)
    if after.width() > QFontMetrics(look.theme.font()).horizontalAdvance(" · …"):
        painter.setPen(look.theme.color("text.muted" if look.muted else "text.secondary"))
        _write(painter, after, f" · {cell.rest}" if cell.main else cell.rest, look.theme.font())


def _main_room(cell: PairCell, bold: QFont, plain: QFont, width: float) -> float:
    """Return the room of the main thing: what is said after it keeps four characters, or two fifths."""
    if not _is_wide(cell.main + " · " + cell.rest, bold, width):
        return width
    metrics = QFontMetrics(plain)
    least = max(metrics.horizontalAdvance(" · 国国国国…"), width * _REST_SHARE)
    rest = min(metrics.horizontalAdvance(f" · {cell.rest}"), least)
    return max(width - rest, width * _REST_SHARE)


def _paint_stack(painter: QPainter, rect: QRectF, cell: PairCell, look: CellLook) -> None:
    first, second = look.theme.font("body", cell.bold), look.theme.font("caption")
    high, low = QFontMetrics(first).height(), QFontMetrics(second).height()
    top = rect.center().y() - (high + low) / 2
    painter.setPen(_tone(look, "text.primary"))
    _write(painter, QRectF(rect.left(), top, rect.width(), high), cell.main, first)
    painter.setPen(_tone(look, "text.secondary"))
    _write(painter, QRectF(rect.left(), top + high, rect.width(), low), cell.rest, second)


def _paint_factor(painter: QPainter, rect: QRectF, cell: FactorCell, look: CellLook) -> None:
    width, height = look.theme.size("factor.w"), look.theme.size("factor.h")
    height = min(height, int(rect.height()) - 4)
    picture = _factor_picture(cell, width, height, look)
    painter.drawPixmap(QPointF(rect.left(), round(rect.center().y() - height / 2)), picture)


def _factor_picture(cell: FactorCell, width: int, height: int, look: CellLook) -> QPixmap:
    """Return a factor cell as a picture: a handful differ, and a screen shows a hundred."""

    def draw(painter: QPainter) -> None:
        paint_factor(painter, QRectF(0, 0, width, height), cell.klass, cell.stale, False, look.theme)

    return _picture(("factor", cell.klass, cell.stale), width, height, look, draw)


def _badge_picture(tier: object, side: int, look: CellLook) -> QPixmap:
    """Return a tier's badge as a picture."""

    def draw(painter: QPainter) -> None:
        paint_tier_badge(painter, QRectF(0, 0, side, side), tier, look.theme)

    return _picture(("badge", tier), side, side, look, draw)


def _picture(
    what: tuple[object, ...], width: int, height: int, look: CellLook, draw: Callable[[QPainter], None]
) -> QPixmap:
    """Return something drawn once for each theme, size of text and resolution."""
    theme = look.theme
    key = (what, width, height, theme.mode, theme.high_contrast, theme.text_scale, look.ratio)
    picture = _pictures.get(key)
    if picture is None:
        picture = QPixmap(round(width * look.ratio), round(height * look.ratio))
        picture.setDevicePixelRatio(look.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter)
        painter.end()
        _pictures[key] = picture
    return picture


_pictures: dict[tuple[object, ...], QPixmap] = {}


def _paint_status(painter: QPainter, rect: QRectF, cell: StatusCell, look: CellLook) -> None:
    token = "text.muted" if look.muted else cell.tone
    room = QRectF(rect)
    if cell.icon:
        side = look.theme.size("icon.small")
        pixmap = icon_pixmap(look.theme, cell.icon, token, side, look.ratio)
        painter.drawPixmap(QPointF(room.left(), room.center().y() - side / 2), pixmap)
        room.adjust(side + 4, 0, 0, 0)
    painter.setPen(look.theme.color(token))
    _write(painter, room, cell.text, look.theme.font("body", cell.bold), look.column.align)


def _paint_kinds(painter: QPainter, rect: QRectF, kinds: tuple[str, ...], look: CellLook) -> None:
    side = look.theme.size("kind")
    box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
    for kind in kinds:
        if box.right() > rect.right() + 1:
            return
        paint_kind(painter, box, kind, look.theme)
        box.translate(side + 4, 0)


def _paint_problem(painter: QPainter, rect: QRectF, cell: ProblemCell, look: CellLook) -> None:
    if not cell.problem:
        _paint_plain(painter, rect, cell.text, look)
        return
    body, small = look.theme.font(), look.theme.font("caption")
    wide = QFontMetrics(body).horizontalAdvance(cell.text)
    more = QFontMetrics(small).horizontalAdvance(cell.problem)
    height = QFontMetrics(body).height() + 4
    box = QRectF(rect.left() - 1, rect.center().y() - height / 2, min(rect.width(), wide + more + 18), height)
    painter.setPen(QPen(look.theme.color("danger"), 1))
    painter.setBrush(QBrush(look.theme.color("danger.soft")))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(look.theme.color("text.primary"))
    inner = box.adjusted(7, 0, -5, 0)
    _write(painter, inner, cell.text, body)
    painter.setPen(look.theme.color("danger"))
    _write(painter, inner.adjusted(min(wide, inner.width()) + 5, 0, 0, 0), cell.problem, small)


_PAINTERS: dict[CellRole, Callable[[QPainter, QRectF, Any, CellLook], None]] = {
    CellRole.PLAIN: _paint_plain,
    CellRole.BADGE: _paint_badge,
    CellRole.NAME: _paint_name,
    CellRole.PAIR: _paint_pair,
    CellRole.STACK: _paint_stack,
    CellRole.FACTOR: _paint_factor,
    CellRole.STATUS: _paint_status,
    CellRole.KINDS: _paint_kinds,
    CellRole.PROBLEM: _paint_problem,
}
