"""What a table found in a sheet is made of: its columns and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.contacts.writing import cell_text
from services.exchange.readers.grid import Cell, Range, Row, Sheet, letter

_TALLEST = 50  # rows one person may take


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its index in the rows, its letter, its header ('' where none), a label of its own."""

    index: int
    letter: str
    header: str
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table found: ``header_row`` counts from 1 as the sheet does, None where there is no header.

    ``rows`` pairs the sheet's own row number with the whole row of the sheet; a column's cell is
    ``row[column.index]``. ``title`` is what stands above, '' where nothing does.
    """

    sheet: str
    header_row: int | None
    columns: tuple[Column, ...]
    rows: Sequence[tuple[int, Row]]
    title: str
    merged: tuple[Range, ...] = ()
    """Cells merged downwards: where a name is, the rows are one person's."""

    def continuing(self, column: int) -> frozenset[int]:
        """Return the numbers of the rows whose cell in that column is one with the cell above."""
        return frozenset(
            number
            for area in self.merged
            if area.first_column <= column <= area.last_column and area.last_row - area.first_row < _TALLEST
            for number in range(area.first_row + 1, area.last_row + 1)
        )

    def values(self, column: int, most: int = 200) -> list[Cell]:
        """Return the first cells of a column that are not blank."""
        found = []
        for _number, row in self.rows:
            if row[column] is not None:
                found.append(row[column])
                if len(found) == most:
                    break
        return found


def columns_of(indexes: Sequence[int], headers: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns; a header that comes again is told apart by its number in the label."""
    seen: dict[str, int] = {}
    columns = []
    for index, header in zip(indexes, headers, strict=True):
        name = header or letter(index)
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name} ({seen[name]})"
        columns.append(Column(index, letter(index), header, label))
    return tuple(columns)


def table_under(sheet: Sheet, header_row: int | None) -> Table:
    """Return a whole sheet as one table with its headings in that row, told by somebody who knows."""
    head: Row = []
    begin = 0
    if header_row is not None:
        begin = header_row - sheet.first_row + 1
        head = sheet.rows[begin - 1]
    rows = [
        (sheet.number(index), row)
        for index, row in enumerate(sheet.rows)
        if index >= begin and any(cell is not None for cell in row) and row != head
    ]
    width = len(sheet.rows[0]) if sheet.rows else 0
    texts = [header_text(head[index]) if index < len(head) else "" for index in range(width)]
    used = [i for i in range(width) if texts[i] or any(row[i] is not None for _number, row in rows)]
    columns = columns_of(used, [texts[index] for index in used])
    above = (cell for row in sheet.rows[: max(0, begin - 1)] for cell in row if isinstance(cell, str))
    return Table(sheet.name, header_row, columns, rows, next(above, "").strip()[:80])


def header_text(cell: Cell) -> str:
    """Return what a cell says as a heading, on one line."""
    return " ".join(cell_text(cell).split()) if cell is not None else ""
