"""How I address people: my own word for them, else what tie, title, age and gender give."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TYING_COHORTS, CohortKind, TieKind
from models.organization import Cohort, Membership
from models.tie import Tie
from services import sessions
from services.contacts.salutations import salutation

_FIRST: dict[str, int] = {kind.value: place for place, kind in enumerate(TieKind)}
NEAR = frozenset({TieKind.RELATIVE, TieKind.FRIEND, TieKind.SCHOOLING})
"""Ties among which one says 你 rather than 您."""


def salutations(session: Session, contact_ids: Iterable[int]) -> dict[int, str]:
    """Return how I address each of these people."""
    ids = list(dict.fromkeys(contact_ids))
    ties = ties_with_me(session, ids)
    me = session.get_one(Contact, sessions.me_id(session))
    today = sessions.today(session)
    mine = _age(me.birth_solar, today)
    said: dict[int, str] = {}
    for part in sessions.chunks(ids):
        for row in session.execute(
            select(
                Contact.id,
                Contact.name,
                Contact.title,
                Contact.gender,
                Contact.salutation,
                Contact.birth_solar,
            ).where(Contact.id.in_(part))
        ):
            kind, subkind, role = ties.get(row.id, (None, None, ""))
            said[row.id] = row.salutation or salutation(
                row.name, row.title, row.gender, kind, role, subkind, _age(row.birth_solar, today), mine
            )
    return said


def ties_with_me(session: Session, ids: list[int]) -> dict[int, tuple[str, str | None, str]]:
    """Return the nearest kind of tie I have with each, its subkind, and what they are to me."""
    me = sessions.me_id(session)
    found: dict[int, tuple[str, str | None, str]] = {}
    for part in sessions.chunks(ids):
        rows = session.execute(
            select(Tie.from_id, Tie.to_id, Tie.kind, Tie.subkind, Tie.role).where(
                or_(
                    and_(Tie.from_id == me, Tie.to_id.in_(part)), and_(Tie.to_id == me, Tie.from_id.in_(part))
                )
            )
        )
        for from_id, to_id, kind, subkind, role in rows:
            other = to_id if from_id == me else from_id
            tie = (kind, subkind, role if to_id == me else "")
            if other not in found or _FIRST.get(kind, 99) < _FIRST.get(found[other][0], 99):
                found[other] = tie
    for other, tie in _shared_cohorts(session, ids).items():
        if other not in found or _FIRST.get(tie[0], 99) < _FIRST.get(found[other][0], 99):
            found[other] = tie
    return found


def _shared_cohorts(session: Session, ids: list[int]) -> dict[int, tuple[str, str | None, str]]:
    """Return the tie a class, a course or a department I am in gives with each of its members."""
    mine = select(Membership.cohort_id).where(Membership.contact_id == sessions.me_id(session))
    found: dict[int, tuple[str, str | None, str]] = {}
    for part in sessions.chunks(ids):
        rows = session.execute(
            select(Membership.contact_id, Membership.role, Cohort.kind)
            .join(Cohort, Cohort.id == Membership.cohort_id)
            .where(Membership.contact_id.in_(part), Membership.cohort_id.in_(mine))
            .where(Cohort.kind.in_([kind.value for kind in TYING_COHORTS]))
        )
        for contact_id, role, kind in rows:
            tie = TYING_COHORTS[CohortKind(kind)].value
            if contact_id not in found or _FIRST[tie] < _FIRST.get(found[contact_id][0], 99):
                found[contact_id] = (tie, None, role if "老师" in role or "导师" in role else "")
    return found


def _age(birth: str | None, today: dt.date) -> int | None:
    year = (birth or "")[:4]
    return today.year - int(year) if year.isdigit() else None
