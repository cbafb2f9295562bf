"""问候: the queue at the left, the greeting chosen at the right, the ways out at the foot."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import CONTACT_TABLES, Changes
from services.contacts.day_words import shown_day
from services.greetings import sending
from services.greetings.queue import QueueEntry
from services.i18n import _, _n
from ui.exchange.latest import Latest
from ui.greetings import queue_list
from ui.greetings.course import Course
from ui.greetings.emptiness import say_nothing_due
from ui.greetings.entry_panel import EntryPanel
from ui.greetings.foot_bar import FootBar
from ui.greetings.more import GreetingsMore
from ui.greetings.one_by_one import OneByOne
from ui.greetings.queue_acts import QueueActs
from ui.greetings.queue_model import Waiting
from ui.greetings.queue_pane import QueuePane
from ui.greetings.typing_check import TypingCheck
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.empty_state import EmptyState

_LIST = 400
_TABLES = (*CONTACT_TABLES, "greetings", "greeting_templates", "interactions", "participations", "ties")
_MORE_TABLES = ("memberships", "organizations", "book_settings", "managers", "remarks")
_QUEUE, _EMPTY, _ONE_BY_ONE = 0, 1, 2


class GreetingsPage(Page):
    """Ten messages that do not look like ten."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.course = Course()
        self.acts = QueueActs(desk, self.course)
        self._reading = Latest(desk.tasks)
        self.more = GreetingsMore(desk, self)
        self.pane = QueuePane(desk.theme)
        self.list = self.pane.list
        self.panel = EntryPanel(desk.theme)
        self._typing = TypingCheck(desk, self.course, self.panel)
        self.foot = FootBar(desk.theme)
        self.empty = EmptyState(desk.theme)
        self.one_by_one = OneByOne(desk.theme)
        self._right = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.list)
        self._connect()

    def _lay_out(self) -> None:
        self._right.addWidget(self.panel)
        self._right.addWidget(QWidget())
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._right, 1)
        beside.addWidget(self.foot)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        columns.addWidget(self.pane)
        columns.addWidget(right)
        columns.setStretchFactor(1, 1)
        columns.setSizes([_LIST, 800])
        for part in (columns, self.empty, self.one_by_one, self.more.wordings, self.more.days):
            self._stack.addWidget(part)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_line_chosen)
        self.list.asked.connect(self._on_asked)
        self.pane.narrowed.connect(self._show)
        self.pane.more_button.clicked.connect(lambda: self.more.open_menu(self.pane.more_button))
        self.panel.asked.connect(self._on_asked)
        self.panel.wording.committed.connect(lambda text: self.acts.rewrite(self.list.entry(), text))
        self.panel.wording.left.connect(self.list.setFocus)
        self.foot.write_asked.connect(self.write_out)
        self.foot.one_by_one_asked.connect(self.go_one_by_one)
        self.one_by_one.sent.connect(self.acts.sent)
        self.one_by_one.finished.connect(self.back_to_the_list)
        self.more.days_chosen.connect(self.look_ahead)
        self.more.closed.connect(self.back_to_the_list)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.write_out, context=here)
        QShortcut(QKeySequence("Ctrl+D"), self, self.go_one_by_one, context=here)

    @override
    def title(self) -> str:
        return _("Greetings")

    @override
    def caption(self) -> str:
        """Return how far ahead the queue looks, and how many are in it."""
        built = self.course.queue
        if built is None:
            return ""
        people = _n("{count} person", "{count} people", len(built.entries)).format(count=len(built.entries))
        return _("next {days} days, {people}").format(days=built.days, people=people)

    @override
    def shown(self, **args: Any) -> None:
        """Show the queue; ``days``: how far ahead."""
        if "days" in args:
            self.course.days = int(args["days"])
        self._load()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES, *_MORE_TABLES):
            self._load()

    @override
    def step_back(self) -> bool:
        """Esc leaves the one-by-one view, the wordings and the days."""
        if self._stack.currentIndex() < _ONE_BY_ONE:
            return False
        self.back_to_the_list()
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Whoever the search box finds is put into the queue."""
        super().showEvent(event)
        self.desk.takes_person = lambda contact_id: self.acts.take(contact_id, self.list.entry())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.takes_person = None

    def _load(self) -> None:
        """Read the queue off the window's thread."""
        book, course = self.desk.book, self.course

        def work(_progress: Any) -> Any:
            with book.read() as session:
                return course.load(session)

        self._reading.run(work, self._on_loaded, self.desk.fail, _("Reading the queue"))

    def _on_loaded(self, told: Any) -> None:
        today = self.desk.today()
        self.course.take(told, lambda day: shown_day(day, today))
        if self._stack.currentIndex() < _ONE_BY_ONE:
            self._show()
        self.heading_changed.emit()

    def _show(self) -> None:
        built = self.course.queue
        if built is None:
            return
        nothing = not built.entries and not self.course.waiting
        had_focus = self.list.hasFocus() or self.window().focusWidget() in (None, self)
        self._stack.setCurrentIndex(_EMPTY if nothing else _QUEUE)
        if nothing:
            say_nothing_due(self.empty, built, self.look_ahead)
        self.pane.show_course(self.course)
        self.foot.show_counts(self.course.queue, len(self.course.ticked()))
        self._right.setCurrentIndex(1 if self.list.current() is None else 0)
        if had_focus and self.isVisible():
            self.list.setFocus()

    def look_ahead(self, days: int) -> None:
        """Let the queue look so many days ahead."""
        self.course.days = days
        self._load()

    def _on_line_chosen(self, line: QueueEntry | Waiting | None) -> None:
        built = self.course.queue
        if line is None or built is None:
            return
        self._typing.follow(line if isinstance(line, QueueEntry) else None)
        self._right.setCurrentIndex(0)
        self.desk.focus_ids = (line.contact_id,)
        past = self.desk.read(lambda session: sending.past(session, line.contact_id))
        if isinstance(line, Waiting):
            self.pane.remember(None)
            self.panel.show_waiting(line, past, self.desk.today())
        else:
            self.pane.remember(line.key)
            self.panel.show_entry(built, line, past)

    def _on_asked(self, what: str) -> None:
        line = self.list.current()
        if isinstance(line, Waiting):
            if what == queue_list.ANSWER:
                self.acts.answered(line)
        elif line is not None and what == queue_list.OPEN:
            self.desk.open_contact(line.contact_id)
        elif line is not None and what == queue_list.EDIT:
            self.panel.wording.begin()
        elif line is not None and what == queue_list.TICK:
            self.acts.turn_tick(line, self.list.lines)
            self.foot.show_counts(self.course.queue, len(self.course.ticked()))
        elif line is not None:
            self.acts.run(what, line)

    def show_own(self, view: QWidget) -> None:
        """Show the wordings, or the days to greet, in place of the queue."""
        self._stack.setCurrentWidget(view)
        view.setFocus()

    def go_one_by_one(self) -> None:
        """Send the ticked greetings one by one: those of today, or all where none is of today."""
        messages = self.course.messages()
        today = [one for one in messages if one.at is None]
        if messages and self._stack.currentIndex() == _QUEUE:
            self._stack.setCurrentIndex(_ONE_BY_ONE)
            self.one_by_one.begin(today or messages)

    def back_to_the_list(self) -> None:
        """Leave what stands in place of the queue."""
        self._stack.setCurrentIndex(_QUEUE)
        self._show()
        self.list.setFocus()

    def write_out(self) -> None:
        """Write what passed to a file for the platform that sends."""
        if self._stack.currentIndex() == _QUEUE:
            self.acts.write_out(self)
