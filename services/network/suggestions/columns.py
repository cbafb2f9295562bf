"""What suggestions compare of everybody, as columns of whole numbers read straight from the book."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Integer, Select, case, cast, func, select
from sqlalchemy.orm import Session

from models.contact import Address, Contact, ContactPoint
from models.interaction import Interaction, Participation
from models.kinds import AddressKind, PointKind
from models.organization import Cohort, Education, Employment, Membership
from services import sessions
from services.network.blocks import Ints
from services.network.graph import numbers
from services.network.spans import USUAL_YEARS
from services.network.suggestions.facts import (
    HOMES,
    SUGGESTING_COHORTS,
    class_facts,
    home_keys,
    together,
)
from services.network.suggestions.records import HOME_MOST


@dataclass(frozen=True, slots=True)
class Schools:
    """A row a time at a school."""

    rows: Ints
    members: Ints
    school: Ints
    sign: Ints
    """The class as a number; 0: none told."""
    since: Ints
    until: Ints
    first: Ints
    """The months surely there, as ``spans.school_span``."""
    last: Ints


@dataclass(frozen=True, slots=True)
class Posts:
    """A row a post."""

    rows: Ints
    members: Ints
    firm: Ints
    department: Ints
    present: Ints
    first: Ints
    """The months surely there, as ``spans.work_span``."""
    last: Ints


def places(session: Session, column: Any) -> tuple[Ints, Ints]:
    """Return who has a native or birth place, and the codes."""
    query = select(Contact.id, cast(column, Integer)).where(column >= "0")
    found = numbers(session, query, 2)
    return found[:, 0].copy(), found[:, 1].copy()


def homes(session: Session) -> tuple[Ints, Ints]:
    """Return who lives or lived where, and the codes."""
    query = select(Address.contact_id, cast(Address.code, Integer))
    found = numbers(session, query.where(Address.code >= "0", Address.kind.in_(HOMES)), 2)
    return found[:, 0].copy(), found[:, 1].copy()


def schools(session: Session) -> Schools:
    """Return all times at schools."""
    length = case({str(stage): years for stage, years in USUAL_YEARS.items()}, value=Education.stage, else_=0)
    query = select(
        Education.id,
        Education.contact_id,
        Education.school_id,
        func.coalesce(Education.from_year, 0),
        func.coalesce(Education.to_year, 0),
        length,
    ).where(Education.school_id.is_not(None))
    found = numbers(session, query.order_by(Education.id), 6)
    rows, members, school, since, until, years = (found[:, place].copy() for place in range(6))
    named = select(Education.id, Education.class_name).where(Education.class_name != "")
    classes = [(key, class_facts[name]) for key, name in session.execute(named).tuples()]
    sign = _numbered(rows, ((key, told[0]) for key, told in classes))
    since = np.where(since > 0, since, _at(rows, [(key, told[1]) for key, told in classes]))
    until = np.where(until > 0, until, _at(rows, [(key, told[2]) for key, told in classes]))
    begun = np.where(since > 0, since, np.where(until > 0, until - years, 0))
    ended = np.where(until > 0, until, np.where(since > 0, since + years, 0))
    long = (begun > 0) & (ended > begun)
    first, last = np.where(long, begun * 12 + 8, begun * 12), np.where(long, ended * 12 + 6, ended * 12 + 11)
    return Schools(rows, members, school, sign, since, until, first, last)


def posts(session: Session) -> Posts:
    """Return all posts."""
    query = select(
        Employment.id,
        Employment.contact_id,
        Employment.organization_id,
        case((Employment.is_present, 1), else_=0),
        _month(Employment.since, 1),
        _month(Employment.since, 12),
        _month(Employment.until, 1),
        _month(Employment.until, 12),
    ).where(Employment.organization_id.is_not(None))
    found = numbers(session, query.order_by(Employment.id), 8)
    rows, members, firm, present, since, since_last, until_first, until = (
        found[:, place].copy() for place in range(8)
    )
    today = sessions.today(session)
    until = np.where((until == 0) & (present == 1), today.year * 12 + today.month - 1, until)
    first = np.where(since > 0, since, np.where(until_first > 0, until_first, until))
    last = np.where(until > 0, until, since_last)
    named = select(Employment.id, Employment.department).where(Employment.department != "")
    department = _numbered(rows, session.execute(named).tuples())
    return Posts(rows, members, firm, department, present, first, last)


def _month(column: Any, missing: int) -> ColumnElement[int]:
    """Return a date as a month counted from the year 0, as ``spans.month_of`` does; 0 for none."""
    year = cast(func.nullif(func.substr(column, 1, 4), ""), Integer)
    month = cast(func.nullif(func.substr(column, 6, 2), ""), Integer)
    return func.coalesce(year * 12 + func.coalesce(month, missing) - 1, 0)


def _numbered(rows: Ints, told: Iterable[tuple[int, str]]) -> Ints:
    """Return, row by row in the order of their ids, a number for each text told; 0 for none."""
    known: dict[str, int] = {}
    return _at(rows, [(key, known.setdefault(text, len(known) + 1)) for key, text in told if text])


def _at(rows: Ints, told: list[tuple[int, int]]) -> Ints:
    """Return, row by row in the order of their ids, the number told of it; 0 for none."""
    pairs = np.array(told, np.int64).reshape(-1, 2)
    found = np.zeros(len(rows), np.int64)
    if not len(rows):
        return found
    at = np.searchsorted(rows, pairs[:, 0])
    inside = (at < len(rows)) & (rows[np.minimum(at, len(rows) - 1)] == pairs[:, 0])
    found[at[inside]] = pairs[inside, 1]
    return found


def landlines(session: Session) -> list[tuple[int, str, str]]:
    """Return who has a landline that a household may share: contact, number, label."""
    mine = (ContactPoint.kind == PointKind.PHONE.value, ContactPoint.value.not_like("%-%"))
    shared = (
        select(ContactPoint.value)
        .where(*mine)
        .group_by(ContactPoint.value)
        .having(func.count(ContactPoint.contact_id.distinct()).between(2, HOME_MOST))
    )
    query = select(ContactPoint.contact_id, ContactPoint.value, ContactPoint.label)
    return list(session.execute(query.where(*mine, ContactPoint.value.in_(shared))).tuples())


def doors(session: Session) -> tuple[Ints, Ints]:
    """Return who lives behind which door: contacts, and a number for each whole address."""
    query = select(Address.contact_id, Address.text, Address.code)
    rows = session.execute(query.where(Address.kind == AddressKind.HOME.value)).tuples()
    known: dict[tuple[str, str], int] = defaultdict(lambda: len(known) + 1)
    told = [(contact, known[key, code or ""]) for contact, text, code in rows if (key := home_keys[text])]
    found = np.array(told, np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def circles(session: Session, kinds: Iterable[str] = SUGGESTING_COHORTS) -> tuple[Ints, Ints]:
    """Return who is in which cohort of these kinds."""
    query = select(Membership.contact_id, Membership.cohort_id).join(
        Cohort, Cohort.id == Membership.cohort_id
    )
    return _two(session, query.where(Cohort.kind.in_(list(kinds))))


def meetings(session: Session) -> tuple[Ints, Ints]:
    """Return who took part, with others, in which event or visit."""
    shared = (
        select(Participation.interaction_id)
        .group_by(Participation.interaction_id)
        .having(func.count() > 1)
        .scalar_subquery()
    )
    query = select(Participation.contact_id, Participation.interaction_id).join(
        Interaction, Interaction.id == Participation.interaction_id
    )
    return _two(
        session,
        query.where(Participation.interaction_id.in_(shared), together(Interaction.id)),
    )


def _two(session: Session, query: Select[Any]) -> tuple[Ints, Ints]:
    found = numbers(session, query, 2)
    return found[:, 0].copy(), found[:, 1].copy()
