"""Why a file is refused, each with what to do about it."""

from services.errors import FileError
from services.exchange.limits import Limits
from services.i18n import _


class FilePasswordError(FileError):
    """The file is locked, and opens with its password: that is missing, or wrong."""

    def __init__(self, *, wrong: bool = False) -> None:
        self.wrong = wrong
        super().__init__(
            _("This password does not open the file.")
            if wrong
            else _("This file is locked with a password."),
            _("Give the password it was locked with; on the command line: --file-password-file F."),
        )


class EncryptedFileError(FileError):
    """The file is locked in a way that is not opened here."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is locked with a password."),
            _("Save it without a password in Excel, then import that file."),
        )


class EmptyFileError(FileError):
    """There is nothing in the file."""

    def __init__(self) -> None:
        super().__init__(_("This file is empty."), _("Choose another file."))


class DamagedFileError(FileError):
    """The file began as a workbook, but cannot be read to its end."""

    def __init__(self) -> None:
        super().__init__(
            _("This workbook is damaged or only half there."),
            _("Open it in Excel, save it as a new .xlsx and import that; or copy the file once more."),
        )


class NotATableError(FileError):
    """The content is something else than a table, whatever the name says."""

    def __init__(self, what: str = "", hint: str = "") -> None:
        message = _("This is {what}, not a table.").format(what=what) if what else _("This file is no table.")
        super().__init__(message, hint or _("Import .xlsx, .xls, .ods, .csv, .txt or .vcf files."))


class OldFormatError(FileError):
    """A format so old that only a conversion helps."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is in a very old format."),
            _("Open it in Excel or WPS, save it as .xlsx and import that."),
        )


class TooBigError(FileError):
    """The file is beyond a limit, openly or packed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, _("Split it into several files and import one after the other."))


class HostileFileError(FileError):
    """The file is built to unfold without measure or to fetch other files."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is built in a way that could harm this computer; it was not opened."),
            _("Ask whoever gave it to you for a plain copy."),
        )


class ReadingTooLongError(FileError):
    """The file was not read within the time allowed."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(
            _("This file was not read within {seconds} seconds.").format(seconds=round(limits.seconds)),
            _("Split it into several files; save a workbook as a new .xlsx without pictures and formulas."),
        )


def too_many_bytes(limits: Limits) -> TooBigError:
    """Return the refusal of a file that is too large on the disk."""
    return TooBigError(_("This file is larger than {count} MB.").format(count=limits.file_bytes // 1_000_000))


def too_much_inside(limits: Limits) -> TooBigError:
    """Return the refusal of a file that is too large once unpacked."""
    return TooBigError(
        _("Unpacked, this file is larger than {count} MB.").format(count=limits.unpacked_bytes // 1_000_000)
    )


def too_many_rows(sheet: str, limits: Limits) -> TooBigError:
    """Return the refusal of a sheet that is too long."""
    return TooBigError(
        _("Sheet “{sheet}” has more than {count} rows.").format(sheet=sheet, count=f"{limits.rows:,}")
    )


def too_many_columns(sheet: str, limits: Limits) -> TooBigError:
    """Return the refusal of a sheet that is too wide."""
    return TooBigError(
        _("Sheet “{sheet}” has more than {count} columns.").format(sheet=sheet, count=limits.columns)
    )


def too_much_memory() -> TooBigError:
    """Return the refusal of a file whose reading took more memory than allowed."""
    return TooBigError(_("Reading this file takes more memory than is allowed."))


def unreachable(error: OSError) -> FileError:
    """Return the refusal of a file that the system does not hand out."""
    if isinstance(error, FileNotFoundError):
        return FileError(_("There is no such file."), _("Check the name and the folder."))
    if isinstance(error, IsADirectoryError):
        return FileError(_("This is a folder, not a file."), _("Choose a file in it."))
    if isinstance(error, PermissionError):
        return FileError(
            _("This file may not be read."), _("Close it in other programs, or ask for the right to read it.")
        )
    return FileError(
        _("This file cannot be read from the disk."), _("Copy it to this computer and try again.")
    )


def as_said(kind: str, message: str, hint: str) -> FileError:
    """Return a refusal of that kind as a child process said it."""
    known = globals().get(kind, FileError)
    refusal: FileError = known.__new__(known)
    FileError.__init__(refusal, message, hint)
    return refusal
