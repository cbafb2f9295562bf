"""Work of which only the newest counts: what comes home after the user went elsewhere is dropped."""

from collections.abc import Callable
from typing import Any

from services.errors import RenmaiError
from services.progress import Progress
from ui.shell.tasks import Task, Tasks


class Latest:
    """Runs one piece of work after another for one purpose."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._task: Task | None = None
        self._turn = 0

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[RenmaiError], None],
        words: str,
    ) -> None:
        """Run work; its outcome is told unless something newer was begun or all was dropped."""
        self._turn += 1
        turn = self._turn

        def if_newest(call: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda told: call(told) if turn == self._turn else None

        self._task = self._tasks.run(work, if_newest(done), if_newest(failed), words)

    def drop(self) -> None:
        """Stop what runs and forget its outcome."""
        if self._task is not None and not self._task.is_done:
            self._task.stop()
        self._turn += 1
