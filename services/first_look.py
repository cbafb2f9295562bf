"""The first look into a book's file, past SQLAlchemy: only where the book is just as it should be.

Whatever is not as usual (another schema, no owner, a broken page, no log yet) goes the long way through
``services.transactions``, which puts it right or says it in words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from services import sessions, sqlite_file, upgrade
from services.clock import Clock
from services.reading import Look


def into(path: Path, password: str | None) -> tuple[Look, int, int] | None:
    """Open a book's file; return the look, whose it is and who that is, or None where it is not as usual.

    Raises BookError in words where there is no file, or none that could be a book.
    """
    sqlite_file.inspect(path, password)
    from sqlcipher3 import dbapi2

    if sqlite_file.is_unwritable(path):
        return None
    connection: Any = None
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        sqlite_file.prepare(connection, password, query_only=True)
        whose = _owner(connection)
    except dbapi2.Error:
        whose = None
    if whose is None:
        if connection is not None:
            connection.close()
        return None
    return Look(connection), *whose


def _owner(connection: Any) -> tuple[int, int] | None:
    """Return manager and contact of a book of this very schema that keeps a log; None of any other file."""

    def told(sql: str) -> Any:
        row = connection.execute(sql).fetchone()
        return None if row is None else row[0]

    if told("PRAGMA application_id") != sqlite_file.APPLICATION_ID or told("PRAGMA journal_mode") != "wal":
        return None
    if told("SELECT version_num FROM alembic_version") != upgrade.NEWEST:
        return None
    row = connection.execute("SELECT id, contact_id FROM managers ORDER BY id LIMIT 1").fetchone()
    return None if row is None or row[1] is None else (row[0], row[1])


@contextmanager
def one_state(look: Look, clock: Clock, manager_id: int, me_id: int) -> Iterator[Look]:
    """Let plain reads see one state of the book; a complaint of the driver is raised in words."""
    from sqlcipher3 import dbapi2

    try:
        with look.one_state():
            sessions.prepare(look, clock, manager_id, me_id)
            yield look
    except dbapi2.DatabaseError as error:
        from services import storage

        raise storage.in_words(error) from error
