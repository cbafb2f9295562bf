"""Forms: labels beside their values, one person after another; and tables that lie on their side.

A form becomes a table like any other: one column a label, one row a person.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.exchange.contents import looks_like_person
from services.exchange.headers import field_of, is_known, plain_header
from services.exchange.readers.grid import Cell, Row, Sheet
from services.exchange.table_parts import Table, columns_of
from services.exchange.titles import title_of

_SCANNED = 40
_LONGEST_LABEL = 12
_LINES_ENOUGH = 2
_SHARE_OF_LINES = 0.5
_MOST_ROWS = 20_000
_SURE = 0.9
_TOGETHER = re.compile(r"^\s*([^\s:：][^:：\n]{0,11}?)\s*[:：]\s*(.*?)\s*$", re.DOTALL)
_NEXT_LABEL = re.compile(r"[\s,，;；]+(?=[^\s:：,，;；]{1,8}[:：])")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label with its value, and where the label stands."""

    row: int
    column: int
    label: str
    value: Cell


def find_forms(sheet: Sheet) -> tuple[Table, ...]:
    """Return the people of a sheet of forms as tables; nothing where the sheet is none."""
    if len(sheet.rows) > _MOST_ROWS or not _may_be_form(sheet.rows):
        return ()
    sideways = _sideways(sheet)
    if sideways is not None:
        return (sideways,)
    pairs = _pairs(sheet)
    if not _are_forms(sheet, pairs):
        return ()
    tables = (
        _as_table(sheet, [pair for pair in pairs if first <= pair.column < last])
        for first, last in _bands(pairs)
    )
    return tuple(table for table in tables if table is not None)


def is_label(cell: Cell) -> bool:
    """Tell whether a cell is a word that people write beside or above what it names."""
    return isinstance(cell, str) and len("".join(cell.split())) <= _LONGEST_LABEL and is_known(cell)


def _names(label: Cell) -> bool:
    return is_label(label) and field_of(label)[0] == "name"


def _may_be_form(rows: Sequence[Row]) -> bool:
    """Tell quickly whether in some line a label of names has a value and no other label at its right."""
    for row in rows[:_SCANNED]:
        filled = [cell for cell in row if cell is not None]
        for place, cell in enumerate(filled):
            if not isinstance(cell, str):
                continue
            together = _TOGETHER.match(cell)
            if together and together[2] and _names(together[1]):
                return True
            if _names(cell) and place + 1 < len(filled) and not is_label(filled[place + 1]):
                return True
    return False


def _sideways(sheet: Sheet) -> Table | None:
    """Return the table of a sheet whose labels stand one under another, with a person in every column."""
    lines = [
        (index, row) for index, row in enumerate(sheet.rows) if sum(cell is not None for cell in row) > 1
    ]
    if not lines:
        return None
    key = next(column for column, cell in enumerate(lines[0][1]) if cell is not None)
    labelled = [(index, row) for index, row in lines if is_label(row[key])]
    if len(labelled) < _LINES_ENOUGH or len(labelled) * 3 < len(lines) * 2:
        return None
    named = next(((index, row) for index, row in labelled if field_of(row[key])[0] == "name"), None)
    if named is None:
        return None
    people = [column for column in range(key + 1, len(named[1])) if named[1][column] is not None]
    if len(people) < _LINES_ENOUGH or not _mostly_people([named[1][column] for column in people]):
        return None
    values = [row[column] for _index, row in labelled for column in people]
    if sum(map(is_label, values)) * 5 > len(values):
        return None
    rows = [(sheet.number(named[0]), [row[column] for _index, row in labelled]) for column in people]
    columns = columns_of(range(len(labelled)), [_word(row[key]) for _index, row in labelled])
    title = title_of(sheet.rows[: lines[0][0]], 0, len(named[1]))
    return Table(sheet.name, sheet.number(named[0]), columns, rows, title)


def _mostly_people(cells: Sequence[Cell]) -> bool:
    people = sum(isinstance(cell, str) and looks_like_person(cell) for cell in cells)
    return people * 2 >= len(cells)


def _pairs(sheet: Sheet) -> list[_Pair]:
    """Return every label of the sheet with what stands beside it, in reading order."""
    spans = {(area.first_row, area.first_column): area.last_column for area in sheet.merged}
    pairs: list[_Pair] = []
    for index, row in enumerate(sheet.rows):
        number = sheet.number(index)
        taken = -1  # the column of the last value, which is no label
        for column, cell in enumerate(row):
            if isinstance(cell, str) and (within := list(_within(cell))):
                pairs += [_Pair(number, column, label, value) for label, value in within]
            elif column > taken and is_label(cell):
                beside = spans.get((number, column), column) + 1
                if len(row) - row.count(None) == 2:
                    beside = next(
                        (place for place in range(beside, len(row)) if row[place] is not None), beside
                    )
                value = row[beside] if beside < len(row) and not _labels(row, beside) else None
                taken = beside if value is not None else taken
                pairs.append(_Pair(number, column, _word(cell), value))
    return pairs


