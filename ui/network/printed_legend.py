"""The legend of a map in a file: whose map it is, what the tiers and the lines mean."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from models.kinds import Tier
from services.i18n import _
from services.network.picture import KINDS
from services.vocabulary import tie_kind_word
from ui.look.theme import Theme
from ui.network.painting.scene import TIERS, MapScene
from ui.widgets.paint import paint_kind_line, paint_tier_badge

_BADGE, _LINE, _GAP, _APART = 16.0, 24.0, 6.0, 18.0
_ROW, _EDGE = 24.0, 12.0
_WORDS = dict(zip(TIERS, (Tier.A, Tier.B, Tier.C, Tier.UNRATED), strict=True))

Sign = tuple[str, float, Callable[[QPainter, QRectF], None] | None]
"""The words of an entry, the width of its sign, and how that is drawn."""


def legend_height(scene: MapScene, theme: Theme, width: float) -> float:
    """Return how high a legend of that width is."""
    rows = _rows(scene, theme, width)
    return 2 * _EDGE + _ROW * (rows + 1)


def paint_legend(painter: QPainter, scene: MapScene, theme: Theme, room: QRectF, heading: str) -> None:
    """Draw the legend into a room as wide as the map, a thin line above it."""
    painter.save()
    painter.setPen(QPen(theme.color("line.soft"), 1))
    painter.drawLine(room.topLeft(), room.topRight())
    painter.setFont(theme.font("body", bold=True))
    painter.setPen(theme.color("text.primary"))
    head = QRectF(room.left() + _EDGE, room.top() + _EDGE, room.width() - 2 * _EDGE, _ROW)
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, heading)
    painter.setFont(theme.font("caption"))
    for (words, wide, sign), at in _placed(scene, theme, room.width()):
        left, top = room.left() + at.x(), room.top() + _EDGE + _ROW + at.y()
        if sign is not None:
            sign(painter, QRectF(left, top, wide, _ROW))
        painter.setPen(theme.color("text.secondary"))
        painter.setFont(theme.font("caption"))
        painter.drawText(QRectF(left + wide + _GAP, top, 400, _ROW), Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


def heading_of(scene: MapScene, day: str) -> str:
    """Return what stands over a legend: which map, of what day, how large."""
    words = _("Map, {day} · {people} people · {ties} ties")
    return words.format(day=day, people=int(scene.shown().sum()), ties=int(scene.shown_edges().sum()))


def _signs(scene: MapScene, theme: Theme) -> Iterator[Sign]:
    def tier(key: str) -> Callable[[QPainter, QRectF], None]:
        def draw(painter: QPainter, room: QRectF) -> None:
            top = room.center().y() - _BADGE / 2
            paint_tier_badge(painter, QRectF(room.left(), top, _BADGE, _BADGE), key, theme)

        return draw

    def kind(key: str) -> Callable[[QPainter, QRectF], None]:
        def draw(painter: QPainter, room: QRectF) -> None:
            middle = room.center().y()
            ends = QPointF(room.left(), middle), QPointF(room.right(), middle)
            paint_kind_line(painter, *ends, key, theme)

        return draw

    for key, told in _WORDS.items():
        words = _("see first → see later") if told is Tier.UNRATED else ""
        yield words, _BADGE, tier(key)
    present = set(scene.picture.network.edges.kinds.tolist())
    for number, one in enumerate(KINDS):
        if number in present:
            yield tie_kind_word(one), _LINE, kind(one.value)


def _placed(scene: MapScene, theme: Theme, width: float) -> Iterator[tuple[Sign, QPointF]]:
    """Yield each entry and where it stands, line after line."""
    metrics = QFontMetricsF(theme.font("caption"))
    left, top = _EDGE, 0.0
    for sign in _signs(scene, theme):
        wide = sign[1] + (_GAP + metrics.horizontalAdvance(sign[0]) if sign[0] else 0.0)
        if left > _EDGE and left + wide > width - _EDGE:
            left, top = _EDGE, top + _ROW
        yield sign, QPointF(left, top)
        left += wide + (_APART if sign[0] else _GAP)


def _rows(scene: MapScene, theme: Theme, width: float) -> int:
    tops = [at.y() for _sign, at in _placed(scene, theme, width)]
    return round(max(tops, default=0.0) / _ROW) + 1
