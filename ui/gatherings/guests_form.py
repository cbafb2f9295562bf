"""Puts people on a gathering's list: by name, pinyin or number, or a whole circle at once."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from services.contacts import cohorts
from services.gatherings import planning
from services.i18n import _, _n
from ui.diary.floating_form import FloatingForm
from ui.diary.who_row import WhoRow
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.fields import FieldFrame, SaveKeys
from ui.widgets.labels import label

WIDTH, TOP = 560, 120


class GuestsForm(FloatingForm):
    """Whom to ask; Ctrl+Enter puts them on the list."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk, over, WIDTH, TOP)
        self._gathering_id = 0
        self._heading = label("", "heading")
        self.who = WhoRow(desk)
        self.circle = QComboBox()
        self._circle_frame = FieldFrame(desk.theme, _("A circle"), self.circle)
        self.store = Button(desk.theme, _("Put on the list"), PRIMARY, key="Ctrl+Enter")
        self._wrong = label("", "caption", "danger", wrap=True)
        self.stack([self._heading, self.who, self._wrong, self._circle_frame], self.store, _("Not now"))
        self.store.clicked.connect(self.save)
        self.who.finished.connect(self.who.focus_search)
        SaveKeys(self).saved.connect(self.save)

    def open(self, gathering_id: int, theme: str) -> None:
        """Come up for a gathering, with nobody chosen yet."""
        self._gathering_id = gathering_id
        self._heading.setText(_("Whom to ask to “{theme}”").format(theme=theme))
        self.who.choose([])
        self._wrong.hide()
        self.circle.clear()
        self.circle.addItem(_("nobody by circle"), 0)
        for one in self._desk.read(cohorts.cohorts):
            people = _n("{n} person", "{n} people", one.size).format(n=one.size)
            self.circle.addItem(f"{one.name}　{people}", one.id)
        self._circle_frame.setVisible(self.circle.count() > 1)
        self.come_up()
        self.who.focus_search()

    def save(self) -> None:
        """Put them on the list."""
        people, cohort, number = self.who.people(), int(self.circle.currentData() or 0), self._gathering_id
        unknown = self.who.search.text().strip()
        self._wrong.setVisible(bool(unknown))
        if unknown:
            self._wrong.setText(_("Nobody is called {name}; Ctrl+N adds them.").format(name=unknown))
            self.who.focus_search()
            return
        if not people and not cohort:
            self.who.focus_search()
            return

        def work(session: Any) -> tuple[int, ...]:
            inside = [member.contact_id for member in cohorts.members(session, cohort)] if cohort else []
            return planning.ask(session, number, (*people, *inside))

        self._desk.act(_("Put people on the list"), work, lambda _new: self.leave())
