"""What is set about greetings: how far ahead, which festivals, days of one's own, holidays, the wordings."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from services.greetings import workdays
from services.i18n import _, _n
from ui.greetings.days_view import DaysView
from ui.greetings.wordings_view import WordingsView
from ui.shell.desk import Desk
from ui.widgets.menus import MenuItem, build_menu

if TYPE_CHECKING:
    from ui.greetings.page import GreetingsPage

_DAYS = (7, 14, 30)


class GreetingsMore(QObject):
    """The menu ⋯ of the page and what it opens."""

    days_chosen = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk, page: "GreetingsPage") -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.wordings, self.days = WordingsView(desk), DaysView(desk)
        for view in (self.wordings, self.days):
            view.closed.connect(self.closed)

    def items(self) -> list[MenuItem | None]:
        """Return the entries of the menu."""
        built = self._page.course.queue
        days = built.days if built is not None else 0
        spans = sorted({*_DAYS, days} - {0})
        ahead = [self._days_item(count, count == days) for count in spans]
        return [
            *ahead,
            *self._to_the_next(spans),
            None,
            MenuItem(_("Wordings…"), self.show_wordings, icon="act.edit"),
            MenuItem(_("Which days to greet…"), self.show_days, icon="state.festival"),
            MenuItem(_("Add a year's holidays…"), self.add_holidays, icon="act.import"),
        ]

    def _days_item(self, count: int, chosen: bool) -> MenuItem:
        words = _n("Look {count} day ahead", "Look {count} days ahead", count).format(count=count)
        return MenuItem(words, lambda: self.days_chosen.emit(count), checked=chosen)

    def _to_the_next(self, spans: Sequence[int]) -> list[MenuItem]:
        """Return the way to the festival after those in view, however far it is."""
        built = self._page.course.queue
        if built is None or built.next_occasion is None:
            return []
        coming = built.next_occasion
        count = (coming.day - built.first).days
        if count in spans:
            return []
        words = _n(
            "Look ahead to {occasion} ({count} day)", "Look ahead to {occasion} ({count} days)", count
        ).format(occasion=coming.shown(), count=count)
        return [MenuItem(words, lambda: self.days_chosen.emit(count))]

    def show_wordings(self) -> None:
        """Show the wordings in place of the queue."""
        self.wordings.refresh()
        self._page.show_own(self.wordings)

    def show_days(self) -> None:
        """Show the days to greet in place of the queue."""
        self.days.refresh()
        self._page.show_own(self.days)

    def open_menu(self, over: QWidget) -> None:
        """Open the menu below its button."""
        menu = build_menu(self._desk.theme, over, self.items())
        menu.exec(over.mapToGlobal(over.rect().bottomLeft()))

    def add_holidays(self) -> None:
        """Ask for the file of a year's holidays and add it."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._page, _("Add a year's holidays"), str(Path.home()), _("Holidays (*.json)")
        )
        if chosen:
            path = Path(chosen)
            self._desk.act(_("Added a year's holidays"), lambda session: workdays.add_file(session, path))
