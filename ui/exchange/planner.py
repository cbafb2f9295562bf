"""The plan of the file in hand: made, made anew, written; each off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from services import collecting
from services.errors import RenmaiError
from services.exchange import importing, opening, rejects
from services.exchange.decisions import Review
from services.exchange.opening import Opened
from services.exchange.outlook import Outlook, outlook
from services.exchange.plan import BatchReport
from services.i18n import _
from services.progress import Progress
from ui.exchange.latest import Latest
from ui.shell.desk import Desk


class Planner(QObject):
    """Holds the review of one file; nothing is in the book before ``write``."""

    planned = Signal()
    replanned = Signal()
    """A cell, a decision or the book changed: plan and outlook are made anew."""
    rechecked = Signal()
    """A row was read anew; who it is is still being found out."""
    failed = Signal(object)
    """No plan could be made: the error."""
    written = Signal(object, object)
    """The BatchReport, and where the rows left out were saved, or None."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.tasks)
        self.review: Review | None = None
        self.outlook: Outlook | None = None
        self.is_writing = False

    def forget(self) -> None:
        """Let go of the plan; a choice it was made from changed."""
        self._latest.drop()
        self.review = self.outlook = None
        collecting.taken_back()
        self.is_writing = False

    def plan(self, opened: Opened) -> None:
        """Make the plan, unless it is there already."""
        if self.review is not None and self.outlook is not None:
            self.planned.emit()
            return

        def work(progress: Progress) -> tuple[Review, Outlook]:
            source = opening.source_of(opened)
            with collecting.at_rest(), self._desk.book.read() as session:
                review = Review(session, source, progress)
                told = review, outlook(session, review.source, review.plan)
            collecting.set_aside()
            return told

        words = _("Looking through {file}").format(file=opened.path.name)
        self._latest.run(work, self._on_planned, self.failed.emit, words)

    def set_cell(self, place: int, column: int, text: str) -> None:
        """Set a cell right and plan anew; what was decided stays."""
        if self.review is not None:
            self.review.set_cell(place, column, text)
            self._desk.read(lambda session: self.review.recheck(session, place) if self.review else None)
            self.rechecked.emit()
            self.plan_again()

    def plan_again(self) -> None:
        """Plan anew with the decisions made."""
        review = self.review
        if review is None or self.is_writing:
            return

        def work(progress: Progress) -> Outlook:
            with collecting.at_rest(), self._desk.book.read() as session:
                review.plan_again(session, progress)
                told = outlook(session, review.source, review.plan)
            collecting.set_aside()
            return told

        words = _("Looking through {file}").format(file=review.plan.request.path.name)
        self._latest.run(work, self._on_planned_again, self._desk.fail, words)

    def look_ahead(self) -> None:
        """Work out anew what the import brings, after a decision."""
        review = self.review
        if review is None:
            return

        def work(_progress: Progress) -> Outlook:
            with collecting.at_rest(), self._desk.book.read() as session:
                review.weigh(session)
                return outlook(session, review.source, review.plan)

        self._latest.run(work, self._on_planned_again, self._desk.fail, "")

    def write(self, *, keep_left_out: bool) -> None:
        """Write the plan as one act; ``keep_left_out``: rejected rows go to a workbook beside the file."""
        review = self.review
        if review is None or self.is_writing:
            return
        self.is_writing = True

        def work(progress: Progress) -> tuple[BatchReport, Path | None]:
            rows = rejects.faults(review.plan, with_cells=True) if keep_left_out else []
            reasons = rejects.reasons_of(rows)
            report = importing.run_plan(self._desk.book, review.plan, progress)
            with self._desk.book.read() as session:
                return report, rejects.write_beside(session, review.source, rows, reasons)

        words = _("Writing {file}").format(file=review.plan.request.path.name)
        self._latest.run(work, self._on_written, self._on_write_failed, words)

    def _on_planned(self, told: tuple[Review, Outlook]) -> None:
        self.review, self.outlook = told
        self.planned.emit()

    def _on_planned_again(self, told: Outlook) -> None:
        self.outlook = told
        self.replanned.emit()

    def _on_written(self, told: tuple[BatchReport, Path | None]) -> None:
        self.is_writing = False
        self.written.emit(*told)

    def _on_write_failed(self, error: RenmaiError) -> None:
        self.is_writing = False
        self._desk.fail(error)
        self.plan_again()
