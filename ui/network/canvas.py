"""The map one walks about in: pulled, zoomed, pointed at, walked by keys."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.look.focus import NO_RING
from ui.look.style import draw_ring
from ui.look.theme import Theme
from ui.network.flight import Flight
from ui.network.hand import Hand, paint_knob
from ui.network.painting.camera import Camera
from ui.network.painting.nodes import face_of, paint_choice
from ui.network.painting.picture import Detail
from ui.network.painting.scene import MapScene
from ui.network.pointing import hover
from ui.network.tile import MANY, Tile, Underlay

_REST_MS = 90
"""After so long without movement everything is painted in full."""
_STEP = 1.25


class MapCanvas(QWidget):
    """Shows a scene through a camera; tells what was chosen, opened or dragged, and changes nothing."""

    chosen = Signal(int)
    """The number of who was chosen, −1 for nobody."""
    opened = Signal(int)
    dotted_chosen = Signal(int, int, str)
    """Both numbers and the kind of a dotted tie that was pressed."""
    tie_chosen = Signal(int, int)
    """Both numbers of a tie that was pressed."""
    joined = Signal(int, int)
    """A line was drawn from one to the other."""
    gathered = Signal(object)
    """The numbers of all who are chosen together."""
    dragged = Signal(object)
    """The new places of those carried elsewhere, by number."""
    moved = Signal()
    """The view is another."""

    def __init__(self, theme: Theme, *, still: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.scene: MapScene | None = None
        self.camera = Camera()
        self._tile, self._under = Tile(), Underlay()
        self.hand = Hand(self)
        self._by_key = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        self._flight = Flight(0 if still else theme.tokens.motion("map_fly"), self._look, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.keys: dict[int, Callable[[], None]] = {}
        theme.changed.connect(lambda: self.redraw(shapes=True))

    def set_scene(self, scene: MapScene, camera: Camera | None = None) -> None:
        """Show another scene, through the same view unless one is given."""
        self.scene = scene
        self._under.forget()
        if camera is not None:
            self._look(camera)
        self.redraw()

    def redraw(self, *, shapes: bool = False) -> None:
        """Paint everything anew: something on the map changed; with ``shapes`` who stands where, too."""
        self._tile.forget()
        if shapes and self.scene is not None:
            self.scene.forget_shapes()
            self._under.forget()
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Go nearer or farther; the place under the pointer, else in the middle, stays."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        self._look(self.camera.zoomed(factor, point.x(), point.y()))

    def fly(self, camera: Camera) -> None:
        """Go to another view in a short flight; at once where nobody looks on."""
        self._flight.to(self.camera, camera, short=self.isVisible())

    def _look(self, camera: Camera) -> None:
        self.camera = camera.sized(max(1, self.width()), max(1, self.height()))
        if not self._tile.fits(self.camera):
            self._rest.start()
        self.update()
        self.moved.emit()

    def _on_rested(self) -> None:
        if self.hand.is_carrying:
            return
        self._tile.forget()
        self.update()

    def spot(self, number: int) -> QPointF:
        """Return where somebody is in the window."""
        if self.scene is None:
            return QPointF()
        return QPointF(*self.camera.to_screen(self.scene.places[[number]])[0].tolist())

    def number_at(self, point: QPointF) -> int:
        """Return who is under a point; −1 for nobody."""
        scene = self.scene
        if scene is None or not len(scene):
            return -1
        at = self.camera.to_screen(scene.places)
        away = np.hypot(at[:, 0] - point.x(), at[:, 1] - point.y())
        away[~scene.shown()] = np.inf
        nearest = int(np.argmin(away))
        reach = max(8.0, face_of(scene, nearest, self.camera.scale).radius + 3)
        return nearest if away[nearest] <= reach else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the painting, made anew where it no longer fits and nothing moves."""
        painter = QPainter(self)
        if self.scene is None:
            painter.fillRect(self.rect(), self._theme.color("map.bg"))
            painter.end()
            return
        moving = self._rest.isActive() or self.hand.is_carrying
        self._paint_tile(self.scene, moving=moving)
        self._tile.show(painter, self.camera, self._theme, self._under)
        paint_choice(painter, self.scene, self.camera, self._theme)
        paint_knob(painter, self, self.scene, self._theme)
        self.hand.paint(painter, self._theme)
        if self._by_key and self.scene.selected < 0:
            draw_ring(painter, self.rect().toRectF().adjusted(1, 1, -1, -1), 0, self._theme)
        painter.end()

    def _paint_tile(self, scene: MapScene, *, moving: bool) -> None:
        """Paint anew what is shown, unless what there is will do."""
        tile, ratio = self._tile, self.devicePixelRatioF()
        if not moving:
            if not tile.fits(self.camera):
                tile.paint_anew(scene, self.camera, self._theme, Detail.REST, ratio)
        elif not tile.is_there or (len(scene) <= MANY and not tile.covers(self.camera)):
            tile.paint_anew(scene, self.camera, self._theme, Detail.MOVING, ratio)
        elif not self._under.is_there and not tile.covers(self.camera):
            self._under.paint_anew(scene, self.camera, self._theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle."""
        self._look(self.camera)
        self._tile.forget()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        turned = event.angleDelta().y() or event.pixelDelta().y()
        if turned:
            self.zoom(_STEP ** (turned / 120), event.position())
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        """Zoom by two fingers; know whether the keyboard brought the focus; stand still out of sight."""
        if isinstance(event, QFocusEvent):
            by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            self._by_key = event.gotFocus() and event.reason() in by_key
            self.update()
        elif event.type() == QEvent.Type.Hide:
            self._rest.stop()
            self._flight.land()
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1.0 + event.value(), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.zoom(_STEP**3, event.position())
                return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of somebody, or of the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the hand does; else see who is under the pointer."""
        if not self.hand.move(event):
            hover(self, event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(event)

    def pull(self, step: QPointF) -> None:
        """Pull the map by so many pixels."""
        self._look(self.camera.moved(step.x(), step.y()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open who is under the pointer."""
        number = self.number_at(event.position())
        if number >= 0:
            self.opened.emit(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom, open; what the page bound goes first."""
        work = self.keys.get(event.key())
        if work is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            work()
        else:
            super().keyPressEvent(event)
