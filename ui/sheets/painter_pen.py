"""The pen for printers and the preview: a QPainter on a device of whole pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPen
from typing_extensions import override

from ui.look.fonts import system_name
from ui.look.tokens import load_tokens
from ui.sheets.pen import Pen


def paper_font(bold: bool) -> QFont:
    """Return the font of printed sheets, unhinted, figures of equal width; the caller sets the size."""
    font = QFont()
    font.setFamilies(list(load_tokens().families(system_name())))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class PainterPen(Pen):
    """Draws with a painter whose origin is the paper's corner."""

    def __init__(
        self, painter: QPainter, pages: QPagedPaintDevice | None = None, dots: float | None = None
    ) -> None:
        """``dots`` a millimetre are the device's own unless told, as for a picture of a page."""
        super().__init__()
        self._painter = painter
        self._pages = pages
        self._dots = dots or painter.device().logicalDpiX() / 25.4
        self._top = 0.0
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @override
    def measure(self, words: str, em: float, bold: bool) -> float:
        return self._font(em, bold)[1].horizontalAdvance(words) / self._dots

    @override
    def _write(self, x: float, baseline: float, words: str, em: float, bold: bool, color: str) -> None:
        self._painter.setFont(self._font(em, bold)[0])
        self._painter.setPen(self._color(color))
        self._painter.drawText(QPointF(x * self._dots, (baseline + self._top) * self._dots), words)

    @override
    def line(
        self, left: float, top: float, right: float, bottom: float, thick: float, color: str = "ink"
    ) -> None:
        self._stroke(thick, color)
        dots, down = self._dots, self._top
        self._painter.drawLine(QLineF(left * dots, (top + down) * dots, right * dots, (bottom + down) * dots))

    @override
    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        thick: float,
        radius: float,
        *,
        fill: str | None = None,
        color: str = "ink",
        dashed: bool = False,
    ) -> None:
        self._stroke(thick, color, dashed)
        self._painter.setBrush(QBrush(self._color(fill)) if fill else QBrush())
        dots = self._dots
        rect = QRectF(left * dots, (top + self._top) * dots, width * dots, height * dots)
        self._painter.drawRoundedRect(rect, radius * dots, radius * dots)

    @override
    @contextmanager
    def lowered(self, top: float) -> Iterator[None]:
        self._top += top
        yield
        self._top -= top

    @override
    def form(self, name: str, draw: Callable[[Pen], None]) -> None:
        draw(self)

    @override
    def new_page(self) -> None:
        if self._pages is not None:
            self._pages.newPage()

    def _font(self, em: float, bold: bool) -> tuple[QFont, QFontMetricsF]:
        known = self._fonts.get((em, bold))
        if known is None:
            font = paper_font(bold)
            font.setPointSizeF(em * self._dots * 72 / self._painter.device().logicalDpiY())
            known = self._fonts[(em, bold)] = (font, QFontMetricsF(font, self._painter.device()))
        return known

    def _color(self, name: str) -> QColor:
        return QColor(self._tokens.paper(name))

    def _stroke(self, thick: float, color: str, dashed: bool = False) -> None:
        if not thick:
            self._painter.setPen(Qt.PenStyle.NoPen)
            return
        pen = QPen(self._color(color), thick * self._dots)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([2.5, 2.0])
        self._painter.setPen(pen)
