"""How long work tells how far it is, and learns that it is to stop."""

from collections.abc import Callable

from services.errors import CancelledError


class Progress:
    """Counts steps; ``stop`` may be called from another thread and makes the next step raise."""

    def __init__(self, report: Callable[[int, int, str], None] | None = None) -> None:
        self._report = report
        self._stopped = False
        self.words = ""

    def say(self, words: str) -> None:
        """Name the part of the work that begins now."""
        self.words = words

    def step(self, done: int, total: int) -> None:
        """Report ``done`` of ``total``; raises CancelledError once the work was stopped."""
        if self._stopped:
            raise CancelledError(self.words)
        if self._report is not None:
            self._report(done, total, self.words)

    @property
    def is_stopped(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._stopped

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopped = True
