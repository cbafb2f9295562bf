"""The week as a plan of visits: who is to be seen on which day, by district, and who could be."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Task
from models.kinds import TICKED_TASKS, TIER_OF_RANK, TaskKind, TaskState, Tier
from services import sessions
from services.contacts.whereabouts import districts_of
from services.diary import tasks, today
from services.diary.tasks import TaskDraft
from services.diary.waiting import DayAhead, days_ahead
from services.errors import DraftError
from services.greetings.workdays import calendar_of
from services.i18n import _

DAYS = 7
POOL = 40
"""So many people are offered beside the days."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody to see: on a day where there is a task, else one who could be seen."""

    contact_id: int
    name: str
    tier: Tier
    district: str
    """The district their work or home is in; empty where that is not known."""
    words: str
    task_id: int | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day: what it is, whose day it is, and who is to be seen, by time, then by district."""

    day: dt.date
    is_workday: bool
    is_made_up: bool
    notes: tuple[str, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from one on, and the people who could be put on them."""

    days: tuple[WeekDay, ...]
    pool: tuple[Stop, ...]


def week(session: Session, first: dt.date | None = None) -> Week:
    """Return the seven days from a day on; the pool holds the day's list and who is next, visits apart."""
    day = sessions.today(session)
    begin = max(first or day, day)
    planned = _planned(session, begin)
    offered = today.day_list(session, count=POOL, cooling=True)
    out = {task.contact_id for task, *_rest in planned}
    pool = [entry for entry in offered.entries if entry.contact_id not in out]
    districts = districts_of(session, [*out, *(entry.contact_id for entry in pool)])
    calendar = calendar_of(session)
    ahead = {one.day: one for one in days_ahead(session, (begin - day).days + DAYS)}
    days = []
    for step in range(DAYS):
        here = begin + dt.timedelta(days=step)
        stops = [_stop(task, name, rank, districts) for task, name, rank in planned if task.due == here]
        is_off = not calendar.is_workday(here)
        told = _notes(ahead.get(here))
        days.append(WeekDay(here, not is_off, calendar.is_made_up(here), told, tuple(_in_order(stops))))
    offers = [
        Stop(entry.contact_id, entry.name, entry.tier, districts.get(entry.contact_id, ""), entry.reason)
        for entry in pool
    ]
    return Week(tuple(days), tuple(sorted(offers, key=lambda stop: (not stop.district, stop.district))))


def _planned(session: Session, begin: dt.date) -> list[tuple[Task, str, int]]:
    rows = session.execute(
        select(Task, Contact.name, Contact.tier_rank)
        .join(Contact, Contact.id == Task.contact_id)
        .where(Task.state == TaskState.OPEN, Task.kind.in_((TaskKind.APPOINTMENT, TaskKind.NEXT_CONTACT)))
        .where(Task.due >= begin, Task.due < begin + dt.timedelta(days=DAYS))
        .order_by(Task.due, Task.id)
    )
    return [(task, name, rank) for task, name, rank in rows]


def _stop(task: Task, name: str, rank: int, districts: dict[int, str]) -> Stop:
    place = districts.get(task.contact_id, "")
    return Stop(task.contact_id, name, TIER_OF_RANK[rank], place, task.text, task.id, task.due_time or "")


def _in_order(stops: list[Stop]) -> list[Stop]:
    """Those with a time first, the others by district, so that one way serves them all."""
    return sorted(stops, key=lambda stop: (not stop.time, stop.time, not stop.district, stop.district))


def _notes(ahead: DayAhead | None) -> tuple[str, ...]:
    """Return what a day is: festivals, whose own day it is, what was promised for it."""
    if ahead is None:
        return ()
    promised = [tasks.owed_words(task) for task in ahead.tasks if task.kind in TICKED_TASKS]
    return (*(one.festival.shown() for one in ahead.festivals), *ahead.whose, *promised)


def put_on(session: Session, stop: Stop, day: dt.date) -> int:
    """Put somebody on a day, or move the visit planned there; return the task."""
    if day < sessions.today(session):
        raise DraftError(_("That day has gone by."), field="day")
    if stop.task_id is not None:
        tasks.reschedule(session, stop.task_id, day)
        return stop.task_id
    return tasks.add(session, TaskDraft(stop.contact_id, "", day, TaskKind.APPOINTMENT))


def take_off(session: Session, stop: Stop) -> None:
    """Take somebody off the plan."""
    if stop.task_id is not None:
        tasks.drop(session, stop.task_id)
