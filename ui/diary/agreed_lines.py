"""说好的事: what either side promised, a line each with its day, and a line to add one."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.contacts.day_words import sentence_day
from services.diary.drafts import PromiseDraft
from services.i18n import _, _p
from ui.diary.day_edit import DayEdit
from ui.look.theme import Theme, grown
from ui.widgets.buttons import QUIET, Button
from ui.widgets.chips import PLAIN, Chip
from ui.widgets.frames import emptied
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import Segment, Segments

MINE, THEIRS = "mine", "theirs"
USUAL_DAYS = 7
"""A promise without a day is due in a week."""


class AgreedLines(QWidget):
    """Promises as lines; Enter in the text goes to the day, Enter in the day adds the line."""

    edited = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._promises: list[PromiseDraft] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.side = Segments(
            theme, [Segment(MINE, _("I will")), Segment(THEIRS, _("They will"))], name=_("Who promised")
        )
        self.side.set_current(MINE)
        self.text = LineEdit(theme, placeholder=_("do what"), name=_("What was promised"))
        self.day = DayEdit(theme, today, name=_("By when"))
        self.day.setFixedWidth(grown(theme, 210))
        self.day.setPlaceholderText(_("by when"))
        self._add = Button(theme, _("Add"), QUIET, small=True, name=_("Add the promise"))
        what = QHBoxLayout()
        what.setSpacing(6)
        what.addWidget(self.side)
        what.addWidget(self.text, 1)
        when = QHBoxLayout()
        when.setSpacing(6)
        when.addStretch(1)
        when.addWidget(self.day)
        when.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._lines)
        column.addLayout(what)
        column.addLayout(when)
        self.text.returnPressed.connect(self.day.setFocus)
        self.day.returnPressed.connect(self.add)
        self._add.clicked.connect(self.add)

    def promises(self) -> tuple[PromiseDraft, ...]:
        """Return the promises, the one still in the line included."""
        pending = self._pending()
        return (*self._promises, pending) if pending is not None else tuple(self._promises)

    def set_promises(self, promises: Sequence[PromiseDraft]) -> None:
        """Show these promises."""
        self._promises = list(promises)
        self.text.clear()
        self.day.clear()
        self._show()

    def problem(self) -> str:
        """Return why the day in the line is none, or an empty text."""
        return self.day.problem()

    def add(self) -> None:
        """Make a line of what is written."""
        pending = self._pending()
        if pending is None or self.day.problem():
            self.day.set_wrong(bool(self.day.problem()))
            return
        self._promises.append(pending)
        self.text.clear()
        self.day.clear()
        self._show()
        self.text.setFocus()
        self.edited.emit()

    def _pending(self) -> PromiseDraft | None:
        text = self.text.text().strip()
        if not text:
            return None
        due = self.day.day() or self._today() + dt.timedelta(days=USUAL_DAYS)
        return PromiseDraft(text, due, theirs=self.side.current() == THEIRS)

    def _show(self) -> None:
        emptied(self._lines)
        for place, promise in enumerate(self._promises):
            self._lines.addWidget(self._line(place, promise))

    def _line(self, place: int, promise: PromiseDraft) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        who = Chip(
            self._theme,
            _p("visit", "them") if promise.theirs else _p("visit", "me"),
            kind=PLAIN,
            removable=False,
        )
        who.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(who)
        row.addWidget(ElidedLabel(promise.text), 1)
        row.addWidget(label(sentence_day(promise.due, self._today()), "caption", "secondary"))
        name = _("Take out {text}").format(text=promise.text)
        drop = Button(self._theme, "", QUIET, icon="act.close", small=True, name=name)
        drop.clicked.connect(lambda: self._take_out(place))
        row.addWidget(drop)
        return line

    def _take_out(self, place: int) -> None:
        del self._promises[place]
        self._show()
        self.edited.emit()
