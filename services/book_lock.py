"""One writer a book: who holds it, told to whoever comes second."""

import contextlib
import datetime as dt
import json
import os
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from services import locations
from services.errors import BookBusyError, BookError
from services.i18n import _


class BookLock:
    """Held by the one program that may write in a book file."""

    def __init__(self, book: Path) -> None:
        self._holder = book.with_name(book.name + ".holder")
        self._lock = FileLock(book.with_name(book.name + ".lock"), timeout=0, thread_local=False)
        self.held = False

    def take(self) -> None:
        """Become the writer; raises BookBusyError naming the holder when another program is."""
        if self.held:
            return
        try:
            self._lock.acquire()
        except Timeout as error:
            raise BookBusyError(
                _("This book is open in another window ({holder}).").format(holder=self.holder()),
                _("Close it there first; looking things up works meanwhile."),
            ) from error
        except OSError as error:
            raise BookError(_("The book cannot be written here."), _("Nothing was changed.")) from error
        self.held = True
        since = f"{dt.datetime.now():%Y-%m-%d %H:%M}"
        told = {"pid": os.getpid(), "host": platform.node(), "since": since}
        with contextlib.suppress(OSError):
            self._holder.write_text(json.dumps(told), encoding="utf-8")
            locations.make_private(self._holder)

    def holder(self) -> str:
        """Return who holds the book, in words: machine, process and since when."""
        try:
            told = json.loads(self._holder.read_text(encoding="utf-8"))
            return _("{host}, process {pid}, since {since}").format(
                host=told["host"], pid=told["pid"], since=told["since"]
            )
        except (OSError, ValueError, KeyError):
            return _("unknown")

    def release(self) -> None:
        """Let others write."""
        if not self.held:
            return
        self._holder.unlink(missing_ok=True)
        self._lock.release()
        self.held = False