def _labels(row: Row, column: int) -> bool:
    """Tell whether the cell beside a label is another label: 客户经理 beside 职务 is none, 性别 is."""
    cell = row[column]
    if not isinstance(cell, str) or not is_label(cell):
        return isinstance(cell, str) and any(_within(cell))
    field, confidence = field_of(cell)
    if field is not None and confidence >= _SURE:
        return True
    after = row[column + 1] if column + 1 < len(row) else None
    return after is not None and not is_label(after)


def _within(text: str) -> Iterator[tuple[str, str]]:
    """Yield the labels and values a cell holds together: 姓名：沈砚秋 电话：…."""
    for part in _NEXT_LABEL.split(text):
        found = _TOGETHER.match(part)
        if found and found[2] and is_label(found[1]):
            yield _word(found[1]), found[2]


def _word(cell: Cell) -> str:
    """Return a label on one line, without its colon and the blanks that spread it."""
    text = re.sub(r"\s+", " ", str(cell)).strip().rstrip(":： ")
    return text if re.search(r"[A-Za-z]", text) else text.replace(" ", "")


def _are_forms(sheet: Sheet, pairs: Sequence[_Pair]) -> bool:
    """Tell whether labels with values make up enough of the sheet, and name somebody."""
    labels_in = Counter(pair.row for pair in pairs)
    values_in = Counter(pair.row for pair in pairs if pair.value is not None)
    told = [
        pair for pair in pairs if pair.value is not None and labels_in[pair.row] <= 2 * values_in[pair.row]
    ]
    named = [pair for pair in told if _names(pair.label)]
    if not named or not any(isinstance(pair.value, str) and looks_like_person(pair.value) for pair in named):
        return False
    lines = {pair.row for pair in told}
    filled = sum(any(cell is not None for cell in row) for row in sheet.rows)
    labels = {plain_header(pair.label) for pair in told}
    return len(lines) >= _LINES_ENOUGH and len(labels) > 2 and len(lines) >= filled * _SHARE_OF_LINES


def _bands(pairs: Sequence[_Pair]) -> list[tuple[int, int]]:
    """Return the columns from where to where forms stand: several where a line names several people."""
    named = [pair for pair in pairs if pair.value is not None and _names(pair.label)]
    lines = Counter(pair.row for pair in named)
    widest = max(lines, key=lambda row: lines[row])
    starts = sorted(pair.column for pair in named if pair.row == widest)
    if len(starts) == 1:
        return [(0, 1_000_000)]
    return list(zip([0, *starts[1:]], [*starts[1:], 1_000_000], strict=True))


def _as_table(sheet: Sheet, pairs: Sequence[_Pair]) -> Table | None:
    """Return the people of one band of forms; None where nobody is named."""
    people = _people(pairs)
    if not people:
        return None
    heads: dict[tuple[str, int], int] = {}
    for person in people:
        for key in person:
            heads.setdefault(key, len(heads))
    rows: list[tuple[int, Row]] = []
    for person in people:
        cells: Row = [None] * len(heads)
        for key, pair in person.items():
            cells[heads[key]] = pair.value
        rows.append((next(pair.row for pair in person.values() if _names(pair.label)), cells))
    first = min(pair.row for pair in pairs)
    title = title_of(sheet.rows[: first - sheet.first_row], 0, len(sheet.rows[0]))
    return Table(
        sheet.name, rows[0][0], columns_of(range(len(heads)), [label for label, _time in heads]), rows, title
    )


def _people(pairs: Sequence[_Pair]) -> list[dict[tuple[str, int], _Pair]]:
    """Return the pairs of each person by label and by how often it came before."""
    opening = _opening(pairs)
    people: list[dict[tuple[str, int], _Pair]] = []
    times: Counter[str] = Counter()
    for pair in pairs:
        if plain_header(pair.label) == opening:
            people.append({})
            times.clear()
        if not people or pair.value is None:
            continue
        people[-1][pair.label, times[pair.label]] = pair
        times[pair.label] += 1
    return [person for person in people if any(_names(label) for label, _time in person)]


def _opening(pairs: Sequence[_Pair]) -> str:
    """Return the label a person begins with: the first, where it comes as often as names do."""
    counted = Counter(plain_header(pair.label) for pair in pairs)
    name = plain_header(next(pair.label for pair in pairs if pair.value is not None and _names(pair.label)))
    first = plain_header(pairs[0].label)
    return first if counted[first] == counted[name] else name
