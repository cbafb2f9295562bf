"""A selection on the clipboard as a table: text with tabs, and HTML that Excel keeps as text."""

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData

from ui.tables.columns import Column
from ui.tables.source import Source

LIMIT = 10_000
"""More rows than these are better exported: the window would stand still for seconds."""
_CHUNK = 512
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*$")
_BREAKS = re.compile(r"[\t\r\n]+")


def as_table(source: Source, ids: Sequence[int], columns: Sequence[Column]) -> QMimeData:
    """Return head and rows as TSV and as HTML; rows are read from the source in chunks."""
    lines = [[column.heading for column in columns], *_cells(source, ids, columns)]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_plain, line)) for line in lines))
    data.setHtml("<table>" + "".join(map(_table_row, lines)) + "</table>")
    return data


def _cells(source: Source, ids: Sequence[int], columns: Sequence[Column]) -> Iterable[list[str]]:
    for first in range(0, len(ids), _CHUNK):
        rows: Sequence[Any] = source.rows(ids[first : first + _CHUNK])
        for row in rows:
            if row is not None:
                yield [_BREAKS.sub(" ", column.clipboard_text(row)) for column in columns]


def _plain(text: str) -> str:
    """Disarm what a spreadsheet would run as a formula."""
    if len(text) > 1 and _FORMULA.match(text) and not _NUMBER.match(text):
        return "'" + text
    return text


def _table_row(cells: Sequence[str]) -> str:
    # the number format "@" makes Excel keep 13800004127 and =1+1 as they are written
    inner = "".join(f"<td style='mso-number-format:\"\\@\"'>{html.escape(cell)}</td>" for cell in cells)
    return f"<tr>{inner}</tr>"
