"""打完记一笔: the small log at the foot of the panel, for the person chosen in the list."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from models.kinds import CallResult, InteractionKind, TaskKind
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.diary.tasks import OpenTask
from services.diary.today import TodayEntry
from services.diary.wording import PROMISES, Proposal, understood
from services.i18n import _
from ui.diary.choices import result_segments
from ui.diary.consequences import Settled
from ui.diary.day_edit import DayEdit
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.frames import Card
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import STACKED, Segments

_MINE = frozenset({TaskKind.PROMISE, TaskKind.FAVOUR, TaskKind.THANKS})
"""What a contact of the day most likely settles; ticked from the start."""


class QuickCard(Card):
    """Result by digit, a sentence, the next day; Enter stores."""

    stored = Signal(object)
    """The EntryDraft to write down."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
        self._today = today
        self._entry: TodayEntry | None = None
        self._offered = ""
        self.results = Segments(
            theme, result_segments(InteractionKind.CALL), look=STACKED, name=_("Result of the call")
        )
        self.line = LineEdit(theme, placeholder=_("One sentence: what was said"), name=_("One sentence"))
        self.day = DayEdit(theme, today)
        self.settled = Settled()
        self.wrong = label("", "caption", "danger", wrap=True)
        self.store = Button(theme, _("Save"), PRIMARY, name=_("Save the call"))
        head = QHBoxLayout()
        head.addWidget(label(_("Log the call"), "strong"), 1)
        head.addWidget(label(_("The digit of the result first"), "caption"))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.day, 1)
        foot.addWidget(self.store)
        self.body.addLayout(head)
        self.promise = QCheckBox()
        self.promise.hide()
        for part in (self.results, self.line, self.promise, self.settled):
            self.body.addWidget(part)
        self.body.addLayout(foot)
        self.body.addWidget(self.wrong)
        self.wrong.hide()
        self.results.chosen.connect(self._on_result_chosen)
        self.line.textEdited.connect(self._on_line_edited)
        for edit in (self.line, self.day):
            edit.returnPressed.connect(self.save)
        self.store.clicked.connect(self.save)

    def show_entry(self, entry: TodayEntry, tasks: tuple[OpenTask, ...], interval: int) -> None:
        """Start anew for somebody; the same person keeps what was typed."""
        if self._entry is not None and self._entry.contact_id == entry.contact_id:
            return
        self._entry = entry
        self.clear()
        due = [entry.task_id] if entry.task_kind in _MINE and entry.task_id else []
        self.settled.offer([task for task in tasks if task.id in due], due)
        usual = self._today() + dt.timedelta(days=interval)
        self.day.offer(usual, _("in {days} days").format(days=interval))

    def clear(self) -> None:
        """Empty every field."""
        self._offered = ""
        self.results.set_current("")
        self.line.clear()
        self.day.clear()
        self.promise.hide()
        self.promise.setChecked(True)
        self.complain("")

    def forget(self) -> None:
        """Forget whom it was about, so that the same person starts anew."""
        self._entry = None
        self.clear()

    def type_result(self, digit: str) -> None:
        """Choose the result of a digit and go on to the sentence."""
        self.results.choose_digit(digit)

    def _on_result_chosen(self, result: str) -> None:
        self.settled.allow(entries.counts(result))
        self.line.setFocus()

    def _on_line_edited(self, text: str) -> None:
        """Offer the day the sentence speaks of while the user has written none."""
        if self.day.text() == self._offered:
            proposal = understood(text, self._today())
            self._offered = proposal.as_typed(self._today()) if proposal is not None else ""
            self.day.setText(self._offered)
        self._say_promise()

    def _say_promise(self) -> None:
        """Offer to note a promise the sentence speaks of; without the tick it is a next contact."""
        proposal = self._read()
        self.promise.setVisible(proposal is not None and proposal.kind in PROMISES)
        if proposal is not None:
            mine = proposal.kind is TaskKind.PROMISE
            told = _("Note my promise “{text}”") if mine else _("Note their promise “{text}”")
            self.promise.setText(told.format(text=proposal.text[:18]))

    def _read(self) -> Proposal | None:
        """Return what the sentence plans, as long as the day is the one it speaks of."""
        proposal = understood(self.line.text(), self._today())
        return proposal if proposal is not None and proposal.day == self.day.day() else None

    def _kind(self) -> TaskKind | None:
        """Return what is planned; None lets the result and the time decide."""
        proposal = self._read()
        if proposal is None or self.results.current() == CallResult.APPOINTMENT:
            return None
        if proposal.kind in PROMISES and not self.promise.isChecked():
            return TaskKind.NEXT_CONTACT
        return proposal.kind

    def save(self) -> None:
        """Hand over what is written, or say what is missing."""
        if self._entry is None:
            return
        result = self.results.current()
        if not result:
            self.complain(_("First the result: 1 to 5."))
            self.results.button(result_segments(InteractionKind.CALL)[0].key).setFocus()
            return
        if self.day.problem():
            self.complain(self.day.problem())
            self.day.setFocus()
            return
        self.complain("")
        draft = EntryDraft(
            kind=InteractionKind.CALL,
            contact_ids=(self._entry.contact_id,),
            result=result,
            note=self.line.text(),
            next_day=self.day.day(),
            next_time=self.day.time(),
            next_kind=self._kind(),
            next_text=self._text(),
            fulfilled=self.settled.chosen(),
            # Rung for their day and reached, they were greeted for it; a vain call greets nobody.
            occasion=self._entry.kept_as if entries.counts(result) else "",
        )
        self.stored.emit(draft)

    def _text(self) -> str:
        proposal = self._read()
        return proposal.text if proposal is not None and self._kind() in PROMISES else ""

    def complain(self, words: str) -> None:
        """Say what is wrong, or nothing."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
