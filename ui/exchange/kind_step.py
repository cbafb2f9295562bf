"""First step: is this a class list, a contact list, business cards or ties? One key says so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.kinds import ImportKind
from services.exchange.merge_rules import MergeRule
from services.exchange.opening import Opened
from services.exchange.plan import OnDuplicate
from services.i18n import _, _p
from services.vocabulary import import_kind_word
from ui.exchange.choice_card import ChoiceCard
from ui.exchange.rule_section import rule_segments
from ui.look.theme import Theme
from ui.widgets.labels import label
from ui.widgets.segments import Segment, Segments

_ICONS = {
    ImportKind.CLASSMATES: "state.school",
    ImportKind.CONTACTS: "page.prospects",
    ImportKind.CARDS: "act.card",
    ImportKind.TIES: "act.tie",
}
_WIDEST = 720


def _meanings() -> dict[ImportKind, str]:
    return {
        ImportKind.CLASSMATES: _("Makes a circle of the class; everybody in it is tied as classmates."),
        ImportKind.CONTACTS: _(
            "Ties to you only where a column says so: classmate, cousin, former colleague."
        ),
        ImportKind.CARDS: _("Ties each of them to you as met by exchanging cards."),
        ImportKind.TIES: _("Two names and a word a row: who is what to whom."),
    }


class KindStep(QWidget):
    """What the file is, whether I am in it, and what happens to people already known."""

    kind_chosen = Signal(object)
    """An ImportKind."""
    mine_changed = Signal(bool)
    duplicates_chosen = Signal(object)
    """An OnDuplicate."""
    rule_chosen = Signal(object)
    """A MergeRule for everything that contradicts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._guess = label("", "body", "secondary", wrap=True)
        self._cards: dict[ImportKind, ChoiceCard] = {}
        self._group = QButtonGroup(self)
        self.mine = QCheckBox(_("I am in this class too"), self)
        self.mine.toggled.connect(self.mine_changed)
        self.duplicates = Segments(theme, self._ways(), name=_("People already in the book"))
        self.duplicates.chosen.connect(lambda key: self.duplicates_chosen.emit(OnDuplicate(key)))
        self._duplicates_words = label("", "caption", wrap=True)
        self.rules = rule_segments(theme)
        self.rules.chosen.connect(lambda key: self.rule_chosen.emit(MergeRule(key)))
        self._rule_choice = self._contradictions()
        self._known_people = self._duplicate_choice()
        self._lay_out()

    def _duplicate_choice(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_("People already in the book"), "section"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.duplicates)
        row.addWidget(self._duplicates_words, 1)
        column.addLayout(row)
        column.addWidget(self._rule_choice)
        return holder

    def _contradictions(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.rules)
        row.addWidget(label(_("Where both sides differ"), "caption"), 1)
        return holder

    def _ways(self) -> list[Segment]:
        return [
            Segment(OnDuplicate.MERGE.value, _p("import", "Merge")),
            Segment(OnDuplicate.SKIP.value, _p("import", "Skip")),
            Segment(OnDuplicate.ADD.value, _p("import", "Add again")),
        ]

    def _lay_out(self) -> None:
        middle = QWidget(self)
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("What is in this file?"), "heading"))
        column.addWidget(self._guess)
        column.addLayout(self._kinds())
        column.addWidget(self.mine)
        column.addSpacing(8)
        column.addWidget(self._known_people)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(20, 28, 20, 20)
        outer.addStretch(1)
        outer.addWidget(middle, 20)
        outer.addStretch(1)

    def _kinds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        meanings = _meanings()
        for place, kind in enumerate(_ICONS):
            words = import_kind_word(kind)
            card = ChoiceCard(self._theme, _ICONS[kind], words, meanings[kind], str(place + 1), self)
            card.clicked.connect(lambda _checked=False, kind=kind: self.kind_chosen.emit(kind))
            self._group.addButton(card)
            self._cards[kind] = card
            grid.addWidget(card, place // 2, place % 2)
        return grid

    def show_file(self, opened: Opened) -> None:
        """Show what is chosen for a file."""
        self._cards[opened.kind].setChecked(True)
        guess = import_kind_word(opened.guessed)
        self._guess.setText(_("It looks like this: {kind}. One key changes it.").format(kind=guess))
        self.mine.blockSignals(True)
        self.mine.setChecked(opened.mine)
        self.mine.blockSignals(False)
        self.mine.setVisible(opened.kind is ImportKind.CLASSMATES)
        self._known_people.setVisible(opened.kind is not ImportKind.TIES)
        self.duplicates.set_current(opened.on_duplicate.value)
        self._duplicates_words.setText(_duplicate_words(opened.on_duplicate))
        self.rules.set_current(opened.rules.overall.value)
        self._rule_choice.setVisible(opened.on_duplicate is OnDuplicate.MERGE)

    def focus_first(self) -> None:
        """Let the keys work here."""
        checked = self._group.checkedButton()
        (checked or self).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit; M says whether I am in the class."""
        for kind, card in self._cards.items():
            if event.text() == card.digit and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                card.setChecked(True)
                card.setFocus()
                self.kind_chosen.emit(kind)
                return
        super().keyPressEvent(event)


def _duplicate_words(way: OnDuplicate) -> str:
    return {
        OnDuplicate.MERGE: _("Blanks are filled, numbers and posts added."),
        OnDuplicate.SKIP: _("Their rows are left out; the book stays as it is."),
        OnDuplicate.ADD: _("Every row becomes a person, twice if need be."),
    }[way]
