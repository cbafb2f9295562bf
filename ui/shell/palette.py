"""The palette in the middle of the window: people, organizations and commands by a few letters."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from ui.shell.desk import Desk
from ui.shell.finder import Finder
from ui.shell.results import COMMAND, Result
from ui.shell.results_view import ResultsView
from ui.shell.search_box import SearchField, introduce_to, open_result
from ui.widgets.floating import cast_shadow
from ui.widgets.signs import KeyHint
from ui.widgets.strips import StateIcon

_WIDTH, _MOST_HEIGHT, _TOP = 640, 420, 96


class Palette(QFrame):
    """Floats above the page; Enter does what is chosen, Esc goes back to where one was."""

    def __init__(self, desk: Desk, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        offered = tuple(actions)
        self._finder = Finder(desk, lambda: offered)
        self._before: QWidget | None = None
        self.setProperty("surface", "float")
        self.setAccessibleName(_("Find and do"))
        words = _("A name, a number, an organization, or what to do")
        self.field = SearchField(desk.theme, words)
        self.field.setProperty("plain", True)
        self._head = QWidget(self)
        self._head.setFixedHeight(52)
        line = QHBoxLayout(self._head)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(12)
        line.addWidget(StateIcon(desk.theme, "act.search"))
        line.addWidget(self.field, 1)
        line.addWidget(KeyHint(desk.theme, "Ctrl+K"))
        self.results = ResultsView(desk.theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.results)
        cast_shadow(self, desk.theme, "palette")
        self.field.textEdited.connect(self._on_text_edited)
        self.field.returnPressed.connect(self.results.enter_choice)
        self.field.moved.connect(self.results.move_choice)
        self.field.left.connect(self.leave)
        self.field.introduction_asked.connect(self._on_introduction_asked)
        self.field.abandoned.connect(self._on_abandoned)
        self.results.chosen.connect(self._on_result_chosen)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def open(self) -> None:
        """Come up empty, with the commands listed."""
        self._before = self.window().focusWidget()
        self._desk.warm_search()
        self.field.clear()
        self._on_text_edited("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def place(self) -> None:
        """Stand in the middle of the window's upper half."""
        window = self.window()
        width = min(_WIDTH, window.width() - 48)
        most = max(120, min(_MOST_HEIGHT, window.height() - _TOP - 120))
        height = self._head.height() + self.results.wanted_height(most) + 18
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)

    def _on_text_edited(self, text: str) -> None:
        self.results.show_results(self._finder.find(text))
        self.place()

    def _on_abandoned(self) -> None:
        self._before = None
        self.hide()

    def _on_result_chosen(self, result: Result) -> None:
        if result.kind == COMMAND:
            self.leave()
        else:
            self.hide()
        open_result(self._desk, result)

    def _on_introduction_asked(self) -> None:
        if introduce_to(self._desk, self.results.choice()):
            self.leave()

    def _on_theme_changed(self) -> None:
        self.field.setFont(self._theme.font("read"))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the line below the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.color("line.soft"))
        below = self._head.geometry().bottom() + 1
        painter.drawLine(1, below, self.width() - 2, below)
        painter.end()
