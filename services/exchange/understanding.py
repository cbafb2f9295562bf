"""Rows of a table into facts: each mapped column goes to its field's reader."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from models.kinds import PointKind
from services.contacts.dates import lunar_birthday
from services.contacts.writing import Cell, Memory
from services.exchange import divided_places
from services.exchange.cell_readers import READERS, Read, birthday_columns, read_name
from services.exchange.columns import Mapping
from services.exchange.facts import AddressFact, PointFact, PostFact, RowFacts, RowProblem, SchoolFact
from services.exchange.own_readers import reader_of, settle
from services.exchange.row_reading import RowReading
from services.exchange.table_finder import Table

_ALONE = frozenset(
    [
        *("gender", "birthday", "lunar_birthday", "native_place", "birth_place", "native_code", "birth_code"),
        *("source", "purpose", "consent", "nickname", "english_name", "ethnicity", "party", "spouse"),
    ]
)
"""Fields whose cell alone says what becomes of the contact's own row, whatever else stands beside it."""

Told = tuple[tuple[str, object], ...]
"""Columns of the contact's own row, with what they become."""


class Reader:
    """Reads the rows of one table.

    Places, days and sources come again and again: what a cell of theirs says is worked out once a table.
    """

    def __init__(self, table: Table, mapping: Mapping, today: dt.date, *, own: bool = False) -> None:
        """``own``: the table is one we wrote ourselves, and read exactly as written."""
        self._sheet = table.sheet
        self._own = own
        self._today = today
        labels = {column.index: column.label for column in table.columns}
        self._columns: list[tuple[int, str, Read, Memory[str, Told | None] | None]] = []
        shared = {} if own else divided_places.sharing(table, mapping)
        self._joined = [
            ([column.index for column in columns], columns[0].label, READERS[field])
            for field, columns in shared.items()
        ]
        taken = {index for indexes, _label, _reader in self._joined for index in indexes}
        for index, field in mapping.items():
            if index in taken:
                continue
            reader = reader_of(field or "") if own else READERS.get(field or "")
            if reader is not None:
                told = Memory(partial(self._alone, reader)) if field in _ALONE else None
                self._columns.append((index, labels.get(index, ""), reader, told))

    def _alone(self, reader: Read, cell: str) -> Told | None:
        """Return what a cell makes of the contact's own row; None where something is wrong with it."""
        reading = RowReading(self._sheet, 0, self._today)
        reader(reading, cell)
        return None if reading.problems else tuple(reading.facts.single.items())

    def read(self, row: int, cells: Sequence[Cell]) -> tuple[RowFacts, list[RowProblem]]:
        """Return what a row tells and what of it was left out."""
        reading = RowReading(self._sheet, row, self._today)
        single = reading.facts.single
        width = len(cells)
        for index, label, reader, known in self._columns:
            cell = cells[index] if index < width else None
            if cell is None or cell == "":
                continue
            if known is not None and isinstance(cell, str) and (told := known[cell]) is not None:
                for column, value in told:
                    single[column] = value
                continue
            reading.column = label
            reader(reading, cell)
        for indexes, label, reader in self._joined:
            if whole := divided_places.joined(cells[index] for index in indexes if index < width):
                reading.column = label
                reader(reading, whole)
        if self._own:
            settle(reading)
        _finish(reading)
        return reading.facts, reading.problems


_schoolings: Memory[tuple[tuple[str, Any], ...], SchoolFact] = Memory(lambda told: SchoolFact(**dict(told)))
"""Times at a school by what was told of them: whole classes share one."""


def _finish(reading: RowReading) -> None:
    facts = reading.facts
    if not facts.name and (reading.family or reading.given):
        read_name(reading, f"{reading.family}{reading.given}")
    if reading.organization or reading.title or reading.department:
        facts.posts.insert(0, PostFact(reading.organization, reading.department, reading.title))
    if reading.school:
        told = _schoolings[tuple(reading.school.items())]
        if told:
            facts.schools.append(told)
    if (
        reading.is_lunar
        and (day := facts.single.get("birth_solar"))
        and "birth_lunar_day" not in facts.single
    ):
        found = lunar_birthday(day, reading.today).birthday
        if found is not None and found.lunar:
            del facts.single["birth_solar"]
            facts.single.update(birthday_columns(found))
    if reading.wechat_by_mobile and (mobiles := facts.mobiles()):
        facts.points.append(PointFact(PointKind.WECHAT, mobiles[0]))
    if reading.postcode and facts.addresses:
        first = facts.addresses[0]
        whole = AddressFact(first.kind, first.text, first.code, reading.postcode)
        facts.addresses = (whole, *facts.addresses[1:])
