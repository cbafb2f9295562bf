"""The command of the page before a visit: brief."""

from pathlib import Path
from typing import Annotated

import typer

from services.i18n import _
from ui.commands.frame import DayOption, Frame, JsonFlag


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("brief", help=_("one page about somebody before the visit, as a PDF"))(brief)


def brief(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help=_("id or name"))],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.pdf", help=_("the PDF to write"))],
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Write the brief of one person."""
    from services.briefing.brief import brief_of
    from ui.briefing.printing import write_pdf
    from ui.commands.sheets import check_ending

    check_ending(output)
    with Frame(context, as_json, on) as frame:
        contact_id = frame.contact(contact)
        made = frame.read(lambda session: brief_of(session, contact_id))
        write_pdf(made, output)
        document = {"file": str(output), "pages": 1, "contact": contact_id, "name": made.name}
        document |= {"promises": len(made.promises), "mutual": [one.name for one in made.mutual]}
        frame.answer(document, _("Brief of {name}: {file}").format(name=made.name, file=output))
