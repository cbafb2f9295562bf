"""电话单: the sheets printed, each as it left the printer, and the place to type them back."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import SheetKind
from services.changes import Changes
from services.contacts import cohorts
from services.errors import RenmaiError
from services.i18n import _
from services.sheets import call_sheet, outcomes
from services.sheets.records import PrintedSheet
from ui.sheets.choosing_form import ChoosingForm
from ui.sheets.page_preview import PagePreview
from ui.sheets.paper_acts import print_circle
from ui.sheets.print_act import print_again, print_choice, print_new, save_again
from ui.sheets.sheet_list import SheetList
from ui.sheets.type_back import TypeBack
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.shell.three_columns import ThreeColumns
from ui.widgets.buttons import QUIET, Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.menus import MenuItem, build_menu

_TABLES = ("call_sheets", "call_sheet_rows", "contacts")


class SheetsPage(Page):
    """List at the left, paper in the middle, typing back at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = SheetList(desk.theme, desk.today)
        self.preview = PagePreview(desk.theme)
        self.type_back = TypeBack(desk)
        self.empty = EmptyState(desk.theme)
        self.choosing: ChoosingForm | None = None
        self._lay_out()
        self.list.chosen.connect(self._on_sheet_chosen)
        self.type_back.typed.connect(self._on_typed)
        self.type_back.sheet_asked.connect(self._on_sheet_asked)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        columns = (self.list, self.preview, self.type_back)
        self._stack = ThreeColumns(self.desk, self._tools(), columns, self.empty, "sheets.panel")
        self.splitter = self._stack.splitter
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _tools(self) -> QFrame:
        tools = QFrame()
        tools.setProperty("surface", "surface")
        tools.setProperty("edge", "bottom")
        self.print = Button(self.theme, _("Print call sheet"), icon="act.print", small=True, key="Ctrl+P")
        self.visit = Button(self.theme, _("Print visit sheet"), icon="act.visit", small=True)
        self.choose = Button(self.theme, _("Choose whom…"), icon="act.filter", small=True)
        self.more = Button(self.theme, "", QUIET, icon="act.more", small=True, name=_("More"))
        self.more.setToolTip(_("More"))
        self.save = Button(self.theme, _("Save as PDF"), icon="act.export", small=True)
        row = QHBoxLayout(tools)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.print)
        row.addWidget(self.visit)
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.more)
        self.print.clicked.connect(self.print_page)
        self.visit.clicked.connect(lambda: print_new(self.desk, self.window(), SheetKind.VISIT))
        self.choose.clicked.connect(self._on_choosing)
        self.more.clicked.connect(self._on_more)
        self.save.clicked.connect(self._on_save)
        return tools

    @override
    def title(self) -> str:
        return _("Call sheets")

    @override
    def caption(self) -> str:
        """Return how many sheets wait to be typed back."""
        left = sum(sheet.typed < len(sheet.rows) for sheet in self.list.lines.sheets)
        return _("{count} to type back").format(count=left) if left else ""

    @override
    def shown(self, **args: Any) -> None:
        """Show the sheets; with ``type_back`` begin typing back the newest that is not done."""
        number = str(args.get("number") or "")
        if args.get("type_back"):
            number = number or self.desk.read(outcomes.newest_open) or ""
        self._read(number)
        typing = bool(args.get("type_back")) and bool(self.list.lines.sheets)
        self.setFocusProxy(self.type_back.number if typing else self.list)
        if typing:
            self.splitter.show_panel(True)
            self.type_back.begin()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._read()

    def _read(self, number: str = "") -> None:
        sheets = self.desk.read(call_sheet.sheets)
        if not sheets:
            waiting = len(self.desk.read(call_sheet.preview).rows)
            words = _("{count} people can be rung today.").format(count=waiting)
            action = (_("Print call sheet"), self.print_page)
            self.empty.say(_("No sheet printed yet."), words if waiting else "", [action] if waiting else [])
            self._stack.show_something(False)
            return
        self._stack.show_something(True)
        self.list.show_sheets(sheets, number)

    def _on_sheet_chosen(self, sheet: PrintedSheet | None) -> None:
        if sheet is not None:
            self.preview.show_sheet(sheet)
            self.type_back.show_sheet(sheet)
            self.heading_changed.emit()

    def _on_typed(self, row: int) -> None:
        """Catch up at once, so that the next row proposed is one that is still open."""
        self._read()
        self.preview.show_page((row - 1) // 8 + 1)

    def _on_sheet_asked(self, number: str) -> None:
        try:
            wanted = self.desk.read(lambda session: call_sheet.sheet(session, number))
        except RenmaiError as error:
            self.desk.fail(error)
            return
        self._read(wanted.number)
        self.type_back.propose()
        self.type_back.begin()

    def _on_choosing(self) -> None:
        if self.choosing is None:
            self.choosing = ChoosingForm(self.desk, self.window())
            self.choosing.chosen.connect(lambda choice: print_choice(self.desk, self.window(), choice))
        self.choosing.open()

    def _on_more(self) -> None:
        """What is printed more seldom: the same sheet again, the list of a circle."""
        waits = "" if self.list.sheet() is not None else _("No sheet printed yet.")
        items: list[MenuItem | None] = [
            MenuItem(_("Print again"), self._on_again, "act.print", why_not=waits),
            None,
        ]
        for one in self.desk.read(cohorts.cohorts):
            words = _("List of {circle}").format(circle=one.name)
            items.append(
                MenuItem(words, partial(print_circle, self.desk, self.window(), one.id), "state.school")
            )
        menu = build_menu(self.theme, self.more, items)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_again(self) -> None:
        sheet = self.list.sheet()
        if sheet is not None:
            print_again(self.window(), sheet)

    def _on_save(self) -> None:
        sheet = self.list.sheet()
        if sheet is not None:
            save_again(self.desk, self.window(), sheet)

    @override
    def can_print(self) -> bool:
        return True

    @override
    def print_page(self) -> None:
        """Show today's call sheet as it would be printed."""
        print_new(self.desk, self.window(), SheetKind.CALL)

    @override
    def step_back(self) -> bool:
        """From the panel back to the list."""
        if self.type_back.isAncestorOf(self.focusWidget() or self):
            self.list.setFocus()
            return True
        return self.splitter.uncover()
