"""What the window says of itself: an error in a strip above the page, long work in a strip below it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from services.errors import CancelledError
from services.i18n import _
from ui.shell.desk import Desk
from ui.shell.failure import sentence_of
from ui.shell.tasks import Task
from ui.widgets.strips import FailureStrip, ProgressStrip

if TYPE_CHECKING:
    from ui.widgets.toast import Toast


class Notices(QObject):
    """Brings errors, progress and toasts to their places; the window lays the two strips out."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._shown: Task | None = None
        self.failure = FailureStrip(desk.theme, over)
        self.progress = ProgressStrip(desk.theme, over)
        self.progress.stopped.connect(self._on_stopped)
        desk.failed.connect(self._on_failed)
        desk.toasted.connect(self._on_toasted)
        desk.tasks.progressed.connect(self._on_progressed)
        desk.tasks.finished.connect(self._on_finished)

    @cached_property
    def toast(self) -> "Toast":
        """The toast, made when something is said for the first time."""
        from ui.widgets.toast import Toast

        return Toast(self._desk.theme, self._over)

    def dismiss(self) -> bool:
        """Put the error away; return False when none was shown."""
        was = self.failure.isVisible()
        self.failure.hide()
        return was

    def _on_failed(self, error: object) -> None:
        if isinstance(error, CancelledError):
            self.toast.say(_("Stopped; nothing in the book was changed."))
            return
        what, hint, technical = sentence_of(error)
        self.failure.say(what, hint, (), technical)

    def _on_toasted(self, words: str, undo: bool) -> None:
        self.failure.hide()
        self.toast.say(words, self._desk.undo if undo else None)

    def _on_progressed(self, task: Task, done: int, total: int, words: str) -> None:
        if self._shown is not task:
            self._shown = task
            self.progress.start(words)
        self.progress.step(done, total, words)

    def _on_finished(self, task: Task) -> None:
        if self._shown is task:
            self._shown = None
            self.progress.finish()

    def _on_stopped(self) -> None:
        if self._shown is not None:
            self._shown.stop()
