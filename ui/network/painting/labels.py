"""Names under the circles, the most important first, never over one another; the rest wait for zoom."""

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
    """Return the room left beside the circles in view."""
    room = Room(camera.width, camera.height)
    people = in_view(scene, camera)
    if camera.scale < _FAR_OFF or len(people) > _CROWD:
        return room
    at = camera.to_screen(scene.places)
    for number in people.tolist():
        reach = face_of(scene, number, camera.scale).radius * 0.85
        x, y = float(at[number, 0]), float(at[number, 1])
        room.take(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))
    return room


def place_labels(scene: MapScene, camera: Camera, theme: Theme, room: Room) -> Iterator[Label]:
    """Yield the names that have room, with their boxes."""
    at = camera.to_screen(scene.places)
    metrics = {bold: QFontMetricsF(_font(theme, bold)) for bold in (False, True)}
    people = scene.picture.network.people
    for number in _candidates(scene, camera):
        if number == scene.picture.network.me and scene.letters[number]:
            continue
        bold = number in scene.path or number == scene.selected
        role = "text.primary" if bold or people.tiers[number] == 1 else "text.secondary"
        text = people.names[number]
        wide, tall = metrics[bold].horizontalAdvance(text), metrics[bold].height()
        x, y = float(at[number, 0]), float(at[number, 1])
        reach = face_of(scene, number, camera.scale).radius + _GAP
        if bold:
            reach += 3
        for box in _boxes(x, y, reach, wide, tall):
            if room.is_free(box.adjusted(-1, 2, 1, -2)):
                room.take(box)
                yield Label(number, text, role, bold, box)
                break


def _boxes(x: float, y: float, reach: float, wide: float, tall: float) -> Iterator[QRectF]:
    """Yield the places for a name: below, else above, else to the right, else to the left."""
    yield QRectF(x - wide / 2, y + reach, wide, tall)
    yield QRectF(x - wide / 2, y - reach - tall, wide, tall)
    yield QRectF(x + reach, y - tall / 2, wide, tall)
    yield QRectF(x - reach - wide, y - tall / 2, wide, tall)


def _candidates(scene: MapScene, camera: Camera) -> list[int]:
    """Return whose names may be shown at this zoom, the most important first."""
    first = [number for number in (*scene.path, scene.selected, scene.hovered) if number >= 0]
    first += sorted(scene.beside) + sorted(scene.found)
    visible = np.zeros(len(scene), np.bool_)
    visible[in_view(scene, camera, 0.0)] = True
    order: Ints = scene.order[visible[scene.order]]
    if camera.scale < _FAR_OFF:
        order = order[:0]
    elif camera.scale < _MIDDLE:
        tiers = scene.picture.network.people.tiers
        busy = scene.degrees >= np.quantile(scene.degrees, 0.97) if len(scene) > 40 else scene.degrees >= 0
        order = order[(tiers[order] == 1) | busy[order]]
    return list(dict.fromkeys([*first, *order.tolist()]))


def paint_labels(
    painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, room: Room, *, vector: bool = False
) -> int:
    """Draw the names that have room; return how many."""
    ratio = painter.device().devicePixelRatioF()
    count = 0
    for label in place_labels(scene, camera, theme, room):
        count += 1
        if vector:
            paint_halo_text(painter, label.box.topLeft(), label.text, theme, label.role, label.bold)
            continue
        sprite = _sprite(label.text, theme, label.role, label.bold, ratio)
        corner = label.box.topLeft() - QPointF(_PAD, _PAD)
        snapped = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        painter.drawPixmap(snapped, sprite)  # on whole pixels, or the characters blur
    _paint_posts(painter, scene, camera, theme, room)
    return count


def _paint_posts(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, room: Room) -> None:
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
            paint_halo_text(painter, box.topLeft(), text, theme, "text.muted", False)


def _font(theme: Theme, bold: bool) -> QFont:
    return theme.font("caption", bold)


def paint_halo_text(
    painter: QPainter, corner: QPointF, text: str, theme: Theme, role: str, bold: bool
) -> None:
    """Draw a word with a halo of the map's ground around it, its box beginning at a corner."""
    font = _font(theme, bold)
    base = QPointF(corner.x(), corner.y() + QFontMetricsF(font).ascent())
    path = QPainterPath()
    path.addText(base, font, text)
    pen = QPen(theme.color("map.halo"), theme.tokens.map_value("halo") * 1.0)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.setFont(font)
    painter.setPen(QColor(theme.color(role)))
    painter.drawText(base, text)


_PAD = 4
_SPRITES: dict[tuple[object, ...], QPixmap] = {}
_MOST_SPRITES = 4000


def _sprite(text: str, theme: Theme, role: str, bold: bool, ratio: float) -> QPixmap:
    """Return a word with its halo as a picture, from a cache: stroking characters is slow."""
    font = _font(theme, bold)
    key = (text, role, bold, ratio, theme.mode, theme.high_contrast, font.pointSizeF())
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
        paint_halo_text(painter, QPointF(_PAD, _PAD), text, theme, role, bold)
        painter.end()
        _SPRITES[key] = found
    return found
