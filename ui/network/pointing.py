"""What the map says of whom or what the pointer is on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip

from ui.network.painting.overlay import dotted_at
from ui.network.painting.scene import MapScene

if TYPE_CHECKING:
    from ui.network.canvas import MapCanvas


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


def _hover_line(canvas: "MapCanvas", scene: MapScene, event: QMouseEvent) -> None:
    line = dotted_at(scene.over, scene.places, canvas.camera, event.position())
    canvas.setCursor(Qt.CursorShape.OpenHandCursor if line is None else Qt.CursorShape.PointingHandCursor)
    if line is not None and line.words:
        QToolTip.showText(event.globalPosition().toPoint(), line.words, canvas)
