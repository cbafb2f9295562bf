"""What ``import`` may be asked: its options, and the request they make together."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from services.i18n import _
from ui.commands.frame import one_of

if TYPE_CHECKING:
    from models.kinds import ImportKind
    from services.exchange.plan import OnDuplicate, Request
    from services.exchange.remembered import Profile

AUTO = "auto"

KindOption = Annotated[str, typer.Option("--as", help="auto, contacts, classmates, cards, ties")]
SheetOption = Annotated[str, typer.Option(help=_("one sheet; every one with people unless told"))]
MapsOption = Annotated[
    list[str] | None, typer.Option("--map", metavar=_("COLUMN=field"), help=_("what a column holds"))
]
ProfileOption = Annotated[
    str, typer.Option(metavar=_("NAME"), help=_("columns placed as remembered under this name"))
]
RulesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rule", metavar=_("[FIELD=]fill|overwrite"), help=_("whose value stays; the book's unless told")
    ),
]
NotMineOption = Annotated[bool, typer.Option("--not-mine", help=_("I am not in this class"))]
DuplicateOption = Annotated[str, typer.Option(help="merge, skip, add")]
PasswordOption = Annotated[
    Path | None, typer.Option(metavar="F", help=_("a file that holds the password of locked workbooks"))
]


def request(
    kind: "ImportKind | None",
    on_duplicate: "OnDuplicate",
    sheet: str,
    maps: list[str] | None,
    profile: str,
    rules: list[str] | None,
    not_mine: bool,
    password_file: Path | None,
) -> "Request":
    """Return what every file is asked; each gets its own path."""
    from services.exchange.merge_rules import rules_of
    from services.exchange.plan import Request

    return Request(
        Path(),
        kind,
        sheet,
        tuple(maps or ()),
        profile=_remembered(profile),
        mine=not not_mine,
        on_duplicate=on_duplicate,
        rules=rules_of(rules or ()),
        password=_password_in(password_file),
    )


def _remembered(name: str) -> "Profile | None":
    """Return the mapping remembered under a name; a script gets none it did not ask for."""
    from services.exchange.remembered import Profiles
    from services.preferences import Preferences

    return Profiles(Preferences()).named(name) if name else None


def _password_in(file: Path | None) -> str:
    """Return the password a file holds; a password on the command line could be read by others."""
    from services.exchange.readers.errors import unreachable

    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").rstrip("\r\n")
    except OSError as error:
        refusal = unreachable(error)
        refusal.message = _("{file}: {why}").format(file=file.name, why=refusal.message)
        raise refusal from error


def kind_of(word: str) -> "ImportKind | None":
    """Return the kind a word of ``--as`` names; None: told from the content."""
    from models.kinds import ImportKind

    one_of("--as", word, (AUTO, *ImportKind))
    return None if word == AUTO else ImportKind(word)


def duplicates_of(word: str) -> "OnDuplicate":
    """Return what a word of ``--on-duplicate`` names."""
    from services.exchange.plan import OnDuplicate

    one_of("--on-duplicate", word, tuple(OnDuplicate))
    return OnDuplicate(word)
