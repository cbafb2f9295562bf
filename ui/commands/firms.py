"""Commands about firms: the list, one firm's inside, its seats, who does business with whom, the chain."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.kinds import BusinessKind, Stance
from services.i18n import _, _p
from ui.commands.frame import Frame, JsonFlag, table

if TYPE_CHECKING:
    from services.business.firm import Firm, Insider

_FIRM = _("id or name of the organization")


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("firms", help=_("the organizations, those of the best customers first"))(firms)
    app.command("firm", help=_("who is inside a firm, who reports to whom, its business"))(firm)
    app.command("seat", help=_("write down a seat of a firm, taken or blind"))(seat)
    app.command("business", help=_("who supplies, guarantees, owns or belongs to whom"))(business)
    app.command("chain", help=_("suppliers and buyers of a firm as a picture"))(chain)


def firms(
    context: typer.Context,
    search: Annotated[str, typer.Option(metavar="Q", help=_("characters or pinyin"))] = "",
    limit: Annotated[int, typer.Option(min=1, metavar="N", help=_("how many"))] = 50,
    as_json: JsonFlag = False,
) -> None:
    """List the organizations."""
    from services.business import firms as listing
    from services.vocabulary import tier_word

    with Frame(context, as_json) as frame:
        found = frame.read(lambda session: listing.firms(session, search, limit))
        heads = ["#", _("Organization"), _p("firm", "People"), _("Known"), _("Best tier")]
        rows = [
            [str(one.id), one.name, str(one.people), str(one.known), tier_word(one.tier)]
            for one in found.rows
        ]
        document = {"total": found.total, "firms": [asdict(one) for one in found.rows]}
        frame.answer(document, lambda: table(heads, rows))


def firm(
    context: typer.Context,
    organization: Annotated[str, typer.Argument(metavar="O", help=_FIRM)],
    as_json: JsonFlag = False,
) -> None:
    """Tell who is inside a firm and what business it does."""
    from services.business import firm as inside

    with Frame(context, as_json) as frame:
        place = _organization(frame, organization)
        found = frame.read(lambda session: inside.inside(session, place))
        frame.answer(_document(found), lambda: _in_words(found))


def _organization(frame: Frame, word: str) -> int:
    from services.contacts import organizations

    return frame.read(lambda session: organizations.choose(session, word))


def _document(found: "Firm") -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "industry": found.industry,
        "place": found.place,
        "people": [asdict(one) | {"blind": one.is_blind, "reach": one.reach} for one in found.insiders],
        "former": [{"id": key, "name": name} for key, name in found.former],
        "business": [asdict(one) | {"words": one.words} for one in found.business],
        "sentence": found.sentence,
    }


def _in_words(found: "Firm") -> str:
    lines = [found.name, found.sentence]
    lines += ["  " * (one.depth + 1) + _said(one) for one in found.insiders]
    lines += [
        "  "
        + _("{role}: {name}").format(role=one.words, name=one.name)
        + (f" ({one.note})" if one.note else "")
        for one in found.business
    ]
    return "\n".join(lines)


def _said(one: "Insider") -> str:
    from services.business.words import authority_word, stance_word

    name = one.name or "？"
    parts = [one.title, authority_word(one.authority), stance_word(one.stance), one.reach]
    return name + "  " + " · ".join(part for part in parts if part)


def seat(
    context: typer.Context,
    organization: Annotated[str, typer.Argument(metavar="O", help=_FIRM)],
    title: Annotated[str, typer.Argument(metavar="TITLE", help=_("what the seat is called"))] = "",
    holder: Annotated[str, typer.Option(metavar="CONTACT", help=_("who sits there"))] = "",
    reports_to: Annotated[str, typer.Option(metavar="TITLE", help=_("the seat it reports to"))] = "",
    authority: Annotated[
        int | None, typer.Option(min=1, max=3, help=_("1 decides, 2 takes part, 3 does not"))
    ] = None,
    stance: Annotated[Stance | None, typer.Option(help=_("towards doing business with us"))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=_("take the seat out"))] = False,
    as_json: JsonFlag = False,
) -> None:
    """Write down a seat; the same seat again takes what is new."""
    from services.business import seats

    with Frame(context, as_json) as frame:
        place = _organization(frame, organization)
        person = frame.contact(holder) if holder else None
        draft = seats.SeatDraft(place, title, person, authority, stance)

        def write(session: Any) -> int:
            if remove:
                gone = seats.find(session, place, title)
                seats.remove(session, gone)
                return gone
            made = seats.add(session, draft)
            if reports_to:
                seats.report(session, made, seats.find(session, place, reports_to))
            return made

        label = _("Took out the seat {title}") if remove else _("Wrote down the seat {title}")
        label = label.format(title=title or holder)
        made = frame.book.act(label, write)
        frame.answer({"seat": made}, label)


def business(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help=_FIRM)],
    other: Annotated[str, typer.Argument(metavar="B", help=_FIRM)],
    kind: Annotated[
        str, typer.Option(metavar="K", help=" ".join((*BusinessKind, "buys_from")))
    ] = BusinessKind.SUPPLIES.value,
    note: Annotated[str, typer.Option(help=_("what is supplied, how large the share is"))] = "",
    remove: Annotated[bool, typer.Option("--remove", help=_("take off what ties the two"))] = False,
    as_json: JsonFlag = False,
) -> None:
    """Tie two organizations: A supplies, buys from, guarantees, holds shares of or belongs to B."""
    from services.business import business_ties
    from services.business.business_ties import BusinessDraft

    with Frame(context, as_json) as frame:
        ends = _organization(frame, one), _organization(frame, other)
        if remove:
            label = _("Took off the business between {one} and {other}").format(one=one, other=other)
            gone = frame.book.act(label, lambda session: business_ties.untie(session, *ends))
            frame.answer({"removed": gone}, label)
            return
        label = _("Wrote down the business between {one} and {other}").format(one=one, other=other)
        draft = BusinessDraft(*ends, kind, note)
        made = frame.book.act(label, lambda session: business_ties.tie(session, draft))
        frame.answer({"business": made}, label)


def chain(
    context: typer.Context,
    organization: Annotated[str, typer.Argument(metavar="O", help=_FIRM)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help=_("the picture to write"))],
    steps: Annotated[int, typer.Option(min=1, max=5, help=_("how many steps up and down"))] = 2,
    as_json: JsonFlag = False,
) -> None:
    """Draw the chain of suppliers and buyers of a firm."""
    from services.business import supply_chain
    from ui.business.chain_files import write_chain

    with Frame(context, as_json) as frame:
        place = _organization(frame, organization)
        found = frame.read(lambda session: supply_chain.chain(session, place, steps))
        write_chain(found, output)
        count = len(found.firms)
        words = _("{file}: {count} firms").format(file=output, count=count)
        frame.answer({"file": str(output), "firms": count, "ties": len(found.ties)}, words)
