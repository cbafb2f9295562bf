"""Everybody who may know each other, as columns: small blocks pair by pair, and who shares two of three.

Of a large firm, school or place only those are paired who share another one of the three, and those of one
class, one year or one department; the rest stay a group. A hundred thousand people never become objects.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy.orm import Session

from models.kinds import CohortKind, TieKind
from services.network.blocks import BASE, Bools, Ints, blocks, joined
from services.network.suggestions import columns
from services.network.suggestions.columns import Posts, Schools
from services.network.suggestions.grouping import Shared, of_row
from services.network.suggestions.judging import is_home_label
from services.network.suggestions.records import HOME_MOST, MOST, Ground
from services.network.suggestions.weighing import Facts

_YEARS = 4096
"""More than any year, so that a year fits beside another number in one key."""


@dataclass(slots=True)
class Pairs:
    """Pairs of contacts by kind, the lower id first."""

    found: dict[TieKind, list[Ints]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: TieKind, members: Ints, rows: tuple[Ints, Ints]) -> None:
        """Add pairs of contacts, each given by two rows."""
        one, other = members[rows[0]], members[rows[1]]
        self.found[kind].append(np.minimum(one, other) * BASE + np.maximum(one, other))

    def once(self, kind: TieKind) -> Ints:
        """Return the keys of the pairs of a kind, each once."""
        return np.unique(np.concatenate([np.zeros(0, np.int64), *self.found[kind]]))


def pairs(session: Session, facts: Facts) -> Pairs:
    """Return who may know each other, before what is known or refused is taken off."""
    found = Pairs()
    for placed in facts.places.values():
        for level in range(3):
            told = blocks(placed.levels[:, level], placed.members)
            found.add(TieKind.TOWNSMAN, placed.members, told.pairs(MOST))
    schools, posts = facts.schools, facts.posts
    in_year = np.where(schools.since > 0, schools.school * _YEARS + schools.since, 0)
    for keys in (schools.school, _class_keys(schools), in_year):
        found.add(TieKind.SCHOOLING, schools.members, blocks(keys, schools.members).pairs(MOST))
    for keys in (posts.firm, _department_keys(posts)):
        found.add(TieKind.COLLEAGUE, posts.members, blocks(keys, posts.members).pairs(MOST))
    _add_twice(found, facts)
    _add_households(session, found, posts)
    for contacts, keys in (columns.circles(session, [CohortKind.EVENT.value]), columns.meetings(session)):
        found.add(TieKind.ACQUAINTANCE, contacts, blocks(keys, contacts).pairs(MOST))
    return found


def _class_keys(told: Schools) -> Ints:
    """Return a key for each class of a school and its year, 0 where none is told."""
    return np.where(told.sign > 0, told.school * BASE + told.sign * _YEARS + told.since, 0)


def _department_keys(told: Posts) -> Ints:
    return np.where(told.department > 0, told.firm * BASE + told.department, 0)


def _add_twice(found: Pairs, facts: Facts) -> None:
    """Add those who share two of the three: firm, school, native place."""
    native = facts.places[Ground.NATIVE]
    three = (
        (TieKind.COLLEAGUE, facts.posts.members, facts.posts.firm),
        (TieKind.SCHOOLING, facts.schools.members, facts.schools.school),
        (TieKind.TOWNSMAN, native.members, native.codes),
    )
    for first, second in ((0, 1), (0, 2), (1, 2)):
        (kind, members, keys), (other, others, other_keys) = three[first], three[second]
        row, again = joined(members, others)
        rows = blocks(keys[row] * BASE + other_keys[again], members[row]).pairs(MOST)
        for one in (kind, other):
            found.add(one, members[row], rows)


def _add_households(session: Session, found: Pairs, posts: Posts) -> None:
    lines = columns.landlines(session)
    known: dict[str, int] = {}
    keys = np.array([known.setdefault(row[1], len(known) + 1) for row in lines], np.int64)
    members = np.array([row[0] for row in lines], np.int64)
    one, other = blocks(keys, members).pairs(HOME_MOST)
    home = _at_home(posts, lines, one, other)
    found.add(TieKind.RELATIVE, members, (one[home], other[home]))
    contacts, doors = columns.doors(session)
    found.add(TieKind.RELATIVE, contacts, blocks(doors, contacts).pairs(HOME_MOST))
    contacts, households = columns.circles(session, [CohortKind.HOUSEHOLD.value])
    found.add(TieKind.RELATIVE, contacts, blocks(households, contacts).pairs(MOST))


def _at_home(posts: Posts, lines: list[tuple[int, str, str]], one: Ints, other: Ints) -> Bools:
    """Tell of which pairs the landline is theirs at home: not that of the firm where both work."""
    held: dict[int, set[int]] = defaultdict(set)
    wanted = np.isin(posts.members, [row[0] for row in lines]) & (posts.present == 1)
    for member, firm in zip(posts.members[wanted].tolist(), posts.firm[wanted].tolist(), strict=True):
        held[member].add(firm)
    found = [
        not held[lines[a][0]] & held[lines[b][0]] or is_home_label(lines[a][2] + lines[b][2])
        for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]
    return np.array(found, np.bool_)


def large(
    session: Session, facts: Facts, kind: TieKind | None = None
) -> Iterator[tuple[Shared, int, tuple[int, ...]]]:
    """Yield the blocks that are too large for pairs: what they share, their first row, their people."""
    if kind in (None, TieKind.TOWNSMAN):
        for ground, placed in facts.places.items():
            for rows, people in blocks(placed.codes, placed.members).large(MOST):
                code = int(placed.codes[rows[0]])
                if code % 10_000:  # a whole province has nothing to talk about
                    yield Shared(ground, code), code, tuple(people.tolist())
    if kind in (None, TieKind.SCHOOLING):
        told = facts.schools
        yield from _whole(Ground.SCHOOL, told.school, told.members)
        yield from _parts(session, Ground.CLASS, _class_keys(told), told.members, told.rows)
    if kind in (None, TieKind.COLLEAGUE):
        held = facts.posts
        yield from _whole(Ground.FIRM, held.firm, held.members)
        yield from _parts(session, Ground.DEPARTMENT, _department_keys(held), held.members, held.rows)


def _whole(ground: Ground, keys: Ints, members: Ints) -> Iterator[tuple[Shared, int, tuple[int, ...]]]:
    for rows, people in blocks(keys, members).large(MOST):
        key = int(keys[rows[0]])
        yield Shared(ground, key), key, tuple(people.tolist())


def _parts(
    session: Session, ground: Ground, keys: Ints, members: Ints, ids: Ints
) -> Iterator[tuple[Shared, int, tuple[int, ...]]]:
    """Yield large classes or departments; their number is made of their first row."""
    for rows, people in blocks(keys, members).large(MOST):
        first = int(ids[rows].min())
        shared = of_row(session, ground, first)
        if shared is not None:
            yield shared, first, tuple(people.tolist())
