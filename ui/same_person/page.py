"""同一个人？: pairs at the left, the two side by side at the right; ↑↓, M merge, D two people, Enter open."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from services.changes import CONTACT_TABLES, Changes
from services.contacts import duplicates, merging
from services.contacts.duplicates import Pair
from services.errors import ChoiceError
from services.i18n import _, _n
from ui.exchange.latest import Latest
from ui.same_person.compare_panel import ComparePanel
from ui.same_person.deciding import Deciding, are_there, name, pair_of
from ui.same_person.pair_list import PairList
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.empty_state import EmptyState

_LIST = 340
_TABLES = (*CONTACT_TABLES, "ties", "organizations", "different_people", "merges")


class SamePersonPage(Page):
    """Proposes; a person decides. Every decision can be taken back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._search = Latest(desk.tasks)
        self._about: int | None = None
        self._found: list[Pair] = []
        self._own: Pair | None = None
        self._deciding = Deciding(desk)
        self._keep: dict[frozenset[int], int] = {}
        self.list = PairList(desk.theme)
        self.panel = ComparePanel(desk.theme)
        self.empty = EmptyState(desk.theme)
        self._stack = QStackedWidget()
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        columns.addWidget(self.list)
        columns.addWidget(self.panel)
        columns.setStretchFactor(1, 1)
        columns.setSizes([_LIST, 800])
        self.list.setMinimumWidth(240)
        self._stack.addWidget(columns)
        self._stack.addWidget(self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.list)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_pair_chosen)
        self.list.opened.connect(self.panel.open_kept)
        self.panel.merge_asked.connect(self.merge)
        self.panel.different_asked.connect(self.say_different)
        self.panel.open_asked.connect(self.desk.open_contact)
        self.panel.keep_changed.connect(self._on_keep_changed)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, work in (("M", self.merge), ("D", self.say_different), ("K", self.turn)):
            QShortcut(QKeySequence(key), self, work, context=here)

    @override
    def title(self) -> str:
        return _("The same person?")

    @override
    def caption(self) -> str:
        """Return how many pairs there are, and about whom."""
        count = len(self.list.lines.pairs)
        words = _n("{count} pair", "{count} pairs", count).format(count=count) if count else ""
        about = name(self.desk, self._about) if self._about is not None else ""
        return " · ".join(part for part in (about, words) if part)

    @override
    def shown(self, **args: Any) -> None:
        """Show all pairs; with ``contact_id`` those of one contact, with ``pair`` two contacts beside."""
        self._about = args.get("contact_id")
        self._own = None
        pair = args.get("pair")
        if pair is not None:
            self._own = pair_of(self.desk, int(pair[0]), int(pair[1]))
        self._found = []
        self._show()
        self._look()

    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._look()

    @override
    def step_back(self) -> bool:
        """Esc goes to the list of people."""
        self.desk.go("prospects")
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """While one contact is looked at, the search box brings the other one beside them."""
        super().showEvent(event)
        self.desk.takes_person = self._take

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.takes_person = None

    def _take(self, contact_id: int) -> bool:
        if self._about is None or contact_id == self._about:
            return False
        self._own = pair_of(self.desk, self._about, contact_id)
        self._show()
        self.list.setCurrentIndex(self.list.lines.index(0))
        self.list.setFocus()
        return True

    def _look(self) -> None:
        """Look through the whole book, off the window's thread."""
        book = self.desk.book

        def work(progress: Any) -> list[Pair]:
            with book.read() as session:
                return duplicates.pairs(session, progress)

        if not self.list.lines.pairs:
            self.empty.say(_("Looking for the same person…"))
        self._search.run(work, self._on_found, self.desk.fail, _("Looking for the same person"))

    def _on_found(self, found: list[Pair]) -> None:
        self._found = found
        if self._own is not None and not are_there(self.desk, self._own):
            self._own = None
        self._show()
        if not self.list.lines.pairs:
            self._say_nobody()

    def _show(self) -> None:
        shown = [pair for pair in self._found if self._about in (None, pair.a, pair.b)]
        if self._own is not None:
            same = {self._own.a, self._own.b}
            known = [pair for pair in self._found if {pair.a, pair.b} == same]
            shown = [*(known or [self._own]), *(pair for pair in shown if pair not in known)]
        was_waiting = self._stack.currentIndex() == 1
        self._stack.setCurrentIndex(0 if shown else 1)
        self.list.show_pairs(shown)
        typing = isinstance(self.window().focusWidget(), QLineEdit)
        if shown and was_waiting and self.isVisible() and not typing:
            self.list.setFocus()  # it could not take the keys before there was anything in it
        self.heading_changed.emit()

    def _say_nobody(self) -> None:
        back = (_("Back to the people"), lambda: self.desk.go("prospects"))
        if self._about is None:
            self.empty.say(
                _("Nobody stands in the book twice."),
                _("Name alone never counts; a number, an employer, a class or a birthday must agree."),
                [back],
            )
            return
        self.empty.say(
            _("Nobody looks like {name}.").format(name=name(self.desk, self._about)),
            _("Find the other one with Ctrl+F; they come here beside each other."),
            [back],
        )

    def _on_pair_chosen(self, pair: Pair | None) -> None:
        if pair is None:
            return
        keep = self._keep.get(frozenset((pair.a, pair.b)), pair.a)
        other = pair.b if keep == pair.a else pair.a
        try:
            seen = self.desk.read(lambda session: merging.side_by_side(session, (keep, other)))
        except ChoiceError:
            return  # somebody went meanwhile; the list is being read anew
        self.desk.focus_ids = (keep,)
        self.panel.show_pair(pair, seen)

    def _on_keep_changed(self, keep: int) -> None:
        pair = self.list.pair()
        me = self.desk.book.me_id
        if pair is not None and me in (pair.a, pair.b) and keep != me:
            self.desk.toast(_("You yourself stay."), undo=False)
        elif pair is not None:
            self._keep[frozenset((pair.a, pair.b))] = keep
            self._on_pair_chosen(pair)

    def turn(self) -> None:
        """Let the other one of the two stay."""
        draft = self.panel.draft
        if draft is not None and self.list.pair() is not None:
            self._on_keep_changed(draft.others[0])

    def merge(self) -> None:
        """Make the two one, as chosen."""
        draft = self.panel.draft
        if draft is not None and self.list.pair() is not None:
            self._deciding.merge(draft, lambda: self._drop({draft.keep, *draft.others}))

    def say_different(self) -> None:
        """Remember that the two are two people."""
        pair = self.list.pair()
        if pair is not None:
            self._deciding.say_different(pair, lambda: self._drop({pair.a, pair.b}))

    def _drop(self, ids: set[int]) -> None:
        """Take a decided pair off the list at once; the book is looked through again meanwhile."""
        self._found = [pair for pair in self._found if {pair.a, pair.b} != ids]
        if self._own is not None and {self._own.a, self._own.b} == ids:
            self._own = None
        self._show()
        self.list.setFocus()  # never on the button: the next Enter would decide the next pair
        if not self.list.lines.pairs and not self.desk.tasks.is_busy:
            self._say_nobody()
