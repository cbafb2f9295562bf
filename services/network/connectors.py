"""Connectors: people who stand between others, by how often a shortest way leads through them (betweenness).

My own ties are left out: I stand between everybody I know. Classes and departments are nodes of their own. In
a large book the ways are counted from a sample of people, always the same one.
"""

import random

import numpy as np

from models.kinds import TYING_COHORTS, CohortKind, TieKind
from services.network.graph import Floats
from services.network.picture import KINDS, Network
from services.progress import Progress

_BUSINESS = KINDS.index(TieKind.BUSINESS)
_SEED = 20260922
_EDGES_WALKED = 40_000_000
"""So many edges are walked at most: at 100,000 people ways are counted from some 140 of them."""
_LEAST = 100
_AT_ONCE = 16


def betweenness(network: Network, progress: Progress | None = None) -> tuple[Floats, bool]:
    """Return for each person the share of ways that lead through them, and whether that is a sample."""
    import igraph

    count = len(network.people)
    pairs, nodes = _links(network)
    links = igraph.Graph(n=nodes, edges=pairs)
    wanted = max(_LEAST, _EDGES_WALKED // max(1, len(pairs)))
    everybody = [place for place in range(count) if place != network.me]
    starts = everybody
    is_sample = wanted < len(starts)
    if is_sample:
        starts = sorted(random.Random(_SEED).sample(starts, wanted))
    found = np.zeros(nodes)
    for first in range(0, len(starts), _AT_ONCE):
        if progress is not None:
            progress.step(first, len(starts))
        found += np.array(links.betweenness(directed=False, sources=starts[first : first + _AT_ONCE]))
    pairs_of_people = max(1, len(starts) * (len(everybody) - 1)) / 2  # a way there and back is one
    return found[:count] / pairs_of_people, is_sample


def _links(network: Network) -> tuple[list[list[int]], int]:
    """Return the ties without mine, and a node for each class with a tie to each of its people."""
    edges, node = network.edges, len(network.people)
    apart = (edges.one != network.me) & (edges.other != network.me) & (edges.kinds != _BUSINESS)
    parts = [np.stack([edges.one[apart], edges.other[apart]], axis=1)]
    for hull in network.hulls:
        if CohortKind(hull.kind) not in TYING_COHORTS:
            continue
        parts.append(np.stack([hull.members, np.full(len(hull.members), node)], axis=1))
        node += 1
    return np.concatenate(parts).tolist(), node
