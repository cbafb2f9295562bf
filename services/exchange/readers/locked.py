"""Workbooks locked with a password, opened in memory; an old .xls passes through a nameless file."""

from pathlib import Path

from services.exchange.limits import Limits
from services.exchange.readers import child, errors
from services.exchange.readers.apart import child as child_process
from services.progress import Progress


def unlocked(path: Path, password: str, progress: Progress | None, limits: Limits) -> bytes:
    """Return the workbook inside a locked one.

    Raises FilePasswordError where the password is missing or wrong, EncryptedFileError where the file is
    locked in a way that no password opens, another FileError where it is damaged.
    """
    try:
        return _unlocked(path, password, progress, limits)
    except errors.DamagedFileError:
        if password:
            raise
        raise errors.FilePasswordError() from None  # asked first, and looked at again with the answer


def _unlocked(path: Path, password: str, progress: Progress | None, limits: Limits) -> bytes:
    with child_process(child.unlock, (str(path), password), progress, limits) as messages:
        for message in messages:
            match message:
                case ("content", bytes() as content):
                    return content
                case ("wrong",):
                    raise errors.FilePasswordError(wrong=bool(password))
                case ("memory",):
                    raise errors.too_much_memory()
                case ("unknown lock",):
                    raise errors.EncryptedFileError()
    raise errors.DamagedFileError()
