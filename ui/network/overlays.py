"""What lies over the map at present: what a panel shows for a while, and the layers switched on."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from services.network.overlay import Overlay
from services.network.picture import Network
from ui.network.layers import Layer
from ui.network.painting.overlay import Placed, placed
from ui.shell.desk import Desk


class Overlays(QObject):
    """Keeps overlays by key and reads the layers switched on; tells when something is to be painted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: dict[str, Overlay] = {}
        self._on: dict[str, Layer] = {}
        self._people: frozenset[int] = frozenset()

    def show(self, key: str, overlay: Overlay | None) -> None:
        """Lay something over the map under a key, or take it away."""
        if overlay is None:
            self._shown.pop(key, None)
        else:
            self._shown[key] = overlay
        self.changed.emit()

    def switch(self, layer: Layer, *, on: bool) -> None:
        """Switch a layer on or off."""
        if on:
            self._on[layer.key] = layer
            self._read(layer)
        else:
            self._on.pop(layer.key, None)
            self.show(layer.key, None)

    def read_again(self, people: frozenset[int]) -> None:
        """Read the layers switched on for the people now on the map."""
        self._people = people
        for layer in self._on.values():
            self._read(layer)

    def placed(self, network: Network) -> Placed:
        """Return everything shown, in the numbers of a map."""
        return placed(self._shown.values(), network)

    def _read(self, layer: Layer) -> None:
        people = self._people

        def work(_progress: Any) -> Overlay:
            with self._desk.book.read() as session:
                return layer.read(session, people)

        def came(found: Overlay) -> None:
            if layer.key in self._on:
                self.show(layer.key, found)

        self._desk.tasks.run(work, came, self._desk.fail)
