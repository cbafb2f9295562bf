"""The window: rail, top bar, the page in view, and what floats above it. It owns no feature."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from ui.calendar.subscription import Subscription
from ui.shell import actions, dialogs, menus, placing
from ui.shell.badges import Badges
from ui.shell.desk import Desk
from ui.shell.file_acts import FileActs
from ui.shell.floating import Floating
from ui.shell.notices import Notices
from ui.shell.page import Page
from ui.shell.pages import ENTRIES, PAGES
from ui.shell.rail import Rail
from ui.shell.top_bar import TopBar
from ui.shell.travels import Stop, Travels
from ui.shell.views import VIEWS


class MainWindow(QMainWindow):
    """Shows one page at a time; pages are made when first shown."""

    closed = Signal()
    desk: Desk
    files: FileActs
    top_bar: TopBar
    floating: Floating

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.files = FileActs(desk, self)
        self._made: dict[str, Page] = {}
        self._travels = Travels()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.rail = Rail(desk.theme, PAGES, self)
        self.top_bar = TopBar(desk, self)
        self._stack = placing.PageStack(self)
        self._ground = placing.PageGround(self._stack, self)
        self.notices = Notices(desk, self._ground)
        self._badges = Badges(desk, self.rail)
        self._subscription = Subscription(desk, self)
        self._lay_out()
        self.actions_made = actions.install(self, (*actions.ACTIONS, *VIEWS))
        self.floating = Floating(desk, self, self.actions_made)
        self._menu = menus.seal_menu(self, self.actions_made)
        menus.system_menu_bar(self, self.actions_made)
        for entry in PAGES:
            if entry.shortcut and entry.key != "exchange":
                dialogs.add_page_key(self, entry)
        self.rail.chosen.connect(self.show_page)
        self.rail.menus_asked.connect(self._on_menus_asked)
        desk.went.connect(self._on_went)
        self.setWindowTitle(dialogs.window_title(desk.book))
        placing.open_at(self, desk.preferences.get("window.geometry"))

    def _lay_out(self) -> None:
        middle = QWidget(self)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.notices.failure)
        column.addWidget(self._ground, 1)
        column.addWidget(self.notices.progress)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    @property
    def page(self) -> Page | None:
        """The page in view."""
        found = self._stack.currentWidget()
        return found if isinstance(found, Page) else None

    def show_page(self, key: str, args: dict[str, Any] | None = None, *, travelling: bool = False) -> None:
        """Bring a page into view with what it is to show."""
        entry = ENTRIES[key]
        page = self._made.get(key)
        if page is None:
            page = self._made[key] = entry.make(self.desk)
            page.heading_changed.connect(self._on_heading_changed)
            self._stack.addWidget(page)
        self.desk.focus_ids = ()
        self._stack.setCurrentWidget(page)
        page.enter(**(args or {}))
        self.rail.light(entry.shown_as or key)
        self.top_bar.show_page(page)
        if not travelling:
            self._travels.go(Stop(key, args or {}))
        page.setFocus()

    def _on_went(self, key: str, args: dict[str, Any]) -> None:
        self.show_page(key, args)

    def _on_heading_changed(self) -> None:
        if self.page is not None and self.sender() is self.page:
            self.top_bar.show_page(self.page)

    def _on_menus_asked(self) -> None:
        self._menu.popup(self.rail.seal.mapToGlobal(self.rail.seal.rect().topRight()))

    def back(self) -> None:
        """Show the page seen before."""
        self._travel(self._travels.back())

    def forward(self) -> None:
        """Show the page seen after."""
        self._travel(self._travels.forward())

    def _travel(self, stop: Stop | None) -> None:
        if stop is not None:
            self.show_page(stop.page, stop.args, travelling=True)

    def print_page(self) -> None:
        """Print what the page in view prints."""
        if self.page is not None and self.page.can_print():
            self.page.print_page()
        else:
            self.desk.toast(_("This page prints nothing."), undo=False)

    def introduce(self) -> None:
        """Ask who can introduce me to whom the page is about."""
        chosen = self.desk.focus_ids[:1]
        self.show_page("map", {"introduce": chosen[0]} if chosen else {})

    def type_back(self) -> None:
        """Type back the newest sheet."""
        self.show_page("sheets", {"type_back": True})

    def turn_theme(self) -> None:
        """Change from light to dark and back, and remember it."""
        theme = self.desk.theme
        theme.set_mode("light" if theme.is_dark else "dark")
        self.desk.preferences.set("theme", theme.mode)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pack rail and top bar into the room there is."""
        super().resizeEvent(event)
        placing.pack(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back: on the page, then to the page before."""
        if event.key() == Qt.Key.Key_Escape and self.page is not None:
            if self.notices.dismiss():
                return
            if not self.page.step_back() and self.page.goes_back:
                self.back()
            return
        super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, wherever they are dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Begin an import with the files dropped; a book is opened."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.files.take(paths)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place and let go of the book."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.desk.preferences.set("window.geometry", geometry)
        self._badges.stop()
        super().closeEvent(event)
        self.closed.emit()
