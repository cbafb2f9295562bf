"""A book's file below SQLAlchemy: pragmas, key, and whether it may be a book at all."""

import json
import os
from array import array
from pathlib import Path
from typing import Any

from services.errors import BookDamagedError, BookMissingError, PasswordError
from services.i18n import _

APPLICATION_ID = 0x524E4D49  # "RNMI": tells a book from any other SQLite file

_MAGIC = b"SQLite format 3\x00"
_PRAGMAS = (
    "foreign_keys=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "synchronous=FULL",
    "cache_size=-32768",
    "temp_store=MEMORY",
)


def inspect(path: Path, password: str | None) -> None:
    """Refuse a file that is no book, is cut off, or is protected while no password was given."""
    if not path.is_file():
        raise BookMissingError(
            _("There is no book at {path}.").format(path=path), _("Make one with “renmai init”.")
        )
    with path.open("rb") as file:
        head = file.read(16)
    if len(head) < 16:
        raise BookDamagedError(
            _("{name} is empty or cut off.").format(name=path.name),
            _("Bring back a backup with “renmai restore”."),
        )
    if head != _MAGIC and not password:
        raise PasswordError(
            _("{name} is no book, or a protected one.").format(name=path.name),
            _("Give its password, or choose another file."),
        )


def is_unwritable(path: Path) -> bool:
    """Tell whether a file cannot be written (a CD, another's folder), nor keep a WAL index beside it."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def prepare(connection: Any, password: str | None, *, query_only: bool) -> None:
    """Give a new connection of the driver its key and its pragmas, before anything is read."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log=off")  # else a wrong key is told on stderr
    if password:
        cursor.execute("PRAGMA key='" + password.replace("'", "''") + "'")
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    if query_only:
        cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def numbers(connection: Any, sql: str, values: dict[str, Any]) -> "array[int]":
    """Return a statement's one column of numbers in its order.

    SQLite hands a hundred thousand rows over one by one; as one text they come in a third of the time. It
    keeps the order of a subquery under an aggregate that depends on it.
    """
    row = connection.execute(
        f"WITH found (number) AS ({sql}) SELECT json_group_array(number) FROM found", values
    )
    return array("q", json.loads(row.fetchone()[0]))
