"""The panel of Today: whom to ring, the number in large, what to open with, what was said last."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from services.contacts.day_words import narrow_day
from services.diary.glance import Glance
from services.diary.today import TodayEntry
from services.i18n import _
from ui.look.theme import Theme
from ui.today.quick_card import QuickCard
from ui.widgets.frames import Card, emptied
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.signs import TierBadge
from ui.widgets.strips import StateIcon


class TodayPanel(QWidget):
    """Everything about the person chosen, and the quick log at the foot."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self.name = ElidedLabel("", "title")
        self.post = ElidedLabel("", "body", "secondary")
        self._badge = TierBadge(theme, large=True)
        self.phone = label("", "phone")
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._phone_words = label("", "caption", wrap=True)
        self.opener = label("", "body", wrap=True)
        self._more = QVBoxLayout()
        self._more.setSpacing(6)
        self.quick = QuickCard(theme, today)
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.post)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(names, 1)
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        card = Card(margin=12, spacing=4)
        card.body.addWidget(label(_("Opener"), "section"))
        card.body.addWidget(self.opener)
        inside = QFrame()
        inside.setProperty("surface", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(12)
        column.addLayout(top)
        numbers = QVBoxLayout()
        numbers.setSpacing(0)
        numbers.addWidget(self.phone)
        numbers.addWidget(self._phone_words)
        column.addLayout(numbers)
        column.addWidget(card)
        column.addLayout(self._more)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("plain", True)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 16)
        foot.addWidget(self.quick)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)

    def show_person(self, entry: TodayEntry, seen: Glance, interval: int) -> None:
        """Show somebody."""
        self.name.setText(seen.name)
        self.post.setText(" · ".join(part for part in (seen.organization, seen.title) if part))
        self._badge.set_tier(seen.tier)
        self.phone.setText(seen.phone_shown or _("no phone"))
        self._phone_words.setText(seen.phone_words if seen.phone else "")
        self._phone_words.setVisible(bool(seen.phone))
        self.opener.setText(entry.opener)
        emptied(self._more)
        if seen.last_said and seen.last_day is not None:
            self._section(_("What was said last"))
            self._last(narrow_day(seen.last_day, self._today()), seen.last_said)
        self._listed(_("Do not mention"), [("state.warning", words) for words in seen.taboos])
        besides = [("state.birthday", seen.birthday)] if seen.birthday else []
        self._listed(_("On the way"), besides + [("act.tag", words) for words in seen.interests])
        self.quick.show_entry(entry, seen.tasks, interval)

    def _section(self, words: str) -> None:
        if self._more.count():
            self._more.addSpacing(4)
        self._more.addWidget(label(words, "section"))

    def _last(self, day: str, said: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(day, "caption"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(said, "body", wrap=True), 1)
        self._more.addWidget(line)

    def _listed(self, heading: str, items: list[tuple[str, str]]) -> None:
        if not items:
            return
        self._section(heading)
        for icon, words in items:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            tone = "warn" if icon == "state.warning" else "secondary"
            row.addWidget(StateIcon(self._theme, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, "body", wrap=True), 1)
            self._more.addWidget(line)
