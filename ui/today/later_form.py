"""以后: not today, and why; one word and a day."""

from PySide6.QtWidgets import QWidget

from services.diary import postponing
from services.i18n import _, _p
from services.prospects.cadence import day_words
from ui.diary.day_edit import parse_with
from ui.diary.floating_form import FloatingForm
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.fields import DateField, Field
from ui.widgets.labels import label

WIDTH, TOP = 460, 180


class LaterForm(FloatingForm):
    """Asks for the reason and the day; Enter goes on and stores."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk, over, WIDTH, TOP)
        self._contact_id = 0
        self._heading = label("", "heading")
        self.reason = Field(desk.theme, _("Why"), placeholder=_("travelling, in a meeting, waiting for news"))
        self.day = DateField(
            desk.theme, _("Until"), parse_with(desk.today), placeholder=_("Thu, 3 days, 10-8")
        )
        self.store = Button(desk.theme, _("Later"), PRIMARY, key="Enter")
        self.stack([self._heading, self.reason, self.day], self.store, _p("put off", "Not now"))
        self.store.clicked.connect(self.save)
        self.day.edit.returnPressed.disconnect()
        self.day.edit.returnPressed.connect(self.save)

    def open(self, contact_id: int, name: str) -> None:
        """Come up for somebody, the day three days ahead."""
        self._contact_id = contact_id
        self._heading.setText(_("{name}: later").format(name=name))
        self.reason.set_text("")
        self.day.set_text(_("3 days"))
        self.come_up()
        self.reason.edit.setFocus()

    def save(self) -> None:
        """Put the person off, or say what is missing."""
        until, reason, contact_id = self.day.day(), self.reason.text(), self._contact_id
        if not reason:
            self.reason.set_error(_("Why later? One word is enough."), focus=True)
            return
        if until is None:
            self.day.check()
            self.day.edit.setFocus()
            return
        self._desk.act(
            _("Later, on {day}").format(day=day_words(until, self._desk.today())),
            lambda session: postponing.postpone(session, contact_id, until, reason),
            lambda _done: self.leave(),
            failed=lambda error: self.day.set_error(error.sentence(), focus=True),
        )
