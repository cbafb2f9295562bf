"""My card out of the window: onto paper, into files."""

from pathlib import Path

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from services.cards import my_card as mine
from services.cards.my_card import MyCard
from services.i18n import _
from ui.cards.card_sheet import draw_sheet, sheet_pdf
from ui.sheets.painter_pen import PainterPen
from ui.sheets.print_act import a4_printer
from ui.shell.desk import Desk

FOLDER = "cards.folder"
"""The machine's choice: where files of the card were saved last."""


def show_preview(window: QWidget, card: MyCard) -> None:
    """Open the print preview of a page of ten cards."""
    printer = a4_printer()
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setWindowTitle(_("Cards of {name}").format(name=card.name))
    dialog.resize(920, max(640, window.height() - 60))
    dialog.paintRequested.connect(lambda to: paint(to, card))
    dialog.finished.connect(
        lambda _result, _printer=printer: dialog.deleteLater()
    )  # it holds no printer itself
    dialog.open()


def paint(printer: QPrinter, card: MyCard) -> None:
    """Paint the page on a printer whose origin is the paper's corner."""
    painter = QPainter(printer)
    try:
        draw_sheet(PainterPen(painter, printer), card, mine.code_of(card, short=True))
    finally:
        painter.end()


def save(desk: Desk, window: QWidget, card: MyCard, suffix: str) -> None:
    """Ask where to and save the card as vCard, picture of its code, or page of ten."""
    words = {".vcf": _("Electronic card"), ".png": _("QR code"), ".pdf": _("Page of ten")}
    words[".svg"] = words[".png"]
    folder = Path(str(desk.preferences.get(FOLDER, Path.home())))
    pattern = f"{words[suffix]} (*{suffix})"
    if suffix == ".png":
        pattern += f";;{words['.svg']} (*.svg)"
    name = _("Card of {name}").format(name=card.name)
    chosen, _filter = QFileDialog.getSaveFileName(
        window, words[suffix], str(folder / f"{name}{suffix}"), pattern
    )
    if not chosen:
        return
    target = Path(chosen)
    if target.suffix.lower() not in words:
        target = target.with_name(target.name + suffix)
    desk.preferences.set(FOLDER, str(target.parent))
    desk.tasks.run(
        lambda _progress: mine.write_file(target, _content(card, target.suffix.lower())),
        lambda _done: desk.toast(_("Saved {name}").format(name=target.name), undo=False),
        desk.fail,
    )


def _content(card: MyCard, suffix: str) -> bytes:
    if suffix == ".pdf":
        return sheet_pdf(card, mine.code_of(card, short=True))
    return mine.file_content(card, suffix)
