"""What the child process does with tables in other clothes: web pages, XML, workbooks of Excel 2 to 4."""

import contextlib
import marshal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from services import i18n
from services.errors import FileError
from services.exchange.limits import Limits
from services.exchange.readers.child import ROWS_A_MESSAGE, confine, take_moments
from services.exchange.readers.grid import Sheet
from services.exchange.readers.markup import read_html, read_xml
from services.exchange.readers.old_biff import read_old_workbook

READERS: dict[str, Callable[[Path, Limits], tuple[Sheet, ...]]] = {
    "html": read_html,
    "xml": read_xml,
    "biff": read_old_workbook,
}


def serve(
    connection: Connection,
    form: str,
    path: str,
    words: tuple[str | None, str],
    rows: int,
    columns: int,
    memory: int,
    seconds: int,
) -> None:
    """Send ``("sheet", …)`` and ``("rows", …)`` as for any workbook, then ``("end",)``.

    ``words`` are the folder of the sentences and the language: a refusal is said here, and sent as
    ``("refused", kind, message, hint)``.
    """
    confine(memory, seconds)
    i18n.install(None if words[0] is None else Path(words[0]), words[1])

    def send(*message: Any) -> None:
        connection.send_bytes(marshal.dumps(message))

    try:
        for sheet in READERS[form](Path(path), Limits(rows=rows, columns=columns)):
            _send_sheet(send, sheet)
        send("end")
    except FileError as error:
        send("refused", type(error).__name__, error.message, error.hint)
    except MemoryError:
        send("memory")
    finally:
        with contextlib.suppress(OSError):
            connection.close()


def _send_sheet(send: Callable[..., None], sheet: Sheet) -> None:
    merged = [
        (area.first_row - 1, area.first_column, area.last_row - 1, area.last_column) for area in sheet.merged
    ]
    send("sheet", sheet.name, sheet.visible, sheet.first_row, len(sheet.rows), merged)
    for start in range(0, len(sheet.rows), ROWS_A_MESSAGE):
        rows = sheet.rows[start : start + ROWS_A_MESSAGE]
        send("rows", rows, list(take_moments(rows)))
