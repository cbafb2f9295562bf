"""Names under the circles, the most important first, never over one another; the rest wait for zoom."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from services.network.graph import Ints
from services.network.picture import Bools
from ui.look.theme import Theme
from ui.network.painting.camera import Camera
from ui.network.painting.nodes import face_of, in_view
from ui.network.painting.scene import MapScene

_CELL = 4
_GAP = 2.0
_FAR_OFF, _MIDDLE, _NEAR = 0.35, 0.7, 1.4
_FEW = 180
"""Of so few in view every name may be shown, however far off."""
_CROWD = 1500
"""In a view of more people circles are no obstacles: names of the important would find no room at all."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that has found its room."""

    number: int
    text: str
    role: str
    bold: bool
    box: QRectF


class Room:
    """Which part of the view is taken, in cells of a few pixels."""

    def __init__(self, width: float, height: float) -> None:
        self._margin = 30
        self._taken: Bools = np.zeros(
            (int(height) // _CELL + 2 * self._margin, int(width) // _CELL + 2 * self._margin), np.bool_
        )

    def _cells(self, box: QRectF) -> tuple[slice, slice]:
        left, top = int(box.left() // _CELL) + self._margin, int(box.top() // _CELL) + self._margin
        right, bottom = int(box.right() // _CELL) + self._margin, int(box.bottom() // _CELL) + self._margin
        return slice(max(0, top), max(0, bottom + 1)), slice(max(0, left), max(0, right + 1))

    def is_free(self, box: QRectF) -> bool:
        """Tell whether nothing lies in a box."""
        return not bool(self._taken[self._cells(box)].any())

    def take(self, box: QRectF) -> None:
        """Note that a box is taken."""
        self._taken[self._cells(box)] = True


def room_of(scene: MapScene, camera: Camera) -> Room:
    """Return the room left beside the circles in view; a town far off is named over its dots."""
    room = Room(camera.width, camera.height)
    people = in_view(scene, camera)
    if (scene.is_town and camera.scale < _FAR_OFF) or len(people) > _CROWD:
        return room
    at = camera.to_screen(scene.places)
    for number in people.tolist():
        reach = face_of(scene, number, camera.scale).radius * 0.85
        x, y = float(at[number, 0]), float(at[number, 1])
        room.take(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))
    return room


def place_labels(
    scene: MapScene, camera: Camera, theme: Theme, room: Room, *, foremost: bool = False
) -> Iterator[Label]:
    """Yield the names that have room, with their boxes.

    ``foremost`` yields those of the path, of who is chosen and mine only, whatever is in the way.
    """
    at = camera.to_screen(scene.places)
    metrics = {bold: QFontMetricsF(_font(theme, bold)) for bold in (False, True)}
    people = scene.picture.network.people
    first = _foremost(scene)
    for number in first if foremost else _candidates(scene, camera):
        if (number in first) is not foremost:
            continue
        role = "text.primary" if foremost or people.tiers[number] == 1 else "text.secondary"
        text = people.names[number]
        wide, tall = metrics[foremost].horizontalAdvance(text), metrics[foremost].height()
        x, y = float(at[number, 0]), float(at[number, 1])
        reach = face_of(scene, number, camera.scale).radius + (_GAP + 3 if foremost else _GAP)
        boxes = list(_boxes(x, y, reach, wide, tall))
        free = (box for box in boxes if room.is_free(box.adjusted(-1, 2, 1, -2)))
        chosen = next(free, boxes[0] if foremost else None)
        if chosen is not None:
            room.take(chosen)
            yield Label(number, text, role, foremost, chosen)


def _foremost(scene: MapScene) -> list[int]:
    """Return the people of the path, who is chosen, and me."""
    first = dict.fromkeys((*scene.path, scene.selected, scene.picture.network.me))
    return [number for number in first if 0 <= number < len(scene)]


def _boxes(x: float, y: float, reach: float, wide: float, tall: float) -> Iterator[QRectF]:
    """Yield the places for a name: below, else above, else to the right, else to the left."""
    yield QRectF(x - wide / 2, y + reach, wide, tall)
    yield QRectF(x - wide / 2, y - reach - tall, wide, tall)
    yield QRectF(x + reach, y - tall / 2, wide, tall)
    yield QRectF(x - reach - wide, y - tall / 2, wide, tall)


def _candidates(scene: MapScene, camera: Camera) -> list[int]:
    """Return whose names may be shown at this zoom, the most important first."""
    first = [
        *([scene.hovered] if scene.hovered >= 0 else []),
        *sorted(scene.beside),
        *sorted(scene.over.marked),
        *sorted(scene.picture.network.people.folded, key=lambda number: -scene.radii[number]),
    ]
    visible = np.zeros(len(scene), np.bool_)
    visible[in_view(scene, camera, 0.0)] = True
    order: Ints = scene.order[visible[scene.order]]
    if camera.scale < _FAR_OFF:
        order = order[:0]
    elif camera.scale < _MIDDLE and len(order) > _FEW:
        tiers = scene.picture.network.people.tiers
        busy = scene.degrees >= np.quantile(scene.degrees, 0.97) if len(scene) > 40 else scene.degrees >= 0
        order = order[(tiers[order] == 1) | busy[order]]
    return list(dict.fromkeys([*first, *order.tolist()]))


def paint_labels(
    painter: QPainter,
    scene: MapScene,
    camera: Camera,
    theme: Theme,
    room: Room,
    *,
    foremost: bool = False,
    vector: bool = False,
) -> int:
    """Draw the names that have room; return how many."""
    ratio = painter.device().devicePixelRatioF()
    count = 0
    for label in place_labels(scene, camera, theme, room, foremost=foremost):
        count += 1
        if vector:
            paint_halo_text(
                painter, label.box.topLeft(), label.text, theme, label.role, _font(theme, label.bold)
            )
            continue
        paint_word(
            painter, label.box.topLeft(), label.text, theme, label.role, _font(theme, label.bold), ratio
        )
    return count


def paint_word(
    painter: QPainter, corner: QPointF, text: str, theme: Theme, role: str, font: QFont, ratio: float
) -> None:
    """Draw a word with its halo from a picture kept of it, its box beginning at a corner."""
    place = corner - QPointF(_PAD, _PAD)
    snapped = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
    painter.drawPixmap(snapped, _sprite(text, theme, role, font, ratio))  # on whole pixels, or it blurs


def paint_posts(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, room: Room) -> None:
    """From near by, say under the name where somebody works."""
    if camera.scale <= _NEAR:
        return
    at = camera.to_screen(scene.places)
    metrics = QFontMetricsF(_font(theme, False))
    posts = scene.picture.network.people.posts
    for number in in_view(scene, camera, 0.0).tolist()[::-1]:
        if not posts[number] or number == scene.picture.network.me:
            continue
        text = metrics.elidedText(posts[number], Qt.TextElideMode.ElideRight, 132)
        wide = metrics.horizontalAdvance(text)
        top = float(at[number, 1]) + face_of(scene, number, camera.scale).radius + _GAP + metrics.height()
        box = QRectF(float(at[number, 0]) - wide / 2, top, wide, metrics.height())
        if room.is_free(box.adjusted(-1, 3, 1, -2)):
            room.take(box)
            paint_halo_text(painter, box.topLeft(), text, theme, "text.muted", _font(theme, False))


def _font(theme: Theme, bold: bool) -> QFont:
    return theme.font("caption", bold)


def paint_halo_text(
    painter: QPainter, corner: QPointF, text: str, theme: Theme, role: str, font: QFont
) -> None:
    """Draw a word with a halo of the map's ground around it, its box beginning at a corner."""
    base = QPointF(corner.x(), corner.y() + QFontMetricsF(font).ascent())
    path = QPainterPath()
    path.addText(base, font, text)
    pen = QPen(theme.color("map.halo"), theme.tokens.map_value("halo"))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    _paint_text(painter, base, text, font, theme.color(role))


def _paint_text(painter: QPainter, base: QPointF, text: str, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(base, text)


_PAD = 4
_TURNS = 8
_SPRITES: dict[tuple[object, ...], QPixmap] = {}
_MOST_SPRITES = 4000


def _sprite(text: str, theme: Theme, role: str, font: QFont, ratio: float) -> QPixmap:
    """Return a word with its halo as a picture, from a cache: stroking characters is slow."""
    key = (text, role, font.bold(), ratio, theme.mode, theme.high_contrast, font.pointSizeF())
    found = _SPRITES.get(key)
    if found is None:
        if len(_SPRITES) > _MOST_SPRITES:
            _SPRITES.clear()
        metrics = QFontMetricsF(font)
        wide, tall = metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height() + 2 * _PAD
        found = QPixmap(int(np.ceil(wide * ratio)), int(np.ceil(tall * ratio)))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = QPointF(_PAD, _PAD + metrics.ascent())
        reach = theme.tokens.map_value("halo") / 2
        for turn in range(_TURNS):  # as good as stroking the outlines, and ten times as fast
            angle = 2 * math.pi * turn / _TURNS
            step = QPointF(math.cos(angle) * reach, math.sin(angle) * reach)
            _paint_text(painter, base + step, text, font, theme.color("map.halo"))
        _paint_text(painter, base, text, font, theme.color(role))
        painter.end()
        _SPRITES[key] = found
    return found
