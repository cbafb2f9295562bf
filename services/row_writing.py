"""Many rows into a table at once, column by column, past what SQLAlchemy does for each row of a list.

Only the recorder and the history write rows by this; everything else goes through them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy import Column, Connection, Table

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
    told = rows[0].keys()
    names = [
        column.name
        for column in table.columns
        if column.name in given or column.name in told or column.default is not None
    ]
    compiled = table.insert().compile(dialect=connection.dialect, column_keys=names)
    order = [str(name) for name in compiled.positiontup or names]
    said = set(told)
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        values = []
        for name in order:
            if name in given:
                raw: Iterable[Any] = given[name][first : first + AT_ONCE]
            elif name in said:
                raw = [row[name] for row in part]
            else:
                raw = _defaults(table.columns[name], len(part))
            values.append(_bound(connection, table.columns[name], raw))
        connection.exec_driver_sql(str(compiled), list(zip(*values, strict=True)))


def _defaults(column: Column[Any], count: int) -> Iterable[Any]:
    default = column.default
    if default is not None and default.is_scalar:
        return repeat(default.arg, count)  # type: ignore[attr-defined]
    return (default.arg(None) for _number in range(count))  # type: ignore[union-attr]


def _bound(connection: Connection, column: Column[Any], values: Iterable[Any]) -> Iterable[Any]:
    """Return values as the driver takes them; days and moments repeat, so each is put into words once."""
    kind = column.type.dialect_impl(connection.dialect)
    process = kind.bind_processor(connection.dialect)
    if process is None:
        return values
    known: dict[Any, Any] = {}
    for value in (values := list(values)):
        if value not in known:
            known[value] = process(value)
    return [known[value] for value in values]
