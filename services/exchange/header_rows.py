"""Which row of a sheet holds the headers, and what it says, in one row or two."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.exchange.divided_places import part_of
from services.exchange.headers import field_of, is_of_others, plain_header, tie_field_of
from services.exchange.readers.grid import Cell, Range, Row
from services.network.tie_words import understand_tie

# Merged cells by the number of the row they begin in.
Merged = Mapping[int, Sequence[Range]]

_SCANNED = 60  # rows from the top of a block in which a header is looked for
_DATA = re.compile(r"\d{5,}|\S@\S|\d{2,4}[-/.年]\d{1,2}|^[\d.,:+%-]+$|^https?:")
_HINT_CELL = re.compile(
    r"^(?:[(\[【（]?(?:文本|文字|日期|数字|数值|整数|必填|选填|可选|下拉|单选|多选|字符|非必填|格式|示例|样例|例如?|如)"
    r"|text$|string|number$|date$|int|varchar|required|optional|yyyy)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[:：。；]|\d{3}|班|级|届|[一二三四五六七八九]组|名单|名册|通讯录")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a row looks like headers: cells filled, known words among them, cells that are surely data."""

    filled: int
    known: int
    sure: int
    data: int
    texts: int

    @property
    def is_header(self) -> bool:
        """Tell whether the row is a header by its words."""
        if self.data * 5 > self.filled or not self.known:
            return False
        if self.known >= 2:
            return self.known * 3 >= self.filled
        return self.sure == 1 and self.filled <= 3


@dataclass(frozen=True, slots=True)
class Header:
    """Headers found: the main row, the last row they take, one text a column ('' where none)."""

    first: int
    main: int
    last: int
    texts: tuple[str, ...]


def likeness(row: Sequence[Cell]) -> Likeness:
    """Return how much a row looks like headers."""
    filled = known = sure = data = texts = letters = 0
    for cell in row:
        if cell is None:
            continue
        filled += 1
        if not isinstance(cell, str):
            data += isinstance(cell, dt.date | dt.time | bool) or abs(cell) > 2100
            continue
        if len(cell) > _LONGEST * 2 or cell.count("\n") > 3:
            continue
        if _DATA.search(cell):
            data += not field_of(cell)[1]
            continue
        texts += len(cell) <= _LONGEST
        field, confidence = field_of(cell)
        end = confidence < 0.5 and tie_field_of(cell) in ("from", "to")
        letters += end and len(cell.strip()) == 1
        known += confidence >= 0.5 or end
        sure += field is not None and confidence >= 0.9
    if letters and any(_is_value(cell) for cell in row):
        known -= letters  # 甲 and 乙 beside 同学 are two people
    return Likeness(filled, known, sure, data, texts)


def _is_value(cell: Cell) -> bool:
    """Tell whether a cell beside headers of one letter is none itself: a relation, or a word nobody knows."""
    if cell is None or (isinstance(cell, str) and len(cell.strip()) == 1):
        return False
    if not isinstance(cell, str) or not understand_tie(cell).label:
        return True
    return field_of(cell)[1] < 0.5 and tie_field_of(cell) is None


def find_header(rows: Sequence[Row], start: int, merged: Merged, first_row: int) -> Header | None:
    """Return the headers of the block of rows that begins at ``start``; None where it has none."""
    end = min(len(rows), start + _SCANNED)
    people = 0
    for index in range(start, end):
        seen = likeness(rows[index])
        people += seen.filled >= 3 and seen.data > 0 and not seen.is_header
        if people > 2:  # rows of data above: whatever comes below is not their header
            break
        if seen.is_header and not _recurs(rows, index):
            if index + 1 < end:
                below = likeness(rows[index + 1])
                if (
                    below.is_header and below.known > 1.5 * seen.known and not _names_people(rows[index])
                ):  # this one only names groups
                    index += 1
            return _composed(rows, index, start, merged, first_row)
    return _wordless_header(rows, start, min(end, start + 10))


def is_hint_row(row: Sequence[Cell]) -> bool:
    """Tell whether a row beneath the headers only says how to fill them in."""
    filled = [cell for cell in row if cell is not None]
    told = sum(isinstance(cell, str) and bool(_HINT_CELL.search(cell.strip())) for cell in filled)
    return bool(filled) and told * 2 > len(filled)


def _names_people(row: Row) -> bool:
    """Tell whether a cell of the row surely is the header of names."""
    return any(isinstance(cell, str) and field_of(cell) == ("name", 1.0) for cell in row)


def _recurs(rows: Sequence[Row], index: int) -> bool:
    """Tell whether most words of the row come again beneath in their own columns: then they are values."""
    row = rows[index]
    begin = index + 2 if index + 1 < len(rows) and likeness(rows[index + 1]).is_header else index + 1
    below = [other for other in rows[begin : index + 200] if other != row]
    columns = [column for column, cell in enumerate(row) if isinstance(cell, str)]
    again = sum(any(other[column] == row[column] for other in below) for column in columns)
    return again * 2 > len(columns)


