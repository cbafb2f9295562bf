"""Commands about the same person twice: duplicates, merge, unmerge."""

from typing import TYPE_CHECKING, Annotated

import typer

from services.errors import DraftError
from services.i18n import _
from ui.commands.frame import Frame, JsonFlag, progress_on_terminal, table

if TYPE_CHECKING:
    from services.contacts.duplicates import Pair
    from services.contacts.unmerging import TakenApart

_PERSON = _("id, me or name")


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("duplicates", help=_("who may be in the book twice"))(duplicates)
    app.command("merge", help=_("make one person of several; everything of all is kept"))(merge)
    app.command("unmerge", help=_("take merged people apart again"))(unmerge)


def duplicates(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help=_("at most so many"))] = 100,
    of: Annotated[str, typer.Option("--for", metavar="CONTACT", help=_("only pairs with this one"))] = "",
    different: Annotated[
        tuple[str, str] | None,
        typer.Option("--different", metavar="A B", help=_("remember that these two are two people")),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """List pairs that may be one person, surest first; nothing is changed but by ``--different``."""
    from services.contacts import duplicates as found
    from services.progress import Progress

    with Frame(context, as_json) as frame:
        if different is not None:
            _say_different(frame, *different)
            return
        wanted = frame.contact(of) if of else None
        progress = Progress(progress_on_terminal())
        if wanted is None:
            pairs = frame.read(lambda session: found.pairs(session, progress))
        else:
            pairs = frame.read(lambda session: found.pairs_of(session, wanted, progress))
        shown = pairs[:limit]
        frame.answer(
            {"total": len(pairs), "pairs": [_document(pair) for pair in shown]}, lambda: _in_words(shown)
        )


def _say_different(frame: Frame, first: str, second: str) -> None:
    from services.contacts import duplicates as found

    one, other = frame.contact(first), frame.contact(second)
    label = found.difference_words(frame.name(one), frame.name(other))
    frame.book.act(label, lambda session: found.say_different(session, one, other))
    frame.answer({"different": [one, other]}, label)


def _document(pair: "Pair") -> dict[str, object]:
    return {
        "a": pair.a,
        "b": pair.b,
        "a_name": pair.a_name,
        "b_name": pair.b_name,
        "score": pair.score,
        "why": pair.why,
        "reasons": list(pair.reasons),
    }


def _in_words(pairs: "list[Pair]") -> str:
    if not pairs:
        return _("Nobody seems to be in the book twice.")
    return table(
        [_("Id"), _("Name"), _("Id"), _("Name"), _("Sure to"), _("Why")],
        [
            [str(pair.a), pair.a_name, str(pair.b), pair.b_name, f"{pair.score:.2f}", pair.why]
            for pair in pairs
        ],
    )


def merge(
    context: typer.Context,
    keep: Annotated[str, typer.Argument(metavar="KEEP", help=_("who stays"))],
    others: Annotated[list[str], typer.Argument(metavar="OTHER…", help=_("who becomes part of them"))],
    take: Annotated[
        list[str] | None,
        typer.Option("--take", metavar="FIELD=CONTACT", help=_("whose value stays; may be repeated")),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Merge people: blanks are filled, lists united, what contradicts stays as KEEP has it."""
    from services.contacts import merging

    with Frame(context, as_json) as frame:
        ids = [frame.contact(word) for word in (keep, *others)]
        choices = dict(_choice(frame, word) for word in take or ())
        draft = merging.MergeDraft(ids[0], tuple(ids[1:]), choices)
        label = frame.read(lambda session: merging.label_of(session, draft))
        kept = merging.run(frame.book, draft)
        frame.answer({"kept": kept, "name": frame.name(kept), "merged": ids[1:]}, label)


def _choice(frame: Frame, word: str) -> tuple[str, int]:
    field, sign, person = word.partition("=")
    if not sign:
        raise DraftError(
            _("{value} is no choice.").format(value=word), _("Write FIELD=CONTACT, such as birthday=12.")
        )
    return field.strip(), frame.contact(person.strip())


def unmerge(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help=_PERSON)],
    as_json: JsonFlag = False,
) -> None:
    """Take the newest merge into a contact apart; what was changed since stays and is listed."""
    from services.contacts import unmerging

    with Frame(context, as_json) as frame:
        wanted = int(contact) if contact.isascii() and contact.isdecimal() else frame.contact(contact)
        label = frame.read(lambda session: unmerging.label_of(session, wanted))
        done = frame.book.act(label, lambda session: unmerging.unmerge(session, wanted))
        frame.answer(
            {
                "contact": done.contact_id,
                "restored": list(done.restored),
                "names": list(done.names),
                "kept": list(done.kept),
            },
            lambda: f"{label}{_kept_words(done)}",
        )


def _kept_words(done: "TakenApart") -> str:
    if not done.kept:
        return ""
    return "\n" + _("Changed since and kept: {what}").format(what="; ".join(done.kept))
