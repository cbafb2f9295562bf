"""What lies over the map at present: what a panel shows for a while, and the layers switched on."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from services.network.overlay import Overlay
from ui.network.canvas import MapCanvas
from ui.network.layers import Layer
from ui.network.painting.overlay import placed
from ui.network.painting.scene import MapScene
from ui.shell.desk import Desk


class Overlays(QObject):
    """Keeps overlays by key over every map of a canvas, and reads the layers switched on."""

    dotted_chosen = Signal(int, int, str)
    """Both contacts and the kind of a dotted tie that was pressed."""
    counted = Signal(str, int, int)
    """The key of a layer, how many dotted ties it shows, and of how many; none of none when it goes."""

    def __init__(self, desk: Desk, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._desk, self._canvas = desk, canvas
        self._shown: dict[str, Overlay] = {}
        self._on: dict[str, Layer] = {}
        canvas.dotted_chosen.connect(self._on_dotted_chosen)

    def show(self, key: str, overlay: Overlay | None) -> None:
        """Lay something over the map under a key, or take it away."""
        if overlay is None:
            self._shown.pop(key, None)
        else:
            self._shown[key] = overlay
        if self._canvas.scene is not None:
            self.lay_over(self._canvas.scene)
            self._canvas.redraw()

    def lay_over(self, scene: MapScene) -> None:
        """Put everything shown over a scene."""
        scene.over = placed(self._shown.values(), scene.picture.network)

    def switch(self, layer: Layer, *, on: bool) -> None:
        """Switch a layer on or off."""
        if on:
            self._on[layer.key] = layer
            self._read(layer)
        else:
            self._on.pop(layer.key, None)
            self.show(layer.key, None)
            self.counted.emit(layer.key, 0, 0)

    def read_again(self) -> None:
        """Read the layers switched on for the people now on the map."""
        for layer in self._on.values():
            self._read(layer)

    def _read(self, layer: Layer) -> None:
        scene = self._canvas.scene
        ids = [] if scene is None else scene.picture.network.people.ids.tolist()
        chosen = self._chosen()

        def work(_progress: Any) -> Overlay:
            with self._desk.book.read() as session:
                return layer.read(session, frozenset(ids), chosen)

        def came(found: Overlay) -> None:
            if layer.key in self._on and chosen == self._chosen():  # else a later answer is on its way
                self.show(layer.key, found)
                self.counted.emit(layer.key, len(found.dotted), found.count)

        self._desk.tasks.run(work, came, self._desk.fail)

    def _chosen(self) -> int:
        scene = self._canvas.scene
        if scene is None or scene.selected < 0:
            return 0
        return max(0, int(scene.picture.network.people.ids[scene.selected]))

    def _on_dotted_chosen(self, one: int, other: int, kind: str) -> None:
        scene = self._canvas.scene
        if scene is not None:
            ids = scene.picture.network.people.ids
            self.dotted_chosen.emit(int(ids[one]), int(ids[other]), kind)
