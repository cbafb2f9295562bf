"""单位: the firms at the left; one from the inside, or among those it does business with."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services.business import firm as inside
from services.business import firms, supply_chain
from services.business.firm import Firm
from services.business.firms import FirmList
from services.business.supply_chain import Chain
from services.changes import CONTACT_TABLES, Changes
from services.i18n import _, _n, _p
from ui.business.firm_list import FirmsView
from ui.business.firm_panel import FirmPanel
from ui.exchange.latest import Latest
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.empty_state import EmptyState
from ui.widgets.frames import surface
from ui.widgets.line_edit import LineEdit

_LIST, _PAUSE_MS = 300, 150
_TABLES = (*CONTACT_TABLES, "ties", "organizations", "employments", "seats", "business_ties", "assessments")


class OrganizationsPage(Page):
    """Reads off the window's thread; the firm in view stays so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lists, self._firms = Latest(desk.tasks), Latest(desk.tasks)
        self._total = 0
        self._shown = 0
        self.search = LineEdit(desk.theme, placeholder=_("Filter by characters or pinyin"), icon="act.filter")
        self.list = FirmsView(desk.theme)
        self.panel = FirmPanel(desk)
        self.empty = EmptyState(desk.theme)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self._read_list)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self.panel.people.setFocus)
        self.panel.firm_asked.connect(self.open_firm)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        left = surface("window", "right")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        left.setMinimumWidth(220)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        columns.addWidget(left)
        columns.addWidget(self.panel)
        columns.setStretchFactor(1, 1)
        columns.setSizes([_LIST, 900])
        self._stack = QStackedWidget()
        self._stack.addWidget(columns)
        self._stack.addWidget(self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    @override
    def title(self) -> str:
        return _p("page", "Organizations")

    @override
    def caption(self) -> str:
        """Return how many firms answer, and that not all of them are listed."""
        if not self._total:
            return ""
        words = _n("{count} firm", "{count} firms", self._total).format(count=self._total)
        if self._total > firms.MOST:
            words += _(" · the first {count} listed").format(count=firms.MOST)
        return words

    @override
    def shown(self, **args: Any) -> None:
        """Show the list; with ``organization`` that firm, with ``part`` what of it."""
        self._shown = int(args.get("organization") or self._shown)
        if args.get("part"):
            self.panel.show_part(args["part"])
        self._read_list()
        if self._shown:
            self._read_firm(self._shown)

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._read_list()
            if self._shown:
                self._read_firm(self._shown)

    @override
    def step_back(self) -> bool:
        """Esc empties the filter."""
        if not self.search.text():
            return False
        self.search.clear()
        self._read_list()
        return True

    def open_firm(self, organization_id: int) -> None:
        """Show another firm."""
        self.desk.go("organizations", organization=organization_id)

    def _read_list(self) -> None:
        query = self.search.text()

        def work(_progress: Any) -> FirmList:
            with self.desk.book.read() as session:
                return firms.firms(session, query)

        self._lists.run(work, self._on_listed, self.desk.fail, "")

    def _on_listed(self, found: FirmList) -> None:
        self._total = found.total
        if not found.total and not self.search.text():
            self.empty.say(
                _("No organizations yet."),
                _("They come with the posts of people: import a list, or write down where somebody works."),
                [(_("Import"), lambda: self.desk.go("exchange"))],
            )
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentIndex(0)
        self.list.show_rows(found.rows, self._shown)
        self.heading_changed.emit()

    def _on_chosen(self, organization_id: int) -> None:
        if organization_id != self._shown:
            self._shown = organization_id
            self._read_firm(organization_id)

    def _read_firm(self, organization_id: int) -> None:
        def work(_progress: Any) -> tuple[Firm, Chain]:
            with self.desk.book.read() as session:
                return inside.inside(session, organization_id), supply_chain.chain(session, organization_id)

        self._firms.run(work, lambda found: self.panel.show_firm(*found), self.desk.fail, "")
