"""Commands of greetings: greetings, greet, holidays."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from services.errors import DraftError
from services.i18n import _, _p
from ui.commands.frame import DayOption, Frame, JsonFlag, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.greetings.findings import Finding
    from services.greetings.queue import QueueEntry
    from services.greetings.sending import Message


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("greetings", help=_("whom to greet in the coming days, and why"))(greetings)
    app.command("greet", help=_("check a greeting, write it out for sending, log it"))(greet)
    app.command("holidays", help=_("which years' holidays are known; add a year"))(holidays)


def greetings(
    context: typer.Context,
    on: DayOption = None,
    days: Annotated[int | None, typer.Option(min=0, max=366, help=_("how many days ahead"))] = None,
    as_json: JsonFlag = False,
) -> None:
    """Print the queue of greetings."""
    from services.greetings import queue

    with Frame(context, as_json, on) as frame:
        built = frame.read(lambda session: queue.build(session, days=days))
        document = {
            "on": built.first,
            "days": built.days,
            "due": [told(entry) for entry in built.entries],
            "next": {"occasion": built.next_occasion.name, "date": built.next_occasion.day}
            if built.next_occasion
            else None,
        }
        frame.answer(document, lambda: _in_words(built.entries))


def told(entry: "QueueEntry") -> dict[str, object]:
    """Return a greeting of the queue as JSON."""
    return {
        "contact": entry.contact_id,
        "name": entry.name,
        "tier": entry.tier.value,
        "phone": entry.mobile,
        "occasion": entry.occasion.shown(),
        "kind": entry.occasion.kind.value,
        "date": entry.occasion.day,
        "note": entry.occasion.note,
        "text": entry.text,
        "segments": entry.segments,
        "findings": found(entry.findings),
        "answered": found(entry.answered),
    }


def found(findings: "Sequence[Finding]") -> list[dict[str, str]]:
    """Return what the rules found as JSON."""
    return [
        {"rule": one.rule.value, "severity": one.severity.value, "message": one.message} for one in findings
    ]


def _in_words(entries: "Sequence[QueueEntry]") -> str:
    if not entries:
        return _("No occasion in these days.")
    from services.contacts.day_words import narrow_day

    first = entries[0].occasion.day
    rows = []
    for entry in entries:
        said = _p("between sentences", "; ").join(one.message for one in entry.findings)
        when = narrow_day(entry.occasion.day, first)
        rows.append([when, entry.occasion.shown(), entry.name, entry.text, said])
    return table([_("Day"), _("Occasion"), _("Name"), _("Wording"), _p("of the rules", "Found")], rows)


def greet(
    context: typer.Context,
    contacts: Annotated[list[str], typer.Argument(metavar="CONTACT…", help=_("id or name"))],
    text: Annotated[
        str, typer.Option("--text", metavar="T", help=_("the wording; {称呼} and the like are filled"))
    ],
    occasion: Annotated[str, typer.Option(metavar="O", help=_("the occasion of a greeting"))] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="F.csv", help=_("a file for the platform that sends"))
    ] = None,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Check a message to each of these people; what no rule stops is written out and logged as sent."""
    from services.greetings import outbox, sending

    with Frame(context, as_json, on) as frame:
        if out is not None and out.suffix.lower() != ".csv":
            raise DraftError(_("{name} is no .csv file.").format(name=out.name), field="out")
        people = [frame.contact(word) for word in contacts]
        messages = frame.read(lambda session: sending.prepare(session, people, text, occasion))
        going = [message for message in messages if message.may_go]

        def send(session: object) -> None:
            sending.write_down(session, going)  # type: ignore[arg-type]
            if out is not None:
                outbox.write_csv(out, going)

        if going:
            frame.book.act(_("Greeted {count} people").format(count=len(going)), send, lasting=True)
        document = {
            "messages": [_message(one) for one in messages],
            "file": str(out) if out is not None and going else None,
        }
        frame.answer(document, lambda: _sent_words(messages))


def _message(message: "Message") -> dict[str, object]:
    return {
        "contact": message.contact_id,
        "name": message.name,
        "phone": message.mobile,
        "text": message.text,
        "sent": message.may_go,
        "findings": found(message.findings),
    }


def _sent_words(messages: "Sequence[Message]") -> str:
    rows = []
    for message in messages:
        said = _p("between sentences", "; ").join(one.message for one in message.findings)
        word = _p("message", "sent") if message.may_go else _p("message", "stopped")
        rows.append([word, message.name, message.text, said])
    return table([_p("of a message", "State"), _("Name"), _("Wording"), _p("of the rules", "Found")], rows)


def holidays(
    context: typer.Context,
    add: Annotated[
        Path | None, typer.Option("--add", metavar="F.json", help=_("a year's holidays as JSON"))
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Tell which years' holidays are known, or add one."""
    from services.greetings import workdays

    with Frame(context, as_json) as frame:
        if add is not None:
            frame.book.act(_("Added a year's holidays"), lambda session: workdays.add_file(session, add))
        known = frame.read(workdays.calendar_of)
        added = sorted(known.added)
        document = {"from": workdays.FIRST_YEAR, "to": workdays.LAST_YEAR, "added": added}
        years = _p("between names", ", ").join(map(str, added))
        words = _("Holidays are known from {first} to {last}.").format(
            first=workdays.FIRST_YEAR, last=workdays.LAST_YEAR
        )
        more = (
            _("Added: {years}.").format(years=years) if added else known.unknown_words(workdays.LAST_YEAR + 1)
        )
        frame.answer(document, f"{words}\n{more}")
