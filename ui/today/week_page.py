"""排一周: people at the left, seven days beside them; dragging or a key puts a visit on a day."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from services.contacts.day_words import sentence_day, weekday_word
from services.diary import week as weeks
from services.diary.week import DAYS, Stop, Week, WeekDay
from services.errors import RenmaiError
from services.i18n import _, _n, _p
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.today.week_column import WeekColumn
from ui.widgets.buttons import Button
from ui.widgets.labels import label

_TABLES = ("tasks", "contacts", "interactions", "addresses", "organizations", "book_settings")


class WeekPage(Page):
    """The pool is column 0, the days are columns 1 to 7."""

    goes_back = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._first = desk.today()
        self._seen: Week | None = None
        theme = desk.theme
        self.columns = [WeekColumn(theme, _("Who could be seen"))]
        self.columns += [
            WeekColumn(theme, _("Day {n}").format(n=number), str(number)) for number in range(1, DAYS + 1)
        ]
        self.before = Button(theme, _("Week before"), icon="act.previous", small=True, key="PgUp")
        self.after = Button(theme, _("Week after"), icon="act.next", small=True, key="PgDn")
        self._lay_out()
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        for place, column in enumerate(self.columns):
            self._bind(place, column)
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self.turn(step))
        self.setFocusProxy(self.columns[0].list)

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(0)
        for place, column in enumerate(self.columns):
            days.addWidget(column, 3 if place == 0 else 2)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.setSpacing(8)
        told = _("Drag, or a digit for the day, or Shift ←→; Delete takes off, B brief, Enter opens")
        foot.addWidget(label(told, "caption"), 1)
        foot.addWidget(self.before)
        foot.addWidget(self.after)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(days, 1)
        outer.addLayout(foot)

    def _bind(self, place: int, column: WeekColumn) -> None:
        column.list.dropped.connect(lambda who, task: self._on_dropped(place, who, task))
        column.list.moved.connect(lambda stop, step: self.put(stop, place + step))
        column.list.left.connect(lambda step: self.stand_in(place + step))
        column.list.pressed_key.connect(self._on_key)

    @override
    def title(self) -> str:
        return _("Plan the week")

    @override
    def caption(self) -> str:
        last = self._first + dt.timedelta(days=DAYS - 1)
        today = self.desk.today()
        return f"{sentence_day(self._first, today)} – {sentence_day(last, today)}"

    @override
    def shown(self, **args: Any) -> None:
        self._first = self.desk.today()
        self._read()
        self.columns[0].list.choose_first()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._read()

    def turn(self, step: int) -> None:
        """Show the week before or after; never one that is over."""
        self._first = max(self.desk.today(), self._first + dt.timedelta(days=DAYS * step))
        self._read()

    def _read(self) -> None:
        self._seen = seen = self.desk.read(lambda session: weeks.week(session, self._first))
        pool = self.columns[0]
        pool.head.setText(_("Who could be seen"))
        pool.note.setText(_("by district"))
        pool.list.show_stops(seen.pool)
        for column, day in zip(self.columns[1:], seen.days, strict=True):
            self._show_day(column, day)
        self.before.setEnabled(self._first > self.desk.today())
        self.heading_changed.emit()

    def _show_day(self, column: WeekColumn, day: WeekDay) -> None:
        head = f"{weekday_word(day.day)} {day.day.day}"
        if day.day == self.desk.today():
            head = _("today {day}").format(day=day.day.day)
        kind = _p("day", "made-up workday") if day.is_made_up else "" if day.is_workday else _p("day", "off")
        column.head.setText(head)
        column.note.setText(kind or _seen_words(len(day.stops)))
        column.list.setAccessibleName(f"{sentence_day(day.day, self.desk.today())} {head} {kind}".strip())
        column.list.show_stops(day.stops, day.notes)

    def stand_in(self, place: int) -> None:
        """Put the caret into a column."""
        column = self.columns[max(0, min(place, DAYS))]
        column.list.setFocus()
        column.list.choose_first()

    def put(self, stop: Stop, place: int) -> None:
        """Put somebody on the day of a column; on the pool's, take them off the plan."""
        if self._seen is None or place > DAYS:
            return
        if place < 1:
            self._take_off(stop)
            return
        day = self._seen.days[place - 1].day
        when = f"{sentence_day(day, self.desk.today())} {weekday_word(day)}"
        words = _("Visit to {name} on {day}").format(name=stop.name, day=when)
        self.desk.act(
            words,
            lambda session: weeks.put_on(session, stop, day),
            lambda _task: self._follow(stop, place),
            failed=self._on_refused,
        )

    def _follow(self, stop: Stop, place: int) -> None:
        """Stand on the visit where it is now."""
        self._read()
        listed = self.columns[place].list
        for row in range(listed.count()):
            found = listed.item(row).data(Qt.ItemDataRole.UserRole)
            if isinstance(found, Stop) and found.contact_id == stop.contact_id:
                listed.setCurrentRow(row)
        listed.setFocus()

    def _take_off(self, stop: Stop) -> None:
        if stop.task_id is not None:
            words = _("Took the visit to {name} off the plan").format(name=stop.name)
            self.desk.act(words, lambda session: weeks.take_off(session, stop))

    def _on_dropped(self, place: int, contact_id: int, task_id: int) -> None:
        stops = [stop for column in self.columns for stop in column.list.stops()]
        for stop in stops:
            if (stop.contact_id, stop.task_id or 0) == (contact_id, task_id):
                self.put(stop, place)
                return

    def _on_key(self, act: str, stop: Stop) -> None:
        if act == "off":
            self._take_off(stop)
        elif act == "open":
            self.desk.open_contact(stop.contact_id)
        elif act == "brief":
            self.desk.go("brief", contact_id=stop.contact_id)
        elif act.isdigit() and 1 <= int(act) <= DAYS:
            self.put(stop, int(act))

    def _on_refused(self, error: RenmaiError) -> None:
        self.desk.fail(error)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home:
            self.stand_in(0)
        else:
            super().keyPressEvent(event)


def _seen_words(count: int) -> str:
    """Say how many are to be seen on a day; nothing for nobody."""
    return _n("{n} to see", "{n} to see", count).format(n=count) if count else ""
