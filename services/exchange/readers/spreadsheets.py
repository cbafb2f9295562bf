"""Workbooks read in a child process, so that a hostile or broken one harms nothing but the child."""

import datetime as dt
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from services import i18n
from services.exchange.limits import Limits
from services.exchange.readers import child, errors, formulas, tables_child
from services.exchange.readers.apart import Message
from services.exchange.readers.apart import child as child_process
from services.exchange.readers.grid import Range, Row, Sheet, evened
from services.progress import Progress

_MERGES_KEPT = 50_000


def read_spreadsheet(
    source: Path | bytes, suffix: str, progress: Progress | None, limits: Limits
) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, a file or its bytes, whose content is of the kind ``suffix`` names.

    Raises a FileError in words for what cannot be read, CancelledError when the user stops it.
    """
    with _by_its_name(source, suffix) as told:
        with child_process(child.serve, (told, limits.rows, limits.columns), progress, limits) as messages:
            sheets = _received(messages, progress, limits)
        if suffix in (".xlsx", ".xlsm"):
            formulas.fill_in(Path(told) if isinstance(told, str) else io.BytesIO(told), sheets)
    return tuple(
        Sheet(sheet.name, sheet.visible, evened(sheet.rows), sheet.merged, sheet.first_row)
        for sheet in sheets
    )


def read_tables(path: Path, form: str, progress: Progress | None, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of a web page, of XML of 2003 or of a workbook of Excel 2 to 4, by its ``form``.

    Raises a FileError in words for what cannot be read, CancelledError when the user stops it.
    """
    folder, language = i18n.installed()
    words = (None if folder is None else str(folder), language)
    args = (form, str(path), words, limits.rows, limits.columns)
    with child_process(tables_child.serve, args, progress, limits) as messages:
        return tuple(_received(messages, progress, limits))


def _received(messages: Iterable[Message], progress: Progress | None, limits: Limits) -> list[Sheet]:
    """Return the sheets a child sends."""
    sheets: list[Sheet] = []
    expected = 0
    for message in messages:
        if message[0] == "sheet":
            sheets.append(_sheet(message))
            expected = max(message[4], 1)
        elif message[0] == "rows":
            sheets[-1].rows.extend(_rows(message))
            if progress is not None:
                progress.step(min(len(sheets[-1].rows), expected), expected)
        else:
            raise _refusal(message, limits)
    return sheets


@contextmanager
def _by_its_name(source: Path | bytes, suffix: str) -> Iterator[str | bytes]:
    """Hand out bytes as they are, a file under a name that tells its content: the reader goes by that."""
    if isinstance(source, bytes):
        yield source
    elif source.suffix.lower() == suffix:
        yield str(source)
    else:
        with tempfile.TemporaryDirectory(prefix="renmai-") as folder:
            renamed = Path(folder) / f"book{suffix}"
            shutil.copyfile(source, renamed)
            yield str(renamed)


def _refusal(message: Message, limits: Limits) -> Exception:
    """Return the refusal the child asked for."""
    match message:
        case ("encrypted",):
            return errors.FilePasswordError()
        case ("too many rows", str() as name):
            return errors.too_many_rows(name, limits)
        case ("too many columns", str() as name):
            return errors.too_many_columns(name, limits)
        case ("refused", str() as kind, str() as said, str() as hint):
            return errors.as_said(kind, said, hint)
        case ("memory",):
            return errors.too_much_memory()
        case _:
            return errors.DamagedFileError()


def _sheet(message: Message) -> Sheet:
    """Return the sheet announced, its rows still to come."""
    _kind, name, visible, first_row, _height, merged = message
    ranges = tuple(
        Range(top + 1, left, bottom + 1, right) for top, left, bottom, right in merged[:_MERGES_KEPT]
    )
    return Sheet(name, visible, [], ranges, first_row)


def _rows(message: Message) -> list[Row]:
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
