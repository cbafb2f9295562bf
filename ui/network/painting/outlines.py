"""Shapes around people: the convex outline of a quarter, and one that follows a few scattered members."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from services.network.graph import Floats
from services.network.picture import Bools


def within(outline: Floats, points: Floats) -> Bools:
    """Return which points lie inside a convex outline, or on it, whichever way round it goes."""
    inside = np.ones(len(points), np.bool_)
    x, y = outline[:, 0], outline[:, 1]
    if float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) < 0:
        outline = outline[::-1]
    for (ax, ay), (bx, by) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        inside &= (bx - ax) * (points[:, 1] - ay) - (by - ay) * (points[:, 0] - ax) >= -1e-6
    return inside


def convex(points: Floats) -> Floats:
    """Return the convex hull of points, as corners in turn."""
    import igraph

    if len(points) < 4:
        return points
    return np.array(igraph.convex_hull(points.tolist(), coords=True), np.float64)


def rounded(outline: Floats, around: float) -> QPainterPath:
    """Return an outline with room around it and round corners."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline.tolist()]))
    path.closeSubpath()
    return _stroked(path, around).united(path).simplified()


def along(points: Floats, around: float) -> QPainterPath:
    """Return a shape that follows members standing in a row or an arc, leaving out what they are around."""
    path = QPainterPath()
    for one, other in _shortest_links(points):
        path.moveTo(QPointF(*points[one].tolist()))
        path.lineTo(QPointF(*points[other].tolist()))
    return _stroked(path, around).simplified()


def wedge(points: Floats, centre: Floats, stretch: float, around: float) -> QPainterPath:
    """Return a piece of a ring around points that stand on ellipses: their hull in angle and reach."""
    off = (points - centre) / (stretch, 1.0)
    reach, angle = np.hypot(*off.T), np.arctan2(off[:, 1], off[:, 0])
    turned = np.sort(angle)
    gaps = np.diff(np.append(turned, turned[0] + 2 * np.pi))
    begin = turned[(int(np.argmax(gaps)) + 1) % len(turned)]
    angle = np.mod(angle - begin, 2 * np.pi)
    size = float(np.median(reach)) or 1.0
    corners = convex(np.stack([angle * size, reach], axis=1))
    fine = [
        one + (other - one) * share
        for one, other in zip(corners, np.roll(corners, -1, axis=0), strict=True)
        for share in np.linspace(0, 1, max(2, int(np.hypot(*(other - one)) / 24.0)), endpoint=False)
    ]
    turn, away = np.array(fine).T
    turn = turn / size + begin
    rim = np.stack([np.cos(turn) * away * stretch, np.sin(turn) * away], axis=1) + centre
    return rounded(rim, around)


def _stroked(path: QPainterPath, around: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * around)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(path)


def _shortest_links(points: Floats) -> list[tuple[int, int]]:
    """Return the links of the shortest tree over points (Prim)."""
    count = len(points)
    nearest = np.zeros(count, np.int64)
    away = np.hypot(*(points - points[0]).T)
    away[0] = np.inf
    found = []
    for _turn in range(count - 1):
        place = int(np.argmin(away))
        found.append((int(nearest[place]), place))
        away[place] = np.inf
        closer = np.hypot(*(points - points[place]).T)
        better = np.isfinite(away) & (closer < away)
        away[better], nearest[better] = closer[better], place
    return found
