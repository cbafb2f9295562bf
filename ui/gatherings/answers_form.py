"""Takes down what one person answered; what the answers would change is ticked before it is stored."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.kinds import Factor, Feeds
from services.errors import RenmaiError
from services.gatherings import surveys
from services.gatherings.surveys import AskedQuestion, SurveySummary
from services.i18n import _, _p
from services.vocabulary import factor_word
from ui.diary.floating_form import FloatingForm
from ui.diary.who_row import WhoRow
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.fields import FieldFrame, SaveKeys
from ui.widgets.frames import emptied
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import BOXES, Segment, Segments

WIDTH, TOP = 640, 80


class AnswersForm(FloatingForm):
    """Who, then each question: a digit for a choice, a sentence otherwise; Ctrl+Enter stores."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk, over, WIDTH, TOP)
        self._survey: SurveySummary | None = None
        self.inputs: dict[int, LineEdit | Segments] = {}
        self._heading = label("", "heading")
        self.who = WhoRow(desk)
        self._asked = QVBoxLayout()
        self._asked.setSpacing(10)
        self.take_up = QCheckBox()
        self._wrong = label("", "caption", "danger", wrap=True)
        self.store = Button(desk.theme, _("Save"), PRIMARY, key="Ctrl+Enter")
        parts = (self._heading, self.who, self._asked, self.take_up, self._wrong)
        self.stack(parts, self.store, _p("write down", "Not now"))
        self.store.clicked.connect(self.save)
        self.who.finished.connect(self._on_who_chosen)
        self._keys = SaveKeys(self)
        self._keys.saved.connect(self.save)

    def open(self, survey: SurveySummary) -> None:
        """Come up for a survey, with nobody chosen yet."""
        self._survey = survey
        self._heading.setText(survey.theme)
        self.who.choose([])
        emptied(self._asked)
        self.inputs = {question.id: self._input(question) for question in survey.questions}
        feeds = {question.draft.feeds for question in survey.questions} - {Feeds.NOTHING}
        told = [factor_word(Factor.DEMAND)] if Feeds.DEMAND in feeds else []
        told += [_("what they want")] if Feeds.WANTS in feeds else []
        self.take_up.setVisible(bool(feeds))
        self.take_up.setChecked(bool(feeds))
        self.take_up.setText(_("Fill in from the answers: {what}").format(what=" · ".join(told)))
        self._wrong.hide()
        self.come_up()
        self.who.focus_search()

    def _input(self, question: AskedQuestion) -> LineEdit | Segments:
        theme, asked = self._desk.theme, question.draft
        made: LineEdit | Segments
        if asked.choices:
            choices = [Segment(words, words, digit=str(n)) for n, words in enumerate(asked.choices, 1)]
            made = Segments(theme, choices, look=BOXES, name=asked.text)
        else:
            made = LineEdit(theme, name=asked.text)
        changed = made.chosen if isinstance(made, Segments) else made.textEdited
        changed.connect(lambda _words: self._wrong.hide())
        for part in (made, *made.findChildren(QWidget)):
            part.installEventFilter(self._keys)
        self._asked.addWidget(FieldFrame(theme, asked.text, made, above=True))
        return made

    def _on_who_chosen(self) -> None:
        """Go on to the first question."""
        self._wrong.hide()
        first = next(iter(self.inputs.values()), None)
        if isinstance(first, Segments):
            first.buttons()[0].setFocus()
        elif first is not None:
            first.setFocus()

    def said(self) -> dict[int, str]:
        """Return what was answered to each question."""
        return {
            key: field.current() if isinstance(field, Segments) else field.text()
            for key, field in self.inputs.items()
        }

    def save(self) -> None:
        """Store the answers and what was ticked, or say what is missing."""
        people, survey = self.who.people(), self._survey
        if survey is None or not people:
            self._complain(_("With whom? Choose somebody."))
            self.who.focus_search()
            return
        said, take_up = self.said(), self.take_up.isChecked()

        def work(session: Any) -> None:
            for one in people:
                done = surveys.write_down(session, survey.id, one, said)
                if take_up:
                    surveys.take_up(session, survey.id, done.offers)

        words = _("{who} answered: {theme}").format(who=self.who.names(), theme=survey.theme)
        self._desk.act(words, work, lambda _done: self.leave(), failed=self._on_refused)

    def _on_refused(self, error: RenmaiError) -> None:
        self._complain(error.sentence())

    def _complain(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))
