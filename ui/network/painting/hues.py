"""The colours of communities: those of the kinds of tie, so that no two side by side look alike."""

import numpy as np
from PySide6.QtGui import QColor

from ui.look.theme import Theme
from ui.network.painting.ink import mixed
from ui.network.painting.scene import MapScene

_HUES = (
    "kind.schooling",
    "kind.friend",
    "kind.colleague",
    "kind.customer",
    "kind.townsman",
    "kind.relative",
    "kind.referral",
    "kind.business",
)
_BESIDE = 5


def hue(scene: MapScene, number: int) -> str:
    """Return the colour of a community by token; those side by side have different ones."""
    if scene.hues is None:
        scene.hues = _hues(scene)
    return _HUES[scene.hues[number]] if 0 <= number < len(scene.hues) else "tier.c.line"


def tint(scene: MapScene, number: int, theme: Theme, share: float = 0.62) -> QColor:
    """Return a community's colour as its people wear it: lighter, so that the first tier stands out."""
    return mixed(theme.color(hue(scene, number)), theme.color("map.bg"), share)


def _hues(scene: MapScene) -> list[int]:
    """Return a hue for each community, none that one close by has already."""
    of, count = scene.picture.communities.of, len(scene.picture.communities)
    inside = of >= 0
    sizes = np.maximum(np.bincount(of[inside], minlength=count), 1)
    middles = np.stack(
        [np.bincount(of[inside], scene.places[inside, axis], count) / sizes for axis in (0, 1)], axis=1
    )
    found: list[int] = []
    for number in range(count):
        away = np.hypot(*(middles[:number] - middles[number]).T)
        near = [found[place] for place in np.argsort(away, kind="stable")[:_BESIDE].tolist()]
        free = [place for place in range(len(_HUES)) if place not in near]
        found.append(free[number % len(free)])
    return found
