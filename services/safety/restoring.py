"""A backup in the book's place, and what the book finds wrong with itself."""

import contextlib
import datetime as dt
from pathlib import Path

from services import locations, storage
from services.book import Book
from services.errors import BookBusyError, BookError, FileError
from services.i18n import _
from services.safety import backups
from services.sheets import call_sheet


def restore(book_path: Path, backup: Path) -> int:
    """Put a sound backup in the book's place; the book as it was is kept as a backup. Return its contacts.

    Nothing happens to the book unless the backup reads whole. Raises BookDamagedError, BookBusyError and
    FileError.
    """
    if not backup.is_file():
        raise FileError(
            _("There is no backup at {path}.").format(path=backup), _("List them with “renmai backups”.")
        )
    contacts = backups.contacts_in(backup)
    draft = book_path.with_name(book_path.name + ".restoring")
    try:
        draft.write_bytes(backup.read_bytes())
        locations.make_private(draft)
        backups.contacts_in(draft)
        numbers = _keep_present(book_path)
        for ending in ("-wal", "-shm"):
            book_path.with_name(book_path.name + ending).unlink(missing_ok=True)
        draft.replace(book_path)
    except OSError as error:
        raise FileError(
            _("The backup could not be put in place."), _("The book itself is as it was.")
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    book = Book.open(book_path)  # brings an older backup up to date
    try:
        label = _("Restored {file}").format(file=backup.name)
        book.act(label, lambda session: call_sheet.raise_numbers(session, numbers), lasting=True)
    finally:
        book.close()
    return contacts


def _keep_present(book_path: Path) -> dict[dt.date, int]:
    """Keep the present book as a backup, a broken one as it lies; return its numbers of sheets by day."""
    if not book_path.exists():
        return {}
    try:
        book = Book.open(book_path)
    except BookBusyError:
        raise
    except BookError:
        book_path.replace(book_path.with_name(book_path.name + ".broken"))
        return {}
    try:
        book.claim()
        backups.make(book, "restore")
        with book.read() as session:
            numbers = call_sheet.numbers_used(session)
        storage.fold_journal_file(book.engine)
        return numbers
    finally:
        book.close()


def check(book: Book) -> list[str]:
    """Return what is wrong with the book, in the database's words; empty when it is sound."""
    return storage.faults(book.engine)
