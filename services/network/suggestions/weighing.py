"""How strongly pairs may be tied, over columns: the rules of ``judging`` for many at once."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TieKind
from services.contacts import places as gazetteer
from services.network.blocks import BASE, Bools, Ints, joined
from services.network.graph import Floats
from services.network.suggestions import columns
from services.network.suggestions.columns import Posts, Schools
from services.network.suggestions.judging import (
    APART,
    HOUSEHOLD,
    MET,
    SAME_CLASS,
    SAME_SCHOOL,
    SAME_YEARS,
    TOGETHER,
    TOWNSMAN_STRENGTH,
)
from services.network.suggestions.records import Ground


@dataclass(frozen=True, slots=True)
class Placed:
    """A row a place somebody is from, was born in, or lives or lived in."""

    members: Ints
    codes: Ints
    levels: Ints
    """Three columns: the codes of province, city and county, 0 where a place is no deeper."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The columns that are compared, read once."""

    schools: Schools
    posts: Posts
    places: dict[Ground, Placed]


def read(session: Session) -> Facts:
    """Read the columns."""
    told = {
        Ground.NATIVE: columns.places(session, Contact.native_code),
        Ground.BIRTH: columns.places(session, Contact.birth_code),
        Ground.HOME: columns.homes(session),
    }
    placed = {ground: _placed(*some) for ground, some in told.items()}
    return Facts(columns.schools(session), columns.posts(session), placed)


def _placed(members: Ints, codes: Ints) -> Placed:
    known, place = np.unique(codes, return_inverse=True)
    told = [[int(level or 0) for level in gazetteer.levels(f"{code:06d}")] for code in known.tolist()]
    return Placed(members, codes, np.array(told, np.int64).reshape(-1, 3)[place])


def strengths(facts: Facts, kind: TieKind, keys: Ints) -> Floats:
    """Return how strongly each pair may be tied in a kind."""
    if kind is TieKind.SCHOOLING:
        return _of_schools(facts.schools, keys)
    if kind is TieKind.COLLEAGUE:
        return _of_posts(facts.posts, keys)
    if kind is TieKind.TOWNSMAN:
        found = np.zeros(len(keys))
        for placed in facts.places.values():
            found = np.maximum(found, _of_places(placed, keys))
        return found
    return np.full(len(keys), HOUSEHOLD if kind is TieKind.RELATIVE else MET)


def _between(members: Ints, keys: Ints, shared: Ints) -> tuple[Ints, Ints, Ints]:
    """Return every row of one with every row of the other of a pair that agree: pair, row, row."""
    pair, one = joined(keys // BASE, members)
    again, other = joined(keys[pair] % BASE, members)
    pair, one = pair[again], one[again]
    same = shared[one] == shared[other]
    return pair[same], one[same], other[same]


def _greatest(count: int, pair: Ints, told: Floats) -> Floats:
    found = np.zeros(count)
    np.maximum.at(found, pair, told)
    return found


def _of_schools(told: Schools, keys: Ints) -> Floats:
    pair, one, other = _between(told.members, keys, told.school)

    def agree(years: Ints) -> Bools:
        same: Bools = (years[one] == 0) | (years[other] == 0) | (years[one] == years[other])
        return same

    same_class = (told.sign[one] > 0) & (told.sign[one] == told.sign[other])
    same_class &= agree(told.since) & agree(told.until)
    together = _overlap(told.first, told.last, one, other)
    strength = np.where(same_class, SAME_CLASS, np.where(together, SAME_YEARS, SAME_SCHOOL))
    return _greatest(len(keys), pair, strength)


def _of_posts(told: Posts, keys: Ints) -> Floats:
    pair, one, other = _between(told.members, keys, told.firm)
    together = _overlap(told.first, told.last, one, other)
    return _greatest(len(keys), pair, np.where(together, TOGETHER, APART))


def _of_places(told: Placed, keys: Ints) -> Floats:
    province = told.levels[:, 0]
    pair, one, other = _between(told.members, keys, province)
    strength = np.full(len(pair), TOWNSMAN_STRENGTH[1])
    for level in (1, 2):
        code = told.levels[:, level]
        same = (code[one] > 0) & (code[one] == code[other])
        strength[same] = TOWNSMAN_STRENGTH[level + 1]
    strength[province[one] == 0] = 0
    return _greatest(len(keys), pair, strength)


def _overlap(first: Ints, last: Ints, one: Ints, other: Ints) -> Bools:
    both: Bools = (first[one] > 0) & (first[other] > 0)
    both &= np.maximum(first[one], first[other]) <= np.minimum(last[one], last[other])
    return both
