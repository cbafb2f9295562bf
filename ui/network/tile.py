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


MANY = 500
"""A map of more people is not painted anew while it moves: what the tile leaves blank shows the underlay."""


class Underlay:
    """The whole map painted once, small: what is seen at the edges while one moves too fast for the tile."""

    def __init__(self) -> None:
        self._pixmap: QPixmap | None = None
        self._camera = Camera()

    def forget(self) -> None:
        """Let it go: other people, or other places."""
        self._pixmap = None

    @property
    def is_there(self) -> bool:
        """True when there is one to show."""
        return self._pixmap is not None

    def paint_anew(self, scene: MapScene, camera: Camera, theme: Theme) -> None:
        """Paint everybody, as large as a window is."""
        self._camera = camera.fitted(scene.places, 30.0, least=0.0)
        pixmap = QPixmap(round(camera.width), round(camera.height))
        painter = QPainter(pixmap)
        paint_map(painter, scene, self._camera, theme, Detail.MOVING)
        painter.end()
        self._pixmap = pixmap

    def show(self, painter: QPainter, camera: Camera) -> None:
        """Put it where the view has it."""
        if self._pixmap is not None:
            target = _target(self._camera, camera)
            window = QRectF(0, 0, camera.width, camera.height)
            seen = target.intersected(window)
            factor = self._camera.scale / camera.scale
            source = QRectF(
                (seen.left() - target.left()) * factor,
                (seen.top() - target.top()) * factor,
                seen.width() * factor,
                seen.height() * factor,
            )
            painter.drawPixmap(seen, self._pixmap, source)


def _target(painted: Camera, camera: Camera) -> QRectF:
    """Return where what was painted for one view lies in the window of another."""
    factor = camera.scale / painted.scale
    wide, tall = painted.width * factor, painted.height * factor
    left = (painted.x - camera.x) * camera.scale + camera.width / 2 - wide / 2
    top = (painted.y - camera.y) * camera.scale + camera.height / 2 - tall / 2
    return QRectF(left, top, wide, tall)


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
        return _target(self._camera, camera)

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

    def show(self, painter: QPainter, camera: Camera, theme: Theme, under: Underlay) -> None:
        """Put the painting where the view has it, the underlay where it does not reach."""
        if self._pixmap is None:
            return
        target = self.target(camera)
        if not target.contains(QRectF(0, 0, camera.width, camera.height)):
            painter.fillRect(QRectF(0, 0, camera.width, camera.height), theme.color("map.bg"))
            under.show(painter, camera)
        if self._camera.scale == camera.scale:
            painter.drawPixmap(QPointF(round(target.left()), round(target.top())), self._pixmap)
            return
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
