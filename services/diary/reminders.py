"""What to be reminded of today and when: the morning's word, visits, promises, the sheet to type back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.call_sheet import CallSheet, CallSheetRow
from models.kinds import TaskKind
from services import sessions
from services.contacts.whereabouts import places_of
from services.diary import tasks, today
from services.diary.tasks import OpenTask
from services.i18n import _, _n, _p

MORNING, VISIT, PROMISES, SHEET = "morning", "visit", "promises", "sheet"
_BRIEF_UNTIL = dt.time(12, 0)
_PROMISES_AT = dt.time(16, 30)
_SHEET_AT = dt.time(18, 0)
_END = dt.time(23, 59)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when until when nothing is said; over midnight where it begins later than it ends."""

    begin: dt.time = dt.time(21, 0)
    end: dt.time = dt.time(8, 30)

    def holds(self, moment: dt.time) -> bool:
        """Tell whether a moment lies within."""
        if self.begin <= self.end:
            return self.begin <= moment < self.end
        return moment >= self.begin or moment < self.end


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to be said once, between two times of the day."""

    key: str
    at: dt.time
    until: dt.time
    """After that it is pointless."""
    title: str
    words: str
    page: str
    contact_id: int = 0


def reminders(session: Session, before: int, quiet: QuietHours) -> tuple[Reminder, ...]:
    """Return the day's reminders by time; ``before`` is how many minutes a visit is told ahead."""
    found = [
        *_morning(session, quiet),
        *_visits(session, before),
        *_promises(session),
        *_sheet(session),
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def due(told: tuple[Reminder, ...], now: dt.time, quiet: QuietHours) -> tuple[Reminder, ...]:
    """Return those to be said now; none within quiet hours, after which they come if they still can."""
    if quiet.holds(now):
        return ()
    return tuple(one for one in told if one.at <= now <= one.until)


def _morning(session: Session, quiet: QuietHours) -> Iterator[Reminder]:
    listed = today.day_list(session, rest=True)
    visits = [task for task in _today(session) if task.kind is TaskKind.APPOINTMENT]
    parts = []
    if listed.entries:
        told = _n("{n} person today", "{n} people today", len(listed.entries)).format(n=len(listed.entries))
        parts.append(_("{told}, first {name}").format(told=told, name=listed.entries[0].name))
    if visits:
        when = next((task.due_time for task in visits if task.due_time), "")
        told = _n("{n} visit", "{n} visits", len(visits)).format(n=len(visits))
        parts.append(_("{told}, the first at {time}").format(told=told, time=when) if when else told)
    if parts:
        words = _p("between words", ", ").join(parts)
        yield Reminder(MORNING, quiet.end, _BRIEF_UNTIL, _("Good morning"), words, "today")


def _visits(session: Session, before: int) -> Iterator[Reminder]:
    visits = [task for task in _today(session) if task.kind is TaskKind.APPOINTMENT and task.due_time]
    places = places_of(session, [task.contact_id for task in visits])
    for task in visits:
        begins = dt.time.fromisoformat(task.due_time or "00:00")
        minutes = max(0, begins.hour * 60 + begins.minute - before)
        where = places.get(task.contact_id, "")
        words = _p("between words", ", ").join(part for part in (where, task.text) if part)
        title = _("{time} meeting {name}").format(time=task.due_time, name=task.name)
        at = dt.time(minutes // 60, minutes % 60)
        yield Reminder(
            f"{VISIT} {task.id} {task.due_time}", at, begins, title, words, "brief", task.contact_id
        )


def _promises(session: Session) -> Iterator[Reminder]:
    owed = [task for task in _today(session) if task.kind is TaskKind.PROMISE]
    if owed:
        title = _n("{n} promise is due today", "{n} promises are due today", len(owed)).format(n=len(owed))
        told = [tasks.owed_words(task) for task in owed[:3]]
        words = _p("between parts", "; ").join(told)
        yield Reminder(PROMISES, _PROMISES_AT, _END, title, words, "today")


def _sheet(session: Session) -> Iterator[Reminder]:
    day = sessions.today(session)
    row = session.execute(
        select(CallSheet.number, func.count(CallSheetRow.id))
        .join(CallSheetRow, CallSheetRow.sheet_id == CallSheet.id)
        .where(CallSheet.day == day, CallSheetRow.result.is_(None))
        .group_by(CallSheet.id)
        .order_by(CallSheet.id.desc())
        .limit(1)
    ).first()
    if row is not None:
        number, count = row
        title = _n("{n} row to type back", "{n} rows to type back", count).format(n=count)
        yield Reminder(SHEET, _SHEET_AT, _END, title, _("Sheet {number}").format(number=number[2:]), "sheets")


def _today(session: Session) -> list[OpenTask]:
    """Return what is due on this very day; what is late is on the day's list."""
    day = sessions.today(session)
    return [task for task in tasks.open_tasks(session, until=day) if task.due == day]
