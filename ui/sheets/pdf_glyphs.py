"""Fonts for a PDF: Qt subsets them, and we learn which glyph number it gave each character.

Every character is drawn once, on a page nobody sees, one unit a line; the file that makes carries the
fonts, and its page says which font and glyph stand for which character. Text that needs shaping (Arabic,
Tibetan …) is one unit whole.
"""

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPdfWriter

from ui.sheets.painter_pen import paper_font

_SIZE = 100
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_BLOCK = re.compile(rb"BT\n/(F\d+) [\d.]+ Tf [^\n]*\n(.*?)ET\n", re.DOTALL)
_STEP = re.compile(rb"([-\d.]+) ([-\d.]+) Td <([0-9A-F]{4})> Tj")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font in the file, and how far from the unit's start it stands, in parts of the size."""

    font: bytes
    code: bytes
    """The glyph's number as it stands in a string."""
    offset: float
    fat: bool
    """The font has no bold; it is to be thickened."""


@dataclass(frozen=True, slots=True)
class Face:
    """The main font of a weight, and the characters it has with one plain glyph."""

    font: bytes
    codes: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class GlyphStock:
    """Qt's file with the fonts in it, and the glyphs of every unit that was asked for."""

    pdf: bytes
    glyphs: dict[tuple[str, bool], tuple[Glyph, ...]]
    faces: dict[bool, Face]
    texts: dict[bytes, dict[bytes, str]]
    """Of each font in the file: hexadecimal glyph number to the characters it stands for."""


def units(words: str) -> list[str]:
    """Cut words into what can be set side by side: characters, or the whole where it needs shaping."""
    return [words] if _SHAPED.search(words) else list(words)


# Right to left scripts, combining marks, Indic and South-East Asian scripts, selectors and joiners.
_SHAPED = re.compile(
    "[\u0300-\u036f\u0590-\u08ff\u0900-\u1cff\u200c\u200d\ufb1d-\ufdff\ufe00-\ufe0f\ufe70-\ufeff]"
)


@lru_cache(maxsize=2)
def _metrics(bold: bool) -> QFontMetricsF:
    font = paper_font(bold)
    font.setPixelSize(_SIZE)
    return QFontMetricsF(font)


class _Advances(dict[str, float]):
    """How far each unit moves on, measured when it is first asked for."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, unit: str) -> float:
        found = self[unit] = _metrics(self._bold).horizontalAdvance(unit) / _SIZE
        return found


_ADVANCES = {False: _Advances(False), True: _Advances(True)}


def advance(unit: str, bold: bool) -> float:
    """Return how far a unit moves on, in parts of the size."""
    return _ADVANCES[bold][unit]


def width(words: str, bold: bool) -> float:
    """Return how wide words are, in parts of the size."""
    return sum(map(_ADVANCES[bold].__getitem__, units(words)))


def stock(wanted: dict[bool, list[str]], title: str) -> GlyphStock:
    """Return the fonts for these units, regular (False) and bold (True)."""
    order = [(unit, bold) for bold, asked in wanted.items() for unit in asked]
    pdf = _specimen(order, title)
    found: dict[tuple[str, bool], tuple[Glyph, ...]] = {}
    texts: dict[bytes, dict[bytes, str]] = {}
    for font, body in _BLOCK.findall(_content(pdf)):
        x, line, fat = 0.0, None, b"BDC" in body
        for right, down, code in _STEP.findall(body.split(b"/Span")[0]):
            x += float(right)
            line = -round(float(down)) if line is None else line
            glyph = Glyph(font, _in_string(code), x / _SIZE, fat)
            found[order[line]] = (*found.get(order[line], ()), glyph)
            _tell(texts.setdefault(font, {}), code, order[line][0])
    return GlyphStock(pdf, found, _faces(found), texts)


def _in_string(code: bytes) -> bytes:
    """Return a glyph number, given in hexadecimal, as two bytes of a PDF string."""
    return (
        re.sub(rb"[\\()]", rb"\\\g<0>", bytes.fromhex(code.decode()))
        .replace(b"\r", b"\\r")
        .replace(b"\n", b"\\n")
    )


def _faces(found: dict[tuple[str, bool], tuple[Glyph, ...]]) -> dict[bool, Face]:
    """Return the main font of each weight: the one with the most characters."""
    faces: dict[bool, Face] = {}
    for bold in (False, True):
        plain = {
            unit: glyphs[0]
            for (unit, weight), glyphs in found.items()
            if weight is bold and len(glyphs) == 1 == len(unit) and not glyphs[0].offset and not glyphs[0].fat
        }
        fonts = [glyph.font for glyph in plain.values()]
        if fonts:
            main = max(set(fonts), key=fonts.count)
            faces[bold] = Face(main, {unit: g.code for unit, g in plain.items() if g.font == main})
    return faces


def _tell(texts: dict[bytes, str], code: bytes, unit: str) -> None:
    """Note what a glyph stands for; nobody means the radical where a character shares its glyph."""
    if len(unit) == 1 and not ("\u2e80" <= unit <= "\u2fdf" and code in texts):
        texts[code] = unit


def _specimen(order: list[tuple[str, bool]], title: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Renmai")
    writer.setResolution(72)
    painter = QPainter(writer)
    weight: bool | None = None
    for line, (unit, bold) in enumerate(order):
        if bold is not weight:
            weight = bold
            font = paper_font(bold)
            font.setPixelSize(_SIZE)
            painter.setFont(font)
        painter.drawText(QPointF(0, line), unit)
    painter.end()
    del writer
    return bytes(buffer.data().data())


def _content(pdf: bytes) -> bytes:
    """Return the drawing commands of the only page."""
    number = _CONTENTS.search(pdf)
    if number is None:
        return b""
    start = pdf.index(b"stream\n", pdf.index(b"\n%s 0 obj" % number[1])) + 7
    return zlib.decompressobj().decompress(pdf[start:])
