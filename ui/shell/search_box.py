"""The search field of the top bar: what answers drops below it while one types."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from services.i18n import _
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.widgets.floating import cast_shadow
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from ui.shell.finder import Finder
    from ui.shell.results import Result
    from ui.shell.results_view import ResultsView

WIDTH = 328
_MOST_HEIGHT = 460
_PAGE_STEP = 8


class SearchField(LineEdit):
    """A line with a magnifier at the left and its key at the right, giving its arrow keys to a list."""

    moved = Signal(int)
    """Up or down by so many lines."""
    left = Signal()
    """Esc was pressed."""
    focused = Signal()
    abandoned = Signal()
    """The focus went elsewhere."""
    introduction_asked = Signal()
    """Ctrl+R: who can introduce me to what is chosen, rather than to whom the page is about."""

    def __init__(self, theme: Theme, words: str, *, icon: str = "", key: str = "") -> None:
        super().__init__(theme, placeholder=words, icon=icon, key=key, name=_("Find people"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the results, open, leave; everything else is typing."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE_STEP,
            Qt.Key.Key_PageUp: -_PAGE_STEP,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _is_introduction(event):
            self.introduction_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Take Ctrl+R before the window does."""
        before = event.type() == QEvent.Type.ShortcutOverride
        if before and isinstance(event, QKeyEvent) and _is_introduction(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that typing begins."""
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that typing is over, unless only another window came to the front."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.abandoned.emit()


def _is_introduction(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def introduce_to(desk: Desk, result: "Result | None") -> bool:
    """Ask who can introduce me to a line of the results; False for one that is nobody."""
    from services.contacts.search import OrganizationHit
    from ui.shell.results import PERSON

    if result is not None and isinstance(result.target, OrganizationHit):
        desk.go("map", introduce_firm=result.target.id)
    elif result is not None and result.kind == PERSON:
        desk.go("map", introduce=result.target)
    else:
        return False
    return True


def open_result(desk: Desk, result: "Result") -> None:
    """Do what a line of the results stands for."""
    from ui.shell.results import COMMAND, ORGANIZATION, PERSON

    if result.kind == PERSON:
        if desk.takes_person is None or not desk.takes_person(result.target):
            desk.open_contact(result.target)
    elif result.kind == ORGANIZATION:
        desk.go("organizations", organization=result.target.id)
    elif result.kind == COMMAND:
        result.target.trigger()


class SearchBox(QWidget):
    """The field and the list that drops below it; what finds and what lists come with the first letter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = _("Name, pinyin, number, organization")
        self.field = SearchField(desk.theme, words, icon="act.search", key="Ctrl+F")
        self.setFixedWidth(WIDTH)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self._drop: QFrame | None = None
        self.results: ResultsView | None = None
        self.field.textEdited.connect(self._on_text_edited)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.moved.connect(self._on_moved)
        self.field.left.connect(self.leave)
        self.field.introduction_asked.connect(self._on_introduction_asked)
        self.field.focused.connect(desk.warm_search)
        self.field.abandoned.connect(self._hide)
        desk.changed.connect(self._on_book_changed)

    @cached_property
    def _finder(self) -> "Finder":
        from ui.shell.finder import Finder

        return Finder(self._desk, lambda: self.window().actions())

    def focus_search(self) -> None:
        """Put the caret into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        """Fold the results away, empty the field and give the focus back to the page."""
        self._hide()
        self.field.clear()
        self.field.clearFocus()

    @property
    def is_open(self) -> bool:
        """Tell whether results are in view."""
        return self._drop is not None and self._drop.isVisible()

    def _on_book_changed(self, changes: Changes) -> None:
        """Read many changed people again before the next letter asks for them."""
        if changes.contacts is None and changes.touches("contacts"):
            self._desk.warm_search(again=True)

    def _on_text_edited(self, text: str) -> None:
        if not text.strip():
            self._hide()
            return
        results = self._results_list()
        results.show_results(self._finder.find(text))
        self._show()

    def _on_moved(self, step: int) -> None:
        if self.is_open and self.results is not None:
            self.results.move_choice(step)
        elif self.field.text().strip():
            self._on_text_edited(self.field.text())

    def _on_return_pressed(self) -> None:
        if self.is_open and self.results is not None:
            self.results.enter_choice()

    def _on_result_chosen(self, result: "Result") -> None:
        self.leave()
        open_result(self._desk, result)

    def _on_introduction_asked(self) -> None:
        chosen = self.results.choice() if self.is_open and self.results is not None else None
        if introduce_to(self._desk, chosen):
            self.leave()

    def _results_list(self) -> "ResultsView":
        if self.results is None:
            from ui.shell.results_view import ResultsView

            self._drop = QFrame(self.window())
            self._drop.setProperty("surface", "float")
            cast_shadow(self._drop, self._desk.theme, "menu")
            self.results = ResultsView(self._desk.theme, self._drop)
            column = QVBoxLayout(self._drop)
            column.setContentsMargins(1, 6, 1, 8)
            column.addWidget(self.results)
            self.results.chosen.connect(self._on_result_chosen)
            self.window().installEventFilter(self)
        return self.results

    def _show(self) -> None:
        if self._drop is None or self.results is None:
            return
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 6))
        width = max(self.width(), min(560, window.width() - 32))
        left = min(corner.x(), window.width() - width - 16)
        self._drop.setFixedWidth(width)
        room = min(_MOST_HEIGHT, window.height() - corner.y() - 24)
        self._drop.setGeometry(left, corner.y(), width, self.results.wanted_height(room - 16) + 16)
        self._drop.raise_()
        self._drop.show()

    def _hide(self) -> None:
        if self._drop is not None:
            self._drop.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold the results away when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.is_open:
            self._hide()
        return super().eventFilter(watched, event)
