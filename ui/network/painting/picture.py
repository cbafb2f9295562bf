"""The whole map in the order of its layers."""

from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.look.theme import Theme
from ui.network.painting.camera import Camera
from ui.network.painting.edges import paint_edges
from ui.network.painting.ground import paint_hull_names, paint_hulls
from ui.network.painting.labels import paint_labels, paint_posts, room_of
from ui.network.painting.nodes import face_of, paint_nodes
from ui.network.painting.overlay import paint_dotted, paint_marks
from ui.network.painting.path_line import paint_path, paint_tags
from ui.network.painting.quarters import (
    FAR_OFF,
    NAMED_TO,
    paint_bands,
    paint_quarter_names,
    paint_quarters,
)
from ui.network.painting.rings import paint_rings, paint_sector_names
from ui.network.painting.scene import MapScene

CIRCLES_FIRST = 0.7
"""From farther off than this the names of circles go before those of people."""


class Detail(Enum):
    """How much is drawn."""

    MOVING = "moving"
    """Dots and the strongest ties only."""
    REST = "rest"
    FILE = "file"
    """As at rest, but in lines and letters instead of ready-made spots, for files of any size."""


def paint_map(painter: QPainter, scene: MapScene, camera: Camera, theme: Theme, detail: Detail) -> int:
    """Draw a map into the camera's window; return how many names found room."""
    painter.fillRect(QRectF(0, 0, camera.width, camera.height), theme.color("map.bg"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    quick, vector = detail is Detail.MOVING, detail is Detail.FILE
    if not quick:
        paint_rings(painter, scene, camera, theme)
        if scene.is_town:
            paint_quarters(painter, scene, camera, theme)
        paint_hulls(painter, scene, camera, theme)
    if scene.is_town and (camera.scale < FAR_OFF or scene.is_crowded) and not quick:
        paint_bands(painter, scene, camera, theme)
    paint_edges(painter, scene, camera, theme, quick=quick, vector=vector)
    paint_dotted(painter, scene.over, scene.places, camera, theme)
    paint_path(painter, scene, camera, theme)
    paint_nodes(painter, scene, camera, theme, quick=quick, vector=vector)
    radii = {number: face_of(scene, number, camera.scale).radius for number in scene.over.marked}
    paint_marks(painter, scene.over, scene.places, radii, camera, theme)
    if quick:
        return 0
    room = room_of(scene, camera)
    named = paint_labels(painter, scene, camera, theme, room, foremost=True, vector=vector)
    paint_tags(painter, scene, camera, theme, room)
    paint_sector_names(painter, scene, camera, theme, room)
    if scene.is_town and camera.scale < NAMED_TO:
        paint_quarter_names(painter, scene, camera, theme, room, vector=vector)
    if camera.scale < CIRCLES_FIRST:
        paint_hull_names(painter, scene, camera, theme, room)
    named += paint_labels(painter, scene, camera, theme, room, vector=vector)
    paint_posts(painter, scene, camera, theme, room)
    if camera.scale >= CIRCLES_FIRST:
        paint_hull_names(painter, scene, camera, theme, room)
    return named
