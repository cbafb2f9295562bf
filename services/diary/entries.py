"""Writing down what happened: a call, a message, a visit in one line, an exchange of cards."""

import datetime as dt
import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation, Task
from models.kinds import (
    NO_CONTACT_RESULTS,
    CallResult,
    InteractionKind,
    TaskKind,
    TaskState,
    VisitResult,
)
from services import sessions
from services.clock import local_day
from services.diary import kept
from services.diary.drafts import EntryDraft, Logged
from services.errors import DraftError
from services.i18n import _

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def results_of(kind: InteractionKind) -> tuple[str, ...]:
    """Return the results an interaction of this kind may have, in the order of their digits."""
    return tuple(VisitResult if kind is InteractionKind.VISIT else CallResult)


def counts(result: str | None) -> bool:
    """Tell whether a result means that there was contact, so that the clock starts anew."""
    return result not in NO_CONTACT_RESULTS


def log(session: Session, draft: EntryDraft) -> Logged:
    """Write down one contact and plan the next; raises DraftError for what cannot be.

    Last contact and clock move only when the result counts. Open plans the contact settles are closed: see
    ``_settle``.
    """
    at = _checked(session, draft)
    entry = Interaction(
        kind=draft.kind.value,
        at=at,
        day=local_day(at),
        minutes=draft.minutes,
        inbound=draft.inbound,
        result=draft.result or None,
        note=draft.note.strip(),
        occasion=draft.occasion.strip(),
    )
    session.add(entry)
    session.flush()
    people = tuple(dict.fromkeys(draft.contact_ids))
    session.add_all(
        Participation(interaction_id=entry.id, contact_id=person, day=entry.day) for person in people
    )
    _settle(session, draft, entry)
    planned = tuple(_plan(session, draft, entry, person) for person in people if draft.next_day)
    kept.refresh_last(session, people)
    kept.refresh_next(session, people)
    return Logged(entry.id, planned[0] if planned else None, planned)


def _checked(session: Session, draft: EntryDraft) -> dt.datetime:
    """Return the moment of the draft, or raise DraftError with the field at fault."""
    if not draft.contact_ids:
        raise DraftError(_("With whom? Choose somebody."), field="contacts")
    known = session.execute(select(Contact.id, Contact.is_me).where(Contact.id.in_(draft.contact_ids))).all()
    if len(known) < len(set(draft.contact_ids)):
        raise DraftError(_("This person is no longer in the book."), field="contacts")
    if any(row.is_me for row in known):
        raise DraftError(_("You cannot log a contact with yourself."), field="contacts")
    allowed = results_of(draft.kind)
    if draft.result and draft.result not in allowed:
        raise DraftError(
            _("There is no result {result} here.").format(result=draft.result),
            _("One of: {results}.").format(results=" ".join(allowed)),
            field="result",
        )
    at = (draft.at or sessions.now(session)).astimezone(dt.UTC)
    today = sessions.today(session)
    if local_day(at) > today:
        raise DraftError(_("That day is yet to come; log it when it has happened."), field="at")
    if draft.next_day and draft.next_day < local_day(at):
        raise DraftError(_("The next contact lies before this one."), field="next_day")
    if draft.next_time and not _TIME.fullmatch(draft.next_time):
        raise DraftError(_("A time is written like 15:00."), field="next_time")
    if draft.minutes is not None and not 0 <= draft.minutes <= 24 * 60:
        raise DraftError(_("A contact lasts at most a day."), field="minutes")
    return at


def _settle(session: Session, draft: EntryDraft, entry: Interaction) -> None:
    """Close what this contact settled.

    The tasks named are done. A planned next contact is done once it was due and there was contact, and gives
    way to a newer plan in any case. An appointment is kept by a visit; a visit put off to a new day moves it.
    """
    for task in session.scalars(select(Task).where(Task.id.in_(draft.fulfilled))):
        close(task, TaskState.DONE, entry.day, entry.id)
    open_plans = session.scalars(
        select(Task).where(
            Task.contact_id.in_(draft.contact_ids),
            Task.state == TaskState.OPEN,
            Task.kind.in_((TaskKind.NEXT_CONTACT, TaskKind.APPOINTMENT)),
        )
    )
    meets = draft.kind in (InteractionKind.VISIT, InteractionKind.EVENT)
    for task in open_plans:
        was_due = task.due <= entry.day and counts(entry.result)
        if task.kind == TaskKind.NEXT_CONTACT:
            if was_due:
                close(task, TaskState.DONE, entry.day, entry.id)
            elif draft.next_day:
                close(task, TaskState.DROPPED, entry.day, entry.id)
        elif meets and was_due:
            close(task, TaskState.DONE, entry.day, entry.id)
        elif meets and draft.next_day and task.due <= entry.day:
            close(task, TaskState.DROPPED, entry.day, entry.id)
    session.flush()


def close(task: Task, state: TaskState, day: dt.date, interaction_id: int | None = None) -> None:
    """Close an open task; one closed already stays as it was."""
    if task.state == TaskState.OPEN:
        task.state = state.value
        task.closed_day = day
        task.closed_by_id = interaction_id


def _plan(session: Session, draft: EntryDraft, entry: Interaction, contact_id: int) -> int:
    """Add the task for the next contact; an appointment where there is a time or the result says so."""
    appointed = bool(draft.next_time) or draft.result == CallResult.APPOINTMENT
    kind = draft.next_kind or (TaskKind.APPOINTMENT if appointed else TaskKind.NEXT_CONTACT)
    task = Task(
        contact_id=contact_id,
        kind=kind.value,
        text=draft.next_text.strip() or draft.note.strip(),
        due=draft.next_day,
        due_time=draft.next_time,
        state=TaskState.OPEN.value,
        interaction_id=entry.id,
    )
    session.add(task)
    session.flush()
    return task.id
