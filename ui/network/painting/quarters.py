"""Communities as quarters of a town: an outline, a tint, a name, and one band for all ties between two."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from services.network.graph import Floats, Ints
from ui.look.theme import Theme
from ui.network.painting.camera import Camera
from ui.network.painting.hues import hue
from ui.network.painting.ink import mixed
from ui.network.painting.labels import Room, paint_halo_text, paint_word
from ui.network.painting.outlines import convex, rounded, within
from ui.network.painting.scene import MapScene

LEAST = 3
"""A community of fewer has no outline and no name of its own."""
_STRANGERS = 0.4
"""With more others among its members a community is no quarter: they stand where they were dragged."""
_AROUND = 40.0
FAR_OFF, NAMED_TO = 0.35, 1.4
"""Up to the first zoom ties are drawn as bands, up to the second quarters have their names."""
_MOST_BANDS = 260


def paint_quarters(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme) -> None:
    """Draw the outlines of the communities, lightly filled."""
    around = _AROUND * camera.scale
    for number, outline in outlines(scene).items():
        at = camera.to_screen(outline)
        if not _is_seen(at, camera):
            continue
        color = theme.color(hue(scene, number))
        fill, line = QColor(color), QColor(color)
        fill.setAlphaF(theme.tokens.map_value("hull.fill"))
        line.setAlphaF(theme.tokens.map_value("hull.line") * 0.7)
        painter.setBrush(QBrush(fill))
        painter.setPen(QPen(line, 1))
        painter.drawPath(rounded(at, around))


def paint_quarter_names(
    painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, room: Room, *, vector: bool
) -> None:
    """Write the communities' names, the largest first: over their middle from far off, else above them."""
    font = theme.font("body", True)
    metrics = QFontMetricsF(font)
    names = scene.picture.communities.names
    ratio = painter.device().devicePixelRatioF()
    for number, outline in outlines(scene).items():
        at = camera.to_screen(outline)
        low, high = at.min(axis=0), at.max(axis=0)
        most = max(64.0, float(high[0] - low[0]) * (1.15 if camera.scale < FAR_OFF else 1.6))
        role = "text.primary" if camera.scale < FAR_OFF else hue(scene, number)
        text = metrics.elidedText(names[number], Qt.TextElideMode.ElideRight, most)
        box = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
        middle = QPointF(*((low + high) / 2).tolist())
        beyond = _AROUND * camera.scale + metrics.height() / 2 + 3
        above, below = QPointF(middle.x(), low[1] - beyond), QPointF(middle.x(), high[1] + beyond)
        for spot in (middle,) if camera.scale < FAR_OFF else (above, below, middle):
            box.moveCenter(spot)
            if _is_inside(box, camera) and room.is_free(box.adjusted(-1, 3, 1, -3)):
                room.take(box)
                if vector:
                    paint_halo_text(painter, box.topLeft(), text, theme, role, font)
                else:
                    paint_word(painter, box.topLeft(), text, theme, role, font, ratio)
                break


def paint_bands(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme) -> None:
    """Draw the ties between communities as one band a pair, the more ties the wider."""
    if scene.bands is None:
        scene.bands = _bands(scene)
    one, other, counts, middles = scene.bands
    if not len(counts):
        return
    at = camera.to_screen(middles)
    most = float(counts.max())
    heart = at.mean(axis=0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ground, color = theme.color("map.bg"), theme.color("text.muted")
    for place in np.argsort(counts, kind="stable").tolist():
        start, end = at[one[place]], at[other[place]]
        share = math.sqrt(counts[place] / most)
        bend = (start + end) / 2 * 0.82 + heart * 0.18
        path = QPainterPath(QPointF(*start.tolist()))
        path.quadTo(QPointF(*bend.tolist()), QPointF(*end.tolist()))
        painter.setPen(QPen(mixed(color, ground, 0.10 + 0.22 * share), 0.6 + 4.2 * share * share))
        painter.drawPath(path)


def outlines(scene: MapScene) -> dict[int, Floats]:
    """Return the corners of each community shown, the largest first, by its number."""
    if scene.quarters is None:
        shown, of = scene.shown(), scene.picture.communities.of
        found = {}
        for number in range(len(scene.picture.communities)):
            members = np.flatnonzero(shown & (of == number))
            if len(members) < LEAST:
                continue
            outline = convex(_core(scene.places[members]))
            strangers = int(within(outline, scene.places[shown]).sum()) - len(members)
            if strangers <= _STRANGERS * len(members):
                found[number] = outline
        scene.quarters = found
    return scene.quarters


def _core(points: Floats) -> Floats:
    """Return the points without the few that were pulled far away."""
    away = np.hypot(*(points - np.median(points, axis=0)).T)
    near: Floats = points[away <= 2.2 * np.quantile(away, 0.8) + 1.0]
    return near


def _bands(scene: MapScene) -> tuple[Ints, Ints, Ints, Floats]:
    edges, of = scene.picture.network.edges, scene.picture.communities.of
    count = max(1, len(scene.picture.communities))
    seen = scene.shown_edges() & (of[edges.one] >= 0) & (of[edges.other] >= 0)
    one, other = of[edges.one[seen]], of[edges.other[seen]]
    apart = one != other
    pairs, counts = np.unique(
        np.minimum(one, other)[apart] * count + np.maximum(one, other)[apart], return_counts=True
    )
    first = np.argsort(-counts, kind="stable")[:_MOST_BANDS]
    middles = np.zeros((count, 2))
    for number in np.unique(of[of >= 0]).tolist():
        middles[number] = np.median(scene.places[of == number], axis=0)
    return pairs[first] // count, pairs[first] % count, counts[first], middles


def _is_seen(at: Floats, camera: Camera) -> bool:
    low, high = at.min(axis=0), at.max(axis=0)
    return bool((high > 0).all() and low[0] < camera.width and low[1] < camera.height)


def _is_inside(box: QRectF, camera: Camera) -> bool:
    return QRectF(0, 0, camera.width, camera.height).intersects(box)
