"""Commands about whom to see first: contacts, assess."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from services.i18n import _
from ui.commands.frame import DayOption, Frame, JsonFlag, parse_iso_day, table
from ui.commands.tier_document import tier_document

if TYPE_CHECKING:
    from services.prospects.listing import Order, ProspectRow
    from services.prospects.standing import ContactStanding


class TierChoice(StrEnum):
    """The tiers a list may be narrowed to."""

    A = "A"
    B = "B"
    C = "C"
    UNRATED = "unrated"


class PinChoice(StrEnum):
    """The tiers that may be set by hand."""

    A = "A"
    B = "B"
    C = "C"


class SortChoice(StrEnum):
    """By what people may be listed."""

    PRIORITY = "priority"
    NAME = "name"
    LAST_CONTACT = "last-contact"
    ADDED = "added"


class ClassChoice(StrEnum):
    """What may be said of a factor."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    UNKNOWN = "unknown"


ClassOption = Annotated[ClassChoice | None, typer.Option(help=_("class of this factor"))]


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("contacts", help=_("the prospect table: whom to see first"))(contacts)
    app.command("assess", help=_("put somebody into classes of the six factors"))(assess)


def contacts(
    context: typer.Context,
    tier: Annotated[
        list[TierChoice] | None, typer.Option(case_sensitive=False, help=_("only this tier; may be repeated"))
    ] = None,
    search: Annotated[str, typer.Option(metavar="Q", help=_("only who the search box finds"))] = "",
    sort: Annotated[SortChoice, typer.Option(help=_("by what to sort"))] = SortChoice.PRIORITY,
    limit: Annotated[int | None, typer.Option(min=0, help=_("at most so many"))] = None,
    offset: Annotated[int, typer.Option(min=0, help=_("leave out so many at the start"))] = 0,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """List people in the order to see them."""
    from services.prospects import listing
    from services.prospects.filters import Filter

    with Frame(context, as_json, on) as frame:
        found = _found(frame, search) if search.strip() else None
        wanted = Filter(tiers=tuple(tier or ()), found=found, found_words=search)
        everybody = frame.read(lambda session: listing.ids(session, wanted, _order(sort)))
        page = everybody[offset:] if limit is None else everybody[offset : offset + limit]
        lines = [row for row in frame.read(lambda session: listing.rows(session, page)) if row is not None]
        phones = frame.read(lambda session: listing.phones(session, page)) if as_json else {}
        frame.answer(
            {
                "total": len(everybody),
                "contacts": [as_document(line, phones.get(line.id, [])) for line in lines],
            },
            lambda: _in_words(lines, len(everybody)),
        )


def _found(frame: Frame, query: str) -> tuple[int, ...]:
    from services.contacts.search import Search

    search = Search(frame.book)
    try:
        return tuple(search.ids(query, 10_000_000))
    finally:
        search.close()


def _order(sort: SortChoice) -> "Order":
    """Return the order meant: newest first where days are sorted."""
    from services.prospects.listing import Order

    return Order(sort.value, sort in (SortChoice.LAST_CONTACT, SortChoice.ADDED))


def as_document(row: "ProspectRow", phones: list[str]) -> dict[str, Any]:
    """Return a line of the table as JSON says it."""
    return {
        "id": row.id,
        "name": row.name,
        "tier": str(row.tier),
        "computed_tier": str(row.computed),
        "best": str(row.best),
        "worst": str(row.worst),
        "classes": list(row.counts),
        "factors": row.classes,
        "organization": row.organization,
        "title": row.title,
        "phones": phones,
        "last_contact": row.last_day,
        "overdue": row.clock.ratio,
        "do_not_contact": row.do_not_contact,
    }


def _in_words(rows: "list[ProspectRow]", total: int) -> str:
    from services.contacts.phones import shown
    from services.prospects.cadence import last_words, late_words
    from services.vocabulary import tier_word

    heads = [_("Tier"), _("Name"), _("Organization"), _("Title"), _("Phone"), _("Last contact"), _("Id")]
    lines = [
        [
            tier_word(row.tier) + (f" ~{row.could_be}" if row.could_be else ""),
            row.name,
            row.organization,
            row.title,
            shown(row.phone) if row.phone else "",
            " ".join(filter(None, (last_words(row.last_day, row.day), late_words(row.clock)))),
            str(row.id),
        ]
        for row in rows
    ]
    said = _("{shown} of {total} people").format(shown=len(rows), total=total)
    return f"{table(heads, lines)}\n{said}" if rows else said


def assess(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help=_("id or name"))],
    value: ClassOption = None,
    demand: ClassOption = None,
    authority: ClassOption = None,
    personality: ClassOption = None,
    closeness: ClassOption = None,
    competition: ClassOption = None,
    source: Annotated[str, typer.Option(help=_("how it is known"))] = "",
    pin: Annotated[
        PinChoice | None, typer.Option(case_sensitive=False, help=_("set the tier by hand"))
    ] = None,
    reason: Annotated[str, typer.Option(help=_("why it is set by hand"))] = "",
    until: Annotated[str | None, typer.Option(metavar="D", help=_("last day it holds; 90 days on"))] = None,
    unpin: Annotated[bool, typer.Option("--unpin", help=_("let the factors decide again"))] = False,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Assess somebody, or only tell where they stand."""
    from services.prospects.standing import standing_of

    if pin and unpin:
        raise typer.BadParameter(_("--pin and --unpin exclude each other."))
    classes = _classes(value, demand, authority, personality, closeness, competition)
    with Frame(context, as_json, on) as frame:
        contact_id = frame.contact(contact)
        if classes or pin or unpin:
            day = parse_iso_day(until) if until else None
            _write(frame, contact_id, classes, source, (pin, reason, day, unpin))
        found = frame.read(lambda session: standing_of(session, contact_id))
        frame.answer(_standing_document(found), lambda: f"{found.heading}\n{found.sentence}")


def _classes(*told: ClassChoice | None) -> dict[str, int | None]:
    """Return the classes said, in the order of the six factors; unknown is None."""
    from services.prospects.tiering import FACTORS

    return {
        factor: None if said is ClassChoice.UNKNOWN else int(said)
        for factor, said in zip(FACTORS, told, strict=True)
        if said is not None
    }


def _standing_document(found: "ContactStanding") -> dict[str, Any]:
    pinned = (found.pin.reason, found.pin.until) if found.pin else None
    return {
        "contact": found.contact_id,
        "tier": tier_document(found.tier, found.computed, found.explanation, pinned),
        "factors": {line.key: line.klass for line in found.factors},
    }


def _write(
    frame: Frame,
    contact_id: int,
    classes: dict[str, int | None],
    source: str,
    pinning: tuple[PinChoice | None, str, Any, bool],
) -> None:
    """Enter classes and pin in one act."""
    from services.errors import DraftError
    from services.prospects import assessing

    if contact_id == frame.book.me_id:
        raise DraftError(_("You are not rated yourself."), _("Name one of your people."))
    pin, reason, day, unpin = pinning

    def work(session: Any) -> None:
        for factor, klass in classes.items():
            assessing.assess(session, [contact_id], factor, klass, source)
        if pin is not None:
            assessing.pin(session, [contact_id], pin.value, reason, day)
        elif unpin:
            assessing.unpin(session, [contact_id])

    frame.book.act(_("Assessed {name}").format(name=frame.name(contact_id)), work)
