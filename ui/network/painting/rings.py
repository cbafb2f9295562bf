"""Rings around the middle, by distance, and at their rim the sectors, by kind of tie."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from services.i18n import _
from services.network.picture import KINDS, NO_KIND
from services.network.radial import STRETCH
from services.vocabulary import tie_kind_word
from ui.look.theme import Theme
from ui.network.painting.camera import Camera, Floats
from ui.network.painting.labels import Room, paint_halo_text
from ui.network.painting.scene import MapScene, Sector

_BEYOND = 58.0
_LEAST = 3
"""A sector of fewer people has no arc of its own."""
_PAD = 0.03
_SPOTS = (0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92)
"""Where along its arc a sector's name may stand, the best place first."""


def paint_rings(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme) -> None:
    """Draw the ellipses that those as far from the middle stand on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("map.ring"), 1))
    middle = camera.to_screen(np.zeros((1, 2)))[0]
    for radius in scene.rings.radii:
        high = radius * camera.scale
        painter.drawEllipse(QPointF(float(middle[0]), float(middle[1])), high * STRETCH, high)
    reach = _rim(scene) * camera.scale
    box = QRectF(middle[0] - reach * STRETCH, middle[1] - reach, 2 * reach * STRETCH, 2 * reach)
    for sector in sectors(scene):
        pen = QPen(theme.color(f"kind.{KINDS[sector.kind]}"), max(2.0, 4.0 * min(1.0, camera.scale)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        start, span = math.degrees(sector.start), math.degrees(sector.end - sector.start)
        painter.drawArc(box, round(-16 * start), round(-16 * span))


def paint_sector_names(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, room: Room) -> None:
    """Write beyond the rim what each sector is, and how many people stand in it."""
    font = theme.font("caption", True)
    metrics = QFontMetricsF(font)
    middle = camera.to_screen(np.zeros((1, 2)))[0]
    view = QRectF(0, 0, camera.width, camera.height)
    for sector in sectors(scene):
        words = _("{kind} {count}").format(kind=tie_kind_word(KINDS[sector.kind]), count=sector.count)
        wide, tall = metrics.horizontalAdvance(words), metrics.height()
        reach = _rim(scene) * camera.scale + 8
        for share in _SPOTS:
            angle = sector.start + (sector.end - sector.start) * share
            x = float(middle[0]) + math.cos(angle) * (reach * STRETCH + wide / 2)
            y = float(middle[1]) + math.sin(angle) * (reach + tall / 2)
            box = QRectF(x - wide / 2, y - tall / 2, wide, tall)
            if view.contains(box) and room.is_free(box):
                room.take(box)
                paint_halo_text(painter, box.topLeft(), words, theme, f"kind.{KINDS[sector.kind]}", font)
                break


def sectors(scene: MapScene) -> list[Sector]:
    """Return the sectors shown: who stands in one must stand side by side."""
    if scene.sectors is None:
        scene.sectors = _found(scene) if scene.rings.kinds is not None else []
    return scene.sectors


def _found(scene: MapScene) -> list[Sector]:
    kinds, shown = scene.rings.kinds, scene.shown()
    if kinds is None:
        return []
    found = []
    for kind in np.unique(kinds[kinds != NO_KIND]).tolist():
        members = np.flatnonzero((kinds == kind) & shown)
        if len(members) < _LEAST or KINDS[kind].value in scene.hidden_kinds:
            continue
        off = scene.places[members] / (STRETCH, 1.0)
        found.append(Sector(kind, *_span(np.arctan2(off[:, 1], off[:, 0])), len(members)))
    return found if len(found) > 1 else []


def _span(angles: Floats) -> tuple[float, float]:
    """Return the smallest turn all angles lie in."""
    turned = np.sort(angles)
    gaps = np.diff(np.append(turned, turned[0] + 2 * np.pi))
    last = int(np.argmax(gaps))
    start = float(turned[(last + 1) % len(turned)])
    end = start + 2 * math.pi - float(gaps[last])
    return start - _PAD, end + _PAD


def _rim(scene: MapScene) -> float:
    if scene.rings.reached is None:
        return 0.0
    off = scene.places[scene.rings.reached] / (STRETCH, 1.0)
    inside = np.hypot(off[:, 0], off[:, 1])
    return (float(np.quantile(inside, 0.995)) if len(inside) else 0.0) + _BEYOND
