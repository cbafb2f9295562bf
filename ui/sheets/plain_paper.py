"""Paper that freezes nothing, rosters and labels: shown, printed or saved as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ui.headless import ensure_application
from ui.sheets.painter_pen import PainterPen
from ui.sheets.pdf_pen import PdfPen
from ui.sheets.pen import Pen
from ui.sheets.print_act import open_preview
from ui.sheets.printing import write_file


@dataclass(frozen=True, slots=True)
class PlainPaper:
    """A title, how many pages there are, and how one of them is drawn, counted from 1."""

    title: str
    pages: int
    draw: Callable[[Pen, int], None]


def pdf(paper: PlainPaper) -> bytes:
    """Return the paper as a PDF whose text can be searched."""
    ensure_application()
    pen = PdfPen(paper.title)
    _draw(pen, paper)
    return pen.finished()


def show(window: QWidget, paper: PlainPaper) -> None:
    """Open the print preview; a PDF from there is ours, for its text can be searched."""

    def printed(file: Path | None) -> None:
        if file is not None:
            write_file(pdf(paper), file)

    open_preview(window, paper.title, lambda printer: _paint(printer, paper), printed)


def _paint(printer: QPrinter, paper: PlainPaper) -> None:
    painter = QPainter(printer)
    try:
        _draw(PainterPen(painter, printer), paper)
    finally:
        painter.end()


def _draw(pen: Pen, paper: PlainPaper) -> None:
    for page in range(1, paper.pages + 1):
        if page > 1:
            pen.new_page()
        paper.draw(pen, page)
