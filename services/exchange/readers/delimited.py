"""Text files: one person a line, the cells kept apart by commas, tabs, semicolons, bars or spaces."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.charsets import decoded
from services.exchange.readers.grid import Cell, Row, Sheet, evened
from services.progress import Progress

_MARKS = "\t,;|，"
_SPACES = re.compile(r"[ \t\u3000]+")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_SAMPLE_LINES = 200
_LINES_IN_A_CELL = 30  # more, and a quotation mark was left open
_ROWS_A_STEP = 5_000
_CELL_CHARACTERS = 1_000_000


def read_delimited(path: Path, progress: Progress | None, limits: Limits) -> Sheet:
    """Return the one sheet of a text file, every cell a text; raises a FileError where it is none."""
    try:
        text, _charset = decoded(path.read_bytes())
    except OSError as error:
        raise errors.unreachable(error) from error
    if not text.strip():
        raise errors.EmptyFileError()
    mark, skip = _declared_mark(text)
    if not mark:
        mark = _mark(text)
    try:
        rows = _rows(_parsed(text, mark) if mark != " " else _spaced(text), path.stem, progress, limits)
    except (csv.Error, _OpenQuoteError):
        rows = _rows(_unquoted(text, mark), path.stem, progress, limits)
    return Sheet(path.stem, True, evened(rows[skip:]), (), 1 + skip)


class _OpenQuoteError(Exception):
    """A quotation mark was opened and never closed: quotation marks mean nothing in this file."""


def _declared_mark(text: str) -> tuple[str, int]:
    """Return the mark that Excel's own first line ``sep=;`` declares, and how many rows that line takes."""
    first = text[:10].splitlines()[0].strip().strip('"') if text[:10].strip() else ""
    return (first[4], 1) if first.lower().startswith("sep=") and len(first) == 5 else ("", 0)


def _mark(text: str) -> str:
    """Return the mark that cuts the most lines into equally many cells; a space where only spaces do."""
    head = "\n".join(_LINE_ENDS.split(text[:_CELL_CHARACTERS])[:_SAMPLE_LINES])
    best, best_score = "", 0.0
    for mark in _MARKS:
        if mark not in head:
            continue
        score = _evenness([len(row) for row in _parsed(head, mark) if any(row)])
        if score > best_score:
            best, best_score = mark, score
    if best:
        return best
    widths = [len(_SPACES.split(line.strip())) for line in head.splitlines() if line.strip()]
    return " " if _evenness(widths) >= 0.6 else ","


def _evenness(widths: list[int]) -> float:
    """Return how evenly lines fall into cells: the share of lines of the commonest width, a bit for more."""
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    near = sum(number for other, number in wide.items() if abs(other - width) <= 1)
    return (count + near) / (2 * len(widths)) + min(width, 20) / 100


def _rows(source: Iterable[list[str]], name: str, progress: Progress | None, limits: Limits) -> list[Row]:
    """Return the rows as plain cells, within the limits."""
    rows: list[Row] = []
    for cells in source:
        while len(cells) > limits.columns and not cells[-1].strip():
            cells.pop()
        if len(cells) > limits.columns:
            raise errors.too_many_columns(name, limits)
        if any("\n" in cell and cell.count("\n") > _LINES_IN_A_CELL for cell in cells):
            raise _OpenQuoteError
        rows.append([_plain(cell) for cell in cells])
        if len(rows) > limits.rows + 1:
            raise errors.too_many_rows(name, limits)
        if progress is not None and len(rows) % _ROWS_A_STEP == 0:
            progress.step(len(rows), limits.rows)
    return rows


def _spaced(text: str) -> Iterable[list[str]]:
    """Yield the rows of text that keeps its cells apart by spaces."""
    for line in _LINE_ENDS.split(text):
        yield _SPACES.split(line.strip())


def _unquoted(text: str, mark: str) -> Iterable[list[str]]:
    """Yield the rows where quotation marks mean nothing."""
    for line in _LINE_ENDS.split(text):
        yield [cell.strip().strip('"') for cell in line.split(mark)]


def _parsed(text: str, mark: str) -> Iterable[list[str]]:
    """Return the rows by the rules of quoted text."""
    csv.field_size_limit(_CELL_CHARACTERS)
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=mark != "\t")


def _plain(cell: str) -> Cell:
    """Return the cell's text without the tricks that keep Excel from turning it into a number."""
    cell = cell.strip()
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        cell = cell[2:-1]
    elif cell.startswith("'") and cell[1:].isdigit():
        cell = cell[1:]
    return cell or None
