"""Long work off the window's thread: one worker, one relay that brings results home."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from services.errors import CancelledError, RenmaiError
from services.progress import Progress

T = TypeVar("T")


class Task(QObject):
    """One piece of work on its way; ``stop`` asks it to end at its next step."""

    def __init__(self, words: str, progress: Progress, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.progress = progress
        self.is_done = False

    def stop(self) -> None:
        """Ask the work to stop; what it did so far is dropped."""
        self.progress.stop()


class Tasks(QObject):
    """Runs work one after the other on one thread and calls back on the window's thread."""

    progressed = Signal(object, int, int, str)
    """Task, done, total, words."""
    finished = Signal(object)
    failed = Signal(object)
    """An error nobody asked to hear."""
    _came_home = Signal(object)

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline = inline
        self._worker = None if inline else ThreadPoolExecutor(max_workers=1, thread_name_prefix="renmai")
        self._running: set[Task] = set()
        self._came_home.connect(self._on_came_home)

    @property
    def is_busy(self) -> bool:
        """Tell whether work is under way or waiting."""
        return bool(self._running)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[RenmaiError], None] | None = None,
        words: str = "",
    ) -> Task:
        """Begin work; ``done`` or ``failed`` is called on the window's thread."""
        task = Task(words, Progress())
        task.progress = Progress(lambda n, total, said: self._report(task, n, total, said))
        task.progress.say(words)
        self._running.add(task)

        def carry() -> None:
            self._came_home.emit(self._outcome(task, work, done, failed))

        if self._worker is None:
            carry()
        else:
            self._worker.submit(carry)
        return task

    def _report(self, task: Task, n: int, total: int, words: str) -> None:
        self.progressed.emit(task, n, total, words)

    def _outcome(
        self,
        task: Task,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[RenmaiError], None] | None,
    ) -> Callable[[], None]:
        """Do the work; return what is to be called at home."""
        try:
            result = work(task.progress)
        except CancelledError as stopped:
            end = stopped
            return lambda: self._end(task, (lambda: failed(end)) if failed else None)
        except RenmaiError as error:
            kept = error
            return lambda: self._end(task, lambda: (failed or self.failed.emit)(kept))
        except Exception as error:  # noqa: BLE001  (the relay: an error is shown, not lost on a thread)
            unknown = error
            return lambda: self._end(task, lambda: self.failed.emit(unknown))
        return lambda: self._end(task, (lambda: done(result)) if done else None)

    def _end(self, task: Task, call: Callable[[], None] | None) -> None:
        task.is_done = True
        self._running.discard(task)
        self.finished.emit(task)
        if call is not None:
            call()

    def _on_came_home(self, call: Callable[[], None]) -> None:
        call()

    def close(self) -> None:
        """Stop what runs and wait for it; called once at the end."""
        for task in tuple(self._running):
            task.stop()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
