"""客户: sort people, narrow the list, see at once what is known of whoever one stands on."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from services.i18n import _
from services.prospects.list_records import EVERYBODY, Filter
from ui.prospects.late_panel import LatePanel
from ui.prospects.list_pane import ListPane
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.panel_splitter import PanelSplitter

if TYPE_CHECKING:
    from ui.prospects.summary_panel import SummaryPanel

PANEL_WIDTH, PANEL_SHOWN = "prospects.panel.width", "prospects.panel.shown"
_ROWS = frozenset({"contacts", "assessments"})
_SHOWN_HERE = (
    *("contacts", "assessments", "interactions", "participations", "tasks", "ties", "memberships", "cohorts"),
    *("tags", "taggings", "contact_points", "employments", "organizations", "book_settings", "own_factors"),
    "addresses",
)
_FILLED_IN = 50
"""More selected people than these are not filled into the quick log."""


class ProspectsPage(Page):
    """The list at the left, the person at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._is_fresh = True
        self.list = ListPane(desk)
        self.table = self.list.table
        self._side = LatePanel(desk)
        choices = desk.preferences
        self.splitter = PanelSplitter(
            self.theme,
            self.list,
            self._side,
            lambda: choices.get(PANEL_WIDTH),
            lambda width: choices.set(PANEL_WIDTH, width),
        )
        self.splitter.show_panel(bool(choices.get(PANEL_SHOWN, True)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.selection_changed.connect(lambda _count: self._tell_focus())
        self.table.panel_toggled.connect(self.splitter.toggle_panel)
        self.list.counted.connect(self.heading_changed)
        self.table.sorted_anew.connect(self.heading_changed)
        self.list.emptied.connect(lambda: self._side.show_contact(None))
        self.splitter.panel_shown.connect(self._on_panel_shown)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F4"), self, self.splitter.toggle_panel, context=here)
        QShortcut(QKeySequence("B"), self, self._on_brief_asked, context=here)
        self.list.footer.show_keys(self.splitter.is_panel_shown)

    @property
    def panel(self) -> "SummaryPanel":
        """Who one stands on, at the right."""
        return self._side.panel

    @override
    def title(self) -> str:
        return _("Prospects")

    @override
    def caption(self) -> str:
        count = f"{len(self.table.window_model().ids):,}"
        return _("{count} people, sorted by {order}").format(count=count, order=self.list.order_words())

    @override
    def shown(self, **args: Any) -> None:
        """Take a ``filter`` to narrow the list to, and a ``contact_id`` to stand on."""
        wanted = args.get("filter") or self.desk.shared_filter
        if isinstance(wanted, Filter) and (self._is_fresh or wanted != self.list.filter):
            self.list.set_filter(wanted)
        elif self._is_fresh:
            self.list.set_filter(EVERYBODY)
        self._is_fresh = False
        contact_id = args.get("contact_id")
        if contact_id is not None:
            self.table.select_ids([int(contact_id)])
        self._tell_focus()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if self._is_fresh or (changes is not None and not changes.touches(*_SHOWN_HERE)):
            return
        if changes is None or changes.touches("own_factors"):
            self.table.build()
        self._side.refresh(changes)
        if changes is not None and self._is_one_typed(changes) and changes.contacts is not None:
            self.table.renew(changes.contacts)
            self.list.count()
        else:
            self.list.reload()

    def _is_one_typed(self, changes: Changes) -> bool:
        """Tell whether one person's classes or facts were typed: the row then stays where it is for now."""
        one = changes.contacts is not None and len(changes.contacts) == 1
        return one and changes.kind == "do" and changes.tables <= _ROWS and changes.touches("assessments")

    @override
    def step_back(self) -> bool:
        """Esc takes the panel away where it covers the table."""
        return self.splitter.uncover()

    def _tell_focus(self) -> None:
        """Say whom the quick log and the introduction are about."""
        if self.isVisible():
            current = self.table.current_id()
            few = 0 < self.table.selected_count() <= _FILLED_IN
            chosen = self.table.selected_ids() if few else []
            self.desk.focus_ids = tuple(chosen) or ((current,) if current is not None else ())

    def _on_current_changed(self, contact_id: int | None) -> None:
        self._side.show_contact(contact_id)
        self._tell_focus()

    def _on_opened(self, contact_id: int) -> None:
        self.desk.open_contact(contact_id, self.table.window_model().ids)

    def _on_brief_asked(self) -> None:
        """Show the brief of whom one stands on."""
        current = self.table.current_id()
        if current is not None:
            self.desk.go("brief", contact_id=current)

    def _on_panel_shown(self, shown: bool) -> None:
        self.desk.preferences.set(PANEL_SHOWN, self.splitter.is_panel_wanted)
        self.list.footer.show_keys(shown)
