"""What stands on the days of a span: tasks, gatherings, reasons to greet, visits made."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.gathering import Gathering
from models.interaction import Interaction, Participation, Task
from models.kinds import InteractionKind, TaskKind, TaskState
from services import sessions, settings
from services.greetings import occasions
from services.i18n import _, _p
from services.vocabulary import gathering_word, result_word, task_word

LONGEST_SPAN = 800
"""So many days at most are asked for at once."""


class EntryKind(StrEnum):
    """What an entry is."""

    TASK = "task"
    APPOINTMENT = "appointment"
    GATHERING = "gathering"
    OCCASION = "occasion"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing on one day; ``uid`` stays the same however often the calendar is made."""

    uid: str
    kind: EntryKind
    day: dt.date
    words: str
    time: str | None = None
    """HH:MM; without one it is the whole day's."""
    place: str = ""
    contact_id: int | None = None
    task_id: int | None = None
    """The task that may be moved to another day."""
    gathering_id: int | None = None


def between(session: Session, first: dt.date, last: dt.date) -> list[CalendarEntry]:
    """Return what stands on the days from first to last, by day and time; the whole day's things come first.

    Open tasks that are overdue stand on their own day. Raises ValueError for a span over LONGEST_SPAN days.
    """
    if not 0 <= (last - first).days <= LONGEST_SPAN:
        raise ValueError("no such span of days")
    found = [
        *_tasks(session, first, last),
        *_gatherings(session, first, last),
        *_occasions(session, first, last),
        *_visits(session, first, last),
    ]
    return sorted(found, key=lambda entry: (entry.day, entry.time or "", entry.kind, entry.words))


def _tasks(session: Session, first: dt.date, last: dt.date) -> list[CalendarEntry]:
    rows = session.execute(
        select(Task, Contact.name)
        .join(Contact, Contact.id == Task.contact_id)
        .where(Task.state == TaskState.OPEN, Task.due.between(first, last))
    )
    return [
        CalendarEntry(
            f"task-{task.uid}",
            EntryKind.APPOINTMENT if task.kind == TaskKind.APPOINTMENT else EntryKind.TASK,
            task.due,
            _p("calendar", "{name}: {what}").format(name=name, what=task.text or task_word(task.kind)),
            task.due_time,
            contact_id=task.contact_id,
            task_id=task.id,
        )
        for task, name in rows.tuples()
    ]


def _gatherings(session: Session, first: dt.date, last: dt.date) -> list[CalendarEntry]:
    rows = session.scalars(
        select(Gathering).where(Gathering.day.between(first, last), Gathering.called_off.is_(False))
    )
    return [
        CalendarEntry(
            f"gathering-{row.uid}",
            EntryKind.GATHERING,
            row.day,
            _p("calendar", "{name}: {what}").format(name=gathering_word(row.kind), what=row.theme),
            row.time,
            row.place,
            gathering_id=row.id,
        )
        for row in rows
    ]


def _occasions(session: Session, first: dt.date, last: dt.date) -> list[CalendarEntry]:
    days = (last - first).days
    found = occasions.greeted(settings.rules(session), first, days)
    found += occasions.personal(session, first, days)
    people = {one.contact_id for one in found if one.contact_id is not None}
    names: dict[int, tuple[str, str]] = {}
    for part in sessions.chunks(people):
        rows = session.execute(select(Contact.id, Contact.uid, Contact.name).where(Contact.id.in_(part)))
        names.update((number, (uid, name)) for number, uid, name in rows.tuples())
    entries = []
    for one in found:
        uid, name = names.get(one.contact_id or 0, ("", ""))
        words = _p("calendar", "{name}: {what}").format(name=name, what=one.shown()) if name else one.shown()
        entries.append(
            CalendarEntry(
                f"occasion-{one.name}-{uid}-{one.day.year}",
                EntryKind.OCCASION,
                one.day,
                words,
                contact_id=one.contact_id,
            )
        )
    return entries


def _visits(session: Session, first: dt.date, last: dt.date) -> list[CalendarEntry]:
    rows = session.execute(
        select(Interaction, Contact.id, Contact.name)
        .join(Participation, Participation.interaction_id == Interaction.id)
        .join(Contact, Contact.id == Participation.contact_id)
        .where(Interaction.kind == InteractionKind.VISIT, Interaction.day.between(first, last))
        .order_by(Interaction.id, Participation.id)
    )
    met: dict[int, tuple[Interaction, int, list[str]]] = {}
    for visit, contact_id, name in rows.tuples():
        met.setdefault(visit.id, (visit, contact_id, []))[2].append(name)
    return [
        CalendarEntry(
            f"visit-{visit.uid}",
            EntryKind.VISIT,
            visit.day,
            _p("calendar", "{name}: {what}").format(
                name=_p("between words", ", ").join(names),
                what=result_word(visit.result, "visit") or _("visited"),
            ),
            f"{visit.at.astimezone():%H:%M}",
            contact_id=contact_id,
        )
        for visit, contact_id, names in met.values()
    ]
