"""Who shares one thing, over the whole book: pairs within small blocks of an array, large blocks as runs.

A row says that somebody has a key: a firm, a school, a place. Rows of one key are a block; how many different
people are in it decides whether they are paired or stay a group.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

BASE = 1 << 31
"""Two whole numbers below it make one key."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Rows in the order of their keys, and where each block begins."""

    order: Ints
    """Places of the rows as they were given."""
    members: Ints
    starts: Ints
    lengths: Ints
    people: Ints
    """How many different people are in each block."""

    def pairs(self, most: int) -> tuple[Ints, Ints]:
        """Return the rows, as places of the arrays given, that pair two of a block of at most so many."""
        small = (self.people > 1) & (self.people <= most)
        kept = np.repeat(small, self.lengths)
        block = np.repeat(np.arange(len(self.starts)), self.lengths)[kept]
        rows, members = self.order[kept], self.members[kept]
        ones, others = [], []
        for step in range(1, int(self.lengths[small].max(initial=0))):
            together = block[:-step] == block[step:]
            if not together.any():
                break
            together &= members[:-step] != members[step:]
            ones.append(rows[:-step][together])
            others.append(rows[step:][together])
        none = np.zeros(0, np.int64)
        return np.concatenate([none, *ones]), np.concatenate([none, *others])

    def large(self, most: int) -> Iterator[tuple[Ints, Ints]]:
        """Yield each block of more people: the places of its rows, and the people by id."""
        for block in np.flatnonzero(self.people > most).tolist():
            start, length = self.starts[block], self.lengths[block]
            yield self.order[start : start + length], np.unique(self.members[start : start + length])


def blocks(keys: Ints, members: Ints) -> Blocks:
    """Return the blocks of rows with one key; rows whose key is not above 0 belong to none."""
    told = np.flatnonzero(keys > 0)
    order = told[np.lexsort((members[told], keys[told]))]
    keys, members = keys[order], members[order]
    if not len(keys):
        none = np.zeros(0, np.int64)
        return Blocks(none, none, none, none, none)
    new_key = np.concatenate([[True], keys[1:] != keys[:-1]])
    new_person = new_key | np.concatenate([[True], members[1:] != members[:-1]])
    starts = np.flatnonzero(new_key)
    lengths = np.diff(np.append(starts, len(keys)))
    return Blocks(order, members, starts, lengths, np.add.reduceat(new_person.astype(np.int64), starts))


def joined(members: Ints, others: Ints) -> tuple[Ints, Ints]:
    """Return every pair of a row of the first and a row of the second that belong to one person."""
    order = np.argsort(others, kind="stable")
    begin = np.searchsorted(others[order], members, "left")
    counts = np.searchsorted(others[order], members, "right") - begin
    left = np.repeat(np.arange(len(members)), counts)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return left, order[np.repeat(begin, counts) + offsets]
