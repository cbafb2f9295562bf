"""What this visit to the page imported: summed up, shown, taken back."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from models.kinds import ImportKind
from services.exchange import batches, importing
from services.exchange.past_imports import past_imports
from services.i18n import _
from services.lists import listed
from services.prospects import listing
from services.prospects.filters import Filter
from ui.exchange.summary_view import SummaryView, Written
from ui.shell.desk import Desk


class Imported(QObject):
    """The files written one after the other, until something else is begun."""

    taken_back = Signal(str, object)
    """The files' names, and what taking them back did (TakenBack)."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._written: list[Written] = []
        self.view = SummaryView(desk.theme)
        self.view.shown_asked.connect(self._on_show_asked)
        self.view.taken_back.connect(self._on_taking_back)
        self.view.opened.connect(lambda file: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))

    def __bool__(self) -> bool:
        return bool(self._written)

    def forget(self) -> None:
        """Begin anew."""
        self._written = []

    def add(self, written: Written) -> None:
        """Count one more file, and say so with undo beside it."""
        self._written.append(written)
        words = importing.summary([written.report])
        if written.saved is not None:
            words += _("; the rest is in {file}").format(file=written.saved.name)
        self._desk.toast(words)
        self.view.show_written(self._written)

    def still_holds(self) -> bool:
        """Tell whether what was imported is in the book still: it may have been undone."""
        if not self._written:
            return False
        there = {one.batch for one in self._desk.read(past_imports) if not one.taken_back}
        return all(one.report.batch in there for one in self._written)

    def take_back(self, numbers: list[int], file: str) -> None:
        """Take batches back in one act, the newest first."""

        def work(session: Any) -> batches.TakenBack:
            told = [batches.take_back(session, number) for number in numbers]
            kept = tuple(dict.fromkeys(name for one in told for name in one.kept))
            return batches.TakenBack(
                sum(one.removed for one in told), sum(one.restored for one in told), kept
            )

        def done(told: batches.TakenBack) -> None:
            self.forget()
            self.taken_back.emit(file, told)

        self._desk.act(_("Took back the import of {file}").format(file=file), work, done)

    def _on_taking_back(self) -> None:
        numbers = [one.report.batch for one in reversed(self._written) if one.report.batch is not None]
        self.take_back(numbers, listed(Path(one.report.file).name for one in self._written))

    def _on_show_asked(self) -> None:
        """Show what came in: people in the table, ties on the map."""
        reports = [one.report for one in self._written]
        if all(report.kind == ImportKind.TIES for report in reports):
            self._desk.go("map")
            return
        others = self._desk.read(listing.count) > sum(one.added + one.merged for one in reports)
        only = len(reports) == 1 and others
        self._desk.go("prospects", filter=Filter(batch=reports[0].batch) if only else Filter())
