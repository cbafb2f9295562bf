"""The map painted once and moved about: what is shown between two full paintings."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from ui.look.theme import Theme
from ui.network.painting.camera import Camera
from ui.network.painting.picture import Detail, paint_map
from ui.network.painting.scene import MapScene

MARGIN = 0.16
"""Share of the window that is painted beyond each edge, so that a short pull shows no blank."""


class Tile:
    """A painting of the map somewhat larger than the window, and the view it was made for."""

    def __init__(self) -> None:
        self._pixmap: QPixmap | None = None
        self._camera = Camera()
        self.detail = Detail.MOVING

    def forget(self) -> None:
        """Let the painting go: something on the map changed."""
        self._pixmap = None

    @property
    def is_there(self) -> bool:
        """True when there is a painting to show."""
        return self._pixmap is not None

    def fits(self, camera: Camera) -> bool:
        """Tell whether the painting is this view in full detail, perhaps pulled aside within its margin."""
        if self._pixmap is None or self._camera.scale != camera.scale or self.detail is Detail.MOVING:
            return False
        return self._covers(camera)

    def _covers(self, camera: Camera) -> bool:
        """Tell whether no part of the window would be blank."""
        return self.target(camera).contains(QRectF(0, 0, camera.width, camera.height))

    def covers(self, camera: Camera) -> bool:
        """Tell whether the painting, enlarged or not, leaves nothing of the window blank."""
        return self._pixmap is not None and self._covers(camera)

    def target(self, camera: Camera) -> QRectF:
        """Return where the painting lies in the window of another view."""
        factor = camera.scale / self._camera.scale
        wide, tall = self._camera.width * factor, self._camera.height * factor
        left = (self._camera.x - camera.x) * camera.scale + camera.width / 2 - wide / 2
        top = (self._camera.y - camera.y) * camera.scale + camera.height / 2 - tall / 2
        return QRectF(left, top, wide, tall)

    def paint_anew(self, scene: MapScene, camera: Camera, theme: Theme, detail: Detail, ratio: float) -> None:
        """Paint the map for a view."""
        wide = math.ceil(camera.width * (1 + 2 * MARGIN))
        tall = math.ceil(camera.height * (1 + 2 * MARGIN))
        pixmap = QPixmap(round(wide * ratio), round(tall * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self._camera = camera.sized(wide, tall)
        self.detail = detail
        painter = QPainter(pixmap)
        paint_map(painter, scene, self._camera, theme, detail)
        painter.end()
        self._pixmap = pixmap

    def show(self, painter: QPainter, camera: Camera, theme: Theme) -> None:
        """Put the painting where the view has it."""
        if self._pixmap is None:
            return
        target = self.target(camera)
        if not target.contains(QRectF(0, 0, camera.width, camera.height)):
            painter.fillRect(QRectF(0, 0, camera.width, camera.height), theme.color("map.bg"))
        if self._camera.scale == camera.scale:
            painter.drawPixmap(QPointF(round(target.left()), round(target.top())), self._pixmap)
            return
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
