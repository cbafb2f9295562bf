"""What waits besides the list, a line of links under the head; away when nothing does."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from services.diary.reasons import ReasonKind
from services.i18n import _, _n
from services.prospects.cadence import day_words
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.today.day_model import DayModel
from ui.today.head import DayHead
from ui.today.words import festival_note
from ui.widgets.buttons import LINK, Button
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from services.diary.waiting import Waiting

SHEET, DRAFT, AHEAD, HOLIDAYS = "sheet", "draft", "ahead", "holidays"


class WaitingStrip(QFrame):
    """Emits which of them was chosen, and the contact of a form begun."""

    chosen = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "window")
        self.setProperty("edge", "bottom")
        self._flow = FlowLayout(self, 16)
        self._flow.setContentsMargins(16, 4, 16, 4)
        self.links: list[Button] = []
        self.hide()

    def show_waiting(self, waiting: "Waiting", today: dt.date) -> None:
        """Show what waits."""
        for link in self.links:
            self._flow.removeWidget(link)
            link.deleteLater()
        self.links = []
        sheet = waiting.sheet
        if sheet is not None:
            told = _n(
                "{day}'s sheet: {n} row to type back", "{day}'s sheet: {n} rows to type back", sheet.rows
            )
            words = told.format(day=day_words(sheet.day, today), n=sheet.rows)
            self._add(words, "page.sheets", SHEET, 0, "Ctrl+Shift+L")
        for draft in waiting.drafts[:2]:
            told = (
                _("Visit to {name} not finished, {time}") if draft.contact_id else _("A visit begun, {time}")
            )
            words = told.format(name=draft.name, time=f"{draft.at.astimezone():%H:%M}")
            self._add(words, "act.visit", DRAFT, draft.contact_id)
        if waiting.own_days or waiting.tasks:
            told = _("A fortnight ahead: {days} days of theirs, {tasks} things due")
            self._add(told.format(days=waiting.own_days, tasks=waiting.tasks), "act.next_day", AHEAD, 0, "W")
        if waiting.holidays_unknown:
            self._add(
                waiting.holidays_unknown.partition(":")[0].partition("：")[0], "state.warning", HOLIDAYS, 0
            )
            self.links[-1].setToolTip(waiting.holidays_unknown)
        self.setVisible(bool(self.links))

    def _add(self, words: str, icon: str, what: str, contact_id: int, key: str = "") -> None:
        link = Button(self._theme, words, LINK, icon=icon, small=True, key=key)
        link.clicked.connect(lambda: self.chosen.emit(what, contact_id))
        self._flow.addWidget(link)
        self.links.append(link)

    @override
    def hasHeightForWidth(self) -> bool:
        return True


def show_what_waits(desk: Desk, day: dt.date, head: DayHead, strip: WaitingStrip, lines: DayModel) -> None:
    """Show what waits, cards and festivals, once the book is loaded: the list itself comes first."""

    def read(session: Any) -> tuple["Waiting", str]:
        from services.diary.waiting import waiting

        return waiting(session), festival_note(day)

    def show(found: tuple["Waiting", str]) -> None:
        waiting, festivals = found
        head.show_cards(waiting.cards)
        strip.show_waiting(waiting, day)
        lines.note(ReasonKind.OCCASION, festivals)

    desk.when_loaded(lambda: desk.fetch(read, show))


def follow(desk: Desk, what: str, contact_id: int) -> None:
    """Go where one of the links leads."""
    if what == SHEET:
        desk.go("sheets", type_back=True)
    elif what == DRAFT:
        desk.go("visit", **({"contact_id": contact_id} if contact_id else {}))
    else:
        desk.go("week" if what == AHEAD else "settings")
