"""The circles people belong to, as hulls under them."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from models.kinds import TYING_COHORTS, CohortKind, TieKind
from services.i18n import _
from services.network.graph import Ints
from services.network.picture import Hull
from services.network.radial import STRETCH
from ui.look.theme import Theme
from ui.network.painting.camera import Camera, Floats
from ui.network.painting.labels import Room, paint_halo_text
from ui.network.painting.outlines import along, wedge
from ui.network.painting.scene import MapScene

_AROUND = 30.0
_TOGETHER = 210.0
"""A member farther from all others than so many map units is left out of the hull."""
OVER_DOTS = 0.7
"""From farther off than this a name that finds no gap lies over the dots of its circle."""
_MOST = 160
"""A circle of more members is a quarter or a sector by itself and has no hull."""


def paint_hulls(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme) -> None:
    """Draw the circles whose members stand together, lightly filled."""
    for hull, path in _hulls(scene, camera):
        color = QColor(theme.color(f"kind.{hull_kind(hull)}"))
        fill, line = QColor(color), QColor(color)
        fill.setAlphaF(theme.tokens.map_value("hull.fill"))
        line.setAlphaF(theme.tokens.map_value("hull.line"))
        painter.setBrush(QBrush(fill))
        painter.setPen(QPen(line, 1))
        painter.drawPath(path)


def paint_hull_names(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, room: Room) -> None:
    """Write the circles' names above them where there is room."""
    font = theme.font("caption", True)
    metrics = QFontMetricsF(font)
    for hull, path in _hulls(scene, camera):
        box = path.boundingRect()
        text = hull_words(hull)
        wide = metrics.horizontalAdvance(text)
        place = QRectF(0, 0, wide, metrics.height())
        large = box.width() > 40 or camera.scale > 0.35
        if not large or wide > max(120.0, box.width() * 2.2):
            continue
        place.moveCenter(box.center())
        over_dots = place if camera.scale < OVER_DOTS else None
        spot = next(
            (each for each in _spots(box, place) if room.is_free(each.adjusted(-1, 2, 1, -2))), over_dots
        )
        if spot is not None:
            room.take(spot)
            paint_halo_text(painter, spot.topLeft(), text, theme, f"kind.{hull_kind(hull)}", font)


def _spots(box: QRectF, name: QRectF) -> Iterator[QRectF]:
    """Yield where a circle's name may stand: above, below, then wherever in it there is a gap."""
    tall, wide, middle = name.height(), box.width(), box.center().x()
    lines = [box.top() - tall / 2 - 2, box.bottom() + tall / 2 + 2]
    lines += [box.top() + tall / 2 + step * tall / 2 for step in range(int(2 * box.height() / tall))]
    for y in lines:
        for x in (middle, middle - wide / 6, middle + wide / 6, middle - wide / 3, middle + wide / 3):
            spot = QRectF(name)
            spot.moveCenter(QPointF(x, y))
            yield spot


def hull_words(hull: Hull) -> str:
    """Return a circle's name and how many people it has."""
    return _("{name} · {count} people").format(name=hull.name, count=hull.size)


def hull_kind(hull: Hull) -> str:
    """Return the kind of tie in whose colour a circle is drawn; a household counts as relatives."""
    kind = CohortKind(hull.kind)
    other = TieKind.RELATIVE if kind is CohortKind.HOUSEHOLD else TieKind.ACQUAINTANCE
    return TYING_COHORTS.get(kind, other).value


def _hulls(scene: MapScene, camera: Camera) -> list[tuple[Hull, QPainterPath]]:
    if scene.outlines is None:
        scene.outlines = outlines(scene)
    around = _AROUND * max(0.4, camera.scale)
    return [
        (hull, _shape(scene, camera, members, around))
        for hull, members in scene.outlines
        if hull_kind(hull) not in scene.hidden_kinds
    ]


def _shape(scene: MapScene, camera: Camera, members: Floats, around: float) -> QPainterPath:
    if scene.is_town:
        return along(camera.to_screen(members), around)
    middle = camera.to_screen(np.zeros((1, 2)))[0]
    return wedge(camera.to_screen(members), middle, STRETCH, around)


def outlines(scene: MapScene) -> list[tuple[Hull, Floats]]:
    """Return the places of those members of each circle who stand together."""
    shown = scene.shown()
    found = []
    for hull in scene.picture.network.hulls:
        members = _together(scene.places, hull.members[shown[hull.members]])
        if 1 < len(members) <= _MOST and not (scene.is_town and _is_quarter(scene, hull)):
            found.append((hull, scene.places[members]))
    return found


def _is_quarter(scene: MapScene, hull: Hull) -> bool:
    """Tell whether most of a circle is one community, whose outline and name say it already."""
    of = scene.picture.communities.of[hull.members]
    counts = np.bincount(of[of >= 0])
    if not len(counts):
        return False
    largest = int(np.argmax(counts))
    whole = int((scene.picture.communities.of == largest).sum())
    return bool(counts[largest] > 0.6 * len(of) and counts[largest] > 0.5 * whole)


def _together(places: Floats, members: Ints) -> Ints:
    """Return the largest group of members each of whom stands near another one."""
    waiting = set(range(len(members)))
    best: list[int] = []
    while waiting:
        group, front = [], [waiting.pop()]
        while front:
            one = front.pop()
            group.append(one)
            away = np.hypot(*(places[members] - places[members[one]]).T)
            near = [other for other in np.flatnonzero(away <= _TOGETHER).tolist() if other in waiting]
            waiting.difference_update(near)
            front += near
        best = max(best, group, key=len)
    return members[sorted(best)]
