"""The side panel about one person; it acts on the book by itself, so that every page can use it."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from models.kinds import TieKind
from services.changes import Changes
from services.contacts.phones import shown
from services.diary import tasks
from services.errors import ChoiceError
from services.i18n import _
from services.network.tie_lines import CircleLine
from services.prospects import assessing
from services.prospects.cadence import day_words
from services.prospects.summary import Summary, summary
from services.vocabulary import point_word
from ui.contacts.side_parts import MyTieLine, TaskLine, tie_detail
from ui.prospects.calling import call, copy_number
from ui.prospects.factor_lines import FactorLines
from ui.prospects.panel_parts import FactRow, LastLine, PersonHead, TierCard
from ui.shell.desk import Desk
from ui.widgets.buttons import QUIET, SECONDARY, Button
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label, rule
from ui.widgets.menus import MenuItem, build_menu
from ui.widgets.signs import KindChip


class SummaryPanel(QWidget):
    """Who somebody is: tier and sentence, factors, numbers, ties, promises, the last three contacts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, desk.theme
        self._shown: Summary | None = None
        self.head = PersonHead(self.theme)
        self.card = TierCard()
        self.factors = FactorLines(self.theme)
        self.factors.entered.connect(self._on_factor_entered)
        self._facts, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self._facts, self._below):
            part.setSpacing(0)
        self._stack = QStackedLayout(self)
        nobody = label(hint or _("Choose somebody to see who they are."), "body", "muted", wrap=True)
        nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nobody.setContentsMargins(32, 0, 32, 0)
        self._stack.addWidget(nobody)
        self._stack.addWidget(self._build())

    def _build(self) -> QWidget:
        inner = QFrame()
        inner.setProperty("surface", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(10)
        for part in (self.head, self.card, self.factors, rule()):
            column.addWidget(part)
        column.addLayout(self._facts)
        column.addLayout(self._below)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("plain", "true")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(self._action_bar())
        return whole

    def _action_bar(self) -> QHBoxLayout:
        self.call = Button(self.theme, _("Call"), SECONDARY, icon="act.call")
        self.introduce = Button(self.theme, _("Who can introduce me"), SECONDARY, icon="act.introduce")
        self.more = Button(self.theme, "", SECONDARY, icon="act.more", name=_("More"))
        self.more.setToolTip(_("More"))
        self.call.clicked.connect(self._on_call_pressed)
        self.introduce.clicked.connect(self._on_introduce_pressed)
        self.more.clicked.connect(self._on_more_pressed)
        for button in (self.call, self.introduce):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 16, 14)
        bar.setSpacing(8)
        bar.addWidget(self.call, 1)
        bar.addWidget(self.introduce, 1)
        bar.addWidget(self.more)
        return bar

    @property
    def person(self) -> Summary | None:
        """The person shown."""
        return self._shown

    def show_contact(self, contact_id: int | None) -> None:
        """Show somebody, or the hint when it is nobody."""
        found: Summary | None = None
        if contact_id is not None:
            try:
                found = self.desk.read(lambda session: summary(session, contact_id))
            except ChoiceError:  # gone meanwhile
                found = None
        self._shown = found
        self._stack.setCurrentIndex(1 if found else 0)
        if found is not None:
            self._fill(found)

    def refresh(self, changes: Changes | None) -> None:
        """Read the person again when the changes concern them."""
        shown = self._shown
        if shown is not None and (changes is None or changes.concerns(shown.id)):
            self.show_contact(shown.id)

    def _fill(self, person: Summary) -> None:
        self.head.show_person(person)
        self.card.setVisible(not person.is_me)
        self.factors.setVisible(not person.is_me)
        if not person.is_me:
            self.card.show_standing(person.standing)
            self.factors.show_factors(person.standing.factors)
        self._fill_facts(person)
        self._fill_below(person)
        self.call.setEnabled(bool(person.numbers) and not person.do_not_contact)
        self.call.setToolTip(self._why_no_call(person))
        self.call.setAccessibleName(_("Call {name}").format(name=person.name))
        self.introduce.setEnabled(not person.is_me)

    def _why_no_call(self, person: Summary) -> str:
        if person.do_not_contact:
            return person.do_not_contact_reason or _("Asked not to be contacted.")
        return "" if person.numbers else _("No number is written down.")

    def _fill_facts(self, person: Summary) -> None:
        facts = emptied(self._facts)
        for point in person.numbers[:2]:
            row = FactRow(
                self.theme,
                "act.call",
                shown(point.value),
                point.label or point_word(point.kind),
                role="number",
            )
            copies = Button(self.theme, "", QUIET, icon="act.copy", name=_("Copy the number"), small=True)
            copies.setToolTip(_("Copy the number"))
            copies.clicked.connect(lambda _checked=False, value=point.value: copy_number(self.desk, value))
            row.row.addWidget(copies)
            facts.addWidget(row)
        if person.do_not_contact:
            facts.addWidget(
                FactRow(self.theme, "state.do_not_contact", _("do not disturb"), person.do_not_contact_reason)
            )
        if person.native_place:
            sign = KindChip(self.theme, TieKind.TOWNSMAN) if person.shares_place else None
            facts.addWidget(
                FactRow(self.theme, "state.place", person.native_place, person.shares_place, sign=sign)
            )
        if person.birthday:
            facts.addWidget(FactRow(self.theme, "state.birthday", person.birthday, _coming(person)))

    def _fill_below(self, person: Summary) -> None:
        below = emptied(self._below)
        ties: list[QWidget] = [
            MyTieLine(self.theme, tie.kind, tie.words, tie_detail(tie)) for tie in person.my_ties
        ]
        ties += [self._circle(line) for line in person.my_circles if line.kind]
        promised: list[QWidget] = []
        for task in person.tasks:
            line = TaskLine(self.theme, task, person.day)
            line.ticked.connect(self._on_task_ticked)
            promised.append(line)
        last: list[QWidget] = [LastLine(self.theme, entry, person.day) for entry in person.last]
        for heading, lines in (
            (_("Between you"), ties),
            (_("Promised"), promised),
            (_("Last contacts"), last),
        ):
            if lines:
                below.addSpacing(10)
                if below.count() == 1:
                    below.addWidget(rule())
                    below.addSpacing(10)
                below.addWidget(SectionHeading(heading))
                below.addSpacing(2)
                for each in lines:
                    below.addWidget(each)

    def _circle(self, line: CircleLine) -> QWidget:
        return MyTieLine(self.theme, line.kind, line.words, line.name)

    def _on_factor_entered(self, factor: str, klass: int | None) -> None:
        person = self._shown
        if person is not None:
            called = next(line.name for line in person.standing.factors if line.key == factor)
            words = _("Rated {name}: {factor}").format(name=person.name, factor=called)
            self.desk.act(
                words, lambda session: assessing.assess(session, [person.id], factor, klass), quiet=True
            )

    def _on_task_ticked(self, task_id: int) -> None:
        task = next((task for task in self._shown.tasks if task.id == task_id), None) if self._shown else None
        if task is not None:
            words = _("Done: {text}").format(text=task.text or _("next contact"))
            self.desk.act(words, lambda session: tasks.finish(session, task_id))

    def _on_call_pressed(self) -> None:
        if self._shown is not None and self._shown.numbers:
            call(self.desk, self._shown.id, self._shown.numbers[0].value)

    def _on_introduce_pressed(self) -> None:
        if self._shown is not None:
            self.desk.go("map", introduce=self._shown.id)

    def _on_more_pressed(self) -> None:
        menu = build_menu(self.theme, self, self._more())
        corner = self.more.rect().topRight() - QPoint(menu.sizeHint().width(), menu.sizeHint().height() + 4)
        menu.popup(self.more.mapToGlobal(corner))

    def _more(self) -> list[MenuItem | None]:
        person = self._shown
        if person is None:
            return []
        desk: Any = self.desk
        return [
            MenuItem(_("Open"), lambda: desk.open_contact(person.id), "act.forward", "Enter"),
            MenuItem(_("Log a contact…"), lambda: desk.log([person.id]), "act.log", "Ctrl+L"),
            MenuItem(_("Show on the map"), lambda: desk.go("map", around=person.id), "act.show_map"),
        ]


def _coming(person: Summary) -> str:
    """Say when the next birthday is and how far off."""
    day: dt.date | None = person.birthday_next
    if day is None:
        return ""
    left = (day - person.day).days
    if left == 0:
        return _("today")
    when = day_words(day, person.day)
    return _("{day}, {count} days left").format(day=when, count=left)
