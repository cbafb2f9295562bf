"""The command of the calendar: calendar."""

from pathlib import Path
from typing import Annotated

import typer

from services.i18n import _, _n
from ui.commands.frame import DayOption, Frame, JsonFlag


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("calendar", help=_("tasks, visits and occasions as a calendar file"))(calendar)


def calendar(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.ics", help=_("the file to write"))],
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Write the calendar of the past month and the coming year."""
    from services.calendar import ics
    from services.errors import FileError

    if output.suffix.lower() != ".ics":
        raise FileError(
            _("A calendar is written as an .ics file, not as {name}.").format(name=output.name),
            _("Let its name end in .ics."),
        )
    with Frame(context, as_json, on) as frame:
        count = frame.read(lambda session: ics.write(session, output))
        words = _n("{file}: {count} entry", "{file}: {count} entries", count)
        frame.answer({"file": str(output), "entries": count}, words.format(file=output, count=count))
