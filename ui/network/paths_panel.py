"""Who can introduce me: the strongest path in a frame, what is weak about it, the others, and the plan."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from services.contacts.organizations import short_name
from services.i18n import _, _n, _p
from services.network.introductions import Introduction, Path
from services.network.plans import missing
from ui.network.path_cards import OtherPath, PathCard, firm_head, target_head
from ui.shell.desk import Desk
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.chips import Chip
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label, rule
from ui.widgets.menus import MenuItem, build_menu
from ui.widgets.strips import StateIcon


class PathsPanel(QWidget):
    """Shows an answer and tells what the user wants next; the page asks the book."""

    path_chosen = Signal(object)
    """The path to show on the map."""
    avoid_changed = Signal(tuple)
    """Contacts no path may go through."""
    planned = Signal(object)
    """The path to make a plan of."""
    thanked = Signal(int, str)
    """An introducer to be thanked, and their name."""
    firm_asked = Signal(int)
    """The organization any of whose people will do."""
    opened = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, desk.theme
        self.answer: Introduction | None = None
        self.path: Path | None = None
        self.others: list[OtherPath] = []
        self.avoid = Button(self.theme, _("Not through…"), QUIET, icon="act.avoid", small=True)
        self.plan = Button(self.theme, "", PRIMARY)
        self.back = Button(self.theme, _("Back to the map"), SECONDARY)
        self.plan.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inner = QFrame()
        inner.setProperty("surface", "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(12)
        scroll = QScrollArea()
        scroll.setProperty("plain", "true")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(8)
        foot.addWidget(self.plan, 1)
        foot.addWidget(self.back)
        outer.addLayout(foot)
        self.avoid.clicked.connect(self._on_avoid_pressed)
        self.plan.clicked.connect(self._on_plan_pressed)
        self.back.clicked.connect(self.closed.emit)

    def show_answer(self, answer: Introduction, path: Path | None = None) -> None:
        """Show an answer; the strongest path is chosen unless another one is, or was before."""
        before = () if self.path is None else self.path.contact_ids
        kept = next((other for other in answer.paths if other.contact_ids == before), None)
        self.answer = answer
        self.path = path or kept or (answer.paths[0] if answer.paths else None)
        self._fill()

    def _fill(self) -> None:
        answer, path = self.answer, self.path
        if answer is None:
            return
        self.avoid.setParent(self)  # kept: everything else in the column is made anew
        column = emptied(self._column)
        self._add_head(answer, column)
        if path is not None:
            column.addWidget(self._card(answer, path))
        if answer.advice and (path is None or path is answer.paths[0]):
            column.addWidget(label(answer.advice, "body", "secondary", wrap=True))
        self._add_others(answer, column)
        self._add_foot(answer, column)
        self._add_brought(answer, column)
        column.addStretch(1)
        self.name_plan()

    def _add_head(self, answer: Introduction, column: QBoxLayout) -> None:
        if answer.firm is not None:
            column.addLayout(firm_head(self.theme, answer.firm))
            return
        column.addLayout(target_head(self.theme, answer.target))
        firm, name = answer.target.organization_id, answer.target.organization
        if firm:
            words = _("Anybody at {name} will do").format(name=short_name(name))
            other = Button(self.theme, words, QUIET, icon="state.firm", small=True)
            other.clicked.connect(lambda: self.firm_asked.emit(firm))
            column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)

    def _card(self, answer: Introduction, path: Path) -> PathCard:
        is_best = path is answer.paths[0]
        card = PathCard(self.theme, path, strongest=is_best, owed=answer.favours, today=self.desk.today())
        card.opened.connect(self.opened)
        names = {stop.id: stop.name for stop in path.stops}
        card.thanked.connect(lambda key: self.thanked.emit(key, names[key]))
        return card

    def _add_others(self, answer: Introduction, column: QBoxLayout) -> None:
        self.others = []
        rest = [(number, other) for number, other in enumerate(answer.paths, 1) if other is not self.path]
        if not rest:
            return
        words = _n("{count} other", "{count} others", len(rest)).format(count=len(rest))
        column.addWidget(SectionHeading(words))
        for number, other in rest:
            button = OtherPath(self.theme, number, other)
            button.clicked.connect(lambda _checked=False, other=other: self._on_other_pressed(other))
            self.others.append(button)
            column.addWidget(button)

    def _add_foot(self, answer: Introduction, column: QBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.avoid.setVisible(bool(self._introducers()))
        row.addWidget(self.avoid)
        row.addStretch(1)
        column.addLayout(row)
        if answer.left_out:
            column.addLayout(self._left_out(answer))
        for stop in answer.avoided:
            chip = Chip(self.theme, _("not through {name}").format(name=stop.name))
            chip.removed.connect(lambda stop=stop: self._on_avoided_again(stop.id))
            column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _left_out(self, answer: Introduction) -> QHBoxLayout:
        """Say who would have been a stronger way, and why they are none."""
        row = QHBoxLayout()
        row.setSpacing(6)
        icon = StateIcon(self.theme, "state.do_not_contact", "muted", self.theme.size("icon.small"))
        words = _("{names} not offered: asked not to be disturbed")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        told = label(words.format(names=_and(stop.name for stop in answer.left_out)), "caption", wrap=True)
        row.addWidget(told, 1)
        return row

    def _add_brought(self, answer: Introduction, column: QBoxLayout) -> None:
        """Say whom the introducers brought before, and what came of it."""
        if self.path is None:
            return
        for stop in self.path.introducers:
            names = [brought.words for brought in answer.brought if brought.introducer_id == stop.id]
            if names:
                column.addWidget(rule())
                column.addWidget(SectionHeading(_("What {name} brought").format(name=stop.name)))
                words = _n("{count} so far: {names}.", "{count} so far: {names}.", len(names))
                column.addWidget(label(words.format(count=len(names), names=_and(names)), wrap=True))

    def name_plan(self) -> None:
        """Say on the button how many tasks the path is yet to become, or that it is planned."""
        path = self.path
        self.plan.setVisible(path is not None)
        if path is not None:
            count = len(self.desk.read(lambda session: missing(session, path)))
            words = _n("Make it a plan: {count} task", "Make it a plan: {count} tasks", count)
            self.plan.setText(words.format(count=count) if count else _("Made a plan already"))
            self.plan.setEnabled(count > 0)
            self.plan.updateGeometry()

    def _introducers(self) -> dict[int, str]:
        answer = self.answer
        if answer is None:
            return {}
        return {stop.id: stop.name for path in answer.paths for stop in path.introducers}

    def avoided(self) -> tuple[int, ...]:
        """Return the contacts no path may go through."""
        return tuple(stop.id for stop in self.answer.avoided) if self.answer else ()

    def _on_plan_pressed(self) -> None:
        self.plan.setEnabled(False)  # until the book has written it, and then it is planned
        self.planned.emit(self.path)

    def _on_other_pressed(self, path: Path) -> None:
        self.path = path
        self._fill()
        self.path_chosen.emit(path)

    def _on_avoid_pressed(self) -> None:
        items = [
            MenuItem(name, lambda key=key: self.avoid_changed.emit((*self.avoided(), key)))  # type: ignore[misc]
            for key, name in self._introducers().items()
        ]
        menu = build_menu(self.theme, self, items)
        menu.popup(self.avoid.mapToGlobal(QPoint(0, self.avoid.height() + 2)))

    def _on_avoided_again(self, contact_id: int) -> None:
        self.avoid_changed.emit(tuple(key for key in self.avoided() if key != contact_id))


def _and(names: Iterable[str]) -> str:
    return _p("between names", ", ").join(names)
