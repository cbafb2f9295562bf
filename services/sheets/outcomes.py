"""Typing back a printed sheet: what became of each row. A row's code always means the printed person."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.call_sheet import CallSheet, CallSheetRow
from models.contact import Contact
from models.kinds import InteractionKind, SheetKind
from services import sessions
from services.diary import candidates, corrections, entries
from services.diary.drafts import EntryDraft
from services.diary.reasons import ReasonKind
from services.errors import ChoiceError
from services.greetings import own_days
from services.i18n import _
from services.sheets import call_sheet

_EVENING = dt.time(18, 0)


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """What was written on one row of a sheet."""

    sheet: str
    """Its number, 260922-1 or 0922-1."""
    row: int
    result: str
    note: str = ""
    next_day: dt.date | None = None
    next_time: str | None = None
    fulfilled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What typing a row back made."""

    interaction_id: int
    task_id: int | None
    contact_id: int
    name: str
    kind: InteractionKind
    replaced: str | None
    """The result typed before, where the row was typed a second time: it gives way to the new one."""


def type_back(session: Session, draft: OutcomeDraft) -> Outcome:
    """Write down what became of a row; typed a second time, it corrects what was written the first time.

    The contact counts on the sheet's own day. Raises ChoiceError for a sheet or row that does not exist.
    """
    printed = call_sheet.sheet(session, draft.sheet)
    row = _row(session, printed.id, printed.number, draft.row)
    entry = EntryDraft(
        kind=InteractionKind.VISIT if printed.kind is SheetKind.VISIT else InteractionKind.CALL,
        contact_ids=(row.contact_id,),
        at=_moment(session, printed.day),
        result=draft.result,
        note=draft.note,
        next_day=draft.next_day,
        next_time=draft.next_time,
        fulfilled=draft.fulfilled,
        occasion=_occasion(session, printed.day, row) if entries.counts(draft.result) else "",
    )
    before = row.result
    if row.interaction_id is not None:
        logged = corrections.replace(session, row.interaction_id, entry)
    else:
        logged = entries.log(session, entry)
    row.result = draft.result
    row.interaction_id = logged.interaction_id
    row.typed_at = sessions.now(session)
    session.flush()
    return Outcome(logged.interaction_id, logged.task_id, row.contact_id, row.name, entry.kind, before)


def _occasion(session: Session, day: dt.date, row: CallSheetRow) -> str:
    """Return for which day of theirs a row was printed: a call that reached them greeted them for it."""
    if row.reason_kind != ReasonKind.OCCASION:
        return ""
    coming = own_days.ahead(session, day, candidates.OCCASION_DAYS)
    return next((own.kept_as for own in coming if own.contact_id == row.contact_id), "")


def _row(session: Session, sheet_id: int, number: str, row: int) -> CallSheetRow:
    found = session.scalar(
        select(CallSheetRow).where(CallSheetRow.sheet_id == sheet_id, CallSheetRow.row == row)
    )
    if found is None:
        last = session.scalar(
            select(CallSheetRow.row)
            .where(CallSheetRow.sheet_id == sheet_id)
            .order_by(CallSheetRow.row.desc())
            .limit(1)
        )
        raise ChoiceError(
            _("Sheet {number} has no row {row}.").format(number=number, row=row),
            _("Its rows are 1 to {last}.").format(last=last or 0),
        )
    if session.get(Contact, found.contact_id) is None:
        raise ChoiceError(_("{name} is no longer in the book.").format(name=found.name))
    return found


def _moment(session: Session, day: dt.date) -> dt.datetime:
    """Return when it happened: now on the sheet's own day, the evening of that day when typed later."""
    if sessions.today(session) <= day:
        return sessions.now(session)
    return dt.datetime.combine(day, _EVENING).astimezone()


@dataclass(frozen=True, slots=True)
class PrintedChange:
    """What is different now from what was printed."""

    phone: str | None = None
    post: str | None = None
    do_not_contact: bool = False


def changed_since(session: Session, contact_id: int, phone: str, post: str) -> PrintedChange:
    """Return what changed since printing: another number, another post, a wish to be left alone."""
    row = session.get(Contact, contact_id)
    found = PrintedChange()
    if row is None:
        return found
    if row.phone != phone:
        found = replace(found, phone=row.phone)
    now = f"{row.organization} {row.title}".strip()
    if now != post:
        found = replace(found, post=now)
    return replace(found, do_not_contact=row.do_not_contact)


def newest_open(session: Session) -> str | None:
    """Return the number of the newest sheet that still has rows to type back."""
    return session.scalar(
        select(CallSheet.number)
        .join(CallSheetRow, CallSheetRow.sheet_id == CallSheet.id)
        .where(CallSheetRow.result.is_(None))
        .order_by(CallSheet.id.desc())
        .limit(1)
    )
