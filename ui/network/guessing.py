"""Suggestions beside the map and on it: found off the window's thread, answered one by one or together."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from services.changes import CONTACT_TABLES, Changes
from services.errors import RenmaiError
from services.network.overlay import DottedTie, Overlay
from services.network.suggestions import everywhere
from services.network.suggestions.answering import Offered
from services.network.suggestions.everywhere import Found
from services.network.suggestions.records import Group
from services.progress import Progress
from ui.network.map_view import MapView
from ui.shell.desk import Desk
from ui.suggestions.card import say_no, say_yes
from ui.suggestions.panel import SuggestionsPanel

OVERLAY = "guess"
_PAGE = 30
_WORKED_FROM = frozenset(
    {
        *CONTACT_TABLES,
        *("ties", "cohorts", "memberships", "organizations", "participations"),
        *("refused_suggestions", "decided_groups"),
    }
)


class Guessing(QObject):
    """Keeps what was found until the book changes."""

    opened = Signal()
    left = Signal()

    def __init__(self, desk: Desk, view: MapView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.panel = SuggestionsPanel(desk.theme)
        self._desk, self._view = desk, view
        self._is_open, self._shown = False, _PAGE
        self._found: Found | None = None
        panel = self.panel
        panel.kind_chosen.connect(lambda _kind: self._begin_again())
        panel.more_asked.connect(self._on_more_asked)
        panel.accepted.connect(lambda offered: say_yes(desk, offered))
        panel.refused.connect(lambda offered: say_no(desk, offered))
        panel.shown.connect(self._on_shown)
        panel.closed.connect(self.leave)

    def open(self) -> None:
        """Bring the panel into view; look where nothing was found yet."""
        self._is_open = True
        self.opened.emit()
        if self._found is None:
            self._look()
        self.panel.kinds.setFocus()

    def toggle(self) -> None:
        """Bring the panel into view, or put it away."""
        if self._is_open:
            self.leave()
        else:
            self.open()

    def leave(self) -> None:
        """Put the panel away, and what it marked on the map."""
        self.put_away()
        self.left.emit()
        self._view.canvas.setFocus()

    def put_away(self) -> None:
        """Take off what it marked, for another panel comes into view."""
        self._is_open = False
        self._view.overlays.show(OVERLAY, None)

    def refresh(self, changes: Changes | None) -> None:
        """Forget what was found where the book changed; look again while the panel is in view."""
        if changes is None or changes.touches(*_WORKED_FROM):
            self._found = None
            if self._is_open:
                self._look()

    def _begin_again(self) -> None:
        self._shown = _PAGE
        self._look()

    def _look(self) -> None:
        if not self.panel.cards:
            self.panel.wait()
        kind, count, book = self.panel.chosen_kind(), self._shown, self._desk.book

        def work(progress: Progress) -> tuple[Found, list[Offered]]:
            with book.read() as session:
                found = everywhere.everybody(session, kind, progress)
                offered: list[Offered] = [*everywhere.page(session, found, 0, count)]
                return found, offered

        self._desk.tasks.run(work, self._on_found, self._on_failed)

    def _on_found(self, told: tuple[Found, list[Offered]]) -> None:
        self._found, offered = told
        last = len(offered) >= len(self._found)
        self.panel.show_found(
            len(self._found), [*offered, *(self._found.groups if last else ())], self._desk.book.me_id
        )

    def _on_failed(self, error: RenmaiError) -> None:
        self.leave()
        self._desk.fail(error)

    def _on_more_asked(self) -> None:
        self._shown += _PAGE
        self._look()

    def _on_shown(self, one: Any) -> None:
        """Draw the one dotted line, and fly to it; of a group ring everybody."""
        if isinstance(one, Group):
            overlay = Overlay(marked=dict.fromkeys(one.members, ""), steps_back=True)
            first = one.members[0]
        else:
            dotted = DottedTie(one.a, one.b, one.kind.value, one.evidence)
            overlay = Overlay((dotted,), dict.fromkeys((one.a, one.b), ""), steps_back=True)
            first = one.a
        self._view.overlays.show(OVERLAY, overlay)
        self._view.find_contact(first)
