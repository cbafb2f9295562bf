"""Commands about ties nobody typed in: suggestions, accept, refuse."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.kinds import TieKind
from services.i18n import _
from ui.commands.frame import DayOption, Frame, JsonFlag, progress_on_terminal, table

if TYPE_CHECKING:
    from services.network.suggestions.answering import Offered
    from services.network.suggestions.records import Group, Suggestion

_WORDS = {
    "townsman": "townsman townsmen 老乡 同乡",
    "schooling": "schooling classmate classmates 同学",
    "colleague": "colleague colleagues 同事",
    "relative": "relative relatives household households 同住 一家 家人 亲戚",
    "acquaintance": "acquaintance acquaintances met met-at met_at 见过 相识",
}
_KINDS = {word: TieKind(kind) for kind, words in _WORDS.items() for word in words.split()}
Numbers = Annotated[list[int], typer.Argument(metavar="N…", min=1, help=_("numbers from the list"))]


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("suggestions", help=_("ties nobody typed in, found from the data"))(suggestions)
    app.command("accept", help=_("make the ties that were suggested"))(accept)
    app.command("refuse", help=_("never suggest these again"))(refuse)


def suggestions(
    context: typer.Context,
    kind: Annotated[
        str, typer.Option("--kind", metavar="K", help=_("townsman, classmate, colleague, household or met"))
    ] = "",
    of: Annotated[str, typer.Option("--for", metavar="CONTACT", help=_("only whom this one may know"))] = "",
    limit: Annotated[int, typer.Option(min=1, help=_("at most so many"))] = 100,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """List who may know each other, strongest first; nothing is changed."""
    wanted = _kind(kind)
    with Frame(context, as_json, on) as frame:
        total, pairs, groups = _near(frame, of, wanted) if of else _everybody(frame, limit, wanted)
        shown = pairs[:limit]
        frame.answer(
            {
                "total": total,
                "suggestions": [pair_document(one) for one in shown],
                "groups": [_group(one) for one in groups],
            },
            lambda: _in_words(shown, total, groups),
        )


def _near(
    frame: Frame, of: str, kind: TieKind | None
) -> "tuple[int, tuple[Suggestion, ...], tuple[Group, ...]]":
    from services.network.suggestions.near import near

    contact = frame.contact(of)
    found = frame.read(lambda session: near(session, contact, kind))
    return len(found.pairs), found.pairs, found.groups


def _everybody(
    frame: Frame, limit: int, kind: TieKind | None
) -> "tuple[int, tuple[Suggestion, ...], tuple[Group, ...]]":
    from services.network.suggestions import everywhere
    from services.progress import Progress

    def work(session: Any) -> "tuple[int, tuple[Suggestion, ...], tuple[Group, ...]]":
        found = everywhere.everybody(session, kind, Progress(progress_on_terminal()))
        return len(found), tuple(everywhere.page(session, found, 0, limit)), found.groups

    return frame.read(work)


def _kind(word: str) -> TieKind | None:
    found = _KINDS.get(word.strip().lower())
    if word and found is None:
        raise typer.BadParameter(
            _("{value} is none of {choices}.").format(value=word, choices=", ".join(_WORDS)),
            param_hint="--kind",
        )
    return found


def pair_document(one: "Suggestion") -> dict[str, object]:
    """Return a suggestion as JSON tells of it."""
    return {
        "number": one.number,
        "a": one.a,
        "b": one.b,
        "a_name": one.a_name,
        "b_name": one.b_name,
        "kind": str(one.kind),
        "subkind": one.subkind,
        "strength": one.strength,
        "evidence": one.evidence,
        "reasons": list(one.reasons),
    }


def _group(one: "Group") -> dict[str, object]:
    return {
        "number": one.number,
        "name": one.name,
        "kind": str(one.kind),
        "ground": str(one.ground),
        "strength": one.strength,
        "size": len(one.members),
        "members": list(one.members),
        "cohort": one.cohort_id,
        "evidence": one.evidence,
    }


def _in_words(pairs: "tuple[Suggestion, ...]", total: int, groups: "tuple[Group, ...]") -> str:
    from services.vocabulary import tie_kind_word

    if not pairs and not groups:
        return _("Nothing points to a tie that is not noted yet.")
    heads = [_("Number"), _("Who"), _("Kind"), _("Strength"), _("Why")]
    rows = [
        [
            str(one.number),
            f"{one.a_name} · {one.b_name}",
            tie_kind_word(one.kind),
            f"{one.strength:.1f}",
            one.evidence,
        ]
        for one in pairs
    ]
    rows += [
        [str(one.number), one.name, tie_kind_word(one.kind), f"{one.strength:.1f}", one.evidence]
        for one in groups
    ]
    left = total - len(pairs)
    more = "\n" + _("{count} more; see them with --limit.").format(count=left) if left > 0 else ""
    return table(heads, rows) + more


def accept(context: typer.Context, numbers: Numbers, as_json: JsonFlag = False) -> None:
    """Make the ties, or the circles of groups, that these numbers suggest: one act, one undo."""
    from services.network.suggestions import answering

    with Frame(context, as_json) as frame:
        offered = frame.read(lambda session: answering.by_numbers(session, numbers))
        label = answering.accepted_words(offered)
        done = frame.book.act(label, lambda session: answering.accept(session, offered))
        frame.answer(
            {"accepted": _numbers(offered), "ties": list(done.ties), "cohorts": list(done.cohorts)}, label
        )


def refuse(context: typer.Context, numbers: Numbers, as_json: JsonFlag = False) -> None:
    """Remember that these are no ties; they are never suggested again."""
    from services.network.suggestions import answering

    with Frame(context, as_json) as frame:
        offered = frame.read(lambda session: answering.by_numbers(session, numbers))
        label = answering.refused_words(offered)
        frame.book.act(label, lambda session: answering.refuse(session, offered))
        frame.answer({"refused": _numbers(offered)}, label)


def _numbers(offered: "list[Offered]") -> list[int]:
    return [one.number for one in offered]
