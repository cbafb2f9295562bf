"""Surveys: the themes at the left, what people said in the middle, the tally at the right."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from services.contacts.day_words import shown_day
from services.gatherings import surveys
from services.gatherings.surveys import Respondent, SurveySummary
from services.i18n import _, _n, _p
from ui.gatherings.answers_form import AnswersForm
from ui.gatherings.survey_form import SurveyForm
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.widgets.buttons import QUIET, Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.frames import SectionHeading, emptied, surface
from ui.widgets.labels import label
from ui.widgets.row_list import Index, RecordsModel, RowDelegate, RowList

_LIST, _SIDE = 280, 344


class _LinesDelegate(RowDelegate):
    """Paints the two lines of a record and nothing else."""

    def __init__(self, theme: Theme, model: QAbstractListModel, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        title = str(self._model.data(index, Qt.ItemDataRole.DisplayRole))
        words = str(self._model.data(index, Qt.ItemDataRole.AccessibleTextRole)).removeprefix(title).strip()
        painter.save()
        room = self.paint_ground(painter, option).adjusted(16, 0, -16, 0)
        self.two_lines(painter, room, title, words)
        painter.restore()


class SurveyList(RowList):
    """The surveys, the newest first."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, _("Surveys"))
        self.lines = RecordsModel[SurveySummary](
            lambda one: one.theme,
            lambda one: " · ".join(
                (
                    shown_day(one.day, desk.today()),
                    _n("{n} person answered", "{n} people answered", one.people).format(n=one.people),
                )
            ),
            self,
        )
        self.setModel(self.lines)
        self.setItemDelegate(_LinesDelegate(desk.theme, self.lines, self))

    @override
    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.lines.record(current))


class RespondentList(RowList):
    """Who answered, and what; Enter opens."""

    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Who answered"))
        self.nothing = _("Nobody answered yet.")
        self.lines = RecordsModel[Respondent](
            lambda one: one.name, lambda one: _p("between words", ", ").join(one.said), self
        )
        self.setModel(self.lines)
        self.setItemDelegate(_LinesDelegate(theme, self.lines, self))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        one = self.lines.record(self.currentIndex())
        if one is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(one.contact_id)
        else:
            super().keyPressEvent(event)


class SurveysView(QWidget):
    """One survey in view; its answers are taken down by a form."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list = SurveyList(desk)
        self.people = RespondentList(desk.theme)
        self.form: SurveyForm | None = None
        self.answers: AnswersForm | None = None
        self._tally = QVBoxLayout()
        self._tally.setSpacing(6)
        words = _("Three good questions tell more than an hour of small talk.")
        self.empty = EmptyState(desk.theme, _("No survey yet."), words, [(_("New survey"), self.new)])
        self._lay_out()
        self.list.chosen.connect(self._on_survey_chosen)
        self.people.opened.connect(lambda one: desk.open_contact(one))
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        self.list.setFixedWidth(_LIST)
        side = surface("window", "left")
        side.setFixedWidth(_SIDE)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(16, 16, 16, 16)
        beside.addLayout(self._tally)
        beside.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.people, 1)
        row.addWidget(side)
        column.addLayout(row, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _tools(self) -> QFrame:
        theme = self.desk.theme
        tools = QFrame()
        tools.setProperty("surface", "surface")
        tools.setProperty("edge", "bottom")
        self.new_button = Button(theme, _("New survey"), icon="act.event", small=True)
        self.take = Button(theme, _("Take down answers"), icon="act.edit", small=True)
        self.print = Button(theme, _("Print the questions"), icon="act.print", small=True, key="Ctrl+P")
        row = QHBoxLayout(tools)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button, work in (
            (self.new_button, self.new),
            (self.take, self.take_down),
            (self.print, self.print_questions),
        ):
            button.clicked.connect(work)
            row.addWidget(button)
        row.addStretch(1)
        self.remove = Button(theme, "", QUIET, icon="act.delete", small=True, name=_("Strike the survey"))
        self.remove.setToolTip(_("Strike the survey"))
        self.remove.clicked.connect(self.strike)
        row.addWidget(self.remove)
        return tools

    def read(self) -> None:
        """Fetch everything again; the survey in view stays in view."""
        found = self.desk.read(surveys.surveys)
        self._stack.setCurrentIndex(0 if found else 1)
        before = self.survey()
        self.list.lines.show(found)
        rows = [row for row, one in enumerate(found) if before is not None and one.id == before.id]
        if found:
            self.list.setCurrentIndex(self.list.lines.index(rows[0] if rows else 0))

    def survey(self) -> SurveySummary | None:
        """Return the survey in view."""
        return self.list.lines.record(self.list.currentIndex())

    def new(self) -> None:
        """Ask for a new survey."""
        if self.form is None:
            self.form = SurveyForm(self.desk, self.window())
        self.form.open()

    def take_down(self) -> None:
        """Take down somebody's answers to the survey in view."""
        one = self.survey()
        if one is not None:
            if self.answers is None:
                self.answers = AnswersForm(self.desk, self.window())
            self.answers.open(one)

    def strike(self) -> None:
        """Strike the survey in view with its answers."""
        one = self.survey()
        if one is not None:
            words = _("Struck: {theme}").format(theme=one.theme)
            self.desk.act(words, lambda session: surveys.remove(session, one.id))

    def print_questions(self) -> None:
        """Show the survey in view as it would be printed."""
        one = self.survey()
        if one is not None:
            from ui.sheets.plain_paper import show
            from ui.sheets.questionnaire_paper import questionnaire

            show(self.window(), questionnaire(one))

    def _on_survey_chosen(self, one: SurveySummary | None) -> None:
        if one is None:
            return
        self.people.lines.show(self.desk.read(lambda session: surveys.respondents(session, one.id)))
        counted = self.desk.read(lambda session: surveys.tally(session, one.id))
        emptied(self._tally)
        self._tally.addWidget(label(one.theme, "title", wrap=True))
        for question in one.questions:
            self._tally.addWidget(SectionHeading(question.draft.text))
            for choice, people in counted.get(question.id, {}).items():
                words = _("{choice}: {count}").format(choice=choice, count=people)
                self._tally.addWidget(label(words, "body", "" if people else "muted"))
            if question.id not in counted:
                self._tally.addWidget(label(_("in their own words"), "body", "muted"))
