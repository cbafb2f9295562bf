"""The menus that act on whoever is selected: from the tool row, and by the right button."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from services.contacts import tags
from services.i18n import _, _p
from services.prospects import listing
from ui.look.icons import icon
from ui.prospects.bulk_acts import BulkActs
from ui.prospects.bulk_menus import factor_menu, tag_menu, tie_menu
from ui.prospects.calling import call
from ui.prospects.table import ProspectTable
from ui.prospects.tool_row import ToolRow
from ui.sheets.paper_acts import print_labels
from ui.shell.desk import Desk

_LOOKED_THROUGH = 500
"""Of so many selected people at most the tags they share are worked out."""


class SelectionMenus:
    """Builds each menu anew when it is asked for."""

    def __init__(self, desk: Desk, table: ProspectTable, acts: BulkActs, tools: ToolRow) -> None:
        self._desk, self._table, self._acts, self._tools = desk, table, acts, tools

    def open(self, what: str) -> None:
        """Open the menu of tag, tie, factor or more below its button in the tool row."""
        button, build = {
            "tag": (self._tools.tag, self.tag_menu),
            "tie": (self._tools.tie, self.tie_menu),
            "factor": (self._tools.factor, self.factor_menu),
            "more": (self._tools.more, self.more_menu),
        }[what]
        build().popup(_below(button))

    def tag_menu(self) -> QMenu:
        """Return the menu behind 打标签."""
        ids = self._table.selected_ids()
        known = self._desk.read(tags.tags)
        held: set[str] = set()
        if 0 < len(ids) <= _LOOKED_THROUGH:
            rows = self._desk.read(lambda session: listing.rows(session, ids))
            held = set.intersection(*(set(row.tags) for row in rows if row is not None))
        return tag_menu(self._desk.theme, known, held, self._acts, self._table)

    def tie_menu(self) -> QMenu:
        """Return the menu behind 连关系."""
        return tie_menu(self._table.selected_count(), self._acts, self._table)

    def factor_menu(self) -> QMenu:
        """Return the menu behind 填因素."""
        return factor_menu(self._table.factors, self._acts, self._table)

    def more_menu(self) -> QMenu:
        """Return the menu behind ⋯."""
        menu, theme = QMenu(self._table), self._desk.theme
        menu.addAction(icon(theme, "act.copy"), _("Copy as a table") + "\tCtrl+C").triggered.connect(
            lambda _checked=False: self._table.copy()
        )
        menu.addAction(icon(theme, "act.log"), _("Log a contact…") + "\tCtrl+L").triggered.connect(
            lambda _checked=False: self._desk.log(self._table.selected_ids())
        )
        ids = self._table.selected_ids()
        labels = menu.addAction(icon(theme, "act.print"), _("Print labels…"))
        labels.triggered.connect(lambda _checked=False: print_labels(self._desk, self._table.window(), ids))
        labels.setEnabled(bool(ids))
        meet = menu.addAction(icon(theme, "act.event"), _("Bring them together…"))
        meet.triggered.connect(lambda _checked=False: self._desk.go("gatherings", guests=tuple(ids)))
        menu.addSeparator()
        if len(ids) == 2:
            both = menu.addAction(icon(theme, "act.merge"), _("Put side by side…"))
            both.triggered.connect(lambda _checked=False: self._desk.go("same", pair=tuple(ids)))
        guesses = menu.addAction(icon(theme, "state.ask"), _("Who may know each other"))
        guesses.triggered.connect(lambda _checked=False: self._desk.go("map", guesses=True))
        same = menu.addAction(icon(theme, "act.merge"), _("The same person?"))
        same.triggered.connect(lambda _checked=False: self._desk.go("same"))
        menu.addSeparator()
        quiet = menu.addAction(icon(theme, "state.do_not_contact"), _("Do not disturb"))
        quiet.triggered.connect(lambda _checked=False: self._acts.set_do_not_contact(True))
        free = menu.addAction(_("May be contacted"))
        free.triggered.connect(lambda _checked=False: self._acts.set_do_not_contact(False))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def context_menu(self, contact_id: int) -> QMenu:
        """Return the menu of the right button: first this person, then what acts on all selected."""
        menu, theme, desk = QMenu(self._table), self._desk.theme, self._desk
        row = desk.read(lambda session: listing.rows(session, [contact_id]))[0]
        for name, words, work in self._first_entries(contact_id, row.phone if row else ""):
            action = menu.addAction(icon(theme, name), words)
            action.triggered.connect(lambda _checked=False, work=work: work())
            if name == "act.call":
                action.setEnabled(row is not None and bool(row.phone) and not row.do_not_contact)
        menu.addSeparator()
        for name, words, inner in (
            ("act.tag", _p("act", "Tag"), self.tag_menu()),
            ("act.tie", _("Tie"), self.tie_menu()),
            ("state.ask", _("Rate"), self.factor_menu()),
        ):
            inner.setParent(menu, inner.windowFlags())
            inner.setTitle(words)
            inner.setIcon(icon(theme, name))
            menu.addMenu(inner)
        menu.addSeparator()
        merges = menu.addAction(icon(theme, "act.merge"), _("Merge into…"))
        merges.triggered.connect(lambda _checked=False: desk.go("same", contact_id=contact_id))
        copies = menu.addAction(icon(theme, "act.copy"), _("Copy as a table") + "\tCtrl+C")
        copies.triggered.connect(lambda _checked=False: self._table.copy())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _first_entries(
        self, contact_id: int, phone: str
    ) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """Return what is done with one person: icon, words, act."""
        desk = self._desk
        return (
            ("act.forward", _("Open") + "\tEnter", lambda: desk.open_contact(contact_id)),
            ("act.call", _("Call"), lambda: call(desk, contact_id, phone)),
            ("act.log", _("Log a contact…") + "\tCtrl+L", lambda: desk.log([contact_id])),
            (
                "act.introduce",
                _("Who can introduce me") + "\tCtrl+R",
                lambda: desk.go("map", introduce=contact_id),
            ),
            ("act.brief", _("Brief") + "\tB", lambda: desk.go("brief", contact_id=contact_id)),
        )


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + 2))
