"""The person page's part about what follows: what cannot be true, kin worked out, whom they may know."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import TieKind
from services.i18n import _, _n, _p
from services.network.computed_ties import Computed, computed
from services.network.suggestions.answering import Offered
from services.network.suggestions.near import near
from services.network.suggestions.records import Group
from ui.shell.desk import Desk
from ui.suggestions.card import SuggestionCard, say_no, say_yes
from ui.widgets.buttons import LINK, Button
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.signs import KindChip
from ui.widgets.strips import StateIcon

_KIN, _CARDS = 4, 2


class FollowingSection(QWidget):
    """Nothing here is in the book; a press on yes puts it there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = 0
        self._all_kin = self._all_cards = False
        self.cards: list[SuggestionCard] = []
        self._kin, self._guesses = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._kin, self._guesses):
            part.setSpacing(4)
            column.addLayout(part)

    def show_person(self, contact_id: int) -> None:
        """Show what follows about somebody."""
        if contact_id != self._person:
            self._person, self._all_kin, self._all_cards = contact_id, False, False
        self._fill_kin(self._desk.read(lambda session: computed(session, contact_id)))
        found = self._desk.read(lambda session: near(session, contact_id))
        self._fill_guesses([*found.pairs, *found.groups])

    def _fill_kin(self, told: Computed) -> None:
        column = emptied(self._kin)
        lines = _lines(told)
        if not lines and not told.contradictions:
            return
        column.addWidget(rule())
        column.addSpacing(6)
        column.addWidget(SectionHeading(_("Worked out"), len(lines) or None))
        for wrong in told.contradictions:
            row = QHBoxLayout()
            row.setSpacing(8)
            icon = StateIcon(self._desk.theme, "state.ask", "warn", 16)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(wrong.words, "caption", "warn", wrap=True), 1)
            column.addLayout(row)
        shown = lines if self._all_kin else lines[:_KIN]
        for kind, contact_id, name, words in shown:
            column.addWidget(self._line(kind, contact_id, name, words))
        self._add_more(column, len(lines) - len(shown), self._on_more_kin_asked)

    def _line(self, kind: TieKind, contact_id: int, name: str, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(8)
        row.addWidget(KindChip(self._desk.theme, kind, _("worked out")))
        button = Button(self._desk.theme, name, LINK, small=True, shortens=True, name=f"{name}，{words}")
        button.clicked.connect(partial(self._desk.open_contact, contact_id))
        row.addWidget(button)
        row.addWidget(ElidedLabel(words, "caption"), 1)
        return line

    def _fill_guesses(self, offered: Sequence[Offered]) -> None:
        had_keys = any(card.isAncestorOf(self.window().focusWidget() or self) for card in self.cards)
        column = emptied(self._guesses)
        self.cards = []
        if not offered:
            return
        column.addWidget(rule())
        column.addSpacing(6)
        column.addWidget(SectionHeading(_("May know"), len(offered)))
        shown = offered if self._all_cards else offered[:_CARDS]
        for one in shown:
            card = SuggestionCard(self._desk.theme, one, self._called(one))
            card.accepted.connect(lambda told: say_yes(self._desk, [told]))
            card.refused.connect(lambda told: say_no(self._desk, [told]))
            card.opened.connect(partial(self._on_opened, one))
            self.cards.append(card)
            column.addWidget(card)
        self._add_more(column, len(offered) - len(shown), self._on_more_cards_asked)
        if had_keys and self.cards:
            self.cards[0].yes.setFocus()  # one answer after the other, by Y and N alone

    def _called(self, one: Offered) -> str:
        if isinstance(one, Group):
            return one.name
        if one.other(self._person) == self._desk.book.me_id:
            return _("with you")
        return one.other_name(self._person)

    def _on_opened(self, one: Offered) -> None:
        if not isinstance(one, Group):
            self._desk.open_contact(one.other(self._person))

    def _add_more(self, column: QBoxLayout, rest: int, asked: Callable[[], None]) -> None:
        if rest > 0:
            words = _n("{n} more", "{n} more", rest).format(n=rest)
            more = Button(self._desk.theme, words, LINK, small=True)
            more.clicked.connect(asked)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more_kin_asked(self) -> None:
        self._all_kin = True
        self.show_person(self._person)

    def _on_more_cards_asked(self) -> None:
        self._all_cards = True
        self.show_person(self._person)


def _lines(told: Computed) -> list[tuple[TieKind, int, str, str]]:
    """Return kin and ties over others: kind, whom, name, and the words with those in between."""
    lines = []
    for kin in told.kin:
        over = _p("between names", ", ").join(told.name(one) for one in kin.via)
        words = _("{word}, over {names}").format(word=kin.word, names=over) if over else kin.word
        lines.append((TieKind.RELATIVE, kin.contact_id, kin.name, words))
    return lines + [(one.kind, one.contact_id, one.name, one.words) for one in told.composed]
