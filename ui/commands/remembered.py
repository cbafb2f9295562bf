"""The command about mappings remembered: list them, rename one, forget one."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from services.i18n import _
from services.lists import listed
from ui.commands.frame import Frame, JsonFlag, table

if TYPE_CHECKING:
    from services.exchange.remembered import Profile


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("profiles", help=_("how columns were placed before: list, rename, forget"))(profiles)


def profiles(
    context: typer.Context,
    forget: Annotated[
        list[str] | None, typer.Option(metavar=_("NAME"), help=_("let the one of this name go"))
    ] = None,
    rename: Annotated[
        tuple[str, str] | None, typer.Option(metavar=_("NAME NEW"), help=_("give one another name"))
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """List what is remembered, after renaming and forgetting; it belongs to this machine, not to the book."""
    from services.exchange.remembered import Profiles
    from services.preferences import Preferences

    with Frame(context, as_json) as frame:
        kept = Profiles(Preferences())
        gone = [kept.named(name).name for name in forget or ()]
        if rename is not None:
            kept.rename(kept.named(rename[0]).name, rename[1])
        for name in gone:
            kept.forget(name)
        found = kept.all()
        frame.answer({"profiles": [_as_document(one) for one in found]}, lambda: _in_words(found))


def _as_document(one: "Profile") -> dict[str, Any]:
    return {"name": one.name, "kind": one.kind, "columns": dict(zip(one.heads, one.fields, strict=True))}


def _in_words(found: "list[Profile]") -> str:
    from models.kinds import ImportKind
    from services.vocabulary import import_kind_word

    if not found:
        return _("Nothing is remembered yet.")
    rows = [[one.name, import_kind_word(ImportKind(one.kind)), listed(one.heads)] for one in found]
    return table([_("Name"), _("Kind"), _("Headings")], rows)
