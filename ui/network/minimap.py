"""The whole map in a corner, and which part of it is in view; a click goes there."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.theme import Theme
from ui.network.canvas import MapCanvas
from ui.network.painting.camera import Camera
from ui.network.painting.nodes import dot_colours

_SIZE = QSize(148, 104)
_EDGE = 6.0


class Minimap(QWidget):
    """Dots for everybody and a frame for the view."""

    def __init__(self, theme: Theme, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._theme, self._canvas = theme, canvas
        self._dots: QPixmap | None = None
        self._camera = Camera()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("The whole map"))
        canvas.moved.connect(self.update)
        theme.changed.connect(self.renew)

    @override
    def sizeHint(self) -> QSize:
        return _SIZE

    def renew(self) -> None:
        """Draw the dots anew: other people, other places."""
        self._dots = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        scene, theme = self._canvas.scene, self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line.soft"), 1))
        painter.setBrush(QBrush(theme.color("bg.surface")))
        radius = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if scene is not None and len(scene):
            if self._dots is None:
                self._dots = self._drawn()
            painter.drawPixmap(0, 0, self._dots)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1.5))
            inside = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            painter.drawRoundedRect(self._frame().intersected(inside), 2, 2)
        painter.end()

    def _drawn(self) -> QPixmap:
        scene, theme, ratio = self._canvas.scene, self._theme, self.devicePixelRatioF()
        found = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        if scene is None:
            return found
        self._camera = Camera(width=self.width(), height=self.height()).fitted(
            scene.places, 2 * _EDGE, least=0.0
        )
        at = self._camera.to_screen(scene.places)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tiers, shown = scene.picture.network.people.tiers, scene.shown()
        smaller = max(0.4, min(1.0, (120 / len(scene)) ** 0.3))
        for place in (3, 2, 1, 0):
            chosen = np.flatnonzero(shown & (tiers == place + 1))
            width = smaller * (4.4 if place < 2 else 2.8)
            for color, some in dot_colours(scene, theme, chosen, place):
                painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawPoints([QPointF(x, y) for x, y in at[some].tolist()])
        painter.end()
        return found

    def _frame(self) -> QRectF:
        camera = self._canvas.camera
        corners = np.array([camera.to_map(0, 0), camera.to_map(camera.width, camera.height)])
        (left, top), (right, bottom) = self._camera.to_screen(corners).tolist()
        return QRectF(left, top, right - left, bottom - top)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it was pressed."""
        x, y = self._camera.to_map(event.position().x(), event.position().y())
        camera = self._canvas.camera
        self._canvas.fly(Camera(x, y, camera.scale, camera.width, camera.height))
