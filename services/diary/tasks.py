"""What is promised and planned: seen by day, done, put off, dropped."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Task
from models.kinds import TaskKind, TaskState
from services import sessions
from services.diary import kept
from services.diary.entries import close
from services.errors import ChoiceError, DraftError
from services.i18n import _


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task to add."""

    contact_id: int
    text: str
    due: dt.date
    kind: TaskKind = TaskKind.PROMISE
    due_time: str | None = None


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task still to be done, with where it came from."""

    id: int
    contact_id: int
    name: str
    kind: TaskKind
    text: str
    due: dt.date
    due_time: str | None
    said_day: dt.date | None
    """The day it was promised."""
    said_kind: str | None
    """The kind of contact it was promised in."""


def owed_words(task: OpenTask) -> str:
    """Say a promise with who made it to whom, for lists of many people's."""
    told = _("{name} promised: {what}") if task.kind is TaskKind.THEIR_PROMISE else _("For {name}: {what}")
    return told.format(name=task.name, what=task.text)


def open_tasks(
    session: Session, contact_id: int | None = None, until: dt.date | None = None, limit: int = 200
) -> list[OpenTask]:
    """Return open tasks, earliest first: one person's or everybody's, all or those due by a day."""
    query = (
        select(Task, Contact.name, Interaction.day, Interaction.kind)
        .join(Contact, Contact.id == Task.contact_id)
        .outerjoin(Interaction, Interaction.id == Task.interaction_id)
        .where(Task.state == TaskState.OPEN)
        .order_by(Task.due, Task.due_time.is_(None), Task.due_time, Task.id)
        .limit(limit)
    )
    if contact_id is not None:
        query = query.where(Task.contact_id == contact_id)
    if until is not None:
        query = query.where(Task.due <= until)
    return [
        OpenTask(
            task.id, task.contact_id, name, TaskKind(task.kind), task.text, task.due, task.due_time, day, kind
        )
        for task, name, day, kind in session.execute(query)
    ]


def count_open(session: Session, contact_id: int) -> int:
    """Return how many open tasks a person has."""
    return (
        session.scalar(
            select(func.count()).where(Task.contact_id == contact_id, Task.state == TaskState.OPEN)
        )
        or 0
    )


def add(session: Session, draft: TaskDraft) -> int:
    """Add a task; raises DraftError when it says nothing."""
    if not draft.text.strip() and draft.kind in (TaskKind.PROMISE, TaskKind.THEIR_PROMISE):
        raise DraftError(_("What was promised? Write it, or take the line out."), field="text")
    task = Task(
        contact_id=draft.contact_id,
        kind=draft.kind.value,
        text=draft.text.strip(),
        due=draft.due,
        due_time=draft.due_time,
        state=TaskState.OPEN.value,
    )
    session.add(task)
    kept.refresh_next(session, [draft.contact_id])
    return task.id


def finish(session: Session, task_id: int) -> None:
    """Tick a task off."""
    _close(session, task_id, TaskState.DONE)


def drop(session: Session, task_id: int) -> None:
    """Give a task up."""
    _close(session, task_id, TaskState.DROPPED)


def reopen(session: Session, task_id: int) -> None:
    """Make a closed task an open one again."""
    task = _get(session, task_id)
    task.state = TaskState.OPEN.value
    task.closed_day = None
    task.closed_by_id = None
    kept.refresh_next(session, [task.contact_id])


def reschedule(session: Session, task_id: int, due: dt.date, due_time: str | None = None) -> None:
    """Move an open task to another day, and to another time where one is given."""
    task = _get(session, task_id)
    task.due = due
    task.due_time = due_time or task.due_time
    kept.refresh_next(session, [task.contact_id])


def _close(session: Session, task_id: int, state: TaskState) -> None:
    task = _get(session, task_id)
    close(task, state, sessions.today(session))
    kept.refresh_next(session, [task.contact_id])


def _get(session: Session, task_id: int) -> Task:
    task = session.get(Task, task_id)
    if task is None:
        raise ChoiceError(_("This task is no longer in the book."))
    return task
