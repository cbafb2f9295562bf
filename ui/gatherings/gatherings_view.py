"""Gatherings beside their guests: planned, asked to, held and followed up without leaving the list."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import GuestState, InteractionKind
from services.gatherings import holding, listing, planning
from services.gatherings.listing import GatheringSummary
from services.i18n import _
from services.vocabulary import guest_word
from ui.gatherings.gathering_form import GatheringForm
from ui.gatherings.gathering_list import GatheringList
from ui.gatherings.gathering_panel import GatheringPanel
from ui.gatherings.guest_list import CARD, KEYS, GuestList
from ui.gatherings.guests_form import GuestsForm
from ui.shell.desk import Desk
from ui.shell.three_columns import ThreeColumns
from ui.widgets.buttons import QUIET, Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout


class GatheringsView(QWidget):
    """List at the left, guests in the middle, facts and harvest at the right."""

    counted = Signal()
    """The number of gatherings may be another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, theme = desk, desk.theme
        self.list = GatheringList(theme, desk.today)
        self.guests = GuestList(theme)
        self.panel = GatheringPanel(desk)
        words = _("A class reunion, a tea, a bills course.")
        self.empty = EmptyState(theme, _("No gathering yet."), words, [(_("New gathering"), self.new)])
        self.form: GatheringForm | None = None
        self.guests_form: GuestsForm | None = None
        self._lay_out()
        self.list.chosen.connect(self._on_gathering_chosen)
        self.guests.marked.connect(self.mark)
        self.guests.struck.connect(self._on_struck)
        self.guests.opened.connect(self._on_opened)
        self.panel.change_asked.connect(self.change)
        self.panel.invitation_asked.connect(self._on_invitation_asked)
        self.panel.follow_ups_asked.connect(self._on_follow_ups_asked)
        self.panel.calling_off_asked.connect(self._on_calling_off_asked)
        self.setFocusProxy(self.guests)

    def _lay_out(self) -> None:
        columns = (self.list, self.guests, self.panel)
        self._stack = ThreeColumns(self.desk, self._tools(), columns, self.empty, "gatherings.panel")
        self.splitter = self._stack.splitter
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _tools(self) -> QFrame:
        theme = self.desk.theme
        tools = QFrame()
        tools.setProperty("surface", "surface")
        tools.setProperty("edge", "bottom")
        row = FlowLayout(tools)
        row.setContentsMargins(16, 8, 16, 8)
        self.new_button = Button(theme, _("New gathering"), icon="act.event", small=True)
        self.add = Button(theme, _("Add guests"), icon="act.add_contact", small=True)
        self.print = Button(
            theme, "", QUIET, icon="act.print", small=True, name=_("Print the list of guests")
        )
        self.print.setToolTip(_("Print the list of guests") + " Ctrl+P")
        self.new_button.clicked.connect(lambda: self.new())
        self.add.clicked.connect(self.ask)
        self.print.clicked.connect(self.print_list)
        for button in (self.new_button, self.add, self.print):
            row.addWidget(button)
        self.marks: dict[str, Button] = {}
        for digit, what in KEYS.items():
            words = _("Gave a card") if what == CARD else guest_word(what)
            button = Button(theme, words, key=digit, small=True)
            button.clicked.connect(lambda _checked=False, what=what: self.mark(what))
            self.marks[what] = button
            row.addWidget(button)
        return tools

    def read(self, wanted: int = 0) -> None:
        """Fetch everything again; show one gathering by its number, else the one in view."""
        found = self.desk.read(listing.gatherings)
        self._stack.show_something(bool(found))
        self.list.show_gatherings(found, wanted)
        if found and self.list.gathering() is not None:
            self._on_gathering_chosen(self.list.gathering())
        self.counted.emit()

    def gatherings(self) -> Sequence[GatheringSummary]:
        """Return the gatherings in the list."""
        return self.list.lines.records

    def new(self, guests: tuple[int, ...] = ()) -> None:
        """Ask for a new gathering."""
        self._form().open(guests=guests or ())

    def change(self) -> None:
        """Change the one in view."""
        one = self.list.gathering()
        if one is not None:
            self._form().open(one)

    def ask(self) -> None:
        """Put more people on the list of the one in view."""
        one = self.list.gathering()
        if one is not None:
            if self.guests_form is None:
                self.guests_form = GuestsForm(self.desk, self.window())
            self.guests_form.open(one.id, one.draft.theme)

    def print_list(self) -> None:
        """Show the list of guests of the one in view as it would be printed."""
        one = self.list.gathering()
        if one is not None:
            from ui.sheets.plain_paper import show
            from ui.sheets.roster_paper import roster

            show(self.window(), roster(self.desk.read(lambda s: listing.guest_handout(s, one.id))))

    def _form(self) -> GatheringForm:
        if self.form is None:
            self.form = GatheringForm(self.desk, self.window())
            self.form.stored.connect(self.read)
        return self.form

    def mark(self, what: str) -> None:
        """Say something of the guests chosen: a state, or that they gave their cards."""
        one, people = self.list.gathering(), self.guests.chosen_ids()
        if one is None or not people:
            return
        if what == CARD:
            words = _("Gave a card")
            self._act(one, words, people, lambda s: holding.take_cards(s, one.id, people))
        else:
            state = GuestState(what)
            self._act(one, guest_word(what), people, lambda s: holding.say(s, one.id, people, state))

    def _act(
        self, one: GatheringSummary, words: str, people: Sequence[int], work: Callable[[Any], object]
    ) -> None:
        said = _("{theme}: {count} {state}").format(theme=one.draft.theme, count=len(people), state=words)
        self.desk.act(said, work)

    def _on_gathering_chosen(self, one: GatheringSummary | None) -> None:
        if one is None:
            return
        rows = self.desk.read(lambda session: listing.guests(session, one.id))
        self.guests.show_guests(rows, self.desk.today())
        self.panel.show_gathering(one)
        began = one.draft.day <= self.desk.today()
        for what, button in self.marks.items():
            late = what in (GuestState.ATTENDED, GuestState.ABSENT, CARD)
            button.setEnabled(bool(rows) and (began or not late))
            button.setToolTip(_("Not before the day itself.") if late and not began else "")

    def _on_struck(self) -> None:
        one, people = self.list.gathering(), self.guests.chosen_ids()
        if one is not None and people and not one.held:
            self.desk.act(_("Took people off the list"), lambda s: planning.strike(s, one.id, people))

    def _on_opened(self, contact_id: int) -> None:
        self.desk.open_contact(contact_id, [row.contact_id for row in self.guests.lines.guests])

    def _on_invitation_asked(self) -> None:
        """Open the log of a message to whoever stands on the list and was not invited yet."""
        people = [row.contact_id for row in self.guests.lines.guests if row.state is GuestState.LISTED]
        if people:
            self.desk.log(people, InteractionKind.SMS.value)
        else:
            self.desk.toast(_("Everybody on the list is invited."), undo=False)

    def _on_follow_ups_asked(self) -> None:
        one = self.list.gathering()
        if one is None:
            return
        people = [
            row.contact_id
            for row in self.guests.lines.guests
            if row.state is GuestState.ATTENDED and row.followed_up is None
        ]
        due = self.desk.today() + dt.timedelta(days=holding.FOLLOW_UP_DAYS)
        self.desk.act(
            _("Planned a word with {count} people").format(count=len(people)),
            lambda session: holding.plan_follow_ups(session, one.id, people, due),
        )

    def _on_calling_off_asked(self) -> None:
        one = self.list.gathering()
        if one is not None:
            words = _("It takes place: {theme}") if one.called_off else _("Called off: {theme}")
            self.desk.act(
                words.format(theme=one.draft.theme),
                lambda session: planning.call_off(session, one.id, not one.called_off),
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 changes the gathering."""
        if event.key() == Qt.Key.Key_F2:
            self.change()
        else:
            super().keyPressEvent(event)
