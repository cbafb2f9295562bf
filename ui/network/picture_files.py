"""Drawings written to PNG, SVG or PDF: for their owner only, an old file whole until the new one is."""

import math
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from services import locations
from services.errors import FileError
from services.i18n import _
from ui.look.theme import Theme

SUFFIXES = (".png", ".svg", ".pdf")
DPI = 96
_SHARPER = 2.0
"""Pixels of a PNG for each pixel of the drawing, so that characters print well."""
_MEGAPIXELS = 120e6


class Drawn(Protocol):
    """Whatever can be drawn into a file."""

    @property
    def theme(self) -> Theme:
        """Whose colours it has."""

    @property
    def layout(self) -> QPageLayout | None:
        """The page it is to fit; None: it has a page of its own size."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels of the screen."""

    def paint(self, painter: QPainter) -> None:
        """Draw it."""


def write(drawing: Drawn, path: Path, title: str) -> None:
    """Write a drawing by the file's extension; raises FileError when it cannot be written."""
    writers = {".png": _write_png, ".svg": _write_svg, ".pdf": _write_pdf}
    draft = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        written = writers[path.suffix.lower()](drawing, draft, title)
        if written:
            locations.make_private(draft)
            draft.replace(path)
    except OSError:
        written = False
    if not written:
        draft.unlink(missing_ok=True)
        raise FileError(
            _("{file} was not written.").format(file=path), _("See whether the folder can be written to.")
        )


def _write_png(drawing: Drawn, path: Path, _title: str) -> bool:
    width, height = drawing.size
    sharper = min(_SHARPER, math.sqrt(_MEGAPIXELS / (width * height)))
    image = QImage(QSize(round(width * sharper), round(height * sharper)), QImage.Format.Format_RGB32)
    image.fill(drawing.theme.color("map.bg"))
    painter = QPainter(image)
    painter.scale(sharper, sharper)
    drawing.paint(painter)
    painter.end()
    return image.save(str(path))


def _write_svg(drawing: Drawn, path: Path, title: str) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    size = QSize(*map(round, drawing.size))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    generator.setDescription("Renmai")
    generator.setResolution(DPI)
    painter = QPainter()
    if not painter.begin(generator):
        return False
    drawing.paint(painter)
    return painter.end()


def _write_pdf(drawing: Drawn, path: Path, title: str) -> bool:
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setTitle(title)
    if drawing.layout is not None:
        writer.setPageLayout(drawing.layout)
    else:
        width, height = drawing.size
        points = QSizeF(width * 0.75, height * 0.75)
        page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter()
    if not painter.begin(writer):
        return False
    drawing.paint(painter)
    return painter.end()
