"""The command of my own card: card."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from services.i18n import _
from ui.commands.frame import Frame, JsonFlag

if TYPE_CHECKING:
    from services.cards.my_card import MyCard


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("card", help=_("my own card: vCard, QR code or a sheet of ten to print"))(card)


def card(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help=_("a file ending in .vcf, .png, .svg or .pdf")),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Show my card, or write it to a file."""
    from services.cards import my_card as mine

    with Frame(context, as_json) as frame:
        told = frame.read(mine.my_card)
        if output is not None:
            mine.write_file(output, _content(told, output))
        frame.answer(_document(told, output), lambda: _in_words(told, output))


def _content(told: "MyCard", output: Path) -> bytes:
    from services.cards import my_card as mine

    if output.suffix.lower() != ".pdf":
        return mine.file_content(told, output.suffix)
    from ui.cards.card_sheet import sheet_pdf

    return sheet_pdf(told, mine.code_of(told, short=True))


def _document(told: "MyCard", output: Path | None) -> dict[str, object]:
    from services.cards.my_card import as_vcard

    return {
        "file": str(output) if output else None,
        "contact": told.contact_id,
        "name": told.name,
        "organization": told.organization,
        "department": told.department,
        "title": told.title,
        "phones": [*told.mobiles, *told.phones],
        "emails": list(told.emails),
        "address": told.address,
        "vcard": as_vcard(told),
    }


def _in_words(told: "MyCard", output: Path | None) -> str:
    if output is not None:
        return _("Wrote the card of {name} to {file}.").format(name=told.name, file=output)
    lines = [told.name, told.post, told.organization]
    lines += [f"{word}  {value}" for word, value in told.lines()]
    return "\n".join(line for line in [*lines, told.address] if line)
