"""Looking at the network as a whole: worked out off the window's thread, shown beside the map and on it."""

from PySide6.QtCore import QObject, Signal

from services.changes import Changes
from services.errors import RenmaiError
from services.network import insight
from services.network.insight import Insight
from services.network.insight_words import InsightLine
from services.network.overlay import Overlay
from services.progress import Progress
from services.prospects.filters import Filter
from ui.network.asking import Target
from ui.network.insight_panel import InsightPanel
from ui.network.introducing import Introducing
from ui.network.map_view import MapView
from ui.shell.desk import Desk

OVERLAY = "insight"
_LINES = 5
"""Of each kind; the command tells more."""
_WORKED_FROM = frozenset({"ties", "memberships", "cohorts", "contacts", "employments", "interactions"})


class Seeing(QObject):
    """Keeps what was found until the book changes."""

    opened = Signal()
    left = Signal()

    def __init__(
        self, desk: Desk, view: MapView, introducing: Introducing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.panel = InsightPanel(desk.theme)
        self._desk, self._view, self._introducing = desk, view, introducing
        self._is_open = False
        self._found: Insight | None = None
        self.panel.shown.connect(self._on_shown)
        self.panel.listed.connect(self._on_listed)
        self.panel.way_asked.connect(self._on_way_asked)
        self.panel.closed.connect(self.leave)

    def open(self) -> None:
        """Bring the panel into view; look where nothing was found yet."""
        self._is_open = True
        self.opened.emit()
        if self._found is None:
            self._look()

    def toggle(self) -> None:
        """Bring the panel into view, or put it away."""
        if self._is_open:
            self.leave()
        else:
            self.open()

    def leave(self) -> None:
        """Put the panel away, and what it marked on the map."""
        self._is_open = False
        self._view.overlays.show(OVERLAY, None)
        self.left.emit()
        self._view.canvas.setFocus()

    def refresh(self, changes: Changes | None) -> None:
        """Forget what was found where the book changed; look again while the panel is in view."""
        if changes is None or changes.touches(*_WORKED_FROM):
            self._found = None
            if self._is_open:
                self._look()

    def _look(self) -> None:
        self.panel.wait()

        def work(progress: Progress) -> Insight:
            with self._desk.book.read() as session:
                return insight.look(session, progress, _LINES)

        self._desk.tasks.run(work, self._on_found, self._on_failed)

    def _on_found(self, found: Insight) -> None:
        self._found = found
        self.panel.show_insight(found)

    def _on_failed(self, error: RenmaiError) -> None:
        self.leave()
        self._desk.fail(error)

    def _on_shown(self, line: InsightLine) -> None:
        """Ring everybody a sentence is about, and fly to the first of them."""
        self._view.overlays.show(OVERLAY, Overlay(marked=dict.fromkeys(line.ids, ""), steps_back=True))
        self._view.find_contact(line.ids[0])

    def _on_listed(self, line: InsightLine) -> None:
        if line.firm:
            self._desk.go("organizations", organization=line.firm)
        else:
            self._desk.go("prospects", filter=Filter(found=line.ids, found_words=line.subject))

    def _on_way_asked(self, line: InsightLine) -> None:
        self._is_open = False
        self._view.overlays.show(OVERLAY, None)
        self._introducing.to(Target(line.firm or line.leads_to, is_firm=bool(line.firm)))
