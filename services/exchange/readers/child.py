"""What the child process does: open a workbook with calamine and send its rows, within bounds.

Nothing of the program but this module is imported here, so that the child starts quickly. Messages are
marshalled tuples, several times faster than pickled ones; dates, which marshal does not know, travel beside
their rows. A panic of the Rust reader just ends the process: the parent notices.
"""

import contextlib
import datetime as dt
import io
import itertools
import marshal
import os
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROWS_A_MESSAGE = 2_000
_ASKS_NOBODY = "VelvetSweatshop"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

# (kind, year, month, day, hour, minute, second): kind "d" a date, "s" a date with a time, "t" a time of day
Moment = tuple[str, int, int, int, int, int, int]


def serve(
    connection: Connection, source: str | bytes, rows: int, columns: int, memory: int, seconds: int
) -> None:
    """Send ``("sheet", …)`` and ``("rows", …)`` messages for every sheet of the file, then ``("end",)``.

    What stands in the way is said as ``("encrypted",)``, ``("damaged",)``, ``("rows", name)`` and the like.
    """
    confine(memory, seconds)
    import python_calamine

    def send(*message: Any) -> None:
        connection.send_bytes(marshal.dumps(message))

    try:
        with _opened(python_calamine.CalamineWorkbook, source) as workbook:
            for metadata in workbook.sheets_metadata:
                if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                visible = metadata.visible == python_calamine.SheetVisibleEnum.Visible
                if visible:
                    _send_sheet(send, metadata.name, workbook.get_sheet_by_name(metadata.name), rows, columns)
                else:
                    send("sheet", metadata.name, False, 1, 0, ())
        send("end")
    except python_calamine.PasswordError:
        send("encrypted")
    except (python_calamine.CalamineError, OSError):
        send("damaged")
    except MemoryError:
        send("memory")
    finally:
        connection.close()


def _opened(workbook: Any, source: str | bytes) -> Any:
    return (
        workbook.from_path(source) if isinstance(source, str) else workbook.from_filelike(io.BytesIO(source))
    )


def unlock(connection: Connection, path: str, password: str, memory: int, seconds: int) -> None:
    """Send ``("content", …)`` with the workbook inside a locked one, or what stands in the way.

    Excel asks nobody for the password of a book that is only protected against changes: it is a known one.
    Whatever else is wrong with the file ends the process, and the parent notices.
    """
    confine(memory, seconds)
    import msoffcrypto
    from msoffcrypto import exceptions

    found: tuple[Any, ...] = ("wrong",)
    try:
        with Path(path).open("rb") as file:
            locked = msoffcrypto.OfficeFile(file)
            for each in filter(None, (password, _ASKS_NOBODY)):
                with contextlib.suppress(exceptions.InvalidKeyError):
                    locked.load_key(password=each)
                    content = io.BytesIO()
                    locked.decrypt(content)
                    if content.getvalue().startswith(_WORKBOOKS):  # some writers' check values are wrong
                        found = ("content", content.getvalue())
                        break
    except (exceptions.FileFormatError, exceptions.ParseError, exceptions.DecryptionError):
        found = ("unknown lock",)
    except MemoryError:
        found = ("memory",)
    connection.send_bytes(marshal.dumps(found))
    connection.close()


def confine(memory: int, seconds: int) -> None:
    """Bound memory and processor time where the system can; keep a crash quiet."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if sys.platform == "win32":
        return
    import resource

    for kind, bound in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (bound, bound))


def _send_sheet(send: Any, name: str, sheet: Any, rows: int, columns: int) -> None:
    """Send the sheet's head, merged ranges and rows; a sheet beyond the bounds is only said to be so."""
    start, end = sheet.start, sheet.end
    if start is None or end is None:
        send("sheet", name, True, 1, 0, ())
        return
    if end[0] - start[0] >= rows:
        send("too many rows", name)
        return
    if end[1] >= columns:
        send("too many columns", name)
        return
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    send("sheet", name, True, start[0] + 1, end[0] - start[0] + 1, merged)
    pad = [None] * start[1]
    source = itertools.islice(sheet.iter_rows(), start[0], None)
    while chunk := list(itertools.islice(source, ROWS_A_MESSAGE)):
        plain = _plain(chunk)
        if pad:
            plain = [pad + row for row in plain]
        try:
            send("rows", plain, ())
        except ValueError:  # a date somewhere
            moments = list(take_moments(plain))
            send("rows", plain, moments)


def _plain(rows: list[list[Any]]) -> list[list[Any]]:
    """Return the rows with None for blanks and whole numbers as such; equal texts are one, sent once.

    One expression, for it runs a million times.
    """
    same: dict[str, str] = {}
    met = same.setdefault
    return [
        [
            (met(cell, cell) if cell and not cell.isspace() else None)
            if type(cell) is str
            else int(cell)
            if type(cell) is float and cell.is_integer() and -1e19 < cell < 1e19
            else cell
            for cell in row
        ]
        for row in rows
    ]


def take_moments(rows: list[list[Any]]) -> Iterator[tuple[int, int, Moment]]:
    """Take the dates and times out of the rows and yield them with their places; durations become text."""
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, dt.datetime):
                yield (index, column, ("s", *cell.timetuple()[:6]))
            elif isinstance(cell, dt.date):
                yield (index, column, ("d", *cell.timetuple()[:6]))
            elif isinstance(cell, dt.time):
                yield (index, column, ("t", 1, 1, 1, cell.hour, cell.minute, cell.second))
            elif isinstance(cell, dt.timedelta):
                row[column] = _duration(cell)
                continue
            else:
                continue
            row[column] = None


def _duration(span: dt.timedelta) -> str:
    """Return a span of time as a spreadsheet shows it: hours:minutes:seconds."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
