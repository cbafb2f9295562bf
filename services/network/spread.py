"""Room for names: nodes of a laid-out map pushed apart until no two of their boxes overlap."""

import numpy as np

from services.network.graph import Floats, Ints

BOX = (66.0, 48.0)
"""Room for a node with its name below it, in map units (pixels at 100 %)."""
_NEIGHBOURS = ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1))
_CELLS = 1 << 20


def spread(places: Floats, still: Ints, box: tuple[float, float] = BOX, rounds: int = 80) -> Floats:
    """Return the places with overlapping boxes pushed apart; those in ``still`` stay where they are."""
    size = np.array(box)
    at = places / size
    weight = np.ones(len(at))
    weight[still] = 0.0
    for _round in range(rounds):
        one, other = overlapping(at)
        if not len(one):
            break
        gap = at[other] - at[one]
        same = (gap == 0).all(axis=1)
        gap[same] = (
            np.stack([np.cos(one[same]), np.sin(one[same])], axis=1) * 1e-3
        )  # any way, always the same
        need = 1.0 - np.abs(gap)
        along = np.argmin(need, axis=1)
        rows = np.arange(len(one))
        push = np.zeros_like(gap)
        push[rows, along] = need[rows, along] * np.where(gap[rows, along] < 0, -1.0, 1.0)
        both = weight[one] + weight[other]
        share = np.divide(weight[one], both, out=np.zeros(len(both)), where=both > 0)[:, None]
        back = np.divide(weight[other], both, out=np.zeros(len(both)), where=both > 0)[:, None]
        move = np.zeros_like(at)
        np.add.at(move, one, -push * share)
        np.add.at(move, other, push * back)
        at = at + move * 0.7
    moved: Floats = at * size
    moved[still] = places[still]
    return moved


def overlapping(at: Floats) -> tuple[Ints, Ints]:
    """Return the pairs of unit boxes that overlap, by a grid of unit cells."""
    cell = np.floor(at).astype(np.int64)
    key = cell[:, 0] * _CELLS + cell[:, 1]
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    ones, others = [], []
    for right, down in _NEIGHBOURS:
        wanted = key + right * _CELLS + down
        first = np.searchsorted(ranked, wanted, "left")
        count = np.searchsorted(ranked, wanted, "right") - first
        one = np.repeat(np.arange(len(key)), count)
        start = np.repeat(first - np.concatenate([[0], np.cumsum(count)[:-1]]), count)
        other = order[start + np.arange(len(one))]
        if (right, down) == (0, 0):
            one, other = one[one < other], other[one < other]
        gap = np.abs(at[other] - at[one])
        near = (gap < 1.0 - 1e-6).all(axis=1)
        ones.append(one[near])
        others.append(other[near])
    return np.concatenate(ones), np.concatenate(others)
