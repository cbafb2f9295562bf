"""The whole network as a town: communities as quarters side by side, their people inside, me in the middle.

Quarters lie near those they have ties with. ``sketch`` takes a blink and is the first picture; ``settle_in``
then moves people about within their quarters, so that who is tied stands together.
"""

import math
import random
from dataclasses import dataclass

import numpy as np

from services.network.communities import NOBODYS
from services.network.graph import Floats, Ints
from services.network.picture import Network
from services.network.spread import BOX, spread

_SEED = 20260922
_GOLDEN = 2.399963
_UNIT = math.sqrt(BOX[0] * BOX[1] * 1.35 / math.pi)
"""Half the width of the room one person has in a quarter."""
_STREET = 1.6
"""Room between two quarters, in units."""
_WIDE = 1.3
"""How much wider than high the town is."""
_ROUNDS = 260
MANY = 1500
"""In a town of more people those of a quarter stand in rows, for pushing them apart would take too long."""
_ROWS_FROM = 12
_TURNS_OF_FORCE = 150


@dataclass(frozen=True, slots=True)
class Town:
    """Where the quarters lie: their middles and half their widths, in map units."""

    middles: Floats
    reaches: Floats


def sketch(network: Network, of: Ints) -> tuple[Floats, Town]:
    """Return a first place for everybody, and the quarters."""
    sizes = np.bincount(of[of >= 0], minlength=int(of.max(initial=-1)) + 1)
    reaches = np.sqrt(sizes) * _UNIT
    town = Town(_quarters(network, of, sizes, reaches), reaches)
    places = np.zeros((len(of), 2))
    for number in range(len(sizes)):
        members = np.flatnonzero(of == number)
        places[members] = town.middles[number] + _sunflower(len(members)) * reaches[number]
    return places, town


def settle_in(network: Network, of: Ints, town: Town) -> Floats:
    """Return the places with those tied to each other side by side in their quarters."""
    places = np.zeros((len(of), 2))
    apart = (of[network.edges.one] >= 0) & (of[network.edges.other] >= 0)
    one, other = network.edges.one[apart], network.edges.other[apart]
    weights = np.maximum(network.edges.strengths[apart], 0.2)
    for number in range(len(town.reaches)):
        members = np.flatnonzero(of == number)
        here = (of[one] == number) & (of[other] == number)
        inner = _inside(network, members, one[here], other[here], weights[here])
        leaving = np.concatenate(
            [
                np.stack([one, other], axis=1)[(of[one] == number) & ~here],
                np.stack([other, one], axis=1)[(of[other] == number) & ~here],
            ]
        )
        inner = _turned(inner, members, leaving, town.middles[of[leaving[:, 1]]] - town.middles[number])
        if len(of) > MANY:
            inner = _in_rows(inner, float(town.reaches[number]))
        places[members] = town.middles[number] + inner * town.reaches[number]
    return places if len(of) > MANY else spread(places, np.flatnonzero(of == NOBODYS), rounds=400)


def _quarters(network: Network, of: Ints, sizes: Ints, reaches: Floats) -> Floats:
    """Return a middle for each quarter, near those it has ties with and on top of none."""
    import igraph

    count = len(sizes)
    if count < 2:
        beside_me = float(reaches.max(initial=0.0)) + 3 * _UNIT if network.me >= 0 else 0.0
        return np.full((count, 2), (0.0, beside_me))
    pairs, ties = _ties_between(network, of, count)
    one, other = pairs // count, pairs % count
    weights = ties / np.sqrt(sizes[one] * sizes[other])
    quarters = igraph.Graph(n=count, edges=np.stack([one, other], axis=1).tolist())
    chance = random.Random(_SEED)
    igraph.set_random_number_generator(chance)
    try:
        begin = [[chance.uniform(-1, 1) * math.sqrt(count) for _axis in range(2)] for _ in range(count)]
        laid = quarters.layout_fruchterman_reingold(
            niter=400, weights=weights.tolist() or None, seed=begin, grid="nogrid"
        )
    finally:
        igraph.set_random_number_generator(random)
    middles = np.array(laid.coords, np.float64)
    middles -= np.average(middles, axis=0, weights=sizes)
    far = float(np.percentile(np.hypot(*middles.T), 80)) or 1.0
    middles *= math.sqrt(float((reaches**2).sum())) / far
    return _packed(middles * (_WIDE, 1.0), reaches, leave_room=network.me >= 0)


def _ties_between(network: Network, of: Ints, count: int) -> tuple[Ints, Ints]:
    one, other = of[network.edges.one], of[network.edges.other]
    between = (one >= 0) & (other >= 0) & (one != other)
    low, high = np.minimum(one, other)[between], np.maximum(one, other)[between]
    return np.unique(low * count + high, return_counts=True)


