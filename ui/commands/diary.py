"""Commands of the day: log, today."""

import datetime as dt
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from models.kinds import CallResult, VisitResult
from services.errors import DraftError
from services.i18n import _, _p
from ui.commands.frame import DayOption, Frame, JsonFlag, parse_iso_day, table

if TYPE_CHECKING:
    from services.diary.today import TodayEntry

RESULTS = tuple(dict.fromkeys((*CallResult, *VisitResult)))
"""Every word a result may be; which one fits depends on the kind."""


class LogKind(StrEnum):
    """What can be logged by a command."""

    VISIT = "visit"
    CALL = "call"
    SMS = "sms"
    WECHAT = "wechat"
    CARD = "card"


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("log", help=_("write down what happened"))(log)
    app.command("today", help=_("whom to contact today, and why"))(today)


def known_result(word: str | None) -> str | None:
    """Return a result's code word; raises BadParameter for a word that is none."""
    if word and word not in RESULTS:
        raise typer.BadParameter(_("RESULT is one of: {words}").format(words=" ".join(RESULTS)))
    return word or None


def coming_day(text: str, today_: dt.date, field: str) -> tuple[dt.date, str | None]:
    """Return the day, and the time where one is told, of a date or of words such as 周五 15:00."""
    from services.contacts.entered_days import parse_day

    try:
        return parse_iso_day(text), None
    except DraftError:
        entry = parse_day(text, today_)
    if entry.day is None:
        raise DraftError(
            _("{text} is not a date.").format(text=text), _("Write dates as 2026-09-22."), field=field
        )
    return entry.day, f"{entry.time:%H:%M}" if entry.time else None


def moment(text: str, today_: dt.date) -> dt.datetime | None:
    """Return the local moment of ``--at``: a date is its noon, today's date is now."""
    try:
        day = parse_iso_day(text)
    except DraftError:
        pass
    else:
        return None if day == today_ else dt.datetime.combine(day, dt.time(12)).astimezone()
    try:
        return dt.datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError) as error:
        raise DraftError(
            _("{text} is no moment.").format(text=text),
            _("Write it as 2026-09-22 or 2026-09-22T15:30."),
            field="at",
        ) from error


def log(
    context: typer.Context,
    kind: Annotated[LogKind, typer.Argument(help=_("what happened"))],
    contacts: Annotated[list[str], typer.Argument(metavar="CONTACT…", help=_("id or name"))],
    at: Annotated[str, typer.Option(metavar="T", help=_("when: 2026-09-22T15:30"))] = "",
    result: Annotated[str, typer.Option(metavar="RESULT", help=_("how it ended"))] = "",
    note: Annotated[str, typer.Option(metavar="N", help=_("what was said"))] = "",
    next_: Annotated[str, typer.Option("--next", metavar="D", help=_("day of the next contact"))] = "",
    minutes: Annotated[int | None, typer.Option(min=0, help=_("how long it took"))] = None,
    inbound: Annotated[bool, typer.Option("--inbound", help=_("they came to me"))] = False,
    occasion: Annotated[str, typer.Option(help=_("the occasion of a greeting"))] = "",
    done: Annotated[list[int] | None, typer.Option(metavar="TASK", help=_("a task this settled"))] = None,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Write down a contact with one or several people."""
    from models.kinds import InteractionKind
    from services.diary import entries
    from services.diary.drafts import EntryDraft
    from services.vocabulary import interaction_word

    ended = known_result(result)
    with Frame(context, as_json, on) as frame:
        people = tuple(frame.contact(word) for word in contacts)
        day = frame.book.clock.today()
        coming, time = coming_day(next_, day, "next") if next_ else (None, None)
        when = moment(at, day) if at else None
        draft = EntryDraft(InteractionKind(kind.value), people, when, ended, note, coming, time)
        draft = replace(
            draft, fulfilled=tuple(done or ()), minutes=minutes, inbound=inbound, occasion=occasion
        )
        label = _("Logged: {kind}").format(kind=interaction_word(kind.value))
        logged = frame.book.act(label, lambda session: entries.log(session, draft))
        document = {"interaction": logged.interaction_id, "task": logged.task_id}
        frame.answer(document | {"tasks": list(logged.task_ids)}, label)


def today(
    context: typer.Context,
    on: DayOption = None,
    count: Annotated[int | None, typer.Option(min=1, help=_("how many people"))] = None,
    as_json: JsonFlag = False,
) -> None:
    """Print the day's list."""
    from services.diary.today import day_list

    with Frame(context, as_json, on) as frame:
        listed = frame.read(lambda session: day_list(session, count=count))
        document = {
            "on": listed.day,
            "entries": [told(entry) for entry in listed.entries],
            "done": [entry.contact_id for entry in listed.done],
        }
        frame.answer(document, lambda: _in_words(listed.entries))


def told(entry: "TodayEntry") -> dict[str, object]:
    """Return an entry of the day's list as JSON."""
    return {
        "contact": entry.contact_id,
        "name": entry.name,
        "tier": entry.tier.value,
        "phone": entry.phone,
        "reason": entry.reason,
        "reason_kind": entry.reason_kind.value,
        "detail": entry.detail,
        "opener": entry.opener,
        "task": entry.task_id,
    }


def _in_words(entries: tuple["TodayEntry", ...]) -> str:
    if not entries:
        return _("Nobody has to be contacted today.")
    from services.vocabulary import tier_word

    return table(
        [_p("row", "No."), _("Tier"), _("Name"), _("Phone"), _("Why")],
        [
            [str(entry.number), tier_word(entry.tier), entry.name, entry.phone_shown, entry.reason]
            for entry in entries
        ],
    )
