"""From one view of the map to another, in a short flight; and the views one flies to."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from ui.network.painting.camera import Camera
from ui.network.painting.scene import MapScene

if TYPE_CHECKING:
    from ui.network.canvas import MapCanvas

_MARGIN, _RIM, _RIM_ABOVE = 60.0, 92.0, 52.0
"""Room around a map seen whole, and around one with sectors named at its rim, in wide low words."""
_EDGE, _SMALLEST = 50.0, 0.5
_NEAR = 0.85
"""How near one flies to somebody at least."""


class Flight(QObject):
    """Moves a camera; ``look`` is called with every view on the way."""

    def __init__(self, milliseconds: int, look: Callable[[Camera], None], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._from, self._to = Camera(), Camera()
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setDuration(milliseconds)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._on_progressed)

    def to(self, begin: Camera, end: Camera, *, short: bool) -> None:
        """Fly to another view in a ``short`` flight, else be there at once."""
        self._animation.stop()
        if not short or self._animation.duration() == 0:
            self._look(end)
            return
        self._from, self._to = begin, end
        self._animation.start()

    def land(self) -> None:
        """Be at the end at once."""
        if self._animation.state() == QAbstractAnimation.State.Running:
            self._animation.stop()
            self._look(self._to)

    def _on_progressed(self, share: float) -> None:
        self._look(self._from.toward(self._to, share))


def whole_view(scene: MapScene, camera: Camera) -> Camera:
    """Return the view of everybody shown."""
    margin, above = (_RIM, _RIM_ABOVE) if scene.rings.radii else (_MARGIN, _MARGIN)
    return camera.fitted(scene.places[scene.shown()], margin, above=above)


def near_view(scene: MapScene, camera: Camera, number: int) -> Camera:
    """Return the view with somebody in the middle, near enough to read."""
    x, y = scene.places[number]
    return Camera(float(x), float(y), max(camera.scale, _NEAR), camera.width, camera.height)


def common_view(scene: MapScene, camera: Camera, numbers: Iterable[int], below: float = 0.0) -> Camera:
    """Return the view that has all these people in it, above what lies over the map's lower edge."""
    room = replace(camera, height=camera.height - below)
    found = room.fitted(scene.places[list(numbers)], margin=110.0 if not below else 80.0)
    return replace(found, y=found.y + below / 2 / found.scale, height=camera.height)


def are_in_view(scene: MapScene, camera: Camera, numbers: Iterable[int], below: float = 0.0) -> bool:
    """Tell whether all these people are to be seen, large enough and not at the very edge."""
    at = camera.to_screen(scene.places[list(numbers)])
    inside = (at > _EDGE) & (at < (camera.width - _EDGE, camera.height - below - _EDGE))
    return camera.scale >= _SMALLEST and bool(inside.all())


def fly_to_path(canvas: "MapCanvas", scene: MapScene, below: float) -> None:
    """Bring the whole path into view, above what lies over the lowest ``below`` pixels of the map."""
    if scene.path and not are_in_view(scene, canvas.camera, scene.path, below):
        canvas.fly(common_view(scene, canvas.camera, scene.path, below))
