"""The calendar file that stays up to date: written anew a little after anything in it changed."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from services.changes import Changes
from services.i18n import _, _n
from ui.calendar.span import TABLES
from ui.shell.desk import Desk

KEPT = "calendar.file"
"""The preference that remembers the file, one for each book."""

WAIT = 3000
"""So many milliseconds after a change the file is written; several changes are written once."""

_TABLES = (
    "tasks",
    "gatherings",
    "interactions",
    "participations",
    "contacts",
    "special_days",
    "book_settings",
)


def kept_file(desk: Desk) -> str:
    """Return the file that is kept for this book, or an empty text."""
    kept = desk.preferences.get(KEPT)
    return str(kept.get(desk.book.location, "")) if isinstance(kept, dict) else ""


def keep(desk: Desk, path: str) -> None:
    """Write the calendar to a file now, and remember to keep it up to date; an empty path forgets it."""
    kept = desk.preferences.get(KEPT)
    files = dict(kept) if isinstance(kept, dict) else {}
    files.pop(desk.book.location, None)
    if path:
        files[desk.book.location] = path
    desk.preferences.set(KEPT, files)
    if path:
        write(desk, path, tell=True)


def write(desk: Desk, path: str, *, tell: bool = False) -> None:
    """Write the calendar file off the window's thread."""
    from services.calendar import ics

    def work(_progress: object) -> int:
        with desk.book.read() as session:
            return ics.write(session, Path(path))

    def done(count: int) -> None:
        if tell:
            words = _n("{file}: {count} entry", "{file}: {count} entries", count)
            said = words.format(file=Path(path).name, count=count)
            desk.toast(_("{what}; it stays up to date").format(what=said), undo=False)

    desk.tasks.run(work, done, desk.fail)


class Subscription(QObject):
    """Listens to the book and writes the kept file when something in it changed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent or desk)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._on_timeout)
        desk.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if kept_file(self._desk) and changes.touches(*TABLES):
            self._timer.start()

    def _on_timeout(self) -> None:
        path = kept_file(self._desk)
        if path:
            write(self._desk, path)
