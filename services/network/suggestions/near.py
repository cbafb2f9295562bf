"""Whom one contact may know: a handful of indexed look-ups, however large the book is."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam, or_, select, union_all
from sqlalchemy.orm import Session

from models.kinds import TieKind
from models.organization import Membership
from models.suggestion import RefusedSuggestion
from models.tie import Tie
from services import sessions
from services.network.suggestions import grouping
from services.network.suggestions.circles import standing_for
from services.network.suggestions.facts import backgrounds, rows
from services.network.suggestions.judging import reasons
from services.network.suggestions.lookup import looked_up
from services.network.suggestions.records import Group, Suggestion
from services.network.suggestions.telling import suggestion


@dataclass(frozen=True, slots=True)
class Near:
    """Whom somebody may know, strongest first, and the large groups they belong to."""

    pairs: tuple[Suggestion, ...]
    groups: tuple[Group, ...]


def near(session: Session, contact_id: int, kind: TieKind | None = None) -> Near:
    """Return whom one contact may know; what is tied, shared as a circle or refused is left out."""
    me = backgrounds(session, [contact_id]).get(contact_id)
    if me is None:
        return Near((), ())
    looked = looked_up(session, me)
    tied = _tied(session, contact_id)
    wanted = {other: kinds for other, kinds in looked.people.items() if other not in tied}
    people, today = backgrounds(session, wanted, me), sessions.today(session)
    settled = _settled(session, contact_id, wanted)
    found = []
    for other, kinds in wanted.items():
        low, high = sorted((me, people[other]), key=lambda person: person.id)
        shared = reasons(low, high, today)
        for one in shared.keys() & kinds:
            if kind in (None, one) and (other, one) not in settled:
                found.append(suggestion(low.name, high.name, low.id, high.id, one, shared))
    mine = sessions.me_id(session)
    found.sort(key=lambda one: (-one.strength, mine not in (one.a, one.b), one.a, one.b, one.number))
    groups = grouping.groups(session, looked.large)
    return Near(tuple(found), tuple(group for group in groups if kind in (None, group.kind)))


def _tied(session: Session, contact_id: int) -> set[int]:
    return {row[0] for row in rows(session, _TIED, id=contact_id)}


def _settled(session: Session, contact_id: int, people: Iterable[int]) -> set[tuple[int, TieKind]]:
    """Return with whom a kind of tie was refused, or comes from a circle of both."""
    found = {
        (other if one == contact_id else one, TieKind(kind))
        for one, other, kind in rows(session, _REFUSED, id=contact_id)
    }
    mine = [row[0] for row in rows(session, _MINE, id=contact_id)]
    kinds = standing_for(session, mine) if mine else {}
    for part in sessions.chunks(people if kinds else ()):
        inside = rows(session, _INSIDE, ids=part, cohorts=list(kinds))
        found |= {(contact, kinds[cohort]) for contact, cohort in inside}
    return found


_ONE: BindParameter[int] = bindparam("id")
_PERSONAL = Tie.kind != TieKind.BUSINESS.value
_TIED = union_all(
    select(Tie.to_id).where(Tie.from_id == _ONE, _PERSONAL),
    select(Tie.from_id).where(Tie.to_id == _ONE, _PERSONAL),
)
_REFUSED = select(RefusedSuggestion.one_id, RefusedSuggestion.other_id, RefusedSuggestion.kind).where(
    or_(RefusedSuggestion.one_id == _ONE, RefusedSuggestion.other_id == _ONE)
)
_MINE = select(Membership.cohort_id).where(Membership.contact_id == _ONE)
_INSIDE = select(Membership.contact_id, Membership.cohort_id).where(
    Membership.contact_id.in_(bindparam("ids", expanding=True)),
    Membership.cohort_id.in_(bindparam("cohorts", expanding=True)),
)
