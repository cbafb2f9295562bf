"""Which table of China's divisions the program uses; whoever looks places up reads it when first asked."""

from pathlib import Path

_table: Path | None = None


def use(path: Path | None) -> None:
    """Choose the table for the whole program."""
    global _table  # one program has one table
    _table = path


def table() -> Path | None:
    """Return the table chosen."""
    return _table
