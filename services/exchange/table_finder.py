"""Where in a sheet the tables are: headers, rows of people, titles above; totals and notes left out."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.exchange.beside import side_by_side
from services.exchange.contents import looks_like_person
from services.exchange.dittos import without_dittos
from services.exchange.forms import find_forms
from services.exchange.header_rows import Header, Merged, find_header, is_hint_row, likeness
from services.exchange.header_words import SURE
from services.exchange.headers import field_of
from services.exchange.readers.grid import Cell, Range, Row, Sheet
from services.exchange.table_parts import Column, Table, columns_of
from services.exchange.titles import NOTE, joined_titles, plain_title, title_of

_TOTAL = re.compile(
    r"^[(（\s]*(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|汇\s*总|平均|total\b|sum\b)|^共\s*\d+\s*[人名位条行个]",
    re.I,
)
_TOTAL_BEGINS = frozenset("合总小共累汇平(（ tTsS")
_SECTION = re.compile(r"班|组|级|届|部|处|科|系|院|类|区|[:：]$|^[一二三四五六七八九十]+、")
_SURE_SECTION = re.compile(
    r"^[(（]?[一二三四五六七八九十]+[、)）.．]|^第[一二三四五六七八九十\d]+[组部排班]|^[\d一二三四五六七八九十()（）]+班$"
)
_TELLING = frozenset(
    form
    for word in (
        *SURE["name"].replace(";", " ").split(),
        "联系人",
        "姓 名",
        "姓  名",
        "姓　名",
        "姓　　名",
        "Name",
        "NAME",
    )
    for form in (word, f"*{word}", f"{word}*", f"{word}(必填)", f"{word}（必填）")
)
_LEADING = _TELLING | frozenset(
    "序号 序 编号 学号 工号 部门 单位 单位名称 公司 公司名称 性别 手机 手机号 电话 班级".split()
)
_LEAD = 3
_MOST_TABLES = 200
_MOST_BY_HAND = 20_000  # nobody writes 同上 in longer lists
_MOST_FILLED = 500_000


def find_tables(sheet: Sheet) -> tuple[Table, ...]:
    """Return the tables of a sheet from top to bottom and from left to right; a hidden sheet has none."""
    if not sheet.visible or not sheet.rows:
        return ()
    forms = find_forms(sheet)
    if forms:
        return forms
    rows = _unmerged(sheet)
    merged: dict[int, list[Range]] = {}
    for area in sheet.merged:
        merged.setdefault(area.first_row, []).append(area)
    tables: list[Table] = []
    start = 0
    while start < len(rows):
        header = find_header(rows, start, merged, sheet.first_row)
        if header is None and tables:
            break
        block = _Block(sheet, rows, merged, start, header, last=len(tables) >= _MOST_TABLES)
        tables.extend(block.tables())
        if block.end <= start:
            break
        start = block.end
    return tuple(tables)


def _unmerged(sheet: Sheet) -> list[Row]:
    """Return the rows with cells merged downwards filled; the sheet's own rows stay as they are."""
    rows = list(sheet.rows)
    copied: set[int] = set()
    filled = 0
    for area in sheet.merged:
        top = area.first_row - sheet.first_row
        if area.last_row == area.first_row or not 0 <= top < len(rows) or area.first_column >= len(rows[top]):
            continue
        value = rows[top][area.first_column]
        if value is None or (isinstance(value, str) and len(value) > 60):
            continue
        for index in range(top + 1, min(area.last_row - sheet.first_row + 1, len(rows))):
            filled += 1
            if filled > _MOST_FILLED:
                return rows
            if index not in copied:
                rows[index] = list(rows[index])
                copied.add(index)
            if rows[index][area.first_column] is None:
                rows[index][area.first_column] = value
    return rows


