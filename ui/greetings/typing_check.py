"""Lets the four checks follow the wording while one writes it."""

from typing import Any

from PySide6.QtCore import QObject

from services.greetings.queue import QueueEntry
from services.greetings.rewording import reworded
from services.i18n import _
from ui.exchange.latest import Latest
from ui.greetings.course import Course
from ui.greetings.entry_panel import EntryPanel
from ui.shell.desk import Desk


class TypingCheck(QObject):
    """Checks what stands in the wording box off the window's thread; only the newest text counts."""

    def __init__(self, desk: Desk, course: Course, panel: EntryPanel) -> None:
        super().__init__(panel)
        self._desk, self._course, self._panel = desk, course, panel
        self._reading = Latest(desk.tasks)
        self._entry: QueueEntry | None = None
        panel.wording.typed.connect(self._on_typed)

    def follow(self, entry: QueueEntry | None) -> None:
        """From now on it is this greeting that is written; what is under way for another is dropped."""
        self._reading.drop()
        self._entry = entry

    def _on_typed(self, text: str) -> None:
        entry, built, book = self._entry, self._course.queue, self._desk.book
        if entry is None or built is None:
            return
        if text == entry.text:
            self._reading.drop()
            self._panel.show_checks_of(built, entry)
            return

        def work(_progress: Any) -> Any:
            with book.read() as session:
                return reworded(session, built, entry, text)

        def done(found: Any) -> None:
            self._panel.show_checks_of(built, found)

        self._reading.run(work, done, self._desk.fail, _("Checking the wording"))
