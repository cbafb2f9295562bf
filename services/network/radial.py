"""Somebody in the middle: rings by distance, sectors by kind of tie, families and classes side by side.

Rings are ellipses of 1.25 : 1. A ring with more people than fit on one line takes several lines, people set
in turn on them. The angle somebody takes is what they or those behind them need.
"""

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from models.kinds import TYING_COHORTS, CohortKind, TieKind
from services.network.graph import Floats, Ints
from services.network.picture import KINDS, NO_KIND, Network
from services.network.spread import BOX, spread

STRETCH = 1.25
_INNERMOST = 170.0
_BETWEEN_RINGS = 96.0
_LINE = 54.0
_ROOM = 78.0
_KIND_OF_HULL = {kind.value: KINDS.index(tie) for kind, tie in TYING_COHORTS.items()} | {
    CohortKind.HOUSEHOLD.value: KINDS.index(TieKind.RELATIVE)
}
_MANY = 4000
_GAP = 0.06
"""What parts two sectors, in radians."""
_AROUND = 2 * math.pi * (1 + STRETCH) / 2


@dataclass(frozen=True, slots=True)
class Rings:
    """What is drawn around somebody in the middle: the ellipses, and whose sector everybody stands in."""

    radii: tuple[float, ...] = ()
    kinds: Ints | None = None
    """The number of a kind by person, NO_KIND for the middle and the unreachable; None without rings."""
    reached: Ints | None = None
    """Who stands on the rings."""


@dataclass(slots=True)
class _Ring:
    """A ring: half its height, and how many lines it has."""

    radius: float
    lines: int


def rings(network: Network, centre: int) -> Floats:
    """Return a place for everybody around the centre, which stands at 0, 0; the unreachable lie outside."""
    parents, depths = _tree(network, centre)
    reached = np.flatnonzero(depths > 0)
    places = np.zeros((len(depths), 2))
    if len(reached):
        levels = [np.flatnonzero(depths == depth) for depth in range(1, int(depths.max()) + 1)]
        sizes = _sizes([len(level) for level in levels])
        angles = _angles(network, centre, parents, depths, sizes)
        for level, ring in zip(levels, sizes, strict=True):
            turn = level[np.argsort(angles[level], kind="stable")]
            line = np.arange(len(turn)) % ring.lines
            radius = ring.radius + line * _LINE
            places[turn, 0] = np.cos(angles[turn]) * radius * STRETCH
            places[turn, 1] = np.sin(angles[turn]) * radius
        outermost = sizes[-1].radius + sizes[-1].lines * _LINE
    else:
        outermost = _INNERMOST
    lost = np.flatnonzero(depths < 0)
    places[lost] = _outside(len(lost), outermost + 2 * _BETWEEN_RINGS)
    return spread(places, np.array([centre]), rounds=80 if len(depths) <= _MANY else 8)


def rings_of(network: Network, places: Floats, centre: int) -> Rings:
    """Return the rings of a map with somebody in the middle, none for −1."""
    if centre < 0:
        return Rings()
    _parents, depths = _tree(network, centre)
    reach = np.hypot(places[:, 0] / STRETCH, places[:, 1])
    most = int(depths.max(initial=0))
    radii = (
        float(np.median(reach[depths == depth])) for depth in range(1, most + 1) if (depths == depth).any()
    )
    return Rings(tuple(radii), sector_kinds(network, centre), np.flatnonzero(depths >= 0))


def sector_kinds(network: Network, centre: int) -> Ints:
    """Return whose sector everybody stands in: the kind of tie that leads from the centre to them."""
    parents, depths = _tree(network, centre)
    kinds, _strengths = _beside(network, centre)
    circle = _circles(network)
    found = np.full(len(depths), NO_KIND, np.int64)
    for person in np.argsort(depths, kind="stable").tolist():
        if depths[person] == 1:
            found[person] = _kind_beside(network, kinds, circle, person)
        elif depths[person] > 1:
            found[person] = found[parents[person]]
    return found


def _tree(network: Network, centre: int) -> tuple[Ints, Ints]:
    """Return everybody's introducer, the strongest of those one ring further in, and their depth."""
    beside: dict[int, list[tuple[int, float]]] = defaultdict(list)
    edges = network.edges
    ends = zip(edges.one.tolist(), edges.other.tolist(), edges.strengths.tolist(), strict=True)
    for one, other, strength in ends:
        beside[one].append((other, strength))
        beside[other].append((one, strength))
    circles: dict[int, list[int]] = defaultdict(list)
    for place, hull in enumerate(network.hulls):
        if CohortKind(hull.kind) in TYING_COHORTS:
            for member in hull.members.tolist():
                circles[member].append(place)
    parents = np.full(len(network.people), -1, np.int64)
    depths = np.full(len(network.people), -1, np.int64)
    depths[centre] = 0
    front, depth, opened = [centre], 0, set[int]()
    while front:
        depth += 1
        offered: dict[int, tuple[float, int]] = {}
        for one in front:
            near = list(beside[one])
            for place in circles[one]:
                if place not in opened:
                    opened.add(place)
                    near += [(member, 0.45) for member in network.hulls[place].members.tolist()]
            for other, strength in near:
                if depths[other] < 0 and strength > offered.get(other, (-1.0, 0))[0]:
                    offered[other] = (strength, one)
        for other, (_strength, one) in offered.items():
            parents[other], depths[other] = one, depth
        front = sorted(offered)
    return parents, depths


