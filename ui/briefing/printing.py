"""The brief as a PDF file whose text can be searched, and on a printer."""

from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPainter

from services.briefing.records import Brief
from services.i18n import _
from ui.briefing.paper import draw
from ui.headless import ensure_application
from ui.sheets.painter_pen import PainterPen
from ui.sheets.pdf_pen import PdfPen
from ui.sheets.printing import write_file


def brief_title(brief: Brief) -> str:
    """Return what the page is called: in the preview, as the file's name and title."""
    return _("Brief {name}").format(name=brief.name)


def brief_pdf(brief: Brief) -> bytes:
    """Return the brief as a PDF of one page."""
    ensure_application()
    pen = PdfPen(brief_title(brief))
    draw(pen, brief)
    return pen.finished()


def write_pdf(brief: Brief, target: Path) -> None:
    """Write the PDF; an existing file stays whole until the new one is. Raises FileError in words."""
    write_file(brief_pdf(brief), target)


def paint(device: QPagedPaintDevice, brief: Brief) -> None:
    """Paint it on a printer whose origin is the paper's corner."""
    painter = QPainter(device)
    try:
        draw(PainterPen(painter, device), brief)
    finally:
        painter.end()
