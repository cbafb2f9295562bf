"""Who it was: the people chosen, and a search for those who are not yet."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from services.diary.glance import Glance, glance
from services.i18n import _, _p
from ui.shell.desk import Desk
from ui.shell.results import PERSON, Result
from ui.shell.results_view import ResultsView
from ui.widgets.buttons import QUIET, Button
from ui.widgets.chips import ChipRow
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.line_edit import LineEdit
from ui.widgets.signs import TierBadge

_FOUND = 6


class WhoRow(QWidget):
    """One person with badge, name and post, or several as chips; Backspace in the empty search takes one."""

    changed = Signal()
    """The people are others now."""
    finished = Signal()
    """The user chose somebody: on to the next field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: dict[int, str] = {}
        self._badge = TierBadge(desk.theme)
        self._name = label("", "strong")
        self._post = ElidedLabel("", "body", "secondary")
        self._more = Button(desk.theme, "", QUIET, icon="act.add_contact", small=True, name=_("Add somebody"))
        self._more.setToolTip(_("Add somebody"))
        self._chips = ChipRow(desk.theme, clearable=False)
        self.search = LineEdit(
            desk.theme, placeholder=_("Name, pinyin, number"), icon="act.search", name=_("With whom")
        )
        self.found = ResultsView(desk.theme, self)
        self._lay_out()
        self._more.clicked.connect(self._on_more_clicked)
        self._chips.removed.connect(self._on_chip_removed)
        self.search.textEdited.connect(self._on_text_edited)
        self.search.returnPressed.connect(self.found.enter_choice)
        self.search.installEventFilter(self)
        self.found.chosen.connect(self._on_found_chosen)

    def _lay_out(self) -> None:
        self._one = QWidget()
        row = QHBoxLayout(self._one)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._badge, self._name):
            row.addWidget(part)
        row.addWidget(self._post, 1)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._one, self._chips, self.search, self.found):
            column.addWidget(widget)

    def people(self) -> tuple[int, ...]:
        """Return the ids of the people chosen."""
        return tuple(self._people)

    def names(self) -> str:
        """Return their names."""
        return _p("between words", ", ").join(self._people.values())

    def choose(self, people: Sequence[Glance]) -> None:
        """Start with these people; without any, with the search."""
        self._people = {glance.contact_id: glance.name for glance in people}
        if len(people) == 1:
            (one,) = people
            self._badge.set_tier(one.tier)
            self._name.setText(one.name)
            self._post.setText(" · ".join(part for part in (one.organization, one.title) if part))
        self.search.clear()
        self._show()

    def _show(self, searching: bool = False) -> None:
        several = len(self._people) > 1
        self._chips.set_chips([(str(key), name) for key, name in self._people.items()])
        self._one.setVisible(len(self._people) == 1)
        self._chips.setVisible(several)
        self.search.setVisible(searching or several or not self._people)
        self.found.setVisible(False)
        self.updateGeometry()

    def focus_search(self) -> None:
        """Put the caret into the search."""
        self._show(searching=True)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_more_clicked(self) -> None:
        self.focus_search()

    def _on_chip_removed(self, key: str) -> None:
        self._people.pop(int(key), None)
        self._after_change()

    def _on_text_edited(self, text: str) -> None:
        hits = self._desk.search.people(text, _FOUND).hits if text.strip() else ()
        results = [Result(PERSON, hit.name, hit.id, hit.organization, tier=hit.tier) for hit in hits]
        self.found.show_results(results)
        self.found.setVisible(bool(results))
        self.found.setFixedHeight(max(1, self.found.wanted_height(_FOUND * 40)))
        self.updateGeometry()

    def _on_found_chosen(self, result: Result) -> None:
        self._people[int(result.target)] = result.title
        self.search.clear()
        self._after_change()
        self.finished.emit()

    def _after_change(self) -> None:
        def seen(session: Any) -> list[Glance]:
            return [glance(session, one) for one in self._people]

        self.choose(self._desk.read(seen))
        self.changed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in what was found by the arrow keys; Backspace in the empty field takes the last one out."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step and self.found.isVisible():
                self.found.move_choice(step)
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.search.text() and self._people:
                self._people.popitem()
                self._after_change()
                self.focus_search()
                return True
        return super().eventFilter(watched, event)
