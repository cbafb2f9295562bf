"""Newcomers on a map take the free spot nearest to those they know; nobody else moves."""

import math
from collections import defaultdict

import numpy as np

from services.network.graph import Floats
from services.network.picture import Bools, Network
from services.network.spread import BOX

_OUTWARD = 90.0
_TURNS = 12


def settle(network: Network, places: Floats, known: Bools) -> Floats:
    """Return the places with those not ``known`` settled beside their neighbours."""
    settled = places.copy()
    taken = _Grid()
    for number in np.flatnonzero(known).tolist():
        taken.add(settled[number])
    beside = _neighbours(network)
    waiting = set(np.flatnonzero(~known).tolist())
    placed = set(np.flatnonzero(known).tolist())
    middle = settled[network.me] if network.me in placed else settled[known].mean(axis=0)
    while waiting:
        newcomer = max(waiting, key=lambda number: (len(placed & beside[number]), -number))
        waiting.discard(newcomer)
        near = sorted(placed & beside[newcomer])
        target = _target(settled[near], middle, newcomer) if near else _edge(settled, placed)
        settled[newcomer] = taken.free_spot(target)
        taken.add(settled[newcomer])
        placed.add(newcomer)
    return settled


def _neighbours(network: Network) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in zip(network.edges.one.tolist(), network.edges.other.tolist(), strict=True):
        found[one].add(other)
        found[other].add(one)
    for hull in network.hulls:
        members = hull.members.tolist()
        for member in members:
            found[member].update(members[:40])
            found[member].discard(member)
    return found


def _target(near: Floats, middle: Floats, number: int) -> Floats:
    """Return a point between the neighbours; beside a single one, a little further out."""
    centre: Floats = near.mean(axis=0)
    out = centre - middle
    length = float(np.hypot(*out))
    if length < 1.0:
        turn = number * 2.399963  # the golden angle: newcomers of the middle do not pile up
        return centre + np.array([math.cos(turn), math.sin(turn)]) * _OUTWARD * 1.9
    return centre + out / length * _OUTWARD * (1.0 if len(near) == 1 else 0.3)


def _edge(settled: Floats, placed: set[int]) -> Floats:
    """Return a point below everybody, for those who know nobody here."""
    here = settled[sorted(placed)] if placed else np.zeros((1, 2))
    return np.array([float(here[:, 0].mean()), float(here[:, 1].max()) + 2 * BOX[1]])


class _Grid:
    """Who stands where, by cells of one box."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)

    def add(self, place: Floats) -> None:
        """Note that a place is taken."""
        x, y = float(place[0]), float(place[1])
        self._cells[math.floor(x / BOX[0]), math.floor(y / BOX[1])].append((x, y))

    def is_free(self, x: float, y: float) -> bool:
        """Tell whether nobody's box is in the way."""
        column, row = math.floor(x / BOX[0]), math.floor(y / BOX[1])
        return not any(
            abs(x - left) < BOX[0] and abs(y - top) < BOX[1]
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
            for left, top in self._cells.get((column + right, row + down), ())
        )

    def free_spot(self, target: Floats) -> Floats:
        """Return the free place nearest to a point, looked for in widening turns."""
        turn = 0
        while True:
            radius = (turn // _TURNS) * BOX[1] * 0.5
            angle = turn % _TURNS * 2 * math.pi / _TURNS + 0.37 * (turn // _TURNS)
            x, y = (
                float(target[0]) + math.cos(angle) * radius * 1.25,
                float(target[1]) + math.sin(angle) * radius,
            )
            if self.is_free(x, y):
                return np.array([x, y])
            turn += 1
