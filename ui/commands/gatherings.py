"""Commands of gatherings: events, event, attend."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.kinds import GatheringKind
from services.i18n import _, _p
from ui.commands.frame import DayOption, Frame, JsonFlag, parse_iso_day, table

if TYPE_CHECKING:
    from services.gatherings.listing import GatheringSummary, GuestRow


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("events", help=_("gatherings, or the guests of one and what came of it"))(events)
    app.command("event", help=_("plan a gathering"))(event)
    app.command("attend", help=_("who came to a gathering"))(attend)


def events(
    context: typer.Context,
    event_: Annotated[int | None, typer.Argument(metavar="EVENT", help=_("its number"))] = None,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """List the gatherings, or tell one with its guests, who should meet, and what came of it."""
    from services.gatherings import listing

    with Frame(context, as_json, on) as frame:
        if event_ is None:
            found = frame.read(listing.gatherings)
            document: dict[str, Any] = {"events": [_told(one) for one in found]}
            frame.answer(document, lambda: _in_words(found))
            return
        _one(frame, event_)


def _one(frame: Frame, number: int) -> None:
    from dataclasses import asdict

    from services.gatherings import listing, meeting

    one = frame.read(lambda session: listing.gathering(session, number))
    guests = frame.read(lambda session: listing.guests(session, number))
    harvest = frame.read(lambda session: listing.harvest(session, number))
    pairs = frame.read(lambda session: meeting.who_should_meet(session, number))
    document = _told(one) | {
        "list": [_guest(row) for row in guests],
        "meet": [
            {"a": pair.one_id, "a_name": pair.one, "b": pair.other_id, "b_name": pair.other, "why": pair.why}
            for pair in pairs
        ],
        "harvest": asdict(harvest),
    }
    frame.answer(document, lambda: _guests_in_words(one, guests))


def event(
    context: typer.Context,
    theme: Annotated[str, typer.Argument(metavar="THEME", help=_("what it is about"))],
    day: Annotated[str, typer.Option("--day", metavar="D", help=_("the day it takes place"))],
    kind: Annotated[GatheringKind, typer.Option(help=_("what people are brought together for"))] = (
        GatheringKind.OTHER
    ),
    time: Annotated[str, typer.Option(metavar="HH:MM", help=_("when it begins"))] = "",
    place: Annotated[str, typer.Option(help=_("where"))] = "",
    guest: Annotated[list[str] | None, typer.Option(metavar="CONTACT", help=_("whom to ask"))] = None,
    lecturer: Annotated[str, typer.Option(metavar="CONTACT", help=_("the customer who teaches"))] = "",
    cost: Annotated[int | None, typer.Option(min=0, metavar="YUAN", help=_("what it cost"))] = None,
    as_json: JsonFlag = False,
) -> None:
    """Plan a gathering with the people on its list."""
    from services.gatherings import listing, planning
    from services.gatherings.drafts import GatheringDraft

    draft = GatheringDraft(theme, kind, parse_iso_day(day), time or None, place, cost=cost)
    with Frame(context, as_json) as frame:
        people = [frame.contact(word) for word in guest or ()]
        teacher = frame.contact(lecturer) if lecturer else None

        def planned(session: Any) -> int:
            number = planning.add(session, draft, people)
            if teacher is not None:
                planning.let_lecture(session, number, teacher)
            return number

        label = _("Planned: {theme}").format(theme=theme)
        number = frame.book.act(label, planned)
        told = frame.read(lambda session: listing.gathering(session, number))
        frame.answer({"event": number, "guests": told.guests}, f"{number}  {label}")


def attend(
    context: typer.Context,
    event_: Annotated[int, typer.Argument(metavar="EVENT", help=_("its number"))],
    contacts: Annotated[list[str], typer.Argument(metavar="CONTACT…", help=_("id or name"))],
    next_: Annotated[str, typer.Option("--next", metavar="D", help=_("day of the next contact"))] = "",
    cards: Annotated[bool, typer.Option("--cards", help=_("they gave their cards"))] = False,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Write down who came; everybody else on the list stayed away."""
    from services.gatherings import holding

    with Frame(context, as_json, on) as frame:
        people = [frame.contact(word) for word in contacts]
        follow_up = parse_iso_day(next_) if next_ else None

        def held(session: Any) -> holding.Held:
            done = holding.hold(session, event_, people, follow_up)
            if cards:
                holding.take_cards(session, event_, people)
            return done

        done = frame.book.act(_("Who came to a gathering"), held)
        document = {
            "interaction": done.interaction_id,
            "cohort": done.cohort_id,
            "tasks": list(done.task_ids),
        }
        frame.answer(document, _("{count} came").format(count=len(set(people))))


def _told(one: "GatheringSummary") -> dict[str, Any]:
    return {
        "event": one.id,
        "theme": one.draft.theme,
        "kind": one.draft.kind.value,
        "day": one.draft.day,
        "time": one.draft.time,
        "place": one.draft.place,
        "cost": one.draft.cost,
        "outcome": one.draft.outcome,
        "called_off": one.called_off,
        "held": one.held,
        "guests": one.guests,
        "coming": one.coming,
        "attended": one.attended,
    }


def _guest(row: "GuestRow") -> dict[str, Any]:
    return {
        "contact": row.contact_id,
        "name": row.name,
        "tier": row.tier.value,
        "state": row.state.value,
        "lectures": row.lectures,
        "gave_card": row.gave_card,
        "followed_up": row.followed_up,
    }


def _in_words(found: "list[GatheringSummary]") -> str:
    from services.vocabulary import gathering_word

    heads = [_p("row", "No."), _("Day"), _("Kind"), _("Theme"), _("Place"), _("Guests"), _("Came")]
    rows = [
        [
            str(one.id),
            one.draft.day.isoformat(),
            gathering_word(one.draft.kind),
            one.draft.theme,
            one.draft.place,
            str(one.guests),
            str(one.attended) if one.held else "—",
        ]
        for one in found
    ]
    return table(heads, rows) if rows else _("No gathering yet.")


def _guests_in_words(one: "GatheringSummary", guests: "list[GuestRow]") -> str:
    from services.vocabulary import guest_word, tier_word

    rows = [
        [tier_word(row.tier), row.name, row.organization, row.phone, guest_word(row.state)] for row in guests
    ]
    heads = [_("Tier"), _("Name"), _("Organization"), _("Phone"), _("State")]
    return f"{one.draft.day.isoformat()}  {one.draft.theme}\n{table(heads, rows)}"
