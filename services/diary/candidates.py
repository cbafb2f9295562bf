"""Who might be on the day's list, reason by reason; each search reads only what an index gives."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation, Postponement, Task
from models.kinds import TIER_RANK, TaskKind, TaskState, Tier
from services import sessions
from services.diary.kept import COUNTS
from services.diary.reasons import Reason, ReasonKind, promise_reason
from services.greetings import own_days
from services.greetings.acquainted import households
from services.settings import Rules

OCCASION_DAYS = 3
"""How many days before a customer's own day it is on the list."""
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, and a reason to contact them; of the overdue and the new the words are made later."""

    contact_id: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Filter:
    """Whom the list may hold."""

    day: dt.date
    out: frozenset[int]
    """Contacted today, put off, or me."""
    ranks: frozenset[int]
    """Tiers by rank; all four unless a sheet asks for some."""
    page: int = 200
    """People read at once."""


def put_off(session: Session, day: dt.date) -> frozenset[int]:
    """Return who was put off to a later day."""
    return frozenset(session.scalars(select(Postponement.contact_id).where(Postponement.until > day)))


def contacted(session: Session, day: dt.date) -> frozenset[int]:
    """Return with whom there was contact on a day."""
    return frozenset(
        session.scalars(
            select(Participation.contact_id)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Interaction.day == day, COUNTS)
        )
    )


def _allowed(query: Select[Any], chosen: Filter) -> Select[Any]:
    """Leave out me and whoever asked not to be contacted; keep to the tiers asked for."""
    query = query.where(Contact.is_me.is_(False), Contact.do_not_contact.is_(False))
    if len(chosen.ranks) < len(TIER_RANK):
        query = query.where(Contact.tier_rank.in_(sorted(chosen.ranks)))
    return query


def due(session: Session, chosen: Filter) -> Iterator[Candidate]:
    """Yield who has something due, best tier first, oldest first; appointments of the day by their time."""
    query = (
        select(Task.id, Task.contact_id, Task.kind, Task.text, Task.due, Task.due_time)
        .add_columns(Interaction.day, Interaction.kind)
        .join(Contact, Contact.id == Task.contact_id)
        .outerjoin(Interaction, Interaction.id == Task.interaction_id)
        .where(Task.state == TaskState.OPEN, Task.due <= chosen.day)
        .order_by(Contact.tier_rank, Task.due, Task.due_time.is_(None), Task.due_time)
        .order_by(Task.kind != TaskKind.PROMISE, Task.id)
    )
    for task_id, contact_id, kind, text, due_day, time, day, said in session.execute(_allowed(query, chosen)):
        if contact_id not in chosen.out:
            told = (day, said) if day is not None else None
            reason = promise_reason(task_id, TaskKind(kind), text, due_day, time, told, chosen.day)
            yield Candidate(contact_id, reason)


def occasions(session: Session, chosen: Filter) -> Iterator[Candidate]:
    """Yield whose own day comes, nearest first, best tier first; one a household, none greeted already."""
    ahead = own_days.ahead(session, chosen.day, OCCASION_DAYS)
    found = [own for own in ahead if own.contact_id not in chosen.out]
    ranks = dict[int, int]()
    for part in sessions.chunks(own.contact_id for own in found):
        query = select(Contact.id, Contact.tier_rank).where(Contact.id.in_(part))
        ranks.update(session.execute(_allowed(query, chosen)).tuples().all())
    wanted = [own for own in found if own.contact_id in ranks]
    wanted.sort(key=lambda own: (own.day, ranks[own.contact_id], own.contact_id))
    told: set[tuple[int, str, dt.date]] = set()
    for some in sessions.chunks(wanted, _AT_ONCE):
        ids = [own.contact_id for own in some]
        greeted, homes = _greeted(session, ids, chosen.day), households(session, ids)
        for own in some:
            if own.contact_id in greeted:
                continue
            # Two birthdays under one roof are two; one day of the family is greeted once.
            home = homes.get(own.contact_id) if own.kind == own_days.OWN_DAY else None
            if home is not None:
                if (home, own.topic, own.day) in told:
                    continue
                told.add((home, own.topic, own.day))
            yield Candidate(own.contact_id, own.reason(chosen.day))


def _greeted(session: Session, ids: list[int], day: dt.date) -> set[int]:
    """Return who was greeted for an occasion since it came into view."""
    since = day - dt.timedelta(days=OCCASION_DAYS)
    greeted: set[int] = set()
    for part in sessions.chunks(ids):
        greeted.update(
            session.scalars(
                select(Participation.contact_id)
                .join(Interaction, Interaction.id == Participation.interaction_id)
                .where(Participation.contact_id.in_(part), Participation.day >= since)
                .where(Interaction.occasion != "")
            )
        )
    return greeted


def overdue(session: Session, chosen: Filter, rules: Rules) -> Iterator[Candidate]:
    """Yield who is overdue, by tier, then by overdue ratio; a next contact already planned counts as care."""
    for tier, rank in TIER_RANK.items():
        if rank in chosen.ranks:
            latest = chosen.day.toordinal() - rules.cadence[tier.value] - 1
            yield from _by_clock(session, chosen, rank, (None, latest), ReasonKind.OVERDUE)


def cooling(session: Session, chosen: Filter, rules: Rules) -> Iterator[Candidate]:
    """Yield who is not overdue yet, nearest to it first within their tier."""
    for tier, rank in TIER_RANK.items():
        if rank in chosen.ranks:
            latest = chosen.day.toordinal() - rules.cadence[tier.value] - 1
            yield from _by_clock(
                session, chosen, rank, (latest + 1, chosen.day.toordinal()), ReasonKind.COOLING
            )


def fresh(session: Session, chosen: Filter) -> Iterator[Candidate]:
    """Yield who was never contacted, in the order of the prospect table."""
    query = (
        select(Contact.id)
        .where(Contact.last_day.is_(None))
        .order_by(Contact.tier_rank, Contact.first_sum.desc(), Contact.second_sum.desc())
        .order_by(Contact.third_sum, Contact.clock_ordinal, Contact.sort_key)
    )
    yield from _paged(session, _allowed(query, chosen), chosen, ReasonKind.FRESH)


def _by_clock(
    session: Session, chosen: Filter, rank: int, clock: tuple[int | None, int], kind: ReasonKind
) -> Iterator[Candidate]:
    first, last = clock
    # Every column named stands in the index of the prospect table, so that no row is looked up.
    query = (
        select(Contact.id)
        .where(Contact.is_me.is_(False), Contact.tier_rank == rank, Contact.clock_ordinal <= last)
        .order_by(Contact.clock_ordinal, Contact.first_sum.desc(), Contact.sort_key)
    )
    if first is not None:
        query = query.where(Contact.clock_ordinal >= first, Contact.last_day.is_not(None))
    yield from _paged(session, query, chosen, kind)


def _paged(session: Session, query: Select[Any], chosen: Filter, kind: ReasonKind) -> Iterator[Candidate]:
    """Yield a query's people page by page, so that fifteen rows do not read a hundred thousand."""
    offset = 0
    while True:
        page = session.scalars(query.offset(offset).limit(chosen.page)).all()
        left_out = chosen.out | _planned(session, list(page), chosen.day) | _asked_not_to(session, list(page))
        for contact_id in page:
            if contact_id not in left_out:
                yield Candidate(contact_id, Reason(kind, ""))
        if len(page) < chosen.page:
            return
        offset += chosen.page


