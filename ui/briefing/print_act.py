"""The brief out of the window: shown as it will come out, onto paper or into a file."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from services.briefing.brief import brief_of
from services.briefing.records import Brief
from services.errors import RenmaiError
from services.i18n import _
from ui.briefing.printing import brief_title, paint, write_pdf
from ui.shell.desk import Desk


def print_brief(desk: Desk, window: QWidget, contact_id: int) -> None:
    """Read somebody's brief and open the print preview of it."""
    try:
        brief = desk.read(lambda session: brief_of(session, contact_id))
    except RenmaiError as error:
        desk.fail(error)
        return
    preview(window, brief)


def preview(window: QWidget, brief: Brief) -> None:
    """Open the print preview; a PDF from there is ours, for its text can be searched."""
    from ui.sheets.print_act import open_preview

    def printed(file: Path | None) -> None:
        if file is not None:
            write_pdf(brief, file)

    open_preview(window, brief_title(brief), lambda to: paint(to, brief), printed)


def save(desk: Desk, window: QWidget, brief: Brief) -> None:
    """Ask where to and save the brief as a PDF."""
    from ui.sheets.print_act import ask_pdf

    target = ask_pdf(desk, window, brief_title(brief))
    if target is not None:
        desk.tasks.run(
            lambda _progress: write_pdf(brief, target),
            lambda _done: desk.toast(_("Saved {name}").format(name=target.name), undo=False),
            desk.fail,
        )
