"""A wish to stop, seen within a long statement of the database too: building an index, copying a book."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from services.errors import CancelledError
from services.progress import Progress

_LOOK = 100_000
"""So many of SQLite's steps take some milliseconds."""


@contextmanager
def stoppable(connection: Connection, progress: Progress | None) -> Iterator[None]:
    """Let a wish to stop end whatever statement runs on this connection; raises CancelledError then.

    A server's book looks only between its statements.
    """
    raw = connection.connection.driver_connection
    if progress is None or raw is None or connection.dialect.name != "sqlite":
        yield
        return
    raw.set_progress_handler(lambda: progress.is_stopped, _LOOK)
    try:
        yield
    except (OperationalError, connection.dialect.loaded_dbapi.OperationalError) as error:
        if progress.is_stopped:
            raise CancelledError(progress.words) from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
