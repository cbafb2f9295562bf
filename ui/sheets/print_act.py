"""Printing from the window: shown first, frozen under its number once it goes to paper or into a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from models.kinds import SheetKind
from services.errors import DraftError
from services.i18n import _
from services.sheets import call_sheet
from services.sheets.choosing import SheetChoice
from services.sheets.records import PrintedSheet
from ui.sheets.paper import sheet_title
from ui.sheets.printing import paint, write_pdf
from ui.shell.desk import Desk

FOLDER = "sheets.folder"
"""The machine's choice: where PDFs were saved last."""
_A4 = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def print_new(desk: Desk, window: QWidget, kind: SheetKind) -> None:
    """Show today's sheet as it would come out; printing it freezes it."""
    print_choice(desk, window, SheetChoice(kind, rest=True))


def print_choice(desk: Desk, window: QWidget, choice: SheetChoice) -> None:
    """Show the sheet of those chosen as it would come out; printing it freezes it."""
    sheet = desk.read(lambda session: call_sheet.preview(session, choice))
    if not sheet.rows:
        desk.fail(DraftError(_("Nobody is due today."), _("Choose another day, or say how many.")))
        return
    show_preview(window, sheet, lambda file: keep(desk, sheet, file))


def save_new(desk: Desk, window: QWidget, kind: SheetKind) -> None:
    """Save today's sheet as a PDF and freeze it."""
    sheet = desk.read(lambda session: call_sheet.preview(session, SheetChoice(kind, rest=True)))
    if not sheet.rows:
        desk.fail(DraftError(_("Nobody is due today."), _("Choose another day, or say how many.")))
        return
    target = ask_file(desk, window, sheet)
    if target is not None:
        keep(desk, sheet, target)


def print_again(window: QWidget, sheet: PrintedSheet) -> None:
    """Print a frozen sheet once more, word for word."""

    def printed(file: Path | None) -> None:
        if file is not None:
            write_pdf(sheet, file)

    show_preview(window, sheet, printed)


def save_again(desk: Desk, window: QWidget, sheet: PrintedSheet) -> None:
    """Save a frozen sheet as a PDF once more."""
    target = ask_file(desk, window, sheet)
    if target is not None:
        desk.tasks.run(
            lambda _progress: write_pdf(sheet, target),
            lambda _done: desk.toast(_("Saved {name}").format(name=target.name), undo=False),
            desk.fail,
        )


def keep(desk: Desk, sheet: PrintedSheet, file: Path | None) -> None:
    """Freeze a sheet that was shown; into a file it is written in the same act, or nothing is kept."""

    def frozen(session: object) -> PrintedSheet:
        kept = call_sheet.keep(session, sheet)  # type: ignore[arg-type]
        if file is not None:
            write_pdf(kept, file)
        return kept

    words = _("Printed {title} {number}").format(title=sheet_title(sheet.kind), number=sheet.short)
    desk.act(words, frozen, lasting=True)


def show_preview(window: QWidget, sheet: PrintedSheet, printed: Callable[[Path | None], None]) -> None:
    """Open the preview of a sheet; ``printed`` is called with the PDF's path when the printer was a file."""
    title = f"{sheet_title(sheet.kind)} {sheet.short}"
    open_preview(window, title, lambda to: paint(to, sheet), printed)


def open_preview(
    window: QWidget,
    title: str,
    painted: Callable[[QPrinter], None],
    printed: Callable[[Path | None], None],
) -> None:
    """Open Qt's print preview on what ``painted`` puts on a printer."""
    printer = a4_printer()
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setWindowTitle(title)
    dialog.resize(920, max(640, window.height() - 60))
    dialog.paintRequested.connect(painted)
    dialog.accepted.connect(lambda: printed(_pdf_of(printer)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def a4_printer() -> QPrinter:
    """Return a printer set to whole A4 pages, counted from the paper's corner."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_A4)
    printer.setFullPage(True)
    return printer


def _pdf_of(printer: QPrinter) -> Path | None:
    """Return the file a printer wrote a PDF to; ours takes its place, for its text can be searched."""
    name = printer.outputFileName()
    return Path(name) if name and name.lower().endswith(".pdf") else None


def ask_file(desk: Desk, window: QWidget, sheet: PrintedSheet) -> Path | None:
    """Ask where to save a sheet as a PDF."""
    return ask_pdf(desk, window, f"{sheet_title(sheet.kind)} {sheet.number}")


def ask_pdf(desk: Desk, window: QWidget, title: str) -> Path | None:
    """Ask where to save a PDF of this title."""
    folder = Path(str(desk.preferences.get(FOLDER, Path.home())))
    name = f"{title}.pdf"
    chosen, _filter = QFileDialog.getSaveFileName(window, _("Save as PDF"), str(folder / name), "PDF (*.pdf)")
    if not chosen:
        return None
    target = Path(chosen).with_suffix(".pdf")
    desk.preferences.set(FOLDER, str(target.parent))
    return target
