"""The one door for files: what a file is, and its sheets."""

from pathlib import Path

from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.delimited import read_delimited
from services.exchange.readers.grid import Sheet, Workbook
from services.exchange.readers.markup import read_html, read_xml
from services.exchange.readers.sniffing import sniff
from services.exchange.readers.spreadsheets import read_spreadsheet
from services.progress import Progress


def read_file(path: Path, *, progress: Progress | None = None, limits: Limits | None = None) -> Workbook:
    """Return the workbook in the file, whatever its name says it is.

    Raises a FileError with what to do for a file that cannot be read or holds nothing,
    CancelledError when the user stops it.
    """
    limits = limits or Limits()
    form = sniff(path, limits)
    if form == "text":
        sheets: tuple[Sheet, ...] = (read_delimited(path, progress, limits),)
        form = "csv"
    elif form == "html":
        sheets = read_html(path, limits)
    elif form == "xml":
        sheets = read_xml(path, limits)
    else:
        try:
            sheets = read_spreadsheet(path, f".{form}", progress, limits)
        except OSError as error:
            raise errors.unreachable(error) from error
    if not any(sheet.rows for sheet in sheets if sheet.visible):
        raise errors.EmptyFileError()
    return Workbook(path, form, sheets)
