"""Rows as the journal keeps them: columns to JSON and back, by the column's own type."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Date, Table

from models.base import Instant

Row = dict[str, Any]


def packed(values: Mapping[str, Any]) -> str:
    """Return column values as JSON; days and moments in ISO form."""
    return json.dumps(
        {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in values.items()},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpacked(table: Table, text: str | None) -> Row:
    """Return column values from JSON; columns the table no longer has are dropped."""
    if not text:
        return {}
    return restored(table, json.loads(text))


def packed_many(rows: Iterable[Row]) -> str:
    """Return the images of many rows as one JSON list."""
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"), default=_in_iso)


def _in_iso(value: Any) -> str:
    return str(value.isoformat())


def images(table: Table, text: str | None) -> list[Row]:
    """Return the images a deletion keeps: of one row, or of a run of them."""
    told = json.loads(text) if text else []
    return [restored(table, image) for image in (told if isinstance(told, list) else [told])]


def restored(table: Table, values: Mapping[str, Any]) -> Row:
    """Return values read from JSON with days and moments in their own types."""
    names, days, moments = _kinds(table)
    row = {name: value for name, value in values.items() if name in names}
    for name in days & row.keys():
        if isinstance(row[name], str):
            row[name] = dt.date.fromisoformat(row[name])
    for name in moments & row.keys():
        if isinstance(row[name], str):
            moment = dt.datetime.fromisoformat(row[name])  # SQLite keeps moments in UTC without saying so
            row[name] = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return row


@cache
def _kinds(table: Table) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the names of a table's columns, of those that hold days, and of those that hold moments."""
    kinds = {column.name: column.type for column in table.columns}
    days = (name for name, kind in kinds.items() if isinstance(kind, Date))
    moments = (name for name, kind in kinds.items() if isinstance(kind, Instant))
    return frozenset(kinds), frozenset(days), frozenset(moments)


def plain(row: Mapping[str, Any]) -> Row:
    """Return a database row as a dictionary of column names."""
    return dict(row)
