"""Commands about the network: tie, untie, graph."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.kinds import SUBKINDS, TieKind
from services.i18n import _
from ui.commands.frame import DayOption, Frame, JsonFlag

if TYPE_CHECKING:
    from services.network.ties import TieDraft

_PERSON = _("id, me or name")


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("tie", help=_("tie two people: A is B's father, classmate, customer…"))(tie)
    app.command("untie", help=_("take off the ties between two people"))(untie)
    app.command("graph", help=_("draw the network: .png, .svg, .pdf, .graphml or .gexf"))(graph)


def tie(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help=_PERSON)],
    other: Annotated[str, typer.Argument(metavar="B", help=_PERSON)],
    kind: Annotated[
        str, typer.Option("--kind", metavar="K", help=_("a kind of tie, or a word such as 表姐"))
    ],
    subkind: Annotated[str, typer.Option("--subkind", metavar="S", help=_("narrower than the kind"))] = "",
    closeness: Annotated[
        int | None, typer.Option(min=1, max=3, help=_("1 close, 2 ordinary, 3 cool"))
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Make a tie; the same tie again fills in what is new."""
    from services.network import ties
    from services.vocabulary import tie_kind_word

    _check_kind(kind)
    with Frame(context, as_json) as frame:
        draft = _draft(frame.contact(one), frame.contact(other), kind, subkind, closeness)
        names = {"one": frame.name(draft.from_id), "other": frame.name(draft.to_id)}
        label = _("Tied {one} and {other}").format(**names)
        made = frame.book.act(label, lambda session: ties.tie(session, draft))
        frame.answer(
            {"tie": made, "kind": str(draft.kind), "subkind": draft.subkind, "role": draft.role},
            _("{one} and {other}: {kind}").format(kind=tie_kind_word(draft.kind), **names),
        )


def _check_kind(word: str) -> None:
    """Refuse a slip of the pen in a code word; words of the language are understood or kept as a label."""
    if word.isascii() and word.strip().lower() not in set(TieKind):
        raise typer.BadParameter(
            _("{value} is none of {choices}.").format(value=word, choices=", ".join(TieKind)),
            param_hint="--kind",
        )


def _draft(one: int, other: int, kind: str, subkind: str, closeness: int | None) -> "TieDraft":
    """Return the tie that code words or words of the language mean."""
    from services.network.tie_words import understand_tie
    from services.network.ties import TieDraft

    code = kind.strip().lower()
    if code in set(TieKind):
        chosen, role, label, narrower = TieKind(code), "", "", None
    else:
        word = understand_tie(kind)
        chosen, role, label, narrower = word.kind, word.role, word.label, word.subkind
        closeness = closeness or word.closeness
    if subkind:
        narrower = _narrower(chosen, subkind)
    return TieDraft(one, other, chosen, narrower, role, label, closeness)


def _narrower(kind: TieKind, words: str) -> str:
    """Return the subkind meant: by its code, by a stage alone (then as a classmate), or by a word."""
    from services.network.tie_words import understand_tie

    code = words.strip().lower().replace("-", "_")
    if code in SUBKINDS[kind]:
        return code
    parts = set(code.split("_"))
    for found in SUBKINDS[kind]:
        if set(found.split("_")) in (parts, parts | {"classmate"}):
            return found
    return understand_tie(words).subkind or code


def untie(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help=_PERSON)],
    other: Annotated[str, typer.Argument(metavar="B", help=_PERSON)],
    kind: Annotated[str, typer.Option("--kind", metavar="K", help=_("only ties of this kind"))] = "",
    as_json: JsonFlag = False,
) -> None:
    """Take off all ties between two people, or those of one kind."""
    from services.network import ties

    with Frame(context, as_json) as frame:
        first, second = frame.contact(one), frame.contact(other)
        wanted = _draft(first, second, kind, "", None).kind if kind else None
        names = {"one": frame.name(first), "other": frame.name(second)}
        label = _("Untied {one} and {other}").format(**names)
        gone = frame.book.act(label, lambda session: ties.untie(session, first, second, wanted))
        frame.answer(
            {"tie": gone[0], "ties": gone},
            _("{count} ties between {one} and {other} taken off").format(count=len(gone), **names),
        )


def graph(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help=_("the picture to write"))],
    around: Annotated[str, typer.Option(metavar="CONTACT", help=_("who stands in the middle"))] = "",
    hops: Annotated[int | None, typer.Option(min=1, help=_("how many hops from the middle"))] = None,
    page: Annotated[str, typer.Option(metavar="A4|A3", help=_("one page of paper, for .pdf"))] = "",
    legend: Annotated[bool, typer.Option("--legend", help=_("say below what the signs mean"))] = False,
    initials: Annotated[
        bool, typer.Option("--initials", help=_("initials instead of names, to be shown to others"))
    ] = False,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Draw the whole network, or what lies around somebody."""
    from services.network import layout
    from ui.network.export import PAGES, Paper, refuse, write_map

    if page and page.upper() not in PAGES:
        raise typer.BadParameter(_("A page is A4 or A3."), param_hint="--page")

    with Frame(context, as_json, on) as frame:
        day = frame.clock().today().isoformat()
        paper = Paper(page.upper(), legend or bool(page), initials, day)
        refuse(output, paper)
        if around or hops is not None:
            centre = frame.contact(around or "me")
            shown = frame.read(lambda session: layout.around(session, centre, hops or 2))
        else:
            shown = frame.read(layout.everybody)
        write_map(shown, output, paper)
        nodes, edges = len(shown.network.people), len(shown.network.edges)
        frame.answer(
            {"file": str(output), "nodes": nodes, "edges": edges},
            _("{file}: {nodes} people, {edges} ties").format(file=output, nodes=nodes, edges=edges),
        )
