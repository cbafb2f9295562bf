"""记一笔: laid over the page, written by keys alone: digit, sentence, Tab, day, Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import InteractionKind, TaskKind
from services.contacts.day_words import sentence_day
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.diary.glance import Glance, glance
from services.diary.wording import PROMISES, understood
from services.i18n import _
from services.vocabulary import interaction_word
from ui.diary.choices import KINDS, MESSAGES, kind_segments, result_segments
from ui.diary.consequences import ArrangedVisit, Settled
from ui.diary.day_edit import DayEdit
from ui.diary.floating_form import FloatingForm
from ui.diary.form_row import INSET, FormRow
from ui.diary.message_part import MessagePart, beside
from ui.diary.planned import Written, planned, promised
from ui.diary.unfolded_part import UnfoldedPart
from ui.diary.who_row import WhoRow
from ui.look.theme import grown
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, QUIET, Button
from ui.widgets.labels import label, rule
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import BOXES, Segments
from ui.widgets.signs import KeyHint

WIDTH, TOP = 680, 112


@dataclass(frozen=True, slots=True)
class _Left:
    """What was begun and left without saving."""

    people: tuple[int, ...]
    kind: InteractionKind
    result: str
    line: str
    day: str


class QuickLog(FloatingForm):
    """One form for every kind of contact; rows that mean nothing for a kind are folded away."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk, over, WIDTH, TOP)
        self._kind = InteractionKind.CALL
        self._due_tasks: tuple[int, ...] = ()
        self._offered = ""
        self._salutation = self._place_of = ""
        self._left: _Left | None = None
        self.setAccessibleName(_("Log"))
        theme = desk.theme
        self.kinds = Segments(theme, kind_segments(), name=_("Kind of contact"))
        self.who = WhoRow(desk)
        self.results = Segments(theme, result_segments(self._kind), look=BOXES, name=_("Result"))
        self.line = LineEdit(theme, placeholder=_("One sentence: what was said"), name=_("One sentence"))
        self.day = DayEdit(theme, desk.today)
        self.message = MessagePart(desk, self.who.people)
        self.more = UnfoldedPart(theme, desk.today)
        self.visit = ArrangedVisit(theme)
        self.settled = Settled()
        self.wrong = label("", "caption", "danger", wrap=True)
        self.unfold = Button(theme, _("Full record"), key="Ctrl+E")
        self.store = Button(theme, _("Save"), PRIMARY, key="Enter")
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(rule())
        self._hint = label(_("3 days, two weeks, Fri, 10-8"), "caption")
        self.day.setFixedWidth(grown(self._desk.theme, 240))
        day_line = beside(self.day, self._hint)
        day_line.layout().addStretch(1)  # type: ignore[union-attr]
        self._result_row = FormRow(_("Result"), self.results)
        self._line_row = FormRow(_("One sentence"), self.line)
        who = FormRow(_("Who"), self.who)
        for row in (who, self._result_row, self.message, self._line_row, self.more):
            column.addWidget(row)
        column.addWidget(FormRow(_("Next"), day_line, ruled=False))
        column.addWidget(self.visit)
        foot = QFrame()
        foot.setProperty("surface", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(INSET, 12, INSET, 12)
        line.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.wrong)
        told.addWidget(self.settled)
        line.addLayout(told, 1)
        line.addWidget(self.unfold)
        line.addWidget(self.store)
        column.addWidget(foot)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setProperty("surface", "plain")
        row = QHBoxLayout(head)
        row.setContentsMargins(INSET, 10, 12, 10)
        row.setSpacing(16)
        row.addWidget(label(_("Log"), "heading"))
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(KeyHint(self._desk.theme, "Ctrl+L"))
        close = Button(
            self._desk.theme, "", QUIET, icon="act.close", small=True, name=_("Close without saving")
        )
        close.clicked.connect(self.leave)
        row.addWidget(close)
        return head

    def _bind(self) -> None:
        self.kinds.chosen.connect(lambda key: self.set_kind(InteractionKind(key)))
        self.results.chosen.connect(self._on_result_chosen)
        self.who.changed.connect(lambda: self._about(_glances(self._desk, self.who.people())))
        self.who.finished.connect(self._focus_first)
        self.line.textEdited.connect(self._on_line_edited)
        self.day.understood.connect(self._say_visit)
        for edit in (self.line, self.day, self.message.occasion, *self.more.fields()):
            edit.returnPressed.connect(self.save)
        self.store.clicked.connect(self.save)
        self.unfold.clicked.connect(self._on_unfold)
        for digit, kind in enumerate(KINDS, 1):
            keys = QShortcut(QKeySequence(f"Alt+{digit}"), self)
            keys.activated.connect(lambda kind=kind: self.set_kind(kind))
        for words, work in (("Ctrl+E", self._on_unfold), ("Ctrl+Return", self.save)):
            QShortcut(QKeySequence(words), self).activated.connect(work)

    def open(self, contact_ids: Sequence[int], kind: str = "", tasks: Sequence[int] = ()) -> None:
        """Come up empty, about these people; ``tasks`` begin ticked, and so does what is due."""
        if self.isVisible():
            self.leave()
            return
        self._due_tasks = tuple(tasks)
        people = _glances(self._desk, contact_ids)
        self.who.choose(people)
        self._offered = ""
        self.results.set_current("")
        for part in (self.line, self.day, self.more):
            part.clear()
        self.visit.tick.setChecked(True)
        self._complain("")
        self.come_up()
        self._about(people)
        self.set_kind(InteractionKind(kind) if kind in KINDS else InteractionKind.CALL)
        self._take_up(tuple(contact_ids))
        self.place()

    def _take_up(self, people: tuple[int, ...]) -> None:
        """Bring back what was begun about these people and left without saving."""
        left = self._left
        if left is None or left.people != people:
            return
        self._left = None
        self.set_kind(left.kind)
        self.results.set_current(left.result)
        self.line.setText(left.line)
        self.day.setText(left.day)
        self._offered = ""
        self._say_visit()
        self.line.setFocus()

    @override
    def leave(self) -> None:
        """Go away; a sentence begun is there again for the same people."""
        if self.isVisible() and self.line.text().strip():
            told = (self.results.current(), self.line.text(), self.day.text())
            self._left = _Left(self.who.people(), self._kind, *told)
        super().leave()

    def _done(self) -> None:
        """Go away with nothing to come back to."""
        self.line.clear()
        self._left = None
        self.leave()

    def set_kind(self, kind: InteractionKind) -> None:
        """Fold rows in and out for a kind of contact."""
        self._kind = kind
        self.kinds.set_current(kind.value)
        segments = result_segments(kind)
        self.results.set_segments(segments)
        self.settled.allow(entries.counts(self.results.current() or None))
        self._result_row.setVisible(bool(segments))
        self.message.setVisible(kind in MESSAGES)
        self._line_row.setVisible(kind not in MESSAGES)
        if kind in MESSAGES and not self.message.wording():
            self.message.begin(self._salutation)
        self.unfold.setVisible(kind is InteractionKind.VISIT or not self.more.isVisibleTo(self))
        self._say_visit()
        self._focus_first()

    def _about(self, people: Sequence[Glance]) -> None:
        """Take over salutation and open promises of the people; of several, the promises stay as they are."""
        today = self._desk.today()
        self._salutation = people[0].salutation if len(people) == 1 else ""
        self._place_of = people[0].organization if people else ""
        tasks = people[0].tasks if len(people) == 1 else ()
        due = [task.id for task in tasks if task.due <= today]
        self.settled.offer(tasks, [*self._due_tasks, *due])
        self.day.offer(None)
        self.message.begin(self._salutation)

    def _focus_first(self) -> None:
        """Put the caret where the next key belongs."""
        if not self.who.people():
            self.who.focus_search()
        elif self._kind in MESSAGES:
            self.message.text.setFocus()
        elif self._result_row.isVisibleTo(self) and not self.results.current():
            first = result_segments(self._kind)[0].key
            self.results.button(first).setFocus()
        else:
            self.line.setFocus()

    def _on_result_chosen(self, result: str) -> None:
        self.settled.allow(entries.counts(result))
        self._complain("")
        self._say_visit()
        self.line.setFocus()

    def _on_line_edited(self, text: str) -> None:
        """Offer the day a line speaks of, as long as the user has not written one."""
        proposal = understood(text, self._desk.today())
        if self.day.text() == self._offered:
            self._offered = proposal.as_typed(self._desk.today()) if proposal is not None else ""
            self.day.setText(self._offered)
        self._say_visit()

    def _read(self) -> Written:
        today, result = self._desk.today(), self.results.current()
        return Written(self._kind, result, self.line.text(), self.day.day(), self.day.time(), today)

    def _say_visit(self) -> None:
        """Say what saving will make of the day, with a tick to take away."""
        day, kind = self.day.day(), planned(self._read())
        if day is None or kind is None or kind is TaskKind.NEXT_CONTACT:
            self.visit.say("")
            return
        when = f"{sentence_day(day, self._desk.today())} {self.day.time() or ''}".strip()
        if kind in PROMISES:
            told = _("Notes a promise of mine: {text}, {when}")
            told = told if kind is TaskKind.PROMISE else _("Notes a promise of theirs: {text}, {when}")
            text = promised(self.line.text(), self._desk.today())
            self.visit.say(told.format(text=text, when=when), "act.task")
            return
        words = _("Makes a visit: {when}").format(when=when)
        self.visit.say(
            _("{words}, {place}").format(words=words, place=self._place_of) if self._place_of else words
        )

    def draft(self) -> EntryDraft:
        """Return what is written."""
        is_message = self._kind in MESSAGES
        meant = planned(self._read())
        kind = meant if self.visit.is_wanted() else TaskKind.NEXT_CONTACT
        follow_up = _("follow up the message") if is_message else ""
        return EntryDraft(
            kind=self._kind,
            contact_ids=self.who.people(),
            at=self.more.moment(),
            result=self.results.current() or None,
            note=self.message.wording() if is_message else self.line.text(),
            next_day=self.day.day(),
            next_time=self.day.time() if kind is meant else None,
            next_kind=kind if self.day.day() else None,
            next_text=promised(self.line.text(), self._desk.today()) if kind in PROMISES else follow_up,
            fulfilled=self.settled.chosen(),
            minutes=self.more.minutes(),
            inbound=self.more.is_inbound(),
            occasion=self.message.occasion.text() if is_message else "",
        )

    def save(self) -> None:
        """Write it down, or say what is missing and go there."""
        problem = self.day.problem() or self.more.problem()
        if problem:
            self._complain(problem)
            return
        if not self.who.people():
            self._complain(_("With whom? Choose somebody."))
            self.who.focus_search()
            return
        if self._kind in MESSAGES and not self.more.is_inbound() and self.message.is_stopped():
            self._complain(_("A rule stops this message."))
            return
        draft = self.draft()
        words = _("Logged: {kind}, {names}").format(
            kind=interaction_word(self._kind.value), names=self.who.names()
        )
        self._desk.act(
            words,
            lambda session: entries.log(session, draft),
            lambda _logged: self._done(),
            failed=lambda error: self._complain(error.sentence()),
        )

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _on_unfold(self) -> None:
        """Show the full form: of a visit the page of its own, of anything else a few rows more."""
        if self._kind is InteractionKind.VISIT:
            draft = self.draft()
            self._done()
            self._desk.go("visit", draft=draft)
            return
        self.more.show()
        self.unfold.hide()
        self.more.fields()[0].setFocus()
        self.place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a result by its digit from anywhere but a text; leave by Esc; save by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not isinstance(self.focusWidget(), QLineEdit):  # a line has told of its Enter already
                self.save()
        elif not self.results.choose_digit(event.text()):
            super().keyPressEvent(event)


def _glances(desk: Desk, contact_ids: Sequence[int]) -> list[Glance]:
    def seen(session: Any) -> list[Glance]:
        return [glance(session, one) for one in contact_ids]

    return desk.read(seen)
