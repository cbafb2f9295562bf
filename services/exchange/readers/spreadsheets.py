"""Workbooks read in a child process, so that a hostile or broken one harms nothing but the child."""

import datetime as dt
import marshal
import multiprocessing
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any

from services.exchange.limits import Limits
from services.exchange.readers import child, errors, formulas
from services.exchange.readers.grid import Range, Row, Sheet, evened
from services.progress import Progress

_POLL_SECONDS = 0.05  # how soon a wish to cancel is seen
_MERGES_KEPT = 50_000
_starting = threading.Lock()


def read_spreadsheet(path: Path, suffix: str, progress: Progress | None, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook whose content is of the kind that ``suffix`` names.

    Raises a FileError in words for what cannot be read, CancelledError when the user stops it.
    """
    with tempfile.TemporaryDirectory(prefix="renmai-") as folder:
        if path.suffix.lower() != suffix:  # the reader goes by the name
            renamed = Path(folder) / f"book{suffix}"
            shutil.copyfile(path, renamed)
            path = renamed
        with _child(path, limits) as (connection, process):
            sheets: list[Sheet] = []
            expected = 0
            for message in _messages(connection, process, progress, limits):
                if message[0] == "sheet":
                    sheets.append(_sheet(message))
                    expected = max(message[4], 1)
                elif message[0] == "rows":
                    sheets[-1].rows.extend(_rows(message))
                    if progress is not None:
                        progress.step(min(len(sheets[-1].rows), expected), expected)
                else:
                    raise _refusal(message, limits)
        if suffix in (".xlsx", ".xlsm"):
            formulas.fill_in(path, sheets)
    return tuple(
        Sheet(sheet.name, sheet.visible, evened(sheet.rows), sheet.merged, sheet.first_row)
        for sheet in sheets
    )


@contextmanager
def _child(path: Path, limits: Limits) -> Iterator[tuple[Connection, Any]]:
    """Run the reading child and end it whatever happens."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=child.serve,
        args=(theirs, str(path), limits.rows, limits.columns, limits.memory_bytes, round(limits.seconds) + 1),
        daemon=True,
    )
    with _without_main():
        process.start()
    theirs.close()
    try:
        yield ours, process
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


@contextmanager
def _without_main() -> Iterator[None]:
    """Keep the child from running the program's own main again: it needs nothing of it and starts faster."""
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _messages(
    connection: Connection, process: Any, progress: Progress | None, limits: Limits
) -> Iterator[tuple[Any, ...]]:
    """Yield what the child says until its end; raises when it dies, takes too long or is to stop."""
    deadline = time.monotonic() + limits.seconds
    while True:
        while not connection.poll(_POLL_SECONDS):
            if progress is not None:
                progress.step(0, 1)
            if time.monotonic() > deadline:
                raise errors.ReadingTooLongError(limits)
        try:
            message: tuple[Any, ...] = marshal.loads(connection.recv_bytes())
        except EOFError:
            raise _death(process, limits) from None
        if message[0] == "end":
            return
        yield message


def _death(process: Any, limits: Limits) -> Exception:
    """Return the refusal for a child that ended before its work did."""
    process.join(1)
    if process.exitcode == -getattr(signal, "SIGXCPU", 24):
        return errors.ReadingTooLongError(limits)
    if process.exitcode == -signal.SIGABRT:  # Rust ends so when memory is refused
        return errors.too_much_memory()
    return errors.DamagedFileError()


def _refusal(message: tuple[Any, ...], limits: Limits) -> Exception:
    """Return the refusal the child asked for."""
    match message:
        case ("encrypted",):
            return errors.EncryptedFileError()
        case ("too many rows", str() as name):
            return errors.too_many_rows(name, limits)
        case ("too many columns", str() as name):
            return errors.too_many_columns(name, limits)
        case ("memory",):
            return errors.too_much_memory()
        case _:
            return errors.DamagedFileError()


def _sheet(message: tuple[Any, ...]) -> Sheet:
    """Return the sheet announced, its rows still to come."""
    _kind, name, visible, first_row, _height, merged = message
    ranges = tuple(
        Range(top + 1, left, bottom + 1, right) for top, left, bottom, right in merged[:_MERGES_KEPT]
    )
    return Sheet(name, visible, [], ranges, first_row)


def _rows(message: tuple[Any, ...]) -> list[Row]:
    """Return the rows of one message, their dates put back."""
    rows: list[Row] = message[1]
    for index, column, (kind, *parts) in message[2]:
        year, month, day, hour, minute, second = parts
        if kind == "d":
            rows[index][column] = dt.date(year, month, day)
        elif kind == "t":
            rows[index][column] = dt.time(hour, minute, second)
        else:
            rows[index][column] = dt.datetime(year, month, day, hour, minute, second)
    return rows
