"""The one door for files: what a file is, and its sheets."""

from pathlib import Path

from services.exchange.card_sheets import read_cards
from services.exchange.limits import Limits
from services.exchange.readers import errors, networks, tables_child
from services.exchange.readers.delimited import read_delimited
from services.exchange.readers.grid import Sheet, Workbook
from services.exchange.readers.locked import unlocked
from services.exchange.readers.sniffing import sniff, sniff_unlocked
from services.exchange.readers.spreadsheets import read_spreadsheet, read_tables
from services.progress import Progress


def read_file(
    path: Path, *, progress: Progress | None = None, limits: Limits | None = None, password: str = ""
) -> Workbook:
    """Return the workbook in the file, whatever its name says it is.

    Raises FilePasswordError for one that is locked and opens with another ``password``, another FileError
    with what to do for one that cannot be read or holds nothing, CancelledError when the user stops it.
    """
    limits = limits or Limits()
    form = sniff(path, limits)
    if form == "picture":
        from services.cards.pictures import read_picture  # cards stand above the readers of tables

        return read_picture(path, progress)
    if form == "vcf":
        return read_cards(path, progress, limits)
    if form in networks.FORMATS:
        return networks.read_network(path, form, limits)
    if form == "text":
        sheets: tuple[Sheet, ...] = (read_delimited(path, progress, limits),)
        form = "csv"
    elif form in tables_child.READERS:
        sheets = read_tables(path, form, progress, limits)
        form = "xls" if form == "biff" else form
    else:
        try:
            form, sheets = _spreadsheet(path, form, progress, limits, password)
        except OSError as error:
            raise errors.unreachable(error) from error
    if not any(sheet.rows for sheet in sheets if sheet.visible):
        raise errors.EmptyFileError()
    return Workbook(path, form, sheets)


def _spreadsheet(
    path: Path, form: str, progress: Progress | None, limits: Limits, password: str
) -> tuple[str, tuple[Sheet, ...]]:
    """Return what a workbook is and its sheets, unlocked when it must be."""
    if form != "locked":
        try:
            return form, read_spreadsheet(path, f".{form}", progress, limits)
        except errors.FilePasswordError:  # an old workbook says so only once it is being read
            pass
    content = unlocked(path, password, progress, limits)
    form = sniff_unlocked(content, limits)
    return form, read_spreadsheet(content, f".{form}", progress, limits)
