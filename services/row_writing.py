"""Many rows into a table at once, column by column, past what SQLAlchemy does for each row of a list.

Only the recorder and the history write rows by this; everything else goes through them.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table

_FEW = 200
_PLAIN = re.compile(r"[0-9 :.-]*", re.ASCII)
"""Nothing, a day or a moment: text that needs no quoting."""
AT_ONCE = 20_000
"""Rows handed to the driver at a time, so that a large import needs little memory."""


Columns = Mapping[str, Sequence[Any]]
"""The rows of one table turned on their side: every column with its values, in the order of the rows."""


def columns_of(table: Table, rows: Sequence[Mapping[str, Any]]) -> dict[str, Sequence[Any]]:
    """Return rows by columns; what some rows leave out and others tell is the column's default there."""
    found: dict[str, Sequence[Any]] = {}
    for name in set().union(*rows):
        default = default_of(table.columns[name])
        found[name] = [row.get(name, default) for row in rows]
    return found


def default_of(column: Column[Any]) -> Any:
    """Return what a column holds where nothing is said; what is made anew for every row is not said here."""
    default = column.default
    return default.arg if default is not None and default.is_scalar else None  # type: ignore[attr-defined]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows; what they leave out gets the column's own default."""
    if rows:
        insert_columns(connection, table, columns_of(table, rows))


def insert_columns(connection: Connection, table: Table, columns: Columns) -> None:
    """Add the rows that these columns make; columns left out get the table's own defaults."""
    count = len(next(iter(columns.values())))
    if connection.dialect.paramstyle != "qmark":
        values = zip(*columns.values(), strict=True)
        connection.execute(table.insert(), [dict(zip(columns, row, strict=True)) for row in values])
        return
    for first in range(0, count, AT_ONCE):
        part = {name: values[first : first + AT_ONCE] for name, values in columns.items()}
        _by_the_driver(connection, table, part, min(AT_ONCE, count - first))


def _by_the_driver(connection: Connection, table: Table, columns: Columns, count: int) -> None:
    """Hand the driver plain tuples under one prepared statement."""
    quote = connection.dialect.identifier_preparer.quote
    heads, marks, varying = [], [], []
    for column in table.columns:
        told = columns.get(column.name)
        if told is None and column.default is None:
            continue
        heads.append(quote(column.name))
        if told is None or (count > _FEW and column.name != "id" and told.count(told[0]) == count):
            (value,) = _bound(connection, column, [default_of(column) if told is None else told[0]])
            if (said := _literal(value)) is not None:
                marks.append(said)
                continue
            told = [value] * count
        else:
            told = _bound(connection, column, told)
        marks.append("?")
        varying.append(told)
    sql = f"INSERT INTO {quote(table.name)} ({', '.join(heads)}) VALUES ({', '.join(marks)})"
    connection.exec_driver_sql(sql, list(zip(*varying, strict=True)))


def _literal(value: Any) -> str | None:
    """Return SQL for what is the same in every row, where it is a small thing; half of a wide row is empty.

    Handing such values over again for every row takes as long as all the others.
    """
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    return "'" + value + "'" if isinstance(value, str) and _PLAIN.fullmatch(value) else None


def _bound(connection: Connection, column: Column[Any], values: Sequence[Any]) -> Sequence[Any]:
    """Return values as the driver takes them; days and moments repeat, so each is put into words once."""
    kind = column.type.dialect_impl(connection.dialect)
    process = kind.bind_processor(connection.dialect)
    if process is None:
        return values
    known: dict[Any, Any] = {}
    for value in values:
        if value not in known:
            known[value] = process(value)
    return [known[value] for value in values]