class _Block:
    """Rows from ``start`` down to the next header, with what stands above them."""

    def __init__(
        self, sheet: Sheet, rows: list[Row], merged: Merged, start: int, header: Header | None, *, last: bool
    ) -> None:
        self._last = last
        self._sheet = sheet
        self._merged = merged
        self._start = start
        self._rows = rows
        self._header = header
        self._above = rows[start : header.first] if header else []
        self._sections: list[tuple[int, str]] = []
        self._width = len(rows[0])
        begin = header.last + 1 if header else self._skip_titles(start)
        self.end = len(rows)
        self._body = list(self._people(begin))
        while self._body and self._body[-1][0] >= self._sheet.number(self.end):
            self._body.pop()
        if len(self._body) <= _MOST_BY_HAND:
            self._body = without_dittos(self._body)
        top, bottom = self._sheet.number(begin), self._sheet.number(self.end)
        self._tall = tuple(
            area
            for areas in merged.values()
            for area in areas
            if area.last_row > area.first_row and top <= area.first_row < bottom
        )

    def tables(self) -> Iterator[Table]:
        """Yield the tables of the block: one, several side by side, or one a section."""
        texts = self._header.texts if self._header else ("",) * self._width
        used = self._used(texts)
        for part in side_by_side(texts, used, self._values):
            columns = columns_of(part, [texts[index] for index in part])
            rows = self._body
            if len(part) < len(used):
                rows = [
                    (number, row) for number, row in rows if any(row[index] is not None for index in part)
                ]
            title = title_of(self._above, part[0], part[-1] if len(part) < len(used) else self._width)
            number = self._sheet.number(self._header.main) if self._header else None
            if columns and (rows or self._header):
                yield from self._by_section(Table(self._sheet.name, number, columns, rows, title, self._tall))

    def _by_section(self, table: Table) -> Iterator[Table]:
        """Yield the table cut where a row only names the section that follows."""
        if not self._sections or len(self._sections) > _MOST_TABLES:
            yield table
            return
        above = "" if _SURE_SECTION.search(table.title) else table.title  # a section's own, at the top
        bounds = [(0, table.title), *self._sections, (self._sheet.number(self.end), "")]
        for (begin, title), (end, _next) in itertools.pairwise(bounds):
            rows = [(number, row) for number, row in table.rows if begin <= number < end]
            if rows:
                whole = joined_titles(above, title) if begin else title
                yield replace(table, rows=rows, title=whole)

    def _skip_titles(self, start: int) -> int:
        """Return where the rows of a block without headers begin: below its lines of one cell."""
        widths = [sum(cell is not None for cell in row) for row in self._rows[start : start + 40]]
        if max(widths, default=0) < 2:
            return start
        index = start
        while index < len(self._rows) and self._rows[index].count(None) >= self._width - 1:
            index += 1
        self._above = self._rows[start:index]
        return index

    def _people(self, begin: int) -> Iterator[tuple[int, Row]]:
        """Yield the rows of the block with their numbers; sets its end where the next header begins."""
        headers = self._rows[self._header.first : self._header.last + 1] if self._header else []
        self._leading = _LEADING | {cell for row in headers for cell in row[:_LEAD] if isinstance(cell, str)}
        hints = begin if self._header else -1
        first_row = self._sheet.first_row
        for index in range(begin, len(self._rows)):
            row = self._rows[index]
            if index > hints + 1 and self._is_ordinary(row):
                yield first_row + index, row
                continue
            blank = row.count(None)
            if blank == self._width or row in headers:
                continue
            if index == hints and is_hint_row(row):
                hints += 1
                continue
            if not _TELLING.isdisjoint(row) and likeness(row).is_header:
                if self._last:
                    continue
                self.end = self._title_of_next(index)
                return
            first = row[0] if row[0] is not None else next(cell for cell in row if cell is not None)
            if blank == self._width - 1 and self._width >= _LEAD and _is_prepared(first):
                continue  # a number prepared for somebody not yet written down
            if isinstance(first, str) and (
                (first[:1] in _TOTAL_BEGINS and _TOTAL.search(first))
                or (self._width - blank <= 2 and self._is_aside(index, row, first))
            ):
                continue
            yield first_row + index, row

    def _is_ordinary(self, row: Row) -> bool:
        """Tell from its first cells that a row is one of people; this is asked a hundred thousand times."""
        lead = row[:_LEAD]
        if self._width < _LEAD or None in lead or not self._leading.isdisjoint(lead):
            return False
        first = lead[0]
        return type(first) is not str or first[:1] not in _TOTAL_BEGINS

    def _is_aside(self, index: int, row: Row, first: str) -> bool:
        """Tell whether a row of one or two cells is a note or names a section; a section is remembered."""
        if (NOTE.search(first) and (len(first) > 4 or first[-1] in ":：")) or row in self._above:
            return True
        if self._header is None or self._width - row.count(None) > 1 or self._width < 3:
            return False
        column = next(column for column, cell in enumerate(row) if cell is not None)
        number = self._sheet.number(index)
        if len(first) > 40 or (first.strip().isdigit() and column == 0):
            return True
        wide = any(
            area.last_column - area.first_column >= self._width // 2 for area in self._merged.get(number, ())
        )
        names = field_of(self._header.texts[column])[0] == "name"
        headed = self._is_headed(index) and not looks_like_person(first)
        if wide or headed or _SURE_SECTION.search(first) or (not names and _SECTION.search(first)):
            self._sections.append((number, plain_title(first)))
            return True
        return False

    def _is_headed(self, index: int) -> bool:
        """Tell whether the block's headers come again right beneath a row."""
        if self._header is None:
            return False
        below = next((row for row in self._rows[index + 1 : index + 3] if any(row)), None)
        return below == self._rows[self._header.first]

    def _title_of_next(self, index: int) -> int:
        """Return where the next block begins: at its header, or at the lines of a title above it."""
        begin = index
        for above in range(index - 1, max(self._start, index - 6), -1):
            cells = [cell for cell in self._rows[above] if cell is not None]
            if not cells:
                continue
            if len(cells) > (2 if self._width > 4 else 1) or not all(map(_is_title, cells)):
                break
            begin = above
        while self._sections and self._sections[-1][0] >= self._sheet.number(begin):
            self._sections.pop()
        return begin

    def _values(self, column: int) -> list[Cell]:
        """Return the first cells of a column that are not blank."""
        told = (row[column] for _number, row in self._body[:400])
        return [cell for cell in told if cell is not None]

    def _used(self, texts: Sequence[str]) -> list[int]:
        """Return the columns with a header or with anything in them."""
        used = [index for index, text in enumerate(texts) if text]
        for index, text in enumerate(texts):
            if not text and any(row[index] is not None for _number, row in self._body):
                used.append(index)
        return sorted(used)


def _is_prepared(cell: Cell) -> bool:
    """Tell whether a cell is a running number, and no phone."""
    return type(cell) in (int, float) and isinstance(cell, int | float) and abs(cell) < 1_000_000


def _is_title(cell: Cell) -> bool:
    """Tell whether a cell above a header may be its title: words, and nobody's name or number."""
    return isinstance(cell, str) and not looks_like_person(cell) and not re.search(r"\d{5}", cell)


__all__ = ("Column", "Table", "find_tables")
