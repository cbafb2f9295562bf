"""The colours of communities: those of the kinds of tie, so that no two side by side look alike."""

import numpy as np
from PySide6.QtGui import QColor

from ui.look.theme import Theme
from ui.network.painting.camera import Floats
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
_CLOSE, _LOOKED_AT = 5, 24
"""So many of the nearest are close by; so many are looked at for those beside a community."""


def hue(scene: MapScene, number: int) -> str:
    """Return the colour of a community by token; those side by side have different ones."""
    if scene.hues is None:
        scene.hues = _hues(scene)
    return _HUES[scene.hues[number]] if 0 <= number < len(scene.hues) else "tier.c.line"


def tint(scene: MapScene, number: int, theme: Theme, share: float = 0.62) -> QColor:
    """Return a community's colour as its people wear it: lighter, so that the first tier stands out."""
    return mixed(theme.color(hue(scene, number)), theme.color("map.bg"), share)


def _hues(scene: MapScene) -> list[int]:
    """Return a hue for each community; those of which nobody is on the map have the first."""
    of, count = scene.picture.communities.of, len(scene.picture.communities)
    inside = of >= 0
    sizes = np.bincount(of[inside], minlength=count)
    there = np.flatnonzero(sizes)
    middles = np.stack(
        [np.bincount(of[inside], scene.places[inside, axis], count)[there] / sizes[there] for axis in (0, 1)],
        axis=1,
    )
    hues = [0] * count
    for number, hue_of_it in zip(there.tolist(), worn(middles, there.tolist()), strict=True):
        hues[number] = hue_of_it
    return hues


def worn(middles: Floats, numbers: list[int]) -> list[int]:
    """Return hues by place: never that of one beside it, nor of one close by where there is a choice."""
    near, beside = neighbours(middles)
    found = [-1] * len(numbers)
    for place in _crowded_first(beside):
        taken = {found[other] for other in beside[place]}
        free = [hue for hue in range(len(_HUES)) if hue not in taken] or list(range(len(_HUES)))
        close = {found[other] for other in near[place]}
        best = [hue for hue in free if hue not in close] or free
        found[place] = best[numbers[place] % len(best)]
    return found


def neighbours(middles: Floats) -> tuple[list[list[int]], list[set[int]]]:
    """Return for each place the few nearest, and those beside it: none stands between the two.

    None lies in the circle over the line of both (a Gabriel graph). Such a graph can be drawn without a
    crossing, so that six colours are always enough.
    """
    count = len(middles)
    near: list[list[int]] = []
    beside: list[set[int]] = [set() for _place in range(count)]
    for place in range(count):
        away = ((middles - middles[place]) ** 2).sum(axis=1)
        away[place] = np.inf
        some = np.argsort(away, kind="stable")[: min(_LOOKED_AT, count - 1)]
        near.append(some[:_CLOSE].tolist())
        between = ((middles[some][:, None] - middles[some][None]) ** 2).sum(axis=2) + away[some]
        np.fill_diagonal(between, np.inf)
        for other in some[~(between < away[some][:, None]).any(axis=1)].tolist():
            beside[place].add(other)
            beside[other].add(place)
    return near, beside


def _crowded_first(beside: list[set[int]]) -> list[int]:
    """Return all places so that each has few neighbours before it: whoever has fewest left comes last."""
    left = {place: len(others) for place, others in enumerate(beside)}
    order: list[int] = []
    while left:
        fewest = min(left, key=lambda place: (left[place], place))
        del left[fewest]
        order.append(fewest)
        for other in beside[fewest] & left.keys():
            left[other] -= 1
    return order[::-1]
