"""日历: a month or a week; what stands on the chosen day at the right; tasks moved by dragging or by keys."""

import datetime as dt
from collections import defaultdict
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from services import i18n
from services.calendar import entries as calendar_entries
from services.calendar.entries import CalendarEntry
from services.changes import Changes
from services.contacts.day_words import sentence_day, weekday_word
from services.contacts.lunar import lunar, lunar_day_shown
from services.diary import tasks
from services.greetings.workdays import calendar_of
from services.i18n import _, _p
from ui.calendar.day_entries import DayEntries
from ui.calendar.grid import DayGrid
from ui.calendar.span import TABLES, WEEK, DayMark, Span, monday, month_span, next_month
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.buttons import QUIET, Button
from ui.widgets.frames import SectionHeading
from ui.widgets.labels import label
from ui.widgets.panel_splitter import PanelSplitter
from ui.widgets.segments import Segment, Segments

MONTH, A_WEEK = "month", "week"
_TABLES = (
    "tasks",
    "gatherings",
    "interactions",
    "participations",
    "contacts",
    "special_days",
    "book_settings",
)


class CalendarPage(Page):
    """The grid in the middle, the day at the right."""

    goes_back = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view = MONTH
        self.grid = DayGrid(self.theme)
        self.day = DayEntries(self.theme)
        self._day_heading = SectionHeading("", role="heading")
        self._hint = label(_("+ and − move a task by a day"), "caption", "muted")
        self._lay_out()
        self.grid.day_chosen.connect(self._on_day_chosen)
        self.grid.turned.connect(self.turn)
        self.grid.entered.connect(self.day.setFocus)
        self.grid.moved.connect(self._move)
        self.day.opened.connect(self._on_opened)
        self.day.moved.connect(lambda entry, days: self._move(entry, entry.day + dt.timedelta(days=days)))
        self._span = Span(monday(desk.today()), 1, None, desk.today())
        self.setFocusProxy(self.grid)

    def _lay_out(self) -> None:
        panel = QWidget()
        beside = QVBoxLayout(panel)
        beside.setContentsMargins(0, 12, 0, 12)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 4)
        head.addWidget(self._day_heading)
        beside.addLayout(head)
        beside.addWidget(self.day, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 0)
        foot.addWidget(self._hint)
        beside.addLayout(foot)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools())
        column.addWidget(self.grid, 1)
        self.splitter = PanelSplitter(
            self.theme,
            middle,
            panel,
            lambda: self.desk.preferences.get("calendar.panel"),
            lambda width: self.desk.preferences.set("calendar.panel", width),
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _tools(self) -> QFrame:
        tools = QFrame()
        tools.setProperty("surface", "surface")
        tools.setProperty("edge", "bottom")
        segments = [Segment(MONTH, _("Month")), Segment(A_WEEK, _("Week"))]
        self.views = Segments(self.theme, segments, name=_("What is in view"))
        self.views.set_current(MONTH)
        self.before = Button(self.theme, "", QUIET, icon="act.back", small=True, name=_("Earlier"))
        self.after = Button(self.theme, "", QUIET, icon="act.forward", small=True, name=_("Later on"))
        self.today = Button(self.theme, _("Today"), small=True, key="T")
        self.save = Button(self.theme, _("Save as a calendar file"), icon="act.export", small=True)
        self._words = label("", "strong")
        row = QHBoxLayout(tools)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for part in (self.views, self.before, self._words, self.after, self.today):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.save)
        self.views.chosen.connect(self.show_view)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.today.clicked.connect(lambda: self.go(self.desk.today()))
        self.save.clicked.connect(self.save_file)
        return tools

    @override
    def title(self) -> str:
        return _("Calendar")

    @override
    def shown(self, **args: Any) -> None:
        """Show the month of today, or of the day asked for."""
        self.go(args.get("day") or self.desk.today())

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*TABLES):
            self.go(self.grid.chosen)

    def show_view(self, view: str) -> None:
        """Show a month or a week."""
        self._view = view
        self.views.set_current(view)
        self.go(self.grid.chosen)

    def turn(self, step: int) -> None:
        """Show the month or week before or after."""
        day = self.grid.chosen
        self.go(next_month(day, step) if self._view == MONTH else day + step * WEEK)

    def go(self, day: dt.date) -> None:
        """Show the span a day lies in, and choose the day."""
        first, weeks = month_span(day) if self._view == MONTH else (monday(day), 1)
        month = day.month if self._view == MONTH else None
        self._span = self.desk.read(lambda session: self._read(session, first, weeks, month))
        if self._view == MONTH:
            self._words.setText(_p("date", "{year}-{month}").format(year=day.year, month=day.month))
        else:
            last = first + WEEK - dt.timedelta(days=1)
            today = self.desk.today()
            self._words.setText(f"{sentence_day(first, today)} – {sentence_day(last, today)}")
        self.grid.show_span(self._span, day)

    def _read(self, session: Any, first: dt.date, weeks: int, month: int | None) -> Span:
        last = first + dt.timedelta(days=7 * weeks - 1)
        found: defaultdict[dt.date, list[CalendarEntry]] = defaultdict(list)
        for entry in calendar_entries.between(session, first, last):
            found[entry.day].append(entry)
        work = calendar_of(session)
        chinese = i18n.language().startswith("zh")
        marks: dict[dt.date, DayMark] = {}
        for place in range(7 * weeks):
            day = first + dt.timedelta(days=place)
            moon = lunar(day)
            words = lunar_day_shown(moon.month, moon.day, moon.leap) if chinese else ""
            working = work.is_workday(day)
            marks[day] = DayMark(
                words[-2:] if moon.day != 1 else words.removesuffix("初一"),
                off=not working and day.weekday() < 5,
                made_up=working and day.weekday() >= 5,
            )
        return Span(first, weeks, month, self.desk.today(), found, marks)

    def _on_day_chosen(self, day: dt.date) -> None:
        if not self._span.first <= day <= self._span.last:
            self.go(day)
            return
        found = self._span.entries.get(day, ())
        self._day_heading.set_text(f"{sentence_day(day, self.desk.today())} {weekday_word(day)}")
        self._day_heading.set_count(len(found) or None)
        self.day.show_entries(found)
        self._hint.setVisible(any(entry.task_id is not None for entry in found))

    def _on_opened(self, entry: CalendarEntry) -> None:
        if entry.gathering_id is not None:
            self.desk.go("gatherings", event=entry.gathering_id)
        elif entry.contact_id is not None:
            self.desk.open_contact(entry.contact_id)

    def _move(self, entry: CalendarEntry, day: dt.date) -> None:
        if entry.task_id is None:
            return
        number = entry.task_id
        words = _("Moved to {day}: {what}").format(day=sentence_day(day, self.desk.today()), what=entry.words)
        self.grid.chosen = day
        self.desk.act(words, lambda session: tasks.reschedule(session, number, day))

    def save_file(self) -> None:
        """Ask where to, and write the calendar file; from then on it is kept up to date."""
        path, _chosen = QFileDialog.getSaveFileName(
            self.window(), _("Save as a calendar file"), _("Renmai") + ".ics", "iCalendar (*.ics)"
        )
        if not path:
            return
        from ui.calendar.subscription import keep

        keep(self.desk, path)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T goes to today, M and W choose the view."""
        views = {Qt.Key.Key_M: MONTH, Qt.Key.Key_W: A_WEEK}
        if event.modifiers():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_T:
            self.go(self.desk.today())
        elif Qt.Key(event.key()) in views:
            self.show_view(views[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def step_back(self) -> bool:
        """From the day's list back to the grid."""
        if self.day.hasFocus():
            self.grid.setFocus()
            return True
        return self.splitter.uncover()
