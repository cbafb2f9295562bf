"""Walking the map by keys: from somebody to the neighbour in a direction; and the way back."""

import numpy as np

from services.network.graph import Ints
from ui.network.painting.camera import Camera
from ui.network.painting.scene import MapScene

_MOST = 100
RIGHT, LEFT, DOWN, UP = (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)


def neighbour(scene: MapScene, number: int, direction: tuple[float, float]) -> int:
    """Return who, of those tied to somebody, stands most nearly in a direction; −1 for nobody.

    Where nobody tied stands there, the nearest person in that direction is taken.
    """
    for candidates in (_tied(scene, number), np.flatnonzero(scene.shown())):
        found = _toward(scene, number, candidates[candidates != number], direction)
        if found >= 0:
            return found
    return -1


def _tied(scene: MapScene, number: int) -> Ints:
    edges, seen = scene.picture.network.edges, scene.shown_edges()
    beside = np.concatenate(
        [edges.other[seen & (edges.one == number)], edges.one[seen & (edges.other == number)]]
    )
    return np.unique(beside)


def _toward(scene: MapScene, number: int, candidates: Ints, direction: tuple[float, float]) -> int:
    if not len(candidates):
        return -1
    way = scene.places[candidates] - scene.places[number]
    ahead = way @ np.array(direction)
    aside = np.abs(way @ np.array((-direction[1], direction[0])))
    cost = np.where(ahead > np.maximum(1.0, aside * 0.5), ahead + 2.2 * aside, np.inf)
    best = int(np.argmin(cost))
    return int(candidates[best]) if np.isfinite(cost[best]) else -1


class Travelled:
    """The views one came through, as in a browser; each with who was chosen."""

    def __init__(self) -> None:
        self._views: list[tuple[Camera, int]] = []
        self._place = -1

    def note(self, camera: Camera, contact_id: int) -> None:
        """Remember a view; those ahead of it are forgotten."""
        if self._place >= 0 and self._views[self._place] == (camera, contact_id):
            return
        del self._views[self._place + 1 :]
        self._views.append((camera, contact_id))
        del self._views[:-_MOST]
        self._place = len(self._views) - 1

    def back(self) -> tuple[Camera, int] | None:
        """Return the view before, or None."""
        if self._place <= 0:
            return None
        self._place -= 1
        return self._views[self._place]

    def forward(self) -> tuple[Camera, int] | None:
        """Return the view one came back from, or None."""
        if self._place + 1 >= len(self._views):
            return None
        self._place += 1
        return self._views[self._place]
