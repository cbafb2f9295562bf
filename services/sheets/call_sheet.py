"""The call sheet: today's list frozen under a number that is never used again."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.call_sheet import CallSheet, CallSheetCounter, CallSheetRow
from models.kinds import SheetKind, TaskKind, Tier
from services import sessions
from services.contacts.day_words import weekday_word
from services.contacts.lunar import lunar_words
from services.contacts.whereabouts import districts_of, places_of
from services.diary import today
from services.diary.today import DayList, TodayEntry
from services.errors import ChoiceError, DraftError
from services.i18n import _, _p, language
from services.recorder import bulk_insert
from services.sheets.choosing import SheetChoice, by_district, only
from services.sheets.records import PrintedRow, PrintedSheet

TODAYS = SheetChoice()
"""Today's call sheet."""


def freeze(session: Session, choice: SheetChoice = TODAYS) -> PrintedSheet:
    """Write down the day's list as it is printed; raises DraftError when there is nobody to print.

    Do this in a lasting act: what was printed cannot be undone.
    """
    return keep(session, preview(session, choice))


def preview(session: Session, choice: SheetChoice = TODAYS) -> PrintedSheet:
    """Return what would be printed, under the number it would get, without writing anything.

    A visit sheet keeps the people of a district together, so that one way serves them all.
    """
    listed = today.day_list(
        session,
        choice.on,
        choice.count,
        choice.tiers,
        cooling=choice.count is not None,
        rest=choice.rest,
        only=only(session, choice),
    )
    rows = tuple(_rows(session, listed, choice.kind))
    speaker = today.speaker_of(session)
    number = f"{listed.day:%y%m%d}-{_used(session, listed.day) + 1}"
    words = _day_words(listed.day)
    return PrintedSheet(0, number, choice.kind, listed.day, words, speaker.name, speaker.branch, rows)


def _rows(session: Session, listed: DayList, kind: SheetKind) -> Iterator[PrintedRow]:
    if kind is not SheetKind.VISIT:
        yield from (_row(place, entry, listed.day, "") for place, entry in enumerate(listed.entries, 1))
        return
    ids = [entry.contact_id for entry in listed.entries]
    places, districts = places_of(session, ids), districts_of(session, ids)
    ordered = by_district(listed.entries, [districts.get(one, "") for one in ids])
    for number, (entry, district) in enumerate(ordered, 1):
        place = places.get(entry.contact_id, "")
        told = place if not district or district in place else f"{district} {place}".strip()
        yield _row(number, entry, listed.day, told)


def keep(session: Session, shown: PrintedSheet) -> PrintedSheet:
    """Freeze a sheet exactly as it was shown; raises DraftError when it is empty or its number was taken."""
    if not shown.rows:
        raise DraftError(_("Nobody is due on that day."), _("Choose another day, or say how many."))
    number = f"{shown.day:%y%m%d}-{_used(session, shown.day) + 1}"
    if number != shown.number:
        raise DraftError(
            _("Number {number} was given to another sheet meanwhile.").format(number=shown.short),
            _("Print once more."),
        )
    _use_one(session, shown.day)
    sheet = CallSheet(
        number=number,
        kind=shown.kind.value,
        day=shown.day,
        printed_at=sessions.now(session),
        manager_name=shown.manager,
        branch=shown.branch,
    )
    session.add(sheet)
    session.flush()
    bulk_insert(session, CallSheetRow, [_kept(sheet.id, row) for row in shown.rows])
    return _read(session, sheet)


def _used(session: Session, day: dt.date) -> int:
    """Return how many numbers of a day were used."""
    return session.scalar(select(CallSheetCounter.used).where(CallSheetCounter.day == day)) or 0


def numbers_used(session: Session) -> dict[dt.date, int]:
    """Return how many numbers of every day were used."""
    return dict(session.execute(select(CallSheetCounter.day, CallSheetCounter.used)).tuples().all())


def raise_numbers(session: Session, used: Mapping[dt.date, int]) -> None:
    """Count numbers as used that another state of the book has given out: no number is ever used twice."""
    for day, count in used.items():
        counter = session.scalar(select(CallSheetCounter).where(CallSheetCounter.day == day))
        if counter is None:
            session.add(CallSheetCounter(day=day, used=count))
        else:
            counter.used = max(counter.used, count)
    session.flush()


