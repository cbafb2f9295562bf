"""Workbooks written: styled header, frozen row, text that stays text; the old file whole until the end."""

import contextlib
import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from services import locations
from services.errors import FileError
from services.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD_FILL, _HEAD_TEXT = "FF0E6757", "FFFFFFFF"
_WIDEST, _NARROWEST = 40, 8


def save_grid(out: Path, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write one sheet."""
    book = new_workbook()
    with said_when_full(out):
        fill_sheet(book, title, heads, rows)
    save(book, out)


def new_workbook() -> "Workbook":
    """Return a workbook without sheets."""
    from openpyxl import Workbook

    return Workbook(write_only=True)


def fill_sheet(
    book: "Workbook", title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str = ""
) -> "Worksheet":
    """Add a sheet with a styled, frozen header and widths that follow the content; a caption goes above."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A3" if caption else "A2"
    kept = [list(row) for row in rows]
    for index, head in enumerate(heads):
        widest = max([_wide(head) + 2, *(_wide(row[index]) for row in kept[:500])], default=_NARROWEST)
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(
            _WIDEST, max(_NARROWEST, widest + 1)
        )
    styled = []
    for head in heads:
        cell = WriteOnlyCell(sheet, value=head)
        cell.font = Font(bold=True, color=_HEAD_TEXT)
        cell.fill = PatternFill("solid", start_color=_HEAD_FILL)
        styled.append(cell)
    if caption:
        sheet.append([_cell(sheet, caption)])
    sheet.append(styled)
    for row in kept:
        sheet.append([_cell(sheet, value) for value in row])
    top = 2 if caption else 1
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(max(1, len(heads)))}{len(kept) + top}"
    return sheet


def _cell(sheet: "Worksheet", value: Any) -> Any:
    """Return a cell whose text is text: ``=1+1`` is a name, not a formula; a phone is not a number."""
    if not isinstance(value, str):
        return value
    if value[:1] not in "=+-@\t\r＝" and not value.isdigit():
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell._value = value
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _wide(value: Any) -> int:
    if value is None:
        return 0
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text.split("\n")[0])


@contextlib.contextmanager
def said_when_full(out: Path) -> Iterator[None]:
    """Say in words that a file could not be written: sheets are gathered on the disk before it is."""
    try:
        yield
    except OSError as error:
        raise unwritten(out) from error


def save(book: "Workbook", out: Path) -> None:
    """Write the workbook beside its place, then put it there; raises FileError in words."""
    draft = out.with_name(f".{out.name}.part")
    try:
        book.save(draft)
        put_in_place(draft, out)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise unwritten(out) from error


def put_in_place(draft: Path, out: Path) -> None:
    """Let a finished file take the place of the old one at once, readable by its owner only.

    It is on the disk before that: a power cut leaves the old one or the new one.
    """
    locations.make_private(draft)
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(draft, out)  # noqa: PTH105  (atomic on every system)


def unwritten(out: Path) -> FileError:
    """Return what is said when a file could not be written."""
    kept = _("The old {name} is still there, untouched.").format(name=out.name) if out.exists() else ""
    return FileError(
        _("{name} was not written: the disk is full, write-protected, or the file is open elsewhere.").format(
            name=out.name
        ),
        kept or _("Close it in other programs, or choose another place."),
    )
