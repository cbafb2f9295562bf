"""Places kept in several columns: 省 beside 市 beside 县, joined into the one place they tell together."""

import re
from collections.abc import Iterable, Sequence

from services.contacts import places
from services.contacts.writing import Cell
from services.exchange.headers import ADDRESSES, field_of, plain_header
from services.exchange.row_reading import said
from services.exchange.table_parts import Column, Table

PLACES = frozenset({"native_place", "birth_place", "residence"})
_FIELDS = PLACES | ADDRESSES
_WORDS = (
    "省 省份 省级 省市 省自治区 省直辖市 省市自治区 省自治区直辖市 province state",
    "市 城市 地市 地级市 市州 州市 市县 city",
    "县 区 区县 县区 县市 县级 县级市 县市区 市县区 市区县 区市县 区县市 district county",
    "乡 镇 乡镇 街道 镇街 镇街道 乡镇街道",
)
_RANKS = {word: rank for rank, words in enumerate(_WORDS) for word in words.split()}
_PART = re.compile(f"^(.*?)({'|'.join(_RANKS)})$")
_MARKS = re.compile(r"[\W_]+")
_LINKING = re.compile(r"(?:所在地|所在|地址|的|地)$")
_BEFORE = {
    "现居": "residence",
    "居住": "residence",
    "现居住": "residence",
    "现住": "residence",
    "常住": "residence",
    "目前": "residence",
    "现": "residence",
    "户口": "residence",
    "工作": "residence",
    "出生": "birth_place",
    "生源": "native_place",
    "家庭": "home_address",
    "住宅": "home_address",
    "家": "home_address",
    "单位": "work_address",
    "公司": "work_address",
    "商务": "work_address",
}
_SAYING_NOTHING = frozenset({"市辖区", "县", "辖区", "直辖", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_LOOKED_AT = 60
_ENOUGH = 0.5

Mapping = dict[int, str | None]


def part_of(header: str) -> tuple[str, int] | None:
    """Return whose part a header names and how small that is; None where it names no part of a place.

    籍贯市 is the second of a native place, 县 the third of nobody's yet.
    """
    found = _PART.match(_MARKS.sub("", plain_header(header)))
    if found is None:
        return None
    before = found[1]
    while before:
        field = _BEFORE.get(before) or field_of(before)[0]
        if field in _FIELDS:
            return field, _RANKS[found[2]]
        shorter = _LINKING.sub("", before)
        if shorter == before:
            return None
        before = shorter
    return "", _RANKS[found[2]]


def with_divided(table: Table, mapping: Mapping) -> Mapping:
    """Return the mapping with the columns that together tell a place, where their cells do."""
    changed = dict(mapping)
    for field, run, following in _runs(table.columns):
        told = changed.get(following.index) if following is not None else None
        wanted = field or (told if told in ADDRESSES else "residence")
        held = any(told == wanted for index, told in changed.items() if index not in run)
        if (held and wanted in PLACES) or not _tells_places(table, run):
            continue
        changed.update(dict.fromkeys(run, wanted))
    return changed


def _runs(columns: Sequence[Column]) -> list[tuple[str, list[int], Column | None]]:
    """Return whose place, which columns tell it from the large to the small, and the column that follows."""
    found: list[tuple[str, list[int], Column | None]] = []
    whose, run, last = "", list[int](), -1

    def close(following: Column | None) -> None:
        if len(run) > 1:
            found.append((whose, run, following))

    for column in columns:
        part = part_of(column.header)
        if part is None or part[1] <= last or part[0] not in ("", whose):
            close(column)
            whose, run, last = "", [], -1
        if part is not None:
            whose, last = part[0] or whose, part[1]
            run.append(column.index)
    close(None)
    return found


def _tells_places(table: Table, run: Sequence[int]) -> bool:
    texts = [
        joined(cells[index] for index in run if index < len(cells)) for _row, cells in table.rows[:_LOOKED_AT]
    ]
    filled = [text for text in texts if text]
    known = [found for text in filled if (found := places.find(text)).code or found.candidates]
    return bool(filled) and len(known) >= _ENOUGH * len(filled)


def sharing(table: Table, mapping: Mapping) -> dict[str, list[Column]]:
    """Return the columns that tell one place together, from the large to the small, by their field.

    What is no part of a place, as the street and number, comes last.
    """
    found: dict[str, list[Column]] = {}
    for column in table.columns:
        field = mapping.get(column.index)
        if field in _FIELDS:
            found.setdefault(field, []).append(column)
    shared = {}
    for field, columns in found.items():
        parts = [column for column in columns if part_of(column.header)]
        rest = [column for column in columns if column not in parts]
        whole = [*parts, *(rest if field in PLACES else rest[:1])]
        if len(whole) > 1 and (parts or field in PLACES):
            shared[field] = whole
    return shared


def partners(table: Table, column: int) -> frozenset[int]:
    """Return the columns that may tell a place together with this one: parts like it, of other sizes."""
    parts = {each.index: part for each in table.columns if (part := part_of(each.header))}
    mine = parts.pop(column, None)
    return frozenset(index for index, part in parts.items() if mine is not None and part[1] != mine[1])


def joined(cells: Iterable[Cell]) -> str:
    """Return the cells as one place: what the next repeats of the one before stands once."""
    whole = ""
    for cell in cells:
        text = said(cell)
        if text in _SAYING_NOTHING or text in whole:
            continue
        start = next((at for at in range(len(whole) - 1) if text.startswith(whole[at:])), len(whole))
        whole = whole[:start] + text
    return whole
