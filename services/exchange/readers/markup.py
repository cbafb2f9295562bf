"""Tables that other programs save as .xls in a web page's or an XML file's clothes."""

import contextlib
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat

from typing_extensions import override

from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.charsets import decoded
from services.exchange.readers.grid import Range, Row, Sheet, evened

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\u3000]+")


class _Grid:
    """Rows being filled, cells spanning others remembered."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.rows: list[Row] = []
        self.merged: list[Range] = []
        self.visible = True
        self._limits = limits
        self._taken: dict[int, set[int]] = {}

    def new_row(self, index: int = 0) -> None:
        """Begin the next row, or the row with that number from 1."""
        target = max(index, len(self.rows) + 1)
        if target > self._limits.rows:
            raise errors.too_many_rows(self.name, self._limits)
        while len(self.rows) < target:
            self.rows.append([])

    def put(self, text: str, across: int = 1, down: int = 1, column: int = 0) -> None:
        """Put a cell at the next free column of the row, or at that column from 1."""
        if not self.rows:
            self.new_row()
        number = len(self.rows)
        taken = self._taken.get(number, set())
        at = column - 1 if column else len(self.rows[-1])
        while at in taken:
            at += 1
        if at + across > self._limits.columns:
            raise errors.too_many_columns(self.name, self._limits)
        row = self.rows[-1]
        row.extend([None] * (at + across - len(row)))
        row[at] = text or None
        if across > 1 or down > 1:
            self.merged.append(Range(number, at, number + down - 1, at + across - 1))
        for below in range(number + 1, number + down):
            self._taken.setdefault(below, set()).update(range(at, at + across))

    def sheet(self) -> Sheet:
        """Return what was filled."""
        return Sheet(self.name, self.visible, evened(self.rows) if self.visible else [], tuple(self.merged))


class _Page(HTMLParser):
    """Takes the cells of every outermost table of a page."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[_Grid] = []
        self._name = name
        self._limits = limits
        self._depth = 0
        self._cell: list[str] | None = None
        self._span = (1, 1)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                name = f"{self._name} {len(self.grids) + 1}" if self.grids else self._name
                self.grids.append(_Grid(name, self._limits))
        elif tag == "tr" and self._depth == 1:
            self._close()
            self.grids[-1].new_row()
        elif tag in ("td", "th") and self._depth == 1:
            self._close()
            told = dict(attrs)
            self._cell = []
            self._span = (_span(told.get("colspan"), 256), _span(told.get("rowspan"), 10_000))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr") and self._depth == 1:
            self._close()
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._close()
            self._depth -= 1

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(_SPACE.sub(" ", data.replace("\xa0", " ")))

    def _close(self) -> None:
        if self._cell is not None:
            self.grids[-1].put("".join(self._cell).strip(), *self._span)
            self._cell = None


def read_html(path: Path, limits: Limits) -> tuple[Sheet, ...]:
    """Return every table of a web page as a sheet; raises NotATableError where it has none."""
    content = _content(path)
    said = _CHARSET.search(content[:4_096])
    text = ""
    if said:
        charset = {"gb2312": "gb18030", "gbk": "gb18030"}.get(said[1].decode().lower(), said[1].decode())
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            text = content.decode(charset)
    page = _Page(path.stem, limits)
    page.feed(text or decoded(content)[0])
    page.close()
    sheets = tuple(sheet for sheet in (grid.sheet() for grid in page.grids) if sheet.rows)
    if not sheets:
        raise errors.NotATableError()
    return sheets


def read_xml(path: Path, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of an XML spreadsheet of 2003.

    Raises a FileError where it is cut off or declares entities.
    """
    reader = _Spreadsheet(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    try:
        parser.Parse(_content(path), True)
    except expat.ExpatError as error:
        raise errors.DamagedFileError() from error
    return tuple(grid.sheet() for grid in reader.grids)


class _Spreadsheet:
    """Takes the cells of an XML spreadsheet as its parser meets them."""

    def __init__(self, limits: Limits) -> None:
        self.grids: list[_Grid] = []
        self._limits = limits
        self._data: list[str] | None = None
        self._cell = ""
        self._place = (1, 1, 0)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a sheet, a row, a cell or its data."""
        name = tag.rpartition(" ")[2]
        told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "Worksheet":
            self.grids.append(_Grid(told.get("Name", ""), self._limits))
        elif name == "Row" and self.grids:
            self.grids[-1].new_row(_span(told.get("Index"), 10_000_000, 0))
        elif name == "Cell" and self.grids:
            self._cell = ""
            across, down = _span(told.get("MergeAcross"), 255, 0), _span(told.get("MergeDown"), 10_000, 0)
            self._place = (across + 1, down + 1, _span(told.get("Index"), 100_000, 0))
        elif name == "Data":
            self._data = []

    def end(self, tag: str) -> None:
        """End a cell or its data."""
        name = tag.rpartition(" ")[2]
        if name == "Data" and self._data is not None:
            self._cell = "".join(self._data).strip()
            self._data = None
        elif name == "Cell" and self.grids:
            self.grids[-1].put(self._cell, *self._place)

    def text(self, data: str) -> None:
        """Take a piece of a cell's text; a sheet's visibility is text, too."""
        if self._data is not None:
            self._data.append(data)
        elif data in ("SheetHidden", "SheetVeryHidden") and self.grids:
            self.grids[-1].visible = False

    def entity(self, *_declaration: object) -> None:
        """Refuse a file that declares entities."""
        raise errors.HostileFileError()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise errors.unreachable(error) from error


def _span(value: str | None, most: int, least: int = 1) -> int:
    """Return a count written in an attribute, kept within bounds."""
    return min(max(int(value), least), most) if value and value.strip().isdecimal() else least
