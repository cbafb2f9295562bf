"""How I address people: my own word for them, else what tie, title, age and gender give."""

import datetime as dt
from collections.abc import Iterable

from models.kinds import TYING_COHORTS, CohortKind, TieKind
from services import reading, sessions
from services.contacts.salutations import salutation
from services.reading import Reading, listed, quoted

_FIRST: dict[str, int] = {kind.value: place for place, kind in enumerate(TieKind)}
NEAR = frozenset({TieKind.RELATIVE, TieKind.FRIEND, TieKind.SCHOOLING})
"""Ties among which one says 你 rather than 您."""


def salutations(session: Reading, contact_ids: Iterable[int]) -> dict[int, str]:
    """Return how I address each of these people."""
    ids = list(dict.fromkeys(contact_ids))
    ties = ties_with_me(session, ids)
    me = reading.value(session, "SELECT birth_solar FROM contacts WHERE id = :me", me=sessions.me_id(session))
    today = sessions.today(session)
    mine = _age(me, today)
    said: dict[int, str] = {}
    for part in sessions.chunks(ids):
        people = "SELECT id, name, title, gender, salutation, birth_solar FROM contacts WHERE id IN "
        for row in reading.rows(session, f"{people} ({listed(part)})"):
            contact_id, name, title, gender, own, birth = row
            kind, subkind, role = ties.get(contact_id, (None, None, ""))
            said[contact_id] = own or salutation(
                name, title, gender, kind, role, subkind, _age(birth, today), mine
            )
    return said


def ties_with_me(session: Reading, ids: list[int]) -> dict[int, tuple[str, str | None, str]]:
    """Return the nearest kind of tie I have with each, its subkind, and what they are to me."""
    me = sessions.me_id(session)
    found: dict[int, tuple[str, str | None, str]] = {}
    for part in sessions.chunks(ids):
        those = listed(part)
        rows = reading.rows(
            session,
            "SELECT from_id, to_id, kind, subkind, role FROM ties "
            f"WHERE from_id = :me AND to_id IN ({those}) OR to_id = :me AND from_id IN ({those})",
            me=me,
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


def _shared_cohorts(session: Reading, ids: list[int]) -> dict[int, tuple[str, str | None, str]]:
    """Return the tie a class, a course or a department I am in gives with each of its members."""
    found: dict[int, tuple[str, str | None, str]] = {}
    for part in sessions.chunks(ids):
        rows = reading.rows(
            session,
            "SELECT contact_id, role, kind FROM memberships JOIN cohorts ON cohorts.id = cohort_id "
            f"WHERE contact_id IN ({listed(part)}) AND kind IN ({quoted(TYING_COHORTS)}) "
            "AND cohort_id IN (SELECT cohort_id FROM memberships WHERE contact_id = :me)",
            me=sessions.me_id(session),
        )
        for contact_id, role, kind in rows:
            tie = TYING_COHORTS[CohortKind(kind)].value
            if contact_id not in found or _FIRST[tie] < _FIRST.get(found[contact_id][0], 99):
                found[contact_id] = (tie, None, role if "老师" in role or "导师" in role else "")
    return found


def _age(birth: str | None, today: dt.date) -> int | None:
    year = (birth or "")[:4]
    return today.year - int(year) if year.isdigit() else None