def _packed(middles: Floats, reaches: Floats, *, leave_room: bool) -> Floats:
    """Return the middles drawn together as close as the quarters' room allows; me has the very middle."""
    at = middles.copy()
    need = reaches[:, None] + reaches[None, :] + _STREET * _UNIT
    np.fill_diagonal(need, 0.0)
    for turn in range(_ROUNDS):
        if turn < _ROUNDS - 60:
            at *= (1 - 0.012 / _WIDE, 1 - 0.012)
        gap = at[:, None, :] - at[None, :, :]
        length = np.hypot(gap[..., 0], gap[..., 1]) + 1e-6
        push = np.maximum(need - length, 0.0) / length
        at += (gap * push[..., None] * 0.28).sum(axis=1)
        if leave_room:
            away = np.hypot(at[:, 0], at[:, 1]) + 1e-6
            at += at * (np.maximum(reaches + 2.6 * _UNIT - away, 0.0) / away * 0.5)[:, None]
    return at


def _sunflower(count: int) -> Floats:
    """Return so many places spread evenly in a disc of radius 1, as seeds are."""
    number = np.arange(count)
    reach = np.sqrt((number + 0.5) / max(1, count)) * 0.94 if count > 1 else np.zeros(1)
    return np.stack([np.cos(number * _GOLDEN) * reach, np.sin(number * _GOLDEN) * reach], axis=1)


def _inside(network: Network, members: Ints, one: Ints, other: Ints, weights: Floats) -> Floats:
    """Return the members of a quarter laid out by their own ties in a disc of radius 1."""
    import igraph

    count = len(members)
    if count < 4 or not len(one):
        return _sunflower(count)
    pairs = [np.searchsorted(members, one), np.searchsorted(members, other)]
    nodes, strengths = count, weights.tolist()
    links = np.stack(pairs, axis=1).tolist()
    for hull in network.hulls:
        inside = np.flatnonzero(np.isin(members, hull.members))
        if len(inside) > 1:
            links += [[place, nodes] for place in inside.tolist()]
            strengths += [0.5] * len(inside)
            nodes += 1
    begin = np.zeros((nodes, 2))
    begin[:count] = _sunflower(count) * math.sqrt(count)
    chance = random.Random(_SEED)
    igraph.set_random_number_generator(chance)
    try:
        laid = igraph.Graph(n=nodes, edges=links).layout_fruchterman_reingold(
            niter=_TURNS_OF_FORCE,
            weights=strengths,
            seed=begin.tolist(),
            start_temp=math.sqrt(nodes) / 3,
            grid="grid" if nodes > 150 else "nogrid",
        )
    finally:
        igraph.set_random_number_generator(random)
    return _evenly(np.array(laid.coords, np.float64)[:count])


def _evenly(places: Floats) -> Floats:
    """Return places in a disc of radius 1, each as far out as its turn from the middle says."""
    places = places - np.median(places, axis=0)
    reach = np.hypot(places[:, 0], places[:, 1])
    turn = np.empty(len(places))
    turn[np.argsort(reach, kind="stable")] = np.arange(len(places))
    even = np.sqrt((turn + 0.5) / len(places)) * 0.94
    spread_out: Floats = places * (even / np.maximum(reach, 1e-9))[:, None]
    return spread_out


def _in_rows(inner: Floats, reach: float) -> Floats:
    """Return a quarter's people in rows, each with room for a name, near where they stood in the disc."""
    count = len(inner)
    if count < _ROWS_FROM:
        return inner
    rows = max(1, int(2 * reach / BOX[1]))
    heights = (np.arange(rows) + 0.5) / rows * 2 - 1
    wide = np.sqrt(np.maximum(1 - heights**2, 0.0))
    ends = np.round(np.cumsum(wide) / wide.sum() * count).astype(np.int64)
    order = np.argsort(inner[:, 1], kind="stable")
    placed = np.zeros_like(inner)
    begin = 0
    for height, half, end in zip(heights.tolist(), wide.tolist(), ends.tolist(), strict=True):
        row = order[begin:end]
        row = row[np.argsort(inner[row, 0], kind="stable")]
        placed[row, 0] = ((np.arange(len(row)) + 0.5) / max(1, len(row)) * 2 - 1) * half
        placed[row, 1] = height
        begin = end
    return placed


def _turned(inner: Floats, members: Ints, leaving: Ints, toward: Floats) -> Floats:
    """Return a quarter turned so that those with ties to others stand on the side towards them."""
    if not len(leaving) or len(members) < 4:
        return inner
    here = inner[np.searchsorted(members, leaving[:, 0])]
    way = toward / np.maximum(np.hypot(*toward.T), 1e-9)[:, None]
    along = float((here * way).sum())
    across = float((here[:, 0] * way[:, 1] - here[:, 1] * way[:, 0]).sum())
    angle = math.atan2(across, along)
    cosine, sine = math.cos(angle), math.sin(angle)
    turned: Floats = inner @ np.array([[cosine, sine], [-sine, cosine]])
    return turned
