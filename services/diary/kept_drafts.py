"""Visits begun to be written down, kept in the book until they are saved or given up."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import VisitNotes
from models.kinds import InteractionKind, NoteKind, TaskKind
from services import sessions
from services.diary.drafts import EntryDraft, PromiseDraft, RemarkDraft, VisitDraft


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A form somebody began and did not save."""

    contact_id: int
    name: str
    at: dt.datetime


def keep(session: Session, contact_id: int, draft: VisitDraft) -> dt.datetime:
    """Keep what is written about somebody (0: nobody yet), in place of what was kept; return the moment."""
    now = sessions.now(session)
    row = _row(session, contact_id)
    body = json.dumps(asdict(draft), ensure_ascii=False, default=_plain)
    if row is None:
        session.add(VisitNotes(contact_id=_person(session, contact_id), at=now, body=body))
    else:
        row.at, row.body = now, body
    session.flush()
    return now


def kept(session: Session, contact_id: int) -> VisitDraft | None:
    """Return what was kept about somebody; None where there is nothing, or nothing one can read any more."""
    row = _row(session, contact_id)
    if row is None:
        return None
    try:
        return _draft(json.loads(row.body))
    except (ValueError, KeyError, TypeError):
        return None


def forget(session: Session, contact_id: int) -> None:
    """Let go of what was kept about somebody."""
    row = _row(session, contact_id)
    if row is not None:
        session.delete(row)
        session.flush()


def waiting(session: Session) -> tuple[WaitingDraft, ...]:
    """Return every form begun and not saved, newest first."""
    rows = session.execute(
        select(VisitNotes.contact_id, Contact.name, VisitNotes.at)
        .join(Contact, Contact.id == VisitNotes.contact_id)
        .where(VisitNotes.manager_id == sessions.manager_id(session))
        .order_by(VisitNotes.at.desc())
    )
    me = sessions.me_id(session)
    return tuple(
        WaitingDraft(0 if row.contact_id == me else row.contact_id, row.name, row.at) for row in rows
    )


def _person(session: Session, contact_id: int) -> int:
    return contact_id or sessions.me_id(session)


def _row(session: Session, contact_id: int) -> VisitNotes | None:
    return session.scalar(
        select(VisitNotes)
        .where(VisitNotes.contact_id == _person(session, contact_id))
        .where(VisitNotes.manager_id == sessions.manager_id(session))
        .limit(1)
    )


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _draft(told: Mapping[str, Any]) -> VisitDraft:
    known = {field.name for field in fields(VisitDraft)}
    facts: dict[str, Any] = {name: _tuples(value) for name, value in told.items() if name in known}
    facts["entry"] = _entry(told["entry"])
    facts["remarks"] = tuple(RemarkDraft(NoteKind(one["kind"]), one["text"]) for one in told["remarks"])
    facts["promises"] = tuple(
        PromiseDraft(one["text"], dt.date.fromisoformat(one["due"]), one["theirs"])
        for one in told["promises"]
    )
    return VisitDraft(**facts)


def _promise(told: Mapping[str, Any]) -> PromiseDraft:
    return PromiseDraft(told["text"], dt.date.fromisoformat(told["due"]), told["theirs"])


def _entry(told: Mapping[str, Any]) -> EntryDraft:
    known = {field.name for field in fields(EntryDraft)}
    facts: dict[str, Any] = {name: _tuples(value) for name, value in told.items() if name in known}
    facts["kind"] = InteractionKind(told["kind"])
    facts["at"] = dt.datetime.fromisoformat(told["at"]) if told["at"] else None
    facts["next_day"] = dt.date.fromisoformat(told["next_day"]) if told["next_day"] else None
    facts["next_kind"] = TaskKind(told["next_kind"]) if told["next_kind"] else None
    return EntryDraft(**facts)


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
