"""The circles people belong to, as hulls under them."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
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
_SHORT = 96.0
"""A name is shortened to so many pixels where it finds no room otherwise."""
_STEP, _STEPS = 14.0, 5
"""How far beside a circle its name may stand, step by step, in pixels."""
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
    view = QRectF(0, 0, camera.width, camera.height)
    for hull, path in _hulls(scene, camera):
        box = path.boundingRect()
        whole = hull_words(hull)
        wide = metrics.horizontalAdvance(whole)
        large = box.width() > 40 or camera.scale > 0.35
        if not large or wide > max(120.0, box.width() * 2.2):
            continue
        short = metrics.elidedText(hull.name, Qt.TextElideMode.ElideRight, _SHORT)
        for text in (whole, hull.name, short):
            name = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
            spots = _beside(box, name) if text == short else _spots(box, name)
            free = (each for each in spots if room.is_free(each.adjusted(-1, 2, 1, -2)))
            spot = next((each for each in free if view.contains(each)), None)
            if spot is not None:
                room.take(spot)
                paint_halo_text(painter, spot.topLeft(), text, theme, f"kind.{hull_kind(hull)}", font)
                break


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


def _beside(box: QRectF, name: QRectF) -> Iterator[QRectF]:
    """Yield where a short name may stand at the right and left of a circle, the middle first."""
    tall, away = name.height(), name.width() / 2 + 4
    lines = [box.top() + tall / 2 + step * tall / 2 for step in range(int(2 * box.height() / tall))]
    for y in sorted(lines, key=lambda line: abs(line - box.center().y())):
        for step in range(_STEPS):
            for x in (box.right() + away + step * _STEP, box.left() - away - step * _STEP):
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