def _sizes(counts: list[int]) -> list[_Ring]:
    """Return a radius and a number of lines for each ring, so that everybody on it has room."""
    found: list[_Ring] = []
    radius = _INNERMOST
    for count in counts:
        lines, room = 0, 0.0
        while room < count * _ROOM or lines == 0:
            room += _AROUND * (radius + lines * _LINE)
            lines += 1
        found.append(_Ring(radius, lines))
        radius += (lines - 1) * _LINE + _BETWEEN_RINGS
    return found


def _angles(network: Network, centre: int, parents: Ints, depths: Ints, sizes: list[_Ring]) -> Floats:
    children: dict[int, list[int]] = defaultdict(list)
    for person in np.argsort(depths, kind="stable").tolist():
        if depths[person] > 0:
            children[int(parents[person])].append(person)
    need = np.zeros(len(depths))
    for person in np.argsort(-depths, kind="stable").tolist():
        if depths[person] <= 0:
            continue
        ring = sizes[int(depths[person]) - 1]
        own = _ROOM / (ring.lines * (ring.radius + (ring.lines - 1) * _LINE / 2) * (1 + STRETCH) / 2)
        need[person] = max(own, sum(need[child] for child in children[person]))
    angles = np.zeros(len(depths))
    order = _sectors(network, centre, children[centre])
    gaps = _gaps(network, centre, order)
    whole = sum(need[person] for person in order) or 1.0
    room = 2 * math.pi - _GAP * len(gaps)
    stack = [(order, -math.pi / 2, room / whole)]
    while stack:
        people, start, scale = stack.pop()
        for person in people:
            start += _GAP if depths[person] == 1 and person in gaps else 0.0
            width = need[person] * scale
            angles[person] = start + width / 2
            behind = _by_circle(network, children[person])
            inner = sum(need[child] for child in behind)
            if behind:
                squeeze = scale * min(1.0, need[person] / inner) if inner else scale
                stack.append((behind, start + (width - inner * squeeze) / 2, squeeze))
            start += width
    return angles


def _gaps(network: Network, centre: int, order: list[int]) -> set[int]:
    """Return with whom a sector begins, where there is more than one."""
    kinds, _strengths = _beside(network, centre)
    circle = _circles(network)
    of = [_kind_beside(network, kinds, circle, person) for person in order]
    first = {order[place] for place in range(1, len(order)) if of[place] != of[place - 1]}
    return first | {order[0]} if first else first


def _sectors(network: Network, centre: int, people: list[int]) -> list[int]:
    """Return those beside the centre by kind of tie, within it by circle, within it the strongest inside."""
    kinds, strengths = _beside(network, centre)
    circle = _circles(network)

    def rank(person: int) -> tuple[int, int, float, int]:
        kind = _kind_beside(network, kinds, circle, person)
        return (kind % len(KINDS), circle.get(person, -1), -strengths.get(person, 0.0), person)

    return sorted(people, key=rank)


def _beside(network: Network, centre: int) -> tuple[dict[int, int], dict[int, float]]:
    """Return kind and strength of the centre's ties by who is at the other end."""
    kinds: dict[int, int] = {}
    strengths: dict[int, float] = {}
    edges = network.edges
    for mine, theirs in ((edges.one, edges.other), (edges.other, edges.one)):
        for place in np.flatnonzero(mine == centre).tolist():
            kinds[int(theirs[place])] = int(edges.kinds[place])
            strengths[int(theirs[place])] = float(edges.strengths[place])
    return kinds, strengths


def _kind_beside(network: Network, kinds: dict[int, int], circle: dict[int, int], person: int) -> int:
    """Return the sector of somebody beside the centre: that of their circle, else of their tie."""
    place = circle.get(person, -1)
    of_circle = _KIND_OF_HULL.get(network.hulls[place].kind) if place >= 0 else None
    return kinds.get(person, NO_KIND) if of_circle is None else of_circle


def _by_circle(network: Network, people: list[int]) -> list[int]:
    if len(people) < 3:
        return people
    circle = _circles(network)
    return sorted(people, key=lambda person: (circle.get(person, 1 << 30), person))


def _circles(network: Network) -> dict[int, int]:
    """Return the smallest circle each person is in, households before classes."""
    found: dict[int, int] = {}
    for place, hull in sorted(enumerate(network.hulls), key=lambda entry: -len(entry[1].members)):
        for member in hull.members.tolist():
            found[member] = place
    return found


def _outside(count: int, top: float) -> Floats:
    """Return rows of places below the rings for those no tie leads to."""
    wide = max(1, int(math.sqrt(count) * 1.6))
    places = np.arange(count)
    x = (places % wide - (wide - 1) / 2) * BOX[0]
    return np.stack([x, top + places // wide * BOX[1]], axis=1)
