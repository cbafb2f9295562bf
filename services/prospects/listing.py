"""Every list of people: all ids of a filter in order at once, the rows one page at a time."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, case, desc, func, literal_column, select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.kinds import PHONE_KINDS, TIER_RANK, Tier
from models.organization import Organization
from services import sessions, storage
from services.prospects import filters
from services.prospects.first_page import AFTER_THE_TIER, anybody
from services.prospects.list_records import EVERYBODY, PRIORITY, Filter, Order, Tally
from services.prospects.prospect_rows import ProspectRow, rows
from services.prospects.tiering import FACTORS

__all__ = ["Order", "ProspectRow", "Tally", "anybody", "count", "ids", "phones", "rows", "tally"]

_IN_ONE_STATEMENT = 20_000
"""Ids of a search that one statement can carry."""


def ids(session: Session, wanted: Filter = EVERYBODY, order: Order | None = None) -> "array[int]":
    """Return the ids of everybody the filter means, in order (by default whom to see first)."""
    chosen = order or Order()
    narrowed, kept = _past_sql(wanted)
    query = select(Contact.id).where(*filters.conditions(session, narrowed))
    query, sorted_by = _sorted(session, query, chosen)
    found = storage.ordered_numbers(session, query.order_by(*sorted_by))
    if kept is not None:
        found = array("q", (number for number in found if number in kept))
    if chosen.key == PRIORITY and chosen.descending:
        found.reverse()
    return found


def count(session: Session, wanted: Filter = EVERYBODY) -> int:
    """Return how many people the filter means."""
    narrowed, kept = _past_sql(wanted)
    if kept is not None:
        return len(ids(session, wanted))
    counted = select(func.count()).select_from(Contact).where(*filters.conditions(session, narrowed))
    return session.scalar(counted) or 0


def tally(session: Session, wanted: Filter = EVERYBODY) -> Tally:
    """Return how many people the filter means, how many of them are overdue and how many unrated."""
    narrowed, kept = _past_sql(wanted)
    late = case((filters.is_overdue(session), 1), else_=0)
    unrated = case((filters.rank_of_day(session) == TIER_RANK[Tier.UNRATED], 1), else_=0)
    where = filters.conditions(session, narrowed)
    if kept is not None:
        found = session.execute(select(Contact.id, late, unrated).where(*where))
        told = [(first, second) for number, first, second in found if number in kept]
        return Tally(len(told), sum(first for first, _ in told), sum(second for _, second in told))
    row = session.execute(
        select(func.count(), func.sum(late), func.sum(unrated)).select_from(Contact).where(*where)
    ).one()
    return Tally(row[0], row[1] or 0, row[2] or 0)


def phones(session: Session, contact_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the telephone numbers of these contacts as dialled, mobiles first."""
    kinds = [str(kind) for kind in PHONE_KINDS]
    found: dict[int, list[str]] = {}
    for part in sessions.chunks(contact_ids):
        query = select(ContactPoint.contact_id, ContactPoint.value).where(
            ContactPoint.contact_id.in_(part), ContactPoint.kind.in_(kinds)
        )
        place = case({kind: number for number, kind in enumerate(kinds)}, value=ContactPoint.kind)
        for contact_id, value in session.execute(
            query.order_by(place, ContactPoint.position, ContactPoint.id)
        ):
            found.setdefault(contact_id, []).append(value)
    return found


def _past_sql(wanted: Filter) -> tuple[Filter, frozenset[int] | None]:
    """Take more found ids than a statement can carry out of the filter, to be sifted afterwards."""
    if wanted.found is None or len(wanted.found) <= _IN_ONE_STATEMENT:
        return wanted, None
    return replace(wanted, found=None), frozenset(wanted.found)


def _sorted(
    session: Session, query: Select[Any], order: Order
) -> tuple[Select[Any], list[ColumnElement[Any]]]:
    """Return the query with what sorting needs, and the expressions to sort by."""
    if order.key == PRIORITY:
        return query, _by_priority(session)
    if order.key == "organization":
        query = query.outerjoin(Organization, Organization.id == Contact.organization_id)
    parts: list[ColumnElement[Any]] = []
    for column in _KEYS[order.key](session):
        way = desc(column) if order.descending else column
        parts += [column.is_(None), way] if order.key not in _NEVER_EMPTY else [way]
    ends: list[ColumnElement[Any]] = [Contact.sort_key.expression, Contact.id.expression]
    return query, parts + (ends[1:] if order.key == "name" else ends)


def _by_priority(session: Session) -> list[ColumnElement[Any]]:
    """Return DOMAIN's order: tier, W1, W2, W3 the other way, overdue ratio, pinyin.

    Within a tier all have one interval, so the longest wait is the greatest overdue ratio.
    """
    return [filters.rank_of_day(session), literal_column(AFTER_THE_TIER)]


def _day_of_birth(_session: Session) -> list[ColumnElement[Any]]:
    """Sort by month and day, which end every solar birthday that has both."""
    return [case((Contact.birth_solar.like("%-__-__"), func.substr(Contact.birth_solar, -5)), else_=None)]


def _overdue(session: Session) -> list[ColumnElement[Any]]:
    return [filters.overdue_ratio(session)]


def _by_class(factor: str) -> Callable[[Session], list[ColumnElement[Any]]]:
    return lambda _session: [getattr(Contact, factor).expression]


_NEVER_EMPTY = frozenset({"name", "added", "overdue"})
_KEYS: dict[str, Callable[[Session], list[ColumnElement[Any]]]] = {
    "name": lambda _: [Contact.sort_key.expression],
    "last-contact": lambda _: [Contact.last_day.expression],
    "added": lambda _: [Contact.added_day.expression],
    "overdue": _overdue,
    "organization": lambda _: [Organization.sort_key.expression, func.nullif(Contact.title, "")],
    "phone": lambda _: [func.nullif(Contact.phone, "")],
    "distance": lambda _: [Contact.distance.expression],
    "native-place": lambda _: [Contact.native_code.expression, func.nullif(Contact.native_place, "")],
    "next": lambda _: [Contact.next_day.expression],
    "birthday": _day_of_birth,
    "source": lambda _: [func.nullif(Contact.source, "")],
    **{factor: _by_class(factor) for factor in FACTORS},
}
ORDERS = (PRIORITY, *_KEYS)
"""By what a list can be sorted."""
