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
    """Add rows that all have the same keys; columns they leave out get the table's own defaults.

    ``given`` holds whole columns, in the order of the rows; they come before what the rows say.
    """
    columns = given or {}
    if not rows:
        return
    if connection.dialect.paramstyle == "qmark":
        _by_the_driver(connection, table, rows, columns)
        return
    whole = [
        {**row, **dict(zip(columns, values, strict=True))}
        for row, values in zip(rows, zip(*columns.values(), strict=True), strict=True)
    ]
    connection.execute(table.insert(), whole if columns else list(rows))


def _by_the_driver(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    given: Mapping[str, Sequence[Any]],
) -> None:
    """Hand the driver plain tuples under one prepared statement."""
    names = [
        column.name
        for column in table.columns
        if column.name in given or column.name in rows[0] or column.default is not None
    ]
    quote = connection.dialect.identifier_preparer.quote
    heads = ", ".join(map(quote, names))
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        columns = {
            name: _bound(connection, table.columns[name], _raw(table.columns[name], part, given, first))
            for name in names
        }
        said = {name: _literal(values) for name, values in columns.items()} if len(part) > _FEW else {}
        said["id"] = ""
        varying = [values for name, values in columns.items() if not said.get(name)]
        marks = ", ".join(said.get(name) or "?" for name in names)
        sql = f"INSERT INTO {quote(table.name)} ({heads}) VALUES ({marks})"
        connection.exec_driver_sql(sql, list(zip(*varying, strict=True)))


def _raw(
    column: Column[Any], part: Sequence[Mapping[str, Any]], given: Mapping[str, Sequence[Any]], first: int
) -> Sequence[Any]:
    """Return a column of a part of the rows: as given, as the rows say, or its default."""
    if column.name in given:
        return given[column.name][first : first + AT_ONCE]
    if column.name in part[0]:
        return [row[column.name] for row in part]
    return _defaults(column, len(part))


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


def _defaults(column: Column[Any], count: int) -> list[Any]:
    default = column.default
    if default is not None and default.is_scalar:
        return [default.arg] * count  # type: ignore[attr-defined]
    return [default.arg(None) for _number in range(count)]  # type: ignore[union-attr]


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
