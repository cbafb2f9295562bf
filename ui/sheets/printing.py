"""Sheets onto paper: as a PDF file, on a printer, in the preview."""

from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPainter

from services import locations
from services.errors import FileError
from services.i18n import _
from services.sheets.records import PrintedSheet
from ui.headless import ensure_application
from ui.sheets.painter_pen import PainterPen
from ui.sheets.paper import draw_page, pages_of, sheet_title
from ui.sheets.pdf_pen import PdfPen
from ui.sheets.pen import Pen


def sheet_pdf(sheet: PrintedSheet) -> bytes:
    """Return a sheet as a PDF whose text can be searched."""
    ensure_application()
    pen = PdfPen(f"{sheet_title(sheet.kind)} {sheet.short}")
    _draw(pen, sheet, 1, pages_of(sheet))
    return pen.finished()


def write_pdf(sheet: PrintedSheet, target: Path) -> None:
    """Write a sheet's PDF; an existing file stays whole until the new one is. Raises FileError in words."""
    write_file(sheet_pdf(sheet), target)


def write_file(data: bytes, target: Path) -> None:
    """Write a PDF in one go, readable by the user alone; raises FileError in words."""
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_bytes(data)
        locations.make_private(draft)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileError(
            _("{name} could not be written: {why}.").format(name=target.name, why=error.strerror or error),
            _("Choose another place."),
        ) from error


def paint(device: QPagedPaintDevice, sheet: PrintedSheet, first: int = 1, last: int | None = None) -> None:
    """Paint pages of a sheet on a printer whose origin is the paper's corner."""
    painter = QPainter(device)
    try:
        _draw(PainterPen(painter, device), sheet, first, last or pages_of(sheet))
    finally:
        painter.end()


def _draw(pen: Pen, sheet: PrintedSheet, first: int, last: int) -> None:
    for page in range(first, last + 1):
        if page > first:
            pen.new_page()
        draw_page(pen, sheet, page)
