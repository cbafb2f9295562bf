"""Where an import stands: the files to come, the one that is open, the step in view."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from services import collecting
from services.errors import CancelledError, RenmaiError
from services.exchange import opening, profiles
from services.exchange.opening import Opened
from services.exchange.plan import BatchReport
from services.exchange.remembered import Profiles
from services.i18n import _
from services.progress import Progress
from ui.exchange.latest import Latest
from ui.exchange.planner import Planner
from ui.exchange.summary_view import Written
from ui.shell.desk import Desk

KIND, TABLES, COLUMNS, REVIEW = range(4)


class Course(QObject):
    """One file after the other through four steps; where all is understood, straight to the last."""

    moved = Signal()
    """Another step is in view, or another file."""
    refused = Signal(object)
    """A file cannot be read: the error."""
    written = Signal(object)
    """One file is in the book: what came of it (Written)."""
    over = Signal()
    """No file is left, or the import was cancelled."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.tasks)
        self.profiles = Profiles(desk.preferences)
        self.planner = Planner(desk, self)
        self.planner.planned.connect(self._on_planned)
        self.planner.failed.connect(self._on_plan_failed)
        self.planner.written.connect(self._on_written)
        self.files: list[Path] = []
        self.number = 0
        self.opened: Opened | None = None
        self.step = KIND

    @property
    def is_running(self) -> bool:
        """Tell whether a file is open or on its way."""
        return bool(self.files)

    @property
    def file(self) -> Path | None:
        """The file in hand."""
        return self.files[self.number] if self.number < len(self.files) else None

    @property
    def furthest(self) -> int:
        """The furthest step that may be gone to: without names there is nothing to review."""
        return REVIEW if self.opened is not None and self.opened.understood() else COLUMNS

    @property
    def is_in_review(self) -> bool:
        """Tell whether the plan is in view."""
        return self.step == REVIEW and self.planner.review is not None

    def begin(self, files: Sequence[str]) -> None:
        """Start with these files, one after the other; whatever was open is let go."""
        self.stop()
        self.files, self.number = [Path(file) for file in files], 0
        self._open()

    def stop(self) -> None:
        """Stop what runs and let go of everything; the book is as it was."""
        self._latest.drop()
        self.planner.forget()
        self.files, self.number, self.opened = [], 0, None

    def cancel(self) -> None:
        """End the import without writing."""
        self.stop()
        self.over.emit()

    @property
    def has_more(self) -> bool:
        """Tell whether further files wait."""
        return self.number + 1 < len(self.files)

    def skip(self) -> None:
        """Pass over the file in hand and open the next."""
        self.number += 1
        self._open()

    def go(self, step: int) -> None:
        """Go to a step; the review is planned first."""
        if self.opened is None or self.planner.is_writing:
            return
        if step == REVIEW:
            self.planner.plan(self.opened)
            return
        self.step = step
        self.moved.emit()

    def back(self) -> bool:
        """Go one step back; from the first one the import is given up. False when none runs."""
        if not self.is_running:
            return False
        if self.planner.is_writing:
            return True
        if self.opened is None or self.step == KIND:
            self.cancel()
        else:
            self.go(self.step - 1)
        return True

    def onward(self) -> None:
        """Go to the review where everything is understood, else to the columns."""
        if self.opened is not None:
            self.go(REVIEW if self.opened.understood() else COLUMNS)

    def unlock(self, password: str) -> None:
        """Open the file in hand with its password."""
        self._open(password)

    def _open(self, password: str = "") -> None:
        file = self.file
        self.opened = None
        self.step = KIND
        self.planner.forget()
        if file is None:
            self.cancel()
            return
        self.moved.emit()
        words = _("Reading {file}").format(file=file.name)

        def work(progress: Progress) -> Opened:
            with collecting.at_rest():
                opened = opening.open_file(file, progress, password)
            profiles.apply_known(opened, self.profiles)
            return opened

        self._latest.run(work, self._on_opened, self._on_refused, words)

    def _on_opened(self, opened: Opened) -> None:
        self.opened = opened
        if opened.understood():
            self.planner.plan(opened)
        else:
            self.go(COLUMNS)

    def _on_refused(self, error: RenmaiError) -> None:
        if isinstance(error, CancelledError):
            self._desk.fail(error)
            self.cancel()
        else:
            self.refused.emit(error)

    def _on_planned(self) -> None:
        self.step = REVIEW
        self.moved.emit()

    def _on_plan_failed(self, error: RenmaiError) -> None:
        self._desk.fail(error)
        self.go(COLUMNS if self.opened is None or not self.opened.understood() else KIND)

    def _on_written(self, report: BatchReport, saved: Path | None) -> None:
        if self.opened is not None:
            profiles.remember(self.opened, self.profiles)
        mine = self.opened is not None and self.opened.mine
        self.number += 1
        self.written.emit(Written(report, saved, self.planner.outlook, mine))
        if self.number >= len(self.files):
            self.stop()
            self.over.emit()
        else:
            self._open()
