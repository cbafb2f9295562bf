"""What lies under the people: the rings around the middle, and the circles they belong to as hulls."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)

from models.kinds import TYING_COHORTS, CohortKind, TieKind
from services.i18n import _
from services.network.graph import Ints
from services.network.picture import Bools, Hull
from services.network.radial import STRETCH
from ui.look.theme import Theme
from ui.network.painting.camera import Camera, Floats
from ui.network.painting.labels import Room, paint_halo_text
from ui.network.painting.scene import MapScene

_AROUND = 27.0
_STRANGERS = 0.34
"""So many others a member may stand inside a hull; beyond, only its core is drawn."""
_ROOMY = 26_000.0
"""Beyond so many square pixels a member a hull would lie over everybody else: it is not drawn."""


def paint_rings(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme) -> None:
    """Draw the ellipses that those as far from the middle stand on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("map.ring"), 1))
    middle = camera.to_screen(np.zeros((1, 2)))[0]
    for radius in scene.ring_radii:
        high = radius * camera.scale
        painter.drawEllipse(QPointF(float(middle[0]), float(middle[1])), high * STRETCH, high)


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
    metrics = QFontMetricsF(theme.font("caption"))
    for hull, path in _hulls(scene, camera):
        box = path.boundingRect()
        text = hull_words(hull)
        wide = metrics.horizontalAdvance(text)
        place = QRectF(0, 0, wide, metrics.height())
        place.moveCenter(QPointF(box.center().x(), box.top() - metrics.height() / 2 - 2))
        large = box.width() > 40 or camera.scale > 0.35
        if large and wide < max(90.0, box.width() * 2.2) and room.is_free(place):
            room.take(place)
            paint_halo_text(painter, place.topLeft(), text, theme, f"kind.{hull_kind(hull)}", False)


def hull_words(hull: Hull) -> str:
    """Return a circle's name and how many people it has."""
    return _("{name} · {count} people").format(name=hull.name, count=hull.size)


def hull_kind(hull: Hull) -> str:
    """Return the kind of tie a circle gives; a household counts as relatives."""
    return TYING_COHORTS.get(CohortKind(hull.kind), TieKind.RELATIVE).value


def _hulls(scene: MapScene, camera: Camera) -> list[tuple[Hull, QPainterPath]]:
    if scene.outlines is None:
        scene.outlines = outlines(scene)
    around = _AROUND * min(1.0, max(0.3, camera.scale))
    return [
        (hull, _rounded(camera.to_screen(outline), around))
        for hull, outline in scene.outlines
        if hull_kind(hull) not in scene.hidden_kinds
    ]


def outlines(scene: MapScene) -> list[tuple[Hull, Floats]]:
    """Return the corners of each circle around those of its members who stand together."""
    shown = scene.shown()
    found = []
    for hull in scene.picture.network.hulls:
        members = hull.members[shown[hull.members]]
        outline = _core(scene.places, members, shown)
        if outline is not None:
            found.append((hull, outline))
    return found


def _core(places: Floats, members: Ints, shown: Bools) -> Floats | None:
    """Return the hull of the members near each other; None where others would stand among them."""
    while len(members) > 1:
        outline = _convex(places[members])
        inside = int(_within(outline, places[shown]).sum()) - len(members)
        if inside <= _STRANGERS * len(members) and _area(outline) / len(members) <= _ROOMY:
            return outline
        away = np.hypot(*(places[members] - np.median(places[members], axis=0)).T)
        fewer = max(1, len(members) // 8)
        members = members[np.argsort(away, kind="stable")[:-fewer]]
    return None


def _within(outline: Floats, points: Floats) -> Bools:
    """Return which points lie inside a convex outline, or on it."""
    inside = np.ones(len(points), np.bool_)
    for (ax, ay), (bx, by) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        inside &= (bx - ax) * (points[:, 1] - ay) - (by - ay) * (points[:, 0] - ax) >= -1e-6
    return inside


def _convex(points: Floats) -> Floats:
    """Return the convex hull of points, by Andrew's monotone chain."""
    order: Ints = np.lexsort((points[:, 1], points[:, 0]))
    ordered = [(float(x), float(y)) for x, y in points[order]]

    def half(walk: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for x, y in walk:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2], chain[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    return np.array([*half(ordered), *half(ordered[::-1])] or ordered)


def _area(outline: Floats) -> float:
    x, y = outline[:, 0], outline[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _rounded(outline: Floats, around: float) -> QPainterPath:
    """Return the outline with room around it and round corners."""
    polygon = QPolygonF([QPointF(x, y) for x, y in outline.tolist()])
    path = QPainterPath()
    path.addPolygon(polygon)
    path.closeSubpath()
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * around)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(path).united(path).simplified()
