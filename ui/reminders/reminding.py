"""Says each reminder once, at its time: in the tray where there is one, else in the window."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from services.diary.reminders import Reminder, due, reminders
from services.i18n import _p
from ui.reminders import choices as kept
from ui.reminders.tray import Sayer, Tray
from ui.shell.desk import Desk

EVERY_MS = 30_000
FIRST_MS = 4_000
"""After the window came up; the day's list is there by then."""


class Reminding(QObject):
    """Looks every half minute; what was said today is remembered over a restart."""

    def __init__(self, desk: Desk, window: QWidget, sayer: Sayer | None = None) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._last: Reminder | None = None
        self.sayer: Sayer = sayer if sayer is not None else self._tray()
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self.look)
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(FIRST_MS)
        self._begin.timeout.connect(self.look)

    def _tray(self) -> Tray:
        tray = Tray(self._window)
        tray.opened.connect(self._raise)
        tray.listed.connect(self._on_listed)
        tray.pressed.connect(self._on_pressed)
        return tray

    def start(self) -> None:
        """Look in a moment, and then again and again."""
        self._begin.start()
        self._clock.start()

    def stop(self) -> None:
        """Look no more: the window closes."""
        self._begin.stop()
        self._clock.stop()

    def look(self) -> None:
        """Say what is due and was not said yet."""
        chosen = kept.choices(self._desk.preferences)
        if not chosen.on:
            return

        def work(_progress: object) -> tuple[Reminder, ...]:
            return self._desk.read(lambda session: reminders(session, chosen.before, chosen.quiet))

        self._desk.tasks.run(work, lambda told: self._say(told, chosen))

    def _say(self, told: tuple[Reminder, ...], chosen: kept.Choices) -> None:
        now = self._desk.book.clock.now().astimezone()
        said = kept.said(self._desk.preferences, now.date())
        fresh = [one for one in due(told, _minute(now), chosen.quiet) if one.key not in said]
        for one in fresh:
            if self.sayer.can_say():
                self.sayer.say(one.title, one.words)
            else:
                parts = (one.title, one.words)
                self._desk.toast(_p("between words", ", ").join(part for part in parts if part), undo=False)
            self._last = one
        if fresh:
            kept.say(self._desk.preferences, now.date(), said | {one.key for one in fresh})

    def _raise(self) -> None:
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    def _on_listed(self) -> None:
        self._raise()
        self._desk.go("reminders")

    def _on_pressed(self) -> None:
        self._raise()
        if self._last is not None:
            follow(self._desk, self._last)


def follow(desk: Desk, reminder: Reminder) -> None:
    """Go where a reminder leads: a visit's is its brief."""
    if reminder.page == "sheets":
        desk.go("sheets", type_back=True)
    elif reminder.contact_id:
        desk.go(reminder.page, contact_id=reminder.contact_id)
    else:
        desk.go(reminder.page)


def _minute(moment: dt.datetime) -> dt.time:
    return moment.time().replace(second=0, microsecond=0)
