"""A line for a day to come: 周四 15:00, 3天, 10-8; the day is echoed as it was understood."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from services.contacts.day_words import sentence_day
from services.contacts.entered_days import DayEntry, parse_day
from services.errors import DraftError
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.line_edit import LineEdit


def parse_with(today: Callable[[], dt.date]) -> Callable[[str], tuple[dt.date, str]]:
    """Return the reading of days that a DateField asks for; it raises DraftError in words."""

    def parse(text: str) -> tuple[dt.date, str]:
        entry = parse_day(text, today())
        if entry.day is None:
            raise DraftError(entry.problem)
        return entry.day, entry.echo

    return parse


class DayEdit(LineEdit):
    """A line edit that knows which day was meant."""

    understood = Signal()
    """The day or time it stands for changed."""

    def __init__(
        self, theme: Theme, today: Callable[[], dt.date], *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icon="act.next_day", name=name or _("Next contact"), parent=parent)
        self._today = today
        self._entry = DayEntry(None)
        self._default_echo = ""
        self.textChanged.connect(self._on_text_changed)

    def day(self) -> dt.date | None:
        """Return the day meant; None when empty or not understood."""
        return self._entry.day

    def time(self) -> str | None:
        """Return the time meant as HH:MM, if one was told."""
        return f"{self._entry.time:%H:%M}" if self._entry.time else None

    def offer(self, day: dt.date | None, words: str = "") -> None:
        """Show a usual day as a hint; it does not count unless it is typed."""
        self.setPlaceholderText(
            _("Next {day}").format(day=sentence_day(day, self._today())) if day else _("Thu, 3 days, 10-8")
        )
        self._default_echo = words
        self._show_echo()

    def problem(self) -> str:
        """Return why the text is no day, or an empty text."""
        return self._entry.problem if self.text().strip() else ""

    def _on_text_changed(self, text: str) -> None:
        self._entry = parse_day(text, self._today())
        self.set_wrong(False)
        self._show_echo()
        self.understood.emit()

    def _show_echo(self) -> None:
        if not self.text().strip():
            self.set_echo(self._default_echo)
            return
        day, time = self._entry.day, self.time()
        words = (sentence_day(day, self._today()), time) if day else ()
        self.set_echo(" ".join(word for word in words if word))
