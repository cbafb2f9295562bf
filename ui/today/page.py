"""Today: whom to ring next, with the reason and the number one reads from across the desk."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import SheetKind
from services import settings
from services.changes import Changes
from services.contacts.day_words import weekday_word
from services.contacts.lunar import lunar_words
from services.diary import today
from services.diary.reasons import ReasonKind
from services.diary.today import DayList, TodayEntry
from services.i18n import _, language
from services.prospects.cadence import day_words
from services.settings import Rules
from services.vocabulary import result_word
from ui.diary.calling import ring
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.today.day_view import BRIEF, CALL, LATER, DayView
from ui.today.head import DayHead
from ui.today.side import TodaySide
from ui.today.waiting_strip import WaitingStrip, follow, show_what_waits
from ui.today.words import interval_note
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_splitter import PanelSplitter

if TYPE_CHECKING:
    from services.diary.drafts import EntryDraft
    from ui.today.later_form import LaterForm
    from ui.today.panel import TodayPanel

_TABLES = ("interactions", "participations", "tasks", "postponements", "contacts", "book_settings")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the page read in one go."""

    day: DayList
    rules: Rules
    tomorrow: int


class TodayPage(Page):
    """The list of the day at the left, the person chosen at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._seen: _Seen | None = None
        self._cooling = False
        self._on: dt.date | None = None
        self._later: LaterForm | None = None
        self.head = DayHead(desk.theme)
        self.strip = WaitingStrip(desk.theme)
        self.view = DayView(desk.theme)
        self._side = TodaySide(desk)
        self.empty = EmptyState(desk.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        left = QFrame()
        left.setProperty("surface", "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        self.splitter = PanelSplitter(
            desk.theme,
            left,
            self._side,
            lambda: desk.preferences.get("today.panel"),
            lambda width: desk.preferences.set("today.panel", width),
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self.setFocusProxy(self.view)
        self.head.print_asked.connect(self.print_page)
        self.strip.chosen.connect(lambda what, who: follow(desk, what, who))
        self.view.asked.connect(self._on_asked)
        self.view.result_typed.connect(lambda _digit: self.splitter.show_panel(True))
        self.view.result_typed.connect(lambda digit: self.panel.quick.type_result(digit))
        self.view.chosen.connect(self._on_chosen)
        self._side.stored.connect(self._on_stored)

    @property
    def panel(self) -> "TodayPanel":
        """Whom one is about to ring, at the right."""
        return self._side.panel

    @override
    def title(self) -> str:
        return _("Today")

    @override
    def caption(self) -> str:
        """Return date, weekday and, in Chinese, the lunar day."""
        day = self._on or self.desk.today()
        words = [day_words(day, day), weekday_word(day).replace("周", "星期")]
        if language().startswith("zh"):
            words.append(lunar_words(day))
        return "　".join(words)

    @override
    def shown(self, **args: Any) -> None:
        """Read the day; what was chosen stays chosen."""
        self._on = None
        self._read()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._read()

    def _read(self) -> None:
        def seen(session: Any) -> _Seen:
            day = today.day_list(session, self._on, cooling=self._cooling, rest=True)
            tomorrow = 0
            if not day.entries:
                tomorrow = len(today.day_list(session, day.day + dt.timedelta(days=1)).entries)
            return _Seen(day, settings.rules(session), tomorrow)

        kept, row = self.view.entry(), self.view.currentIndex().row()
        self._seen = found = self.desk.look(seen)
        self.view.lines.show(found.day)
        self.view.lines.note(ReasonKind.OVERDUE, interval_note(found.rules.cadence))
        hour = self.desk.book.clock.now().astimezone().hour
        self.head.show_day(found.day.done_count, len(found.day.entries), hour)
        show_what_waits(self.desk, found.day.day, self.head, self.strip, self.view.lines)
        self.head.print.setEnabled(bool(found.day.entries))
        self._show_list_or_empty(found)
        self._choose(kept, row)

    def _choose(self, kept: TodayEntry | None, row: int) -> None:
        """Choose whom was chosen, else whoever took their place, else the first."""
        rows = self.view.lines.entry_rows()
        found = self.view.lines.row_of(kept.contact_id) if kept is not None else -1
        if found < 0 and rows:
            found = next((place for place in rows if place >= row), rows[-1]) if row >= 0 else rows[0]
        if found >= 0 and found != self.view.currentIndex().row():
            self.view.choose_row(found)  # the view tells who is chosen now
        else:
            self._on_chosen(self.view.entry())

    def _show_list_or_empty(self, found: _Seen) -> None:
        if found.day.entries:
            self._stack.setCurrentWidget(self.view)
            return
        if found.day.done_count:
            action = (_("See tomorrow"), self.show_tomorrow)
            heading = _("All {count} of today are done.").format(count=found.day.done_count)
            self.empty.say(heading, _("{count} tomorrow.").format(count=found.tomorrow), [action])
        else:
            action = (_("Who is cooling down"), self.show_cooling)
            heading = _("Nobody has to be contacted today.")
            self.empty.say(heading, _("Pick up a few who are cooling down?"), [action])
        self._stack.setCurrentWidget(self.empty)

    def show_tomorrow(self) -> None:
        """Show the list of tomorrow; going to the page again shows today."""
        self._on = self.desk.today() + dt.timedelta(days=1)
        self._read()
        self.heading_changed.emit()

    def show_cooling(self) -> None:
        """Fill the list with those whose interval runs out next."""
        self._cooling = True
        self._read()

    def _on_chosen(self, entry: TodayEntry | None) -> None:
        if self._seen is None:
            entry = None
        self.desk.focus_ids = (entry.contact_id,) if entry is not None else ()
        cadence = self._seen.rules.cadence if self._seen is not None else {}
        self._side.show_person(entry, cadence[entry.tier.value] if entry is not None else 0)

    def _on_asked(self, what: str, contact_id: int) -> None:
        entry = self.view.entry()
        if what == CALL and entry is not None:
            # The number is on the clipboard; the next key is the digit of the result.
            if ring(self.desk, entry.name, entry.phone):
                self.panel.quick.results.setFocus()
        elif what == LATER and entry is not None:
            self._put_off(entry)
        elif what == BRIEF:
            self.desk.go("brief", contact_id=contact_id)
        elif what == "open":
            people = [self.view.lines.line(row) for row in self.view.lines.entry_rows()]
            among = [line.contact_id for line in people if isinstance(line, TodayEntry)]
            self.desk.open_contact(contact_id, among)

    def _on_stored(self, draft: "EntryDraft") -> None:
        from services.diary import entries

        entry = self.view.entry()
        name = entry.name if entry is not None else ""
        words = _("{name}: {result}").format(name=name, result=result_word(draft.result))
        self.desk.act(
            _("Logged {words}").format(words=words),
            lambda session: entries.log(session, draft),
            lambda _logged: self._go_on(draft.contact_ids[0]),
            failed=lambda error: self.panel.quick.complain(error.sentence()),
        )

    def _go_on(self, contact_id: int) -> None:
        """Empty the card and give the keys back to the list, at the next person."""
        self.panel.quick.forget()
        entry = self.view.entry()
        if entry is not None and entry.contact_id == contact_id:
            row = self.view.currentIndex().row()
            after = [place for place in self.view.lines.entry_rows() if place > row]
            if after:
                self.view.choose_row(after[0])
        self._on_chosen(self.view.entry())
        self.view.setFocus()

    def _put_off(self, entry: TodayEntry) -> None:
        if self._later is None:
            from ui.today.later_form import LaterForm

            self._later = LaterForm(self.desk, self.window())
        self._later.open(entry.contact_id, entry.name)

    @override
    def can_print(self) -> bool:
        return True

    @override
    def print_page(self) -> None:
        """Show the call sheet of the day as it would be printed."""
        from ui.sheets.print_act import print_new

        print_new(self.desk, self.window(), SheetKind.CALL)

    @override
    def step_back(self) -> bool:
        """From the card back to the list; from tomorrow back to today; then away with a covering panel."""
        if self._side.isAncestorOf(self.focusWidget() or self):
            self.view.setFocus()
            return True
        if self._on is not None or self._cooling:
            self._on, self._cooling = None, False
            self._read()
            self.heading_changed.emit()
            return True
        return self.splitter.uncover()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and F4 hide the panel; W plans the week."""
        if event.key() == Qt.Key.Key_W and not event.modifiers():
            self.desk.go("week")
        elif event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Space):
            self.splitter.toggle_panel()
        else:
            super().keyPressEvent(event)
