"""Tables whose headings the user points out himself, where the guess missed them."""

from services.contacts.writing import cell_text
from services.exchange import columns
from services.exchange.opening import FoundTable, Opened
from services.exchange.readers.grid import Cell, Row, Sheet, letter
from services.exchange.sources import ChosenTable
from services.exchange.table_finder import Column, Table

SHOWN = 8
"""How many rows of a sheet are shown to point at."""


def set_header(opened: Opened, sheet_name: str, header_row: int | None) -> FoundTable:
    """Say in which row of a sheet the headings stand (None: there are none); the sheet is one table then.

    Its columns are guessed anew; what was chosen in the sheet's other tables is gone.
    """
    sheet = next(sheet for sheet in opened.workbook.visible if sheet.name == sheet_name)
    table = table_under(sheet, header_row)
    mapping = columns.guess_columns(table, opened.kind.value)
    kind = columns.guess_kind(table, mapping, opened.path.stem)
    found = FoundTable(
        ChosenTable(table, mapping), type(opened.kind)(kind), columns.has_people(table, mapping), True, True
    )
    first = next(place for place, each in enumerate(opened.tables) if each.name == sheet_name)
    others = [each for each in opened.tables if each.name != sheet_name]
    opened.tables = [*others[:first], found, *others[first:]]
    return found


def table_under(sheet: Sheet, header_row: int | None) -> Table:
    """Return a whole sheet as one table with its headings in that row."""
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
    texts = [_text(head[index]) if index < len(head) else "" for index in range(width)]
    used = [i for i in range(width) if texts[i] or any(row[i] is not None for _number, row in rows)]
    seen: dict[str, int] = {}
    found = []
    for index in used:
        name = texts[index] or letter(index)
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name} ({seen[name]})"
        found.append(Column(index, letter(index), texts[index], label))
    above = (cell for row in sheet.rows[: max(0, begin - 1)] for cell in row if isinstance(cell, str))
    return Table(sheet.name, header_row, tuple(found), rows, next(above, "").strip()[:80])


def first_rows(opened: Opened, sheet_name: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet to point at, around where its headings are taken to be."""
    sheet = next(sheet for sheet in opened.workbook.visible if sheet.name == sheet_name)
    table = next(each.chosen.table for each in opened.tables if each.name == sheet_name)
    begin = 0
    if table.header_row is not None:
        begin = max(0, min(table.header_row - sheet.first_row - SHOWN + 4, len(sheet.rows) - SHOWN))
    return [
        (sheet.number(index), [_text(cell) for cell in sheet.rows[index]])
        for index in range(begin, min(begin + SHOWN, len(sheet.rows)))
    ]


def _text(cell: Cell) -> str:
    return " ".join(cell_text(cell).split()) if cell is not None else ""
