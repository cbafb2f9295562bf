"""The greeting chosen: to whom, the wording, the four checks, what was said in other years."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from services.contacts.day_words import sentence_day, weekday_word
from services.greetings.assurances import checks
from services.greetings.queue import Queue, QueueEntry
from services.greetings.sending import PastGreeting
from services.i18n import _, _p
from services.lists import noted
from ui.greetings.checks_card import ChecksCard
from ui.greetings.queue_list import ANSWER, SKIP, SWAP
from ui.greetings.queue_model import Waiting
from ui.greetings.wording_card import WordingCard
from ui.look.theme import Theme
from ui.widgets.buttons import SECONDARY, Button
from ui.widgets.frames import SectionHeading, emptied, surface
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.signs import TierBadge
from ui.widgets.strips import StateIcon

_WIDEST = 900


class EntryPanel(QScrollArea):
    """The right side of the page."""

    asked = Signal(str)
    """What to do with the greeting: swap, skip, keep, edit, answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setProperty("plain", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wording = WordingCard(theme)
        self.checks = ChecksCard(theme)
        self.name = label("", "title")
        self._post = ElidedLabel("", "body", "secondary")
        self._badge = TierBadge(theme)
        self._when = label("", "caption", "secondary", wrap=True)
        self.swap = Button(theme, _("Other wording"), SECONDARY, icon="act.swap_wording", key="R")
        self.skip = Button(theme, _p("greeting", "Not this one"), SECONDARY, key="X")
        self.answer = Button(theme, _("They answered"), SECONDARY, icon="act.accept", key="A")
        self._past = QVBoxLayout()
        self._past_part = QWidget()
        self._home = QWidget()
        self._home_words = label("", "caption", "secondary", wrap=True)
        self._lay_out()
        for button, what in ((self.swap, SWAP), (self.skip, SKIP), (self.answer, ANSWER)):
            button.clicked.connect(lambda _checked=False, what=what: self.asked.emit(what))
        self.checks.asked.connect(self.asked)

    def _lay_out(self) -> None:
        inner = surface("plain")
        across = QHBoxLayout(inner)
        across.setContentsMargins(0, 0, 0, 0)
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        across.addWidget(column, 100)
        across.addStretch(1)
        outer = QVBoxLayout(column)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.setSpacing(12)
        outer.addLayout(self._head())
        outer.addWidget(self.wording)
        outer.addSpacing(4)
        outer.addWidget(self.checks)
        outer.addSpacing(4)
        past = QVBoxLayout(self._past_part)
        past.setContentsMargins(0, 0, 0, 0)
        past.setSpacing(8)
        past.addWidget(
            SectionHeading(_("What was said before"), trailing=label(_("do not repeat it"), "caption"))
        )
        card = surface("card")
        self._past = QVBoxLayout(card)
        self._past.setContentsMargins(14, 4, 14, 4)
        self._past.setSpacing(0)
        past.addWidget(card)
        outer.addWidget(self._past_part)
        home = QHBoxLayout(self._home)
        home.setContentsMargins(0, 0, 0, 0)
        home.setSpacing(8)
        home.addWidget(StateIcon(self._theme, "state.household", "secondary", 16))
        home.addWidget(self._home_words, 1)
        outer.addWidget(self._home)
        outer.addStretch(1)
        self.setWidget(inner)

    def _head(self) -> QHBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name)
        first.addWidget(self._badge)
        first.addWidget(self._post, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self._when)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.answer, self.swap, self.skip):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_entry(self, queue: Queue, entry: QueueEntry, past: Sequence[PastGreeting]) -> None:
        """Show a greeting of the queue."""
        self.name.setText(entry.name)
        self._badge.set_tier(entry.tier)
        self._badge.show()
        self._post.setText(" · ".join(part for part in (entry.organization, entry.title) if part))
        self._when.setText(when_words(queue, entry))
        self.wording.show_entry(entry)
        self.show_checks_of(queue, entry)
        self._show_past(past, queue.first)
        names = _p("between names", ", ").join(entry.housemates)
        self._home_words.setText(
            _("{names} of the same household is not greeted besides: one greeting a household.").format(
                names=names
            )
        )
        self._home.setVisible(bool(names))
        for part in (self.wording, self.checks, self.swap, self.skip):
            part.show()
        self.answer.hide()

    def show_checks_of(self, queue: Queue, entry: QueueEntry) -> None:
        """Show what the rules say of a greeting, as kept or as it is being written."""
        self.checks.show_checks(checks(entry, queue.rules, queue.signature, queue.first))

    def show_waiting(self, waiting: Waiting, past: Sequence[PastGreeting], today: dt.date) -> None:
        """Show somebody from whom nothing came back yet."""
        self.name.setText(waiting.name)
        self._badge.hide()
        self._post.setText("")
        self._when.setText(
            _("{occasion}, sent {day}").format(occasion=waiting.occasion, day=waiting.day_words)
        )
        self._show_past(past, today)
        for part in (self.wording, self.checks, self.swap, self.skip, self._home):
            part.hide()
        self.answer.show()

    def _show_past(self, past: Sequence[PastGreeting], today: dt.date) -> None:
        emptied(self._past)
        self._past_part.setVisible(bool(past))
        for place, told in enumerate(past[:4]):
            if place:
                self._past.addWidget(rule())
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 7, 0, 7)
            row.setSpacing(12)
            when = label(f"{past_day(told.day, today)} {told.occasion}", "caption", "secondary")
            when.setMinimumWidth(96)
            row.addWidget(when)
            row.addWidget(ElidedLabel(told.text or _("no wording kept"), "body"), 1)
            word = _p("greeting", "answered") if told.answered else _p("greeting", "no answer")
            row.addWidget(label(word, "caption", "ok" if told.answered else "secondary"))
            self._past.addWidget(line)


def past_day(day: dt.date, today: dt.date) -> str:
    """Return a past day in short: its month and day this year, else its year and month."""
    return f"{day.month}-{day.day:02d}" if day.year == today.year else f"{day.year}-{day.month}"


def when_words(queue: Queue, entry: QueueEntry) -> str:
    """Say which day it is, when the message goes out, and why the day is kept on another one."""
    occasion = entry.occasion
    day = f"{sentence_day(occasion.day, queue.first)} {weekday_word(occasion.day)}"
    shown = noted(occasion.shown(), occasion.lunar)
    at = sentence_day(entry.at.date(), queue.first)
    said = _("{occasion}, {day}. To go out on {at} {time}").format(
        occasion=shown, day=day, at=at, time=f"{entry.at:%H:%M}"
    )
    return _("{said}. {note}").format(said=said, note=occasion.note) if occasion.note else said
