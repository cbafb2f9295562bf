"""A workbook in the making, and all the dirty ones there are."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.services.exchange.dirty.told import Told


@dataclass
class Draft:
    """A workbook in the making and what it must tell."""

    book: Workbook
    told: list[Told] = field(default_factory=list)
    kind: str = "contacts"
    sheet: str = ""
    """The sheet the user asks for; empty for all."""

    def page(self, name: str, *, state: str = "visible") -> Worksheet:
        """Return a new sheet."""
        page: Worksheet = self.book.create_sheet(name)
        page.sheet_state = state
        return page


@dataclass(frozen=True)
class Dirty:
    """One workbook: what is dirty about it, and how to write it."""

    what: str
    suffix: str
    write: Callable[[Draft], None]

    def save(self, folder: Path) -> tuple[Path, Draft]:
        """Write the workbook; return where it is and what it must tell."""
        draft = Draft(Workbook())
        draft.book.remove(draft.book.worksheets[0])
        self.write(draft)
        path = folder / f"{self.what}{self.suffix}"
        _SAVE[self.suffix](draft.book, path)
        return path, draft


ALL: list[Dirty] = []
"""Every dirty workbook, in the order of the modules."""


def dirty(what: str, suffix: str = ".xlsx") -> Callable[[Callable[[Draft], None]], Callable[[Draft], None]]:
    """Enter a workbook among all, under the words that say what is dirty about it."""

    def enter(write: Callable[[Draft], None]) -> Callable[[Draft], None]:
        ALL.append(Dirty(what, suffix, write))
        return write

    return enter


def put(page: Worksheet, rows: Sequence[Sequence[Any]], *, row: int = 1, column: int = 1) -> None:
    """Write rows of cells from a place on; None leaves a cell blank."""
    for down, cells in enumerate(rows):
        for right, value in enumerate(cells):
            if value is not None:
                cell = page.cell(row + down, column + right)
                cell.value = value
                if isinstance(value, str) and value[:1] in "=+-":
                    cell.data_type = "s"


def _save_xlsx(book: Workbook, path: Path) -> None:
    book.save(path)


def _save_xls(book: Workbook, path: Path) -> None:
    import xlwt

    old = xlwt.Workbook(encoding="utf-8")
    date = xlwt.easyxf(num_format_str="yyyy/m/d")
    for sheet in book.worksheets:
        page = old.add_sheet(sheet.title)
        covered: set[tuple[int, int]] = set()
        for area in sheet.merged_cells.ranges:
            first = sheet.cell(area.min_row, area.min_col).value
            page.write_merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1, first)
            covered |= {
                (row, column)
                for row in range(area.min_row, area.max_row + 1)
                for column in range(area.min_col, area.max_col + 1)
            }
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value is not None and (cell.row, cell.column) not in covered:
                    style = [date] if hasattr(cell.value, "year") else []
                    page.write(cell.row - 1, cell.column - 1, cell.value, *style)
    old.save(str(path))


def _save_csv(book: Workbook, path: Path) -> None:
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(book.worksheets[0].iter_rows(values_only=True))


_SAVE: dict[str, Callable[[Workbook, Path], None]] = {
    ".xlsx": _save_xlsx,
    ".xls": _save_xls,
    ".csv": _save_csv,
}
