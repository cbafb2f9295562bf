"""Two contacts beside each other: who stays, whose value stays fact by fact, what is kept of both."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from services.contacts.duplicates import Pair
from services.contacts.merge_fields import FieldLine
from services.contacts.merging import MergeDraft, SideBySide
from services.i18n import _, _p
from ui.exchange.side_box import SideBox
from ui.look.theme import Theme
from ui.same_person.pair_list import question, sure_words
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.frames import Card, emptied, surface
from ui.widgets.labels import label, rule

_WIDEST = 860
KEEP = "keep"


class ComparePanel(QWidget):
    """Shows one pair and keeps what the user chose; the page acts."""

    merge_asked = Signal()
    different_asked = Signal()
    open_asked = Signal(int)
    keep_changed = Signal(int)
    """The contact that is to stay."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair: Pair | None = None
        self._seen: SideBySide | None = None
        self.choices: dict[str, int] = {}
        self.boxes: dict[tuple[str, int], SideBox] = {}
        """What may be chosen: field and contact → the box."""
        self._heading = label("", "heading", wrap=True)
        self._why = label("", "body", "secondary", wrap=True)
        self._card = Card(margin=16, spacing=0)
        self._scroll = QScrollArea()
        self.merge_button = Button(
            theme, _p("same person", "Merge"), PRIMARY, icon="act.merge", key="M", name=_("Merge the two")
        )
        self.different_button = Button(theme, _("Two people"), SECONDARY, icon="act.split", key="D")
        self.open_button = Button(theme, _("Open"), QUIET, icon="act.forward", key="Enter")
        self.merge_button.clicked.connect(self.merge_asked)
        self.different_button.clicked.connect(self.different_asked)
        self.open_button.clicked.connect(self.open_kept)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = _(
            "Numbers, posts, ties and contacts had of both are kept. It can be taken apart weeks later."
        )
        for part in (self._heading, self._why, self._card, label(words, "caption", wrap=True)):
            column.addWidget(part)
        column.addStretch(1)
        inner = QWidget()
        inner.setProperty("surface", "plain")
        row = QHBoxLayout(inner)
        row.setContentsMargins(20, 16, 20, 16)
        row.addWidget(middle, 20)
        row.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setProperty("plain", True)
        self._scroll.setWidget(inner)
        foot = surface("window", "top")
        foot.setFixedHeight(self._theme.size("actionbar"))
        acts = QHBoxLayout(foot)
        acts.setContentsMargins(20, 0, 20, 0)
        acts.setSpacing(8)
        acts.addWidget(self.merge_button)
        acts.addWidget(self.different_button)
        acts.addWidget(self.open_button)
        acts.addStretch(1)
        acts.addWidget(label(_("K: the other one stays"), "caption"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(foot)

    @property
    def draft(self) -> MergeDraft | None:
        """The merge as it is chosen now."""
        if self._seen is None:
            return None
        return MergeDraft(self._seen.ids[0], self._seen.ids[1:], dict(self.choices))

    def show_pair(self, pair: Pair, seen: SideBySide) -> None:
        """Show a pair; ``seen`` has the one that stays first. Choices begin anew."""
        self._pair, self._seen = pair, seen
        self.choices = {}
        self._heading.setText(question(pair))
        self._why.setText("　".join(part for part in (pair.why, sure_words(pair)) if part))
        focused = self.focusWidget()
        was_choosing = focused is not None and focused.hasFocus() and self._card.isAncestorOf(focused)
        self._fill()
        if was_choosing:
            self.boxes[KEEP, seen.ids[0]].setFocus()
        self._scroll.verticalScrollBar().setValue(0)

    def open_kept(self) -> None:
        """Ask for the page of the one who would stay."""
        if self._seen is not None:
            self.open_asked.emit(self._seen.ids[0])

    def _fill(self) -> None:
        seen, pair = self._seen, self._pair
        if seen is None or pair is None:
            return
        emptied(self._card.body)
        self.boxes.clear()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 64)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        sides = (pair.a, pair.b)
        self._add_kept(grid, seen, sides)
        row = 1
        for line in seen.fields:
            row = self._add_field(grid, row, line, seen, sides)
        for united in seen.lists:
            values = [united.values[seen.ids.index(side)] for side in sides]
            row = self._add_row(grid, row, united.label, (self._plain(value) for value in values))
        self._card.body.addWidget(holder)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes from the list through what may be chosen to the buttons."""
        chain: list[QWidget] = [self._scroll, *self.boxes.values()]
        chain += [self.merge_button, self.different_button, self.open_button]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def _add_kept(self, grid: QGridLayout, seen: SideBySide, sides: tuple[int, int]) -> None:
        grid.addWidget(self._label(_p("same person", "Stays")), 0, 0, Qt.AlignmentFlag.AlignTop)
        for place, side in enumerate(sides):
            number = seen.ids.index(side)
            day = _("in the book since {day}").format(day=seen.added[number].isoformat())
            box = self._box(KEEP, side, f"{seen.names[number]}\n{day}", seen.ids[0] == side)
            box.chosen.connect(lambda side=side: self.keep_changed.emit(side))
            grid.addWidget(box, 0, place + 1)

    def _add_field(
        self, grid: QGridLayout, row: int, line: FieldLine, seen: SideBySide, sides: tuple[int, int]
    ) -> int:
        chosen = self.choices.get(line.key, seen.ids[line.chosen])
        parts: list[QWidget] = []
        for side in sides:
            value = line.values[seen.ids.index(side)]
            if not line.differs:
                parts.append(self._plain(value))
                continue
            box = self._box(line.key, side, value, chosen == side)
            box.setAccessibleName(f"{line.label}，{box.accessibleName()}")
            box.chosen.connect(lambda key=line.key, side=side: self.choose(key, side))
            parts.append(box)
        return self._add_row(grid, row, line.label, parts)

    def _add_row(self, grid: QGridLayout, row: int, words: str, parts: Iterable[QWidget]) -> int:
        grid.addWidget(rule(), row, 0, 1, 3)
        grid.addWidget(self._label(words), row + 1, 0, Qt.AlignmentFlag.AlignTop)
        for place, part in enumerate(parts):
            grid.addWidget(part, row + 1, place + 1)
        return row + 2

    def _box(self, key: str, side: int, value: str, stays: bool) -> SideBox:
        box = SideBox(self._theme, value, stays=stays, open_to_choice=True)
        self.boxes[key, side] = box
        return box

    def _label(self, words: str) -> QWidget:
        found = label(words, "caption")
        found.setContentsMargins(0, 3, 0, 3)
        return found

    def _plain(self, value: str) -> QWidget:
        found = label(value, "caption", "primary", wrap=True)
        found.setContentsMargins(9, 3, 9, 3)
        return found

    def choose(self, key: str, side: int) -> None:
        """Let a contact's value of a fact stay."""
        self.choices[key] = side
        self._fill()
        self.boxes[key, side].setFocus()
