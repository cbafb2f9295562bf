"""What the map says of whom or what the pointer is on."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip

from ui.network.painting.camera import Camera
from ui.network.painting.edges import drawn
from ui.network.painting.overlay import distances_to_lines, dotted_at
from ui.network.painting.scene import MapScene

if TYPE_CHECKING:
    from ui.network.canvas import MapCanvas

_APART = 0.5
_REACH = 3.5


def hover(canvas: "MapCanvas", event: QMouseEvent) -> None:
    """Ring whoever is under the pointer and say who it is; else say what a dotted tie means."""
    scene, number = canvas.scene, canvas.number_at(event.position())
    if scene is None:
        return
    if number == scene.hovered:
        if number < 0 and scene.over.dotted:
            _hover_line(canvas, scene, event)
        return
    scene.hovered = number
    canvas.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.OpenHandCursor)
    if number >= 0:
        people = scene.picture.network.people
        words = " · ".join(part for part in (people.names[number], people.posts[number]) if part)
        QToolTip.showText(event.globalPosition().toPoint(), words, canvas)
    canvas.update()


def click(canvas: "MapCanvas", number: int, event: QMouseEvent) -> None:
    """Choose who was pressed, add them to who is gathered, or press a tie."""
    scene, gathers = canvas.scene, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    if scene is None:
        return
    if number >= 0 and event.modifiers() & gathers:
        chosen = {scene.selected} if scene.selected >= 0 else set()
        canvas.gathered.emit((scene.group | chosen) ^ {number})
        return
    point = event.position()
    dotted = dotted_at(scene.over, scene.places, canvas.camera, point) if number < 0 else None
    pair = tie_at(scene, canvas.camera, point) if number < 0 and dotted is None else None
    if dotted is not None:
        canvas.dotted_chosen.emit(dotted.one, dotted.other, dotted.kind)
    elif pair is not None:
        canvas.tie_chosen.emit(*pair)
    else:
        canvas.chosen.emit(number)


def tie_at(scene: MapScene, camera: Camera, point: QPointF) -> tuple[int, int] | None:
    """Return both ends of the tie under a point, in a zoom where ties can be told apart."""
    edges = scene.picture.network.edges
    seen = np.flatnonzero(drawn(scene, camera, camera.to_screen(scene.places)))
    if camera.scale < _APART or not len(seen):
        return None
    at = camera.to_screen(scene.places)
    away = distances_to_lines(at[edges.one[seen]], at[edges.other[seen]], point)
    best = int(np.argmin(away))
    return (int(edges.one[seen[best]]), int(edges.other[seen[best]])) if away[best] <= _REACH else None


def _hover_line(canvas: "MapCanvas", scene: MapScene, event: QMouseEvent) -> None:
    line = dotted_at(scene.over, scene.places, canvas.camera, event.position())
    canvas.setCursor(Qt.CursorShape.OpenHandCursor if line is None else Qt.CursorShape.PointingHandCursor)
    if line is not None and line.words:
        QToolTip.showText(event.globalPosition().toPoint(), line.words, canvas)
