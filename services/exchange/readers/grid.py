"""What a reader hands over: a workbook of sheets, a sheet of rows, a row of plain values."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.exchange.facts import RowProblem

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | None
Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Range:
    """Cells merged into one, by the sheet's row numbers from 1 and column indexes from 0, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[0]`` is the sheet's own row ``first_row``; every row has the same width.

    A hidden sheet is listed without its rows.
    """

    name: str
    visible: bool
    rows: list[Row]
    merged: tuple[Range, ...] = ()
    first_row: int = 1

    def number(self, index: int) -> int:
        """Return the sheet's own number of ``rows[index]``."""
        return self.first_row + index


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read; ``format`` is what its content is, whatever its name says."""

    path: Path
    format: str
    sheets: tuple[Sheet, ...] = field(default=())
    doubts: "tuple[RowProblem, ...]" = ()
    """What the reader is not sure of, as with print on a picture, or does not take over."""

    own: bool = False
    """We wrote it: its UIDs tell people apart."""

    @property
    def visible(self) -> tuple[Sheet, ...]:
        """Return the sheets a person sees."""
        return tuple(sheet for sheet in self.sheets if sheet.visible)


def letter(column: int) -> str:
    """Return the letters of the column with that index from 0: A … Z, AA …"""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def evened(rows: Sequence[Row]) -> list[Row]:
    """Return the rows in one width, without blank columns at the right and blank rows at the end."""
    width = 0
    filled = 0
    for number, row in enumerate(rows, 1):
        used = len(row)
        while used and row[used - 1] is None:
            used -= 1
        if used:
            filled = number
            width = max(width, used)
    return [
        row if len(row) == width else (row + [None] * (width - len(row)))[:width] for row in rows[:filled]
    ]
