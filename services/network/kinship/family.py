"""A family as the book tells it: people, and ties whose word says exactly what one is to the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TieKind
from models.tie import Tie
from services import sessions
from services.network.kinship.reading import read
from services.network.kinship.steps import Chain, Link, other_gender, turned

MOST_PEOPLE = 400
"""A family is followed this far; a clan of more people is not one family any more."""


@dataclass(frozen=True, slots=True)
class Kinsman:
    """A person of a family."""

    id: int
    name: str
    gender: str | None
    """As told, else as the words of the ties tell."""
    born: str
    """YYYY, YYYY-MM or YYYY-MM-DD; empty where no year is told."""
    is_me: bool = False
    told_gender: str | None = None
    """As told; words may say otherwise."""

    @property
    def year(self) -> int | None:
        """The year of birth."""
        return int(self.born[:4]) if self.born else None


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie that tells kinship: ``other`` is what the steps say to ``one``."""

    tie_id: int
    one: int
    other: int
    word: str
    """What the other is to the one, as typed."""
    steps: Chain


@dataclass(slots=True)
class Family:
    """People and bonds; of each person the bonds from them, those typed the other way round turned."""

    people: dict[int, Kinsman] = field(default_factory=dict)
    bonds: list[Bond] = field(default_factory=list)
    around: dict[int, list[tuple[int, Chain]]] = field(default_factory=lambda: defaultdict(list))

    def parents(self, child: int) -> set[int]:
        """Return the parents somebody is known to have."""
        return self._beside(child, Link.PARENT)

    def spouses(self, person: int) -> set[int]:
        """Return whom somebody is known to be married to."""
        return self._beside(person, Link.SPOUSE)

    def _beside(self, person: int, link: Link) -> set[int]:
        return {other for other, steps in self.around[person] if len(steps) == 1 and steps[0].link is link}


def around(session: Session, contact_id: int, rounds: int = 5) -> Family:
    """Return the family of one contact, as many ties away as asked."""
    known, fresh = {contact_id}, [contact_id]
    rows: dict[int, Any] = {}
    for _round in range(rounds):
        found = {row[0]: row for part in sessions.chunks(fresh) for row in _beside(session, part)}
        rows |= found
        reached = {end for row in found.values() for end in row[1:3]} - known
        known |= reached
        fresh = sorted(reached)
        if not fresh or len(known) > MOST_PEOPLE:
            break
    return _family(session, rows.values(), known)


def everybody(session: Session) -> Family:
    """Return every family of the book as one."""
    rows = list(session.connection().execute(_ALL))
    return _family(session, rows, {end for row in rows for end in row[1:3]})


def _beside(session: Session, ids: list[int]) -> Iterator[Any]:
    for statement in (_FROM, _TO):
        yield from session.connection().execute(statement, {"ids": ids})


def _family(session: Session, rows: Iterable[Any], ids: Iterable[int]) -> Family:
    bonds = []
    for tie_id, from_id, to_id, role in sorted(rows):
        steps = read(role) if from_id != to_id else None
        if steps is not None:
            bonds.append(Bond(tie_id, to_id, from_id, role, steps))
    return of(_people(session, ids), bonds)


def of(people: dict[int, Kinsman], bonds: list[Bond]) -> Family:
    """Return a family of people and bonds; genders nobody told are taken from the words."""
    told = _told_by_words(bonds)
    for key, gender in told.items():
        if key in people and people[key].gender is None:
            people[key] = replace(people[key], gender=gender)
    found = Family(people, bonds)
    for bond in bonds:
        steps = (*bond.steps[:-1], replace(bond.steps[-1], gender=people[bond.other].gender))
        found.around[bond.one].append((bond.other, steps))
        found.around[bond.other].append((bond.one, turned(steps, people[bond.one].gender)))
    return found


def _told_by_words(bonds: Iterable[Bond]) -> dict[int, str]:
    """Return the genders that words tell: of whom they name, and of whoever has a husband or a wife."""
    found: dict[int, str] = {}
    for bond in bonds:
        first, last = bond.steps[0], bond.steps[-1]
        if last.gender is not None:
            found.setdefault(bond.other, last.gender)
        own = other_gender(first.gender) if first.link is Link.SPOUSE else None
        if own is not None:
            found.setdefault(bond.one, own)
    return found


def _people(session: Session, ids: Iterable[int]) -> dict[int, Kinsman]:
    me = sessions.me_id(session)
    found = {}
    for part in sessions.chunks(ids):
        for key, name, gender, solar, lunar in session.connection().execute(_PEOPLE, {"ids": part}):
            born = solar if solar and solar[:4].isdecimal() else str(lunar or "")
            found[key] = Kinsman(key, name, gender, born, key == me, gender)
    return found


_SOME: BindParameter[int] = bindparam("ids", expanding=True)
_BONDS = select(Tie.id, Tie.from_id, Tie.to_id, Tie.role).where(
    Tie.kind == TieKind.RELATIVE.value, Tie.role != ""
)
_ALL = _BONDS
_FROM = _BONDS.where(Tie.from_id.in_(_SOME))
_TO = _BONDS.where(Tie.to_id.in_(_SOME))
_PEOPLE = select(
    Contact.id, Contact.name, Contact.gender, Contact.birth_solar, Contact.birth_lunar_year
).where(Contact.id.in_(_SOME))
