"""The counts in the rail: what waits today, on the pages that are not in view."""

from PySide6.QtCore import QObject, QTimer

from services.changes import Changes
from ui.shell.desk import Desk
from ui.shell.first_paint import FirstPaint
from ui.shell.rail import Rail

_AFTER_MS = 800
"""Acts come in bursts; the count may lag behind them by this much."""


class Badges(QObject):
    """Counts a moment after the rail was first painted and after each change, off the window's thread.

    Never before the first picture: the worker would take its turns from the very page that is waited for.
    """

    def __init__(self, desk: Desk, rail: Rail) -> None:
        super().__init__(rail)
        self._desk = desk
        self._rail = rail
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._on_time_come)
        desk.changed.connect(self._on_book_changed)
        FirstPaint(rail, self._begin)

    def _begin(self) -> None:
        if not self._stopped:
            self._timer.start()

    def _on_book_changed(self, _changes: Changes) -> None:
        self._begin()

    def _on_time_come(self) -> None:
        book = self._desk.book

        def count(_progress: object) -> dict[str, int]:
            from services.diary import today  # loaded here: the window waits for nothing
            from services.greetings import queue

            with book.read() as session:
                left = len(today.day_list(session, rest=True).entries)
                return {"today": left, "greetings": queue.due_count(session)}

        self._desk.tasks.run(count, self._on_counted)

    def _on_counted(self, counts: dict[str, int]) -> None:
        if not self._stopped:
            for page, count in counts.items():
                self._rail.set_count(page, count)

    def stop(self) -> None:
        """Count no more: the window closes."""
        self._timer.stop()
        self._stopped = True
