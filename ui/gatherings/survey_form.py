"""The form of a new survey: its theme, and its questions jotted down line by line."""

from typing import Any

from PySide6.QtWidgets import QWidget

from services.errors import RenmaiError
from services.gatherings import questions, surveys
from services.gatherings.surveys import SurveyDraft
from services.i18n import _, _p
from ui.diary.floating_form import FloatingForm
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.fields import Field, SaveKeys, TextField
from ui.widgets.labels import label

WIDTH, TOP = 600, 110


class SurveyForm(FloatingForm):
    """Ctrl+Enter stores from anywhere."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk, over, WIDTH, TOP)
        theme = desk.theme
        self.theme_field = Field(theme, _("Theme"), placeholder=_("small firms and their borrowing"))
        hint = _("One question a line; choices behind it, between slashes")
        self.questions = TextField(theme, _("Questions"), placeholder=hint, lines=7)
        self.store = Button(theme, _("Save"), PRIMARY, key="Ctrl+Enter")
        told = _("Begin a line with 需求： to fill in demand, with 想要： for what they want; you confirm.")
        heading, hint_line = label(_("New survey"), "heading"), label(told, "caption", "muted", wrap=True)
        parts = [heading, self.theme_field, self.questions, hint_line]
        self.stack(parts, self.store, _p("write down", "Not now"))
        self.store.clicked.connect(self.save)
        SaveKeys(self).saved.connect(self.save)

    def open(self) -> None:
        """Come up empty."""
        self.theme_field.set_text("")
        self.questions.set_text("")
        self.come_up()
        self.theme_field.edit.setFocus()

    def save(self) -> None:
        """Store the survey, or say what is missing beside its field."""
        draft = SurveyDraft(self.theme_field.text(), questions.read(self.questions.text()))

        def work(session: Any) -> int:
            return surveys.add(session, draft)

        words = _("New survey: {theme}").format(theme=draft.theme)
        self._desk.act(words, work, lambda _number: self.leave(), failed=self._on_refused)

    def _on_refused(self, error: RenmaiError) -> None:
        field = self.theme_field if getattr(error, "field", "") == "theme" else self.questions
        field.set_error(error.sentence(), focus=True)
