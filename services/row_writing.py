"""Many rows into a table at once, column by column, past what SQLAlchemy does for each row of a list.

Only the recorder and the history write rows by this; everything else goes through them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table

_FEW = 200
AT_ONCE = 20_000
"""Rows handed to the driver at a time, so that a large import needs little memory."""


def insert_rows(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    given: Mapping[str, Sequence[Any]] | None = None,
) -> None:
    """Add rows; what they leave out gets the column's own default.

    ``given`` holds whole columns, in the order of the rows; they come before what the rows say.
    """
    columns = given or {}
    if not rows:
        return
    if connection.dialect.paramstyle == "qmark":
        _by_the_driver(connection, table, rows, columns)
        return
    told = {name for row in rows for name in row}
    blank = {name: _default(table.columns[name]) for name in told}
    whole = [{**blank, **row} for row in rows]
    for name, values in columns.items():
        for row, value in zip(whole, values, strict=True):
            row[name] = value
    connection.execute(table.insert(), whole)


def _by_the_driver(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    given: Mapping[str, Sequence[Any]],
) -> None:
    """Hand the driver plain tuples under one prepared statement."""
    told = set(given).union(*rows)
    names = [each.name for each in table.columns if each.name in told or each.default is not None]
    quote = connection.dialect.identifier_preparer.quote
    heads = ", ".join(map(quote, names))
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        columns = {
            name: _bound(connection, table.columns[name], given[name][first : first + AT_ONCE])
            if name in given
            else _said(connection, table.columns[name], part, name in told)
            for name in names
        }
        said = {name: _literal(values) for name, values in columns.items()} if len(part) > _FEW else {}
        said["id"] = ""
        varying = [values for name, values in columns.items() if not said.get(name)]
        marks = ", ".join(said.get(name) or "?" for name in names)
        sql = f"INSERT INTO {quote(table.name)} ({heads}) VALUES ({marks})"
        connection.exec_driver_sql(sql, list(zip(*varying, strict=True)))


def _said(
    connection: Connection, column: Column[Any], part: Sequence[Mapping[str, Any]], told: bool
) -> Sequence[Any]:
    """Return a column of a part of the rows: as they say, or its default."""
    name, default = column.name, _default(column)
    if not told:
        return [default] * len(part)
    return _bound(connection, column, [row.get(name, default) for row in part])


def _literal(values: Sequence[Any]) -> str:
    """Return SQL for a column that is the same small thing in every row; half of a wide row is empty.

    Handing such values over again for every row takes as long as all the others.
    """
    value = values[0]
    if not (value is None or value == "" or type(value) is int or type(value) is bool):
        return ""
    if values.count(value) != len(values):
        return ""
    return "NULL" if value is None else "''" if value == "" else str(int(value))


def _default(column: Column[Any]) -> Any:
    """Return what a column holds where nothing is said; what is made anew for every row comes with them."""
    default = column.default
    return default.arg if default is not None and default.is_scalar else None  # type: ignore[attr-defined]


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
