"""A person's timeline: what happened with them, newest first, a page at a time."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation, Task, VisitDetail
from models.kinds import InteractionKind, TaskKind, TaskState
from services import sessions
from services.diary.visits import SEPARATOR

PAGE = 50
"""Entries read at once."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised in an interaction, and what became of it."""

    task_id: int
    kind: TaskKind
    text: str
    due: dt.date
    due_time: str | None
    state: TaskState


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """What the full form of a visit kept."""

    place: str
    purpose: str
    first_meeting: bool
    topics: tuple[str, ...]
    learned: str
    gladly: str
    products: tuple[str, ...]
    wants_said: str
    wants_implied: str
    mood: str
    ended_by: str
    ended_why: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened."""

    id: int
    kind: InteractionKind
    at: dt.datetime
    day: dt.date
    minutes: int | None
    inbound: bool
    result: str | None
    note: str
    occasion: str
    others: tuple[str, ...]
    """Names of who else was there."""
    promises: tuple[Promise, ...]
    visit: VisitRecord | None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of a timeline and how many entries there are in all."""

    entries: tuple[TimelineEntry, ...]
    total: int


def timeline(session: Session, contact_id: int, offset: int = 0, limit: int = PAGE) -> TimelinePage:
    """Return one page of what happened with a person, newest first."""
    mine = Participation.contact_id == contact_id
    total = session.scalar(select(func.count()).select_from(Participation).where(mine)) or 0
    found = session.scalars(
        select(Interaction)
        .join(Participation, Participation.interaction_id == Interaction.id)
        .where(mine)
        .order_by(Participation.day.desc(), Interaction.at.desc(), Interaction.id.desc())
        .offset(offset)
        .limit(limit)
    ).all()
    return TimelinePage(entries_of(session, list(found), contact_id), total)


def entry(session: Session, interaction_id: int) -> TimelineEntry | None:
    """Return one interaction, everybody in it named."""
    found = session.get(Interaction, interaction_id)
    return None if found is None else entries_of(session, [found], None)[0]


def latest(
    session: Session, limit: int = PAGE, before: tuple[dt.date, int] | None = None
) -> tuple[TimelineEntry, ...]:
    """Return what happened last with anybody; ``before`` is day and id of the last entry already seen."""
    query = select(Interaction).order_by(Interaction.day.desc(), Interaction.id.desc()).limit(limit)
    if before is not None:
        query = query.where(tuple_(Interaction.day, Interaction.id) < before)
    return entries_of(session, list(session.scalars(query)), None)


def participants(session: Session, interaction_id: int) -> tuple[int, ...]:
    """Return who took part in an interaction, in the order they were entered."""
    return tuple(
        session.scalars(
            select(Participation.contact_id)
            .where(Participation.interaction_id == interaction_id)
            .order_by(Participation.id)
        )
    )


def entries_of(
    session: Session, found: list[Interaction], contact_id: int | None
) -> tuple[TimelineEntry, ...]:
    """Return rows as entries; of one person's the others are named, else everybody in them."""
    ids = [row.id for row in found]
    others = _others(session, ids, contact_id)
    promises = _promises(session, ids)
    visits = _visits(session, ids)
    return tuple(
        TimelineEntry(
            id=row.id,
            kind=InteractionKind(row.kind),
            at=row.at,
            day=row.day,
            minutes=row.minutes,
            inbound=row.inbound,
            result=row.result,
            note=row.note,
            occasion=row.occasion,
            others=tuple(others.get(row.id, ())),
            promises=tuple(promises.get(row.id, ())),
            visit=visits.get(row.id),
        )
        for row in found
    )


def _others(session: Session, ids: list[int], contact_id: int | None) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for part in sessions.chunks(ids):
        query = (
            select(Participation.interaction_id, Contact.name)
            .join(Contact, Contact.id == Participation.contact_id)
            .where(Participation.interaction_id.in_(part))
            .order_by(Participation.id)
        )
        if contact_id is not None:
            query = query.where(Participation.contact_id != contact_id)
        for interaction_id, name in session.execute(query):
            names.setdefault(interaction_id, []).append(name)
    return names


def _promises(session: Session, ids: list[int]) -> dict[int, list[Promise]]:
    made: dict[int, list[Promise]] = {}
    for part in sessions.chunks(ids):
        for task in session.scalars(
            select(Task)
            .where(Task.interaction_id.in_(part), Task.state != TaskState.DROPPED)
            .order_by(Task.due)
        ):
            made.setdefault(task.interaction_id or 0, []).append(
                Promise(
                    task.id, TaskKind(task.kind), task.text, task.due, task.due_time, TaskState(task.state)
                )
            )
    return made


def _visits(session: Session, ids: list[int]) -> dict[int, VisitRecord]:
    kept: dict[int, VisitRecord] = {}
    for part in sessions.chunks(ids):
        for row in session.scalars(select(VisitDetail).where(VisitDetail.interaction_id.in_(part))):
            kept[row.interaction_id] = VisitRecord(
                place=row.place,
                purpose=row.purpose,
                first_meeting=row.first_meeting,
                topics=_parts(row.topics),
                learned=row.learned,
                gladly=row.gladly,
                products=_parts(row.products),
                wants_said=row.wants_said,
                wants_implied=row.wants_implied,
                mood=row.mood,
                ended_by=row.ended_by,
                ended_why=row.ended_why,
            )
    return kept


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(SEPARATOR) if part)
