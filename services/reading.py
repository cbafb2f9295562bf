"""Plain reads: SQL any database of a book understands, asked of a session or of a first look alike.

The first picture of a window is read before SQLAlchemy is loaded, by ``Look``, a bare connection of the
driver. What it reads has one text: the same serves sessions ever after.
"""

import datetime as dt
import threading
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

from services import sqlite_file

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Reading(Protocol):
    """What a plain read asks: a session of the book, or a first look into it."""

    @property
    def info(self) -> dict[Any, Any]:
        """Whose it is and what day it is, as ``services.sessions`` tells."""
        ...


class Look:
    """One bare connection of the driver on a book's file."""

    def __init__(self, connection: Any) -> None:
        self.info: dict[Any, Any] = {}
        self.connection = connection
        self._asking = threading.Lock()

    @contextmanager
    def one_state(self) -> Iterator[Self]:
        """Let everything read inside the block see one state of the book."""
        with self._asking:
            self.connection.execute("BEGIN")
            try:
                yield self
            finally:
                self.connection.execute("COMMIT")

    def rows(self, sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a statement."""
        found: list[tuple[Any, ...]] = self.connection.execute(sql, values).fetchall()
        return found

    def close(self) -> None:
        """Let go of the file, once nobody reads."""
        with self._asking:
            self.connection.close()


def rows(session: Reading, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a statement; ``:name`` in it stands for a value."""
    if isinstance(session, Look):
        return session.rows(sql, values)
    from services import storage

    return storage.plain_rows(cast("Session", session), sql, values)


def value(session: Reading, sql: str, **values: Any) -> Any:
    """Return the first column of the first row, None where there is no row."""
    found = rows(session, sql, **values)
    return found[0][0] if found else None


def numbers(session: Reading, sql: str, **values: Any) -> "array[int]":
    """Return a statement's one column of numbers in its order."""
    if isinstance(session, Look):
        return sqlite_file.numbers(session.connection, sql, values)
    from services import storage

    return storage.plain_numbers(cast("Session", session), sql, values)


def listed(numbers: Iterable[int]) -> str:
    """Return ids as an IN list holds them."""
    return ",".join(str(int(number)) for number in numbers)


def quoted(words: Iterable[str]) -> str:
    """Return words as an IN list holds them."""
    return ",".join("'" + str(word).replace("'", "''") + "'" for word in words)


def moment_of(found: str | dt.datetime) -> dt.datetime:
    """Return a moment read plainly, in UTC, as it is kept."""
    told = dt.datetime.fromisoformat(found) if isinstance(found, str) else found
    return told.replace(tzinfo=dt.UTC)


def day_of(found: str | dt.date) -> dt.date:
    """Return a day read plainly as a date: a file keeps its days in words."""
    return dt.date.fromisoformat(found) if isinstance(found, str) else found


def maybe_day(found: str | dt.date | None) -> dt.date | None:
    """Return a day read plainly as a date, None where there is none."""
    return None if found is None else day_of(found)
