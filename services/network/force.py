"""The whole network laid out by ties alone: ties pull, people push; each island by itself, then packed."""

import math
import random

import numpy as np

from services.network.communities import with_circles
from services.network.graph import Floats, Ints
from services.network.picture import Network
from services.network.spread import BOX, spread

_SEED = 20260922
_TIE = 118.0
"""How long a tie is meant to be, in map units."""
_SMALL, _MANY = 1200, 6000
_GAP = 70.0


def whole(network: Network) -> Floats:
    """Return a place for everybody; the same network gives the same picture each time."""
    count = len(network.people)
    one, other, weights, nodes = with_circles(network)
    component = _components(nodes, one, other)
    places = np.zeros((nodes, 2))
    sizes = np.bincount(component)
    islands = []
    for island in np.argsort(-sizes, kind="stable").tolist():
        members = np.flatnonzero(component == island)
        people = members[members < count]
        if not len(people):
            continue
        inside = component[one] == island
        places[members] = _island(members, one[inside], other[inside], weights[inside])
        if len(people) <= _MANY:
            places[people] = spread(places[people], np.zeros(0, np.int64))
        places[people] -= _middle(places[people])
        islands.append(people)
    _pack(places, islands)
    laid_out: Floats = places[:count]
    return laid_out


def _components(nodes: int, one: Ints, other: Ints) -> Ints:
    import igraph

    graph = igraph.Graph(n=nodes, edges=np.stack([one, other], axis=1).tolist())
    return np.array(graph.connected_components().membership, np.int64)


def _island(members: Ints, one: Ints, other: Ints, weights: Floats) -> Floats:
    """Lay out one island, scaled so that a usual tie has the length meant."""
    import igraph

    if len(members) == 1:
        return np.zeros((1, 2))
    if len(members) == 2:
        return np.array([[-_TIE / 2, 0.0], [_TIE / 2, 0.0]])
    number = np.zeros(int(members.max()) + 1, np.int64)
    number[members] = np.arange(len(members))
    pairs = np.stack([number[one], number[other]], axis=1)
    graph = igraph.Graph(n=len(members), edges=pairs.tolist())
    chance = random.Random(_SEED)
    igraph.set_random_number_generator(chance)
    try:
        begin = [[chance.uniform(-1, 1), chance.uniform(-1, 1)] for _ in range(len(members))]
        scale = math.sqrt(len(members))
        begin = [[x * scale, y * scale] for x, y in begin]
        if len(members) <= _SMALL:
            laid = (
                graph.layout_kamada_kawai(seed=begin, maxiter=40 * len(members))
                if len(members) <= 250
                else begin
            )
            laid = graph.layout_fruchterman_reingold(
                seed=list(laid), niter=300, weights=weights.tolist(), grid="nogrid", start_temp=scale / 8
            )
        else:
            laid = graph.layout_fruchterman_reingold(niter=500, grid="grid")
    finally:
        igraph.set_random_number_generator(random)
    places = np.array(list(laid), np.float64)
    length = float(np.median(np.hypot(*(places[pairs[:, 0]] - places[pairs[:, 1]]).T)))
    crowd = math.sqrt(len(members)) * BOX[0] * 0.75
    extent = float(np.percentile(np.hypot(*(places - places.mean(axis=0)).T), 90)) or 1.0
    return places * max(_TIE * 0.8 / (length or 1.0), crowd / extent / 1.4)


def _middle(places: Floats) -> Floats:
    middle: Floats = (places.min(axis=0) + places.max(axis=0)) / 2
    return middle


def _pack(places: Floats, islands: list[Ints]) -> None:
    """Set the islands around the largest one, each as near to the middle as there is room."""
    centres = np.zeros((0, 2))
    halves = np.zeros((0, 2))
    for people in islands:
        span = places[people].max(axis=0) - places[people].min(axis=0)
        half = span / 2 + np.array(BOX) / 2 + _GAP / 4
        centre = _free_spot(centres, halves, half)
        places[people] += centre
        centres, halves = np.vstack([centres, centre]), np.vstack([halves, half])


def _free_spot(centres: Floats, halves: Floats, half: Floats) -> Floats:
    """Return the spot nearest to the middle where a box overlaps none before it."""
    if not len(centres):
        return np.zeros(2)
    step = max(24.0, float(half.min()) * 0.5)
    turn = 0
    while True:
        radius = step * (turn // 24)
        angle = turn % 24 * math.pi / 12 + 0.13 * (turn // 24)
        spot = np.array([math.cos(angle) * radius * 1.4, math.sin(angle) * radius])
        apart = np.abs(centres - spot) - (halves + half)
        if (apart >= 0).any(axis=1).all():
            return spot
        turn += 1
