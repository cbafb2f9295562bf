"""Somebody's ties as a list: who, what they are to this person, how strong; and the circles beside them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TYING_COHORTS, CohortKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services import sessions, settings
from services.network import saying
from services.network.hops import facts_of, subkind_of
from services.network.people import stops
from services.network.saying import TieFacts, Who
from services.network.strength import closeness_of_mine, tie_strength, warmth
from services.vocabulary import subkind_word


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie seen from one person."""

    tie_id: int
    other_id: int
    name: str
    kind: str
    subkind: str | None
    role: str
    label: str
    is_from: bool
    """The other person stands where ``from`` stands: role and label name them."""
    words: str
    """What the other is: "cousin", "university classmate"; a sentence where no noun can tell."""
    closeness: int | None
    """The class it counts with."""
    strength: float
    since: str | None
    source: str


@dataclass(frozen=True, slots=True)
class CircleLine:
    """A cohort somebody is in; ``kind`` is the kind of tie it gives, empty where it only suggests."""

    cohort_id: int
    name: str
    cohort_kind: str
    kind: str
    words: str
    size: int
    with_me: bool


def lines(session: Session, contact_id: int) -> list[TieLine]:
    """Return the typed ties of a person, strongest first."""
    rows = session.scalars(
        select(Tie).where(or_(Tie.from_id == contact_id, Tie.to_id == contact_id)).order_by(Tie.id)
    ).all()
    others = {row.to_id if row.from_id == contact_id else row.from_id for row in rows}
    known = stops(session, {*others, contact_id})
    if contact_id not in known:
        return []
    one = known[contact_id].who()
    counted = _Strengths(session, contact_id, others)
    found = []
    for row in rows:
        other = known[row.to_id if row.from_id == contact_id else row.from_id]
        facts = facts_of(row)
        strength, near = counted.of(facts, other.id)
        found.append(
            TieLine(
                row.id,
                other.id,
                other.name,
                row.kind,
                row.subkind,
                row.role,
                row.label,
                row.from_id == other.id,
                _words(facts, one, other.who()),
                near,
                strength,
                row.since,
                row.source,
            )
        )
    return sorted(found, key=lambda line: (-line.strength, line.tie_id))


def told_once(lines: Iterable[TieLine]) -> tuple[TieLine, ...]:
    """Leave out a tie typed again from the other side, where that one's own word names the other person."""
    found = tuple(lines)
    named = {(line.other_id, line.kind) for line in found if line.is_from and line.role}
    return tuple(
        line for line in found if (line.is_from and line.role) or (line.other_id, line.kind) not in named
    )


def _words(facts: TieFacts, one: Who, other: Who) -> str:
    return saying.what_other_is(facts, other) or saying.said(facts, one, other)


class _Strengths:
    """Strengths of one person's ties; those of mine count with factor and warmth."""

    def __init__(self, session: Session, contact_id: int, others: set[int]) -> None:
        self._rules = settings.rules(session)
        self._me = sessions.me_id(session)
        self._today = sessions.today(session)
        self._subject = contact_id
        people = others if contact_id == self._me else {contact_id}
        self._facts: dict[int, tuple[int | None, dt.date | None]] = {}
        for part in sessions.chunks(people):
            rows = session.execute(
                select(Contact.id, Contact.closeness, Contact.last_day).where(Contact.id.in_(part))
            )
            self._facts |= {row.id: (row.closeness, row.last_day) for row in rows}

    def of(self, facts: TieFacts, other: int) -> tuple[float, int | None]:
        """Return strength and the class of closeness that counts."""
        if self._me not in (self._subject, other):
            return tie_strength(facts.kind, facts.closeness, self._rules), facts.closeness
        factor, day = self._facts[other if self._subject == self._me else self._subject]
        near = closeness_of_mine(facts.closeness, factor)
        return tie_strength(facts.kind, near, self._rules) * warmth(day, self._today), near


def circles(session: Session, contact_id: int) -> list[CircleLine]:
    """Return the cohorts a person is in, with how many people each has, me included."""
    me = sessions.me_id(session)
    sizes = select(Membership.cohort_id, func.count().label("size")).group_by(Membership.cohort_id).subquery()
    mine = select(Membership.cohort_id).where(Membership.contact_id == me)
    rows = session.execute(
        select(Cohort, sizes.c.size, Cohort.id.in_(mine))
        .join(Membership, Membership.cohort_id == Cohort.id)
        .join(sizes, sizes.c.cohort_id == Cohort.id)
        .where(Membership.contact_id == contact_id)
        .order_by(Cohort.name, Cohort.id)
    )
    found = []
    for cohort, size, with_me in rows:
        kind = TYING_COHORTS.get(CohortKind(cohort.kind))
        words = subkind_word(kind, subkind_of(cohort)) if kind else ""
        found.append(CircleLine(cohort.id, cohort.name, cohort.kind, kind or "", words, size, bool(with_me)))
    return found
