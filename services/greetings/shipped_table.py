"""Which table of shipped wordings the program uses; it is read when the first greeting is written."""

from pathlib import Path

_table: Path | None = None


def use(path: Path | None) -> None:
    """Choose the table for the whole program."""
    global _table  # one program has one table
    _table = path


def table() -> Path | None:
    """Return the table chosen."""
    return _table
