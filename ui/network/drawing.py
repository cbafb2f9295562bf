"""Drawing on the map: a tie from one to another, ties or a circle of several, ties said anew or taken off."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from services.contacts import cohorts
from services.contacts.cohorts import CohortDraft
from services.i18n import _, _p
from services.network import map_places, tie_lines, ties
from services.network.tie_words import TieWord, understand_tie
from services.network.ties import TieDraft
from ui.network.map_view import MapView
from ui.network.tie_form import TieForm
from ui.shell.desk import Desk
from ui.widgets.buttons import QUIET, SECONDARY, Button
from ui.widgets.frames import Card
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit


class GroupBar(Card):
    """What can be done with everybody gathered, over the upper edge of the map."""

    def __init__(self, view: MapView) -> None:
        super().__init__(parent=view.canvas, margin=8, spacing=6)
        theme = view.desk.theme
        row = QHBoxLayout()
        row.setSpacing(6)
        self.count = label("", "body")
        self.to_me = Button(theme, _("Tie to me"), SECONDARY, small=True)
        self.name = LineEdit(theme, placeholder=_("name of a circle"), name=_("Name of the circle"))
        self.name.setFixedWidth(150)
        self.circle = Button(theme, _("Make a circle"), SECONDARY, small=True)
        self.log = Button(theme, _("Log a contact…"), QUIET, small=True)
        self.leave = Button(theme, "", QUIET, icon="act.close", name=_("Let them go"), small=True)
        for part in (self.count, self.to_me, self.name, self.circle, self.log, self.leave):
            row.addWidget(part)
        self.body.addLayout(row)
        self.hide()


class Drawing(QObject):
    """Writes what was drawn on the map into the book."""

    def __init__(self, desk: Desk, view: MapView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.form = TieForm(desk.theme, view.canvas)
        self.bar = GroupBar(view)
        over = view.canvas.layout()
        if isinstance(over, QGridLayout):
            over.addWidget(self.bar, 0, 0, 1, 3, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._from: tuple[int, ...] = ()
        self._to = 0
        canvas = view.canvas
        canvas.joined.connect(self._on_joined)
        canvas.tie_chosen.connect(self._on_tie_chosen)
        canvas.gathered.connect(self.gather)
        canvas.dragged.connect(self._on_dragged)
        canvas.chosen.connect(lambda _number: self._leave())
        self.form.said.connect(self._on_said)
        self.form.removed.connect(self._on_removed)
        self.bar.to_me.clicked.connect(self._on_to_me)
        self.bar.circle.clicked.connect(self._on_circle)
        self.bar.name.returnPressed.connect(self._on_circle)
        self.bar.log.clicked.connect(lambda: desk.log(self._gathered()))
        self.bar.leave.clicked.connect(lambda: self.gather(frozenset()))

    def begin(self) -> None:
        """Ask what whoever is chosen is to me; of several gathered, what they all are."""
        chosen = self._view.selected()
        people = self._gathered() or ((chosen,) if chosen else ())
        people = tuple(one for one in people if one != self._desk.book.me_id)
        scene = self._view.scene
        if people and scene is not None:
            number = scene.picture.network.number_of(people[0])
            self._ask(people, self._desk.book.me_id, self._view.canvas.spot(number))

    def gather(self, numbers: frozenset[int]) -> None:
        """Choose several together."""
        scene = self._view.scene
        if scene is None:
            return
        scene.group = numbers if len(numbers) > 1 else frozenset()
        self.bar.setVisible(len(numbers) > 1)
        self.bar.count.setText(_("{count} chosen").format(count=len(numbers)))
        self._desk.focus_ids = self._gathered()
        self._view.canvas.update()
        if len(numbers) == 1:
            self._view.choose(next(iter(numbers)))

    def _leave(self) -> None:
        self.form.hide()
        if self._view.scene is not None and self._view.scene.group:
            self.gather(frozenset())

    def _gathered(self) -> tuple[int, ...]:
        scene = self._view.scene
        return () if scene is None else scene.contacts(scene.group)

    def _name(self, contact: int) -> str:
        scene = self._view.scene
        if contact == self._desk.book.me_id or scene is None:
            return _p("map", "me")
        return scene.picture.network.people.names[scene.picture.network.number_of(contact)]

    def _ask(self, people: tuple[int, ...], to: int, at: QPointF) -> None:
        self._from, self._to = people, to
        if len(people) > 1:
            words = _("What are these {count} to {name}?").format(count=len(people), name=self._name(to))
            self.form.ask(words, at)
            return
        one = people[0]
        found = [
            line
            for line in self._desk.read(lambda session: tie_lines.lines(session, to))
            if line.other_id == one
        ]
        words = _("What is {one} to {other}?").format(one=self._name(one), other=self._name(to))
        self.form.ask(words, at, found)

    def _on_joined(self, one: int, other: int) -> None:
        view, scene = self._view, self._view.scene
        if scene is None:
            return
        group = self._gathered() if one in scene.group else (view.contact_at(one),)
        to = view.contact_at(other)
        people = tuple(contact for contact in group if contact not in (0, to))
        if not to or not people:
            return  # a folded node is nobody one could be tied to
        self._ask(people, to, view.canvas.spot(other))

    def _on_tie_chosen(self, one: int, other: int) -> None:
        view = self._view
        first, second = view.contact_at(one), view.contact_at(other)
        if not first or not second:
            return
        if first == self._desk.book.me_id:
            first, second = second, first
        middle = (view.canvas.spot(one) + view.canvas.spot(other)) / 2
        self._ask((first,), second, middle)

    def _on_said(self, word: str, anew: int) -> None:
        said = understand_tie(word)
        people, to = self._from, self._to
        self._view.canvas.setFocus()
        if anew:
            label = _("Said anew what {one} is to {other}").format(
                one=self._name(people[0]), other=self._name(to)
            )
            self._desk.act(
                label,
                lambda session: ties.retype(session, anew, said.kind, said.subkind, said.role, said.label),
            )
            return
        draft = draft_of(said, people[0], to)
        if len(people) == 1:
            label = _("Tied {one} to {other}: {word}").format(
                one=self._name(people[0]), other=self._name(to), word=word
            )
        else:
            label = _("Tied {count} people to {name}: {word}").format(
                count=len(people), name=self._name(to), word=word
            )
        self._desk.act(label, lambda session: _tie_all(session, people, draft))

    def _on_removed(self, tie_id: int) -> None:
        one, other = self._name(self._from[0]), self._name(self._to)
        self.form.hide()
        self._view.canvas.setFocus()
        label = _("Took off the tie of {one} and {other}").format(one=one, other=other)
        self._desk.act(label, lambda session: ties.remove(session, tie_id))

    def _on_to_me(self) -> None:
        self.begin()

    def _on_circle(self) -> None:
        name, people = self.bar.name.text().strip(), self._gathered()
        if not name:
            self.bar.name.setFocus()
            return
        self.bar.name.clear()
        label = _("Made the circle {name} of {count} people").format(name=name, count=len(people))
        self._desk.act(label, lambda session: _make_circle(session, name, people))
        self.gather(frozenset())

    def _on_dragged(self, places: dict[int, tuple[float, float]]) -> None:
        view = self._view
        scene, name = view.scene, view.name
        if scene is None:
            return
        people = scene.picture.network.people
        moved = {
            view.contact_at(number): place for number, place in places.items() if number not in people.folded
        }
        nodes = [
            (people.folded[number].members, place)
            for number, place in places.items()
            if number in people.folded
        ]
        view.minimap.renew()
        words = _("Moved {name} on the map").format(name=people.names[next(iter(places))])
        if len(places) > 1:
            words = _("Moved {count} people on the map").format(count=len(places))

        def work(session: Any) -> None:
            map_places.move(session, name, moved)
            for members, place in nodes:
                map_places.carry(session, name, members, place)

        self._desk.act(words, work)


def draft_of(word: TieWord, one: int, other: int) -> TieDraft:
    """Return the tie a word makes of two people."""
    return TieDraft(one, other, word.kind, word.subkind, word.role, word.label, word.closeness)


def _tie_all(session: Any, people: Iterable[int], draft: TieDraft) -> None:
    for one in people:
        ties.tie(session, replace(draft, from_id=one))


def _make_circle(session: Any, name: str, people: tuple[int, ...]) -> None:
    cohort = cohorts.find_or_add(session, CohortDraft(name))
    cohorts.add_members(session, cohort, people)