def _asked_not_to(session: Session, ids: list[int]) -> set[int]:
    """Return who of these asked not to be contacted."""
    found: set[int] = set()
    for part in sessions.chunks(ids):
        found.update(
            session.scalars(select(Contact.id).where(Contact.id.in_(part), Contact.do_not_contact.is_(True)))
        )
    return found


def _planned(session: Session, ids: list[int], day: dt.date) -> set[int]:
    """Return for whom the next contact is planned after the day."""
    planned: set[int] = set()
    for part in sessions.chunks(ids):
        planned.update(
            session.scalars(
                select(Task.contact_id).where(
                    Task.contact_id.in_(part),
                    Task.state == TaskState.OPEN,
                    Task.due > day,
                    Task.kind.in_((TaskKind.NEXT_CONTACT, TaskKind.APPOINTMENT)),
                )
            )
        )
    return planned


def ranks_of(tiers: tuple[Tier, ...]) -> frozenset[int]:
    """Return the ranks of these tiers; none means all."""
    return frozenset(TIER_RANK[tier] for tier in tiers) or frozenset(TIER_RANK.values())


def count_put_off(session: Session, day: dt.date) -> int:
    """Return how many people were put off to a later day."""
    return session.scalar(select(func.count(Postponement.id)).where(Postponement.until > day)) or 0
