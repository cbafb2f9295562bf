"""也许认识: the suggestions of the whole book beside the map, strongest first, groups at the end."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.kinds import TieKind
from services.i18n import _, _n, _p
from services.network.suggestions.answering import Offered
from services.network.suggestions.records import Group, Suggestion
from ui.look.theme import Theme
from ui.suggestions.card import SuggestionCard
from ui.widgets.buttons import LINK, QUIET, SECONDARY, Button
from ui.widgets.frames import SectionHeading, emptied
from ui.widgets.labels import label
from ui.widgets.segments import Segment, Segments

_EVERY_KIND = "all"


def _kind_words() -> dict[str, str]:
    """Return the kinds one may narrow to, in the shortest words."""
    return {
        _EVERY_KIND: _p("guess", "All"),
        TieKind.TOWNSMAN: _p("guess", "Town"),
        TieKind.SCHOOLING: _p("guess", "School"),
        TieKind.COLLEAGUE: _p("guess", "Work"),
        TieKind.RELATIVE: _p("guess", "Home"),
        TieKind.ACQUAINTANCE: _p("guess", "Met"),
    }


def _both(one: Suggestion, me: int) -> str:
    """Return both names; with me, the other one's."""
    if me in (one.a, one.b):
        return _("You · {name}").format(name=one.other_name(me))
    return f"{one.a_name} · {one.b_name}"


class SuggestionsPanel(QWidget):
    """Shows what was found and tells the answers; the page asks the book."""

    kind_chosen = Signal(str)
    more_asked = Signal()
    accepted = Signal(object)
    """A list of what was accepted at once."""
    refused = Signal(object)
    shown = Signal(object)
    """One whose people are to be seen on the map."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: list[SuggestionCard] = []
        choices = [Segment(kind, word) for kind, word in _kind_words().items()]
        self.kinds = Segments(theme, choices, name=_("Kind"), shortens=True)
        self.kinds.set_current(_EVERY_KIND)
        self.kinds.chosen.connect(self.kind_chosen.emit)
        self._close = Button(theme, "", QUIET, icon="act.close", name=_("Back to the map"), small=True)
        self._close.clicked.connect(self.closed.emit)
        self._heading = SectionHeading(_("May know each other"), trailing=self._close, role="title")
        self.all_yes = Button(theme, "", SECONDARY, small=True, shortens=True)
        self.all_no = Button(theme, _("None of these"), QUIET, small=True)
        self.all_yes.clicked.connect(lambda: self.accepted.emit(self._pairs()))
        self.all_no.clicked.connect(lambda: self.refused.emit(self._pairs()))
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QFrame()
        inner.setProperty("surface", "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(8)
        scroll = QScrollArea()
        scroll.setProperty("plain", "true")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 8)
        head.setSpacing(10)
        head.addWidget(self._heading)
        kinds = QHBoxLayout()
        kinds.addWidget(self.kinds)
        kinds.addStretch(1)
        head.addLayout(kinds)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(6)
        foot.addWidget(self.all_yes)
        foot.addWidget(self.all_no, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)

    def wait(self) -> None:
        """Say that the book is being looked through."""
        self._begin(None)
        self._column.addWidget(label(_("Looking through the book…"), "body", "secondary", wrap=True))
        self._column.addStretch(1)
        self._name_acts()

    def show_found(self, total: int, offered: Sequence[Offered], me: int) -> None:
        """Show some of what was found; ``total`` counts the pairs of the kind."""
        had_keys = any(card.isAncestorOf(self.window().focusWidget() or self) for card in self.cards)
        self._begin(total)
        for one in offered:
            name = one.name if isinstance(one, Group) else _both(one, me)
            card = SuggestionCard(self._theme, one, name)
            card.accepted.connect(lambda told: self.accepted.emit([told]))
            card.refused.connect(lambda told: self.refused.emit([told]))
            card.opened.connect(lambda one=one: self.shown.emit(one))
            self.cards.append(card)
            self._column.addWidget(card)
        rest = total - len(self._pairs())
        if rest > 0:
            words = _n("{n} more", "{n} more", rest).format(n=rest)
            more = Button(self._theme, words, LINK, small=True)
            more.clicked.connect(self.more_asked.emit)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not offered:
            words = _("Nothing points to a tie that is not noted yet.")
            self._column.addWidget(label(words, "body", "secondary", wrap=True))
        self._column.addStretch(1)
        self._name_acts()
        if had_keys and self.cards:
            self.cards[0].yes.setFocus()

    def _begin(self, total: int | None) -> None:
        self.cards = []
        emptied(self._column)
        self._heading.set_count(total)

    def _pairs(self) -> list[Offered]:
        return [card.offered for card in self.cards if not isinstance(card.offered, Group)]

    def _name_acts(self) -> None:
        count = len(self._pairs())
        self.all_yes.setVisible(count > 1)
        self.all_no.setVisible(count > 1)
        words = _n("Note this {count}", "Note all {count}", count).format(count=count)
        kinds, told = Counter(pair.kind for pair in self._pairs()).most_common(), _kind_words()
        counted = (_p("guess", "{kind} {count}").format(kind=told[kind], count=many) for kind, many in kinds)
        words = _("{words}: {kinds}").format(words=words, kinds=_p("between names", ", ").join(counted))
        self.all_yes.setToolTip(words)
        self.all_yes.setText(words)
        self.all_yes.setAccessibleName(words)
        self.all_yes.updateGeometry()

    def chosen_kind(self) -> TieKind | None:
        """Return the kind chosen, None for all."""
        kind = self.kinds.current()
        return TieKind(kind) if kind in set(TieKind) else None