def _use_one(session: Session, day: dt.date) -> None:
    """Use up a number of a day; the counter only ever goes up."""
    counter = session.scalar(select(CallSheetCounter).where(CallSheetCounter.day == day))
    if counter is None:
        counter = CallSheetCounter(day=day, used=0)
        session.add(counter)
    counter.used += 1
    session.flush()


def _row(number: int, entry: TodayEntry, day: dt.date, place: str) -> PrintedRow:
    said = _("Promised: {what}") if entry.task_kind is TaskKind.PROMISE else "{what}"
    return PrintedRow(
        row=number,
        contact_id=entry.contact_id,
        tier=entry.tier,
        name=entry.name,
        salutation=entry.salutation,
        organization=entry.organization,
        title=entry.title,
        phone=entry.phone,
        place=place[:300],
        last_contact=today.last_contact_words(entry, day)[:60],
        reason_kind=entry.reason_kind.value,
        reason=said.format(what=entry.reason)[:300],
        opener=entry.opener[:300],
    )


def _kept(sheet_id: int, row: PrintedRow) -> dict[str, object]:
    """Return a row as the book keeps it."""
    kept: dict[str, object] = {"sheet_id": sheet_id, "typed_at": None}
    return kept | {field.name: getattr(row, field.name) for field in fields(row)} | {"tier": row.tier.value}


def sheet(session: Session, number: str) -> PrintedSheet:
    """Return a sheet by its number, 260922-1, or 0922-1 for the latest of that day of the year."""
    wanted = number.strip()
    found = session.scalar(select(CallSheet).where(CallSheet.number == wanted))
    if found is None:
        found = session.scalar(
            select(CallSheet)
            .where(CallSheet.number.like(f"__{_escaped(wanted)}", escape="\\"))
            .order_by(CallSheet.day.desc(), CallSheet.id.desc())
            .limit(1)
        )
    if found is None:
        raise ChoiceError(_("There is no sheet {number}.").format(number=wanted), _hint(session))
    return _read(session, found)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _hint(session: Session) -> str:
    last = session.scalar(select(CallSheet.number).order_by(CallSheet.id.desc()).limit(1))
    return _("The last one is {number}.").format(number=last) if last else _("None was printed yet.")


def sheets(session: Session, limit: int = 200) -> list[PrintedSheet]:
    """Return the sheets printed, newest first, without their rows' words being read one by one."""
    found = session.scalars(select(CallSheet).order_by(CallSheet.id.desc()).limit(limit)).all()
    rows: dict[int, list[PrintedRow]] = {}
    for part in sessions.chunks(one.id for one in found):
        for row in session.scalars(
            select(CallSheetRow).where(CallSheetRow.sheet_id.in_(part)).order_by(CallSheetRow.row)
        ):
            rows.setdefault(row.sheet_id, []).append(_printed(row))
    return [_whole(one, tuple(rows.get(one.id, ()))) for one in found]


def _read(session: Session, sheet: CallSheet) -> PrintedSheet:
    rows = session.scalars(
        select(CallSheetRow).where(CallSheetRow.sheet_id == sheet.id).order_by(CallSheetRow.row)
    )
    return _whole(sheet, tuple(map(_printed, rows)))


def _whole(sheet: CallSheet, rows: tuple[PrintedRow, ...]) -> PrintedSheet:
    return PrintedSheet(
        sheet.id,
        sheet.number,
        SheetKind(sheet.kind),
        sheet.day,
        _day_words(sheet.day),
        sheet.manager_name,
        sheet.branch,
        rows,
    )


def _printed(row: CallSheetRow) -> PrintedRow:
    return PrintedRow(
        row=row.row,
        contact_id=row.contact_id,
        tier=Tier(row.tier),
        name=row.name,
        salutation=row.salutation,
        organization=row.organization,
        title=row.title,
        phone=row.phone,
        place=row.place,
        last_contact=row.last_contact,
        reason_kind=row.reason_kind,
        reason=row.reason,
        opener=row.opener,
        result=row.result,
        interaction_id=row.interaction_id,
    )


def _day_words(day: dt.date) -> str:
    """Return date, weekday and, in Chinese, the lunar day."""
    date = _p("paper", "{year}-{month}-{day}").format(year=day.year, month=day.month, day=day.day)
    words = [date, weekday_word(day).replace("周", "星期")]
    if language().startswith("zh"):
        words.append(lunar_words(day))
    return "　".join(words)
