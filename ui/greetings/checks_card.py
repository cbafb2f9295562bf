"""发前四查: what the rules say of a greeting, a line a rule, with the ways out beside what is asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.greetings.assurances import Check, rule_word
from services.greetings.findings import Rule
from services.greetings.queue import EntryState
from services.i18n import _, _n
from ui.greetings.queue_list import EDIT, KEEP, STATE_LOOK, SWAP
from ui.look.theme import Theme
from ui.widgets.buttons import SECONDARY, Button
from ui.widgets.frames import SectionHeading, emptied, surface
from ui.widgets.labels import label, rule
from ui.widgets.strips import StateIcon

_TITLE = 44


class ChecksCard(QWidget):
    """The heading, how many did not pass, and the lines."""

    asked = Signal(str)
    """What to do about it: change the wording, another one, send it as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words: list[str] = []
        """The sentences in view."""
        self._count = label("", "caption", "secondary")
        self._frame = surface("card")
        self._lines = QVBoxLayout(self._frame)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeading(_("Four checks before sending"), trailing=self._count))
        column.addWidget(self._frame)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what the rules say."""
        emptied(self._lines)
        self.words = [check.words for check in checks]
        open_ = [check for check in checks if check.state is not EntryState.READY]
        count = len(open_)
        self._count.setText(
            _n("{count} did not pass", "{count} did not pass", count).format(count=count)
            if count
            else _("All passed")
        )
        asks_shown = False
        for place, check in enumerate(checks):
            if place:
                self._lines.addWidget(rule())
            first_ask = check.state is EntryState.ASK and not asks_shown
            asks_shown = asks_shown or first_ask
            self._lines.addWidget(self._line(check, first_ask))

    def _line(self, check: Check, first_ask: bool) -> QWidget:
        icon, tone = STATE_LOOK[check.state]
        line = QFrame()
        line.setProperty("tint", {EntryState.ASK: "warn", EntryState.STOP: "danger"}.get(check.state, ""))
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 9, 12, 9)
        row.setSpacing(12)
        shown = tone if check.state is not EntryState.READY else "primary"
        title = label(rule_word(check.rule), "strong", shown)
        title.setMinimumWidth(_TITLE)
        words = QVBoxLayout()
        words.setSpacing(2)
        said = _("{words} (sent all the same)").format(words=check.words) if check.answered else check.words
        words.addWidget(label(said, "body", "primary", wrap=True))
        if check.hint:
            words.addWidget(label(check.hint, "caption", "secondary", wrap=True))
        # Mark, title and first sentence stand on one line, whatever height the buttons give the row.
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(StateIcon(self._theme, icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(words, 1)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(told)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        for button in self._buttons(check, first_ask):
            row.addWidget(button)
        return line

    def _buttons(self, check: Check, first_ask: bool) -> list[Button]:
        found = []
        if check.state is EntryState.STOP and check.rule in (Rule.CONTENT, Rule.SIGNATURE):
            found.append(self._button(_("Change it"), "Enter", EDIT))
        if check.state is not EntryState.READY and check.rule is Rule.CONTENT:
            found.append(self._button(_("Other wording"), "R", SWAP))
        if first_ask:
            found.append(self._button(_("Send as it is"), "K", KEEP))
        return found

    def _button(self, words: str, key: str, what: str) -> Button:
        button = Button(self._theme, words, SECONDARY, key=key, small=True)
        button.clicked.connect(lambda _checked=False: self.asked.emit(what))
        return button
