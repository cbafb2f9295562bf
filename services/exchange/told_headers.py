"""Tables whose headings the user points out himself, where the guess missed them."""

from services.exchange import columns
from services.exchange.opening import FoundTable, Opened
from services.exchange.sources import ChosenTable
from services.exchange.table_parts import header_text, table_under

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


def first_rows(opened: Opened, sheet_name: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet to point at, around where its headings are taken to be."""
    sheet = next(sheet for sheet in opened.workbook.visible if sheet.name == sheet_name)
    table = next(each.chosen.table for each in opened.tables if each.name == sheet_name)
    begin = 0
    if table.header_row is not None:
        begin = max(0, min(table.header_row - sheet.first_row - SHOWN + 4, len(sheet.rows) - SHOWN))
    return [
        (sheet.number(index), [header_text(cell) for cell in sheet.rows[index]])
        for index in range(begin, min(begin + SHOWN, len(sheet.rows)))
    ]