def _wordless_header(rows: Sequence[Row], start: int, end: int) -> Header | None:
    """Return a header nobody knows the words of: all text above columns of numbers or dates."""
    for index in range(start, end):
        row = rows[index]
        below = [other for other in rows[index + 1 : index + 40] if any(cell is not None for cell in other)]
        seen = likeness(row)
        if len(below) < 2 or seen.filled < 2:
            continue
        widest = max(sum(cell is not None for cell in other) for other in below)
        if seen.texts < seen.filled or seen.filled * 5 < widest * 4 or _recurs(rows, index):
            continue
        for column, cell in enumerate(row):
            values = [other[column] for other in below if other[column] is not None]
            data = sum(not isinstance(value, str) or bool(_DATA.search(value)) for value in values)
            if cell is not None and len(values) > 1 and data * 5 >= len(values) * 4:
                return Header(index, index, index, tuple(_text(cell) for cell in row))
        return None
    return None


def _composed(rows: Sequence[Row], index: int, start: int, merged: Merged, first_row: int) -> Header:
    """Return the headers of a row together with the groups above or the parts beneath it."""
    number = first_row + index
    if index > start and _is_group_row(rows[index - 1], rows[index], merged, number - 1):
        groups = _spread(rows[index - 1], rows[index], merged, number - 1)
        return Header(index - 1, index, index, _joined(groups, rows[index]))
    if index + 1 < len(rows) and _is_second_row(rows[index + 1], merged, number):
        groups = _spread(rows[index], rows[index + 1], merged, number)
        return Header(index, index, index + 1, _joined(groups, rows[index + 1]))
    return Header(index, index, index, tuple(_text(cell) for cell in rows[index]))


def _is_group_row(row: Row, below: Row, merged: Merged, number: int) -> bool:
    """Tell whether the row above the headers names groups of them rather than the table."""
    seen = likeness(row)
    if (
        seen.filled < 2
        or seen.texts < seen.filled
        or seen.data
        or seen.filled > sum(c is not None for c in below)
    ):
        return False
    if any(isinstance(cell, str) and _TITLE.search(cell) for cell in row):
        return False
    spans = [area for area in merged.get(number, ()) if area.last_column > area.first_column]
    if spans:
        return all(area.last_column - area.first_column < 0.8 * len(row) for area in spans)
    return seen.filled >= 2 and row[-1] is None


def _is_second_row(below: Row, merged: Merged, number: int) -> bool:
    """Tell whether the row beneath the headers goes on with them."""
    seen = likeness(below)
    if not seen.filled or seen.data or seen.texts < seen.filled:
        return False
    tall = any(area.last_row > number for area in merged.get(number, ()))
    split = any(
        area.last_row == number and area.last_column > area.first_column for area in merged.get(number, ())
    )
    if tall and split:
        return True
    return seen.known * 2 >= seen.filled and seen.known >= (1 if tall or split else 2)


def _spread(row: Row, below: Row, merged: Merged, number: int) -> list[str]:
    """Return the group above every column: merged cells cover their width, others the blanks beside them."""
    texts = [_text(cell) for cell in row]
    spans = [area for area in merged.get(number, ()) if area.last_column > area.first_column]
    for area in spans:
        for column in range(area.first_column, min(area.last_column + 1, len(texts))):
            texts[column] = texts[area.first_column]
    if not spans:
        last = ""
        for column, text in enumerate(texts):
            last = text or last
            if not text and below[column] is not None:
                texts[column] = last
    return texts


def _joined(groups: Sequence[str], row: Row) -> tuple[str, ...]:
    """Return one header a column from its group and its own word."""
    parts = [_text(cell) for cell in row]
    return tuple(_join(group, part, parts.count(part) > 1) for group, part in zip(groups, parts, strict=True))


def _join(group: str, part: str, repeated: bool) -> str:
    """Return group and part as one header, or the part alone where the group adds nothing to it."""
    if not part or not group or plain_header(group) == plain_header(part):
        return part or group
    if _HAN.search(group) and not _HAN.search(part) and field_of(part)[0] == field_of(group)[0]:
        return group
    together = group + part if _HAN.search(part) else f"{group} {part}"
    if part_of(part) and (whose := part_of(together)) and whose[0]:
        return together
    meaning, alone = field_of(together), field_of(part)
    if meaning[0] is None and alone[0] is not None and not is_of_others(group):
        return together if repeated else part
    if repeated or (meaning[1] >= 0.8 and meaning[0] != alone[0]):
        return together
    return part


def _text(cell: Cell) -> str:
    """Return a header cell's text on one line."""
    return "" if cell is None else re.sub(r"\s+", " ", str(cell)).strip()
