"""A menu that stays open while one ticks, and one in which something new can be written."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget, QWidgetAction
from typing_extensions import override

from ui.look.theme import Theme
from ui.widgets.line_edit import LineEdit

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TickMenu(QMenu):
    """Ticks are set by mouse, Enter or Space without closing the menu."""

    def add_tick(self, text: str, ticked: bool, work: Callable[[bool], None]) -> QAction:
        """Add a line with a tick; ``work`` hears whether it is set now."""
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.triggered.connect(lambda checked: work(checked))
        return action

    def add_submenu(self, text: str) -> "TickMenu":
        """Add a menu that opens to the side."""
        menu = TickMenu(text, self)
        self.addMenu(menu)
        return menu

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set a tick and stay; anything else is done as in any menu."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the tick one stands on and stay."""
        action = self.activeAction()
        if event.key() in _PRESS and action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            return
        super().keyPressEvent(event)


def add_field(menu: QMenu, theme: Theme, placeholder: str, work: Callable[[str], None]) -> LineEdit:
    """Add a line to write in; Enter hands over what is written and closes the menu."""
    room = QWidget(menu)
    row = QHBoxLayout(room)
    row.setContentsMargins(12, 4, 12, 4)
    field = LineEdit(theme, placeholder=placeholder)
    field.setMinimumWidth(160)
    row.addWidget(field)
    action = QWidgetAction(menu)
    action.setDefaultWidget(room)
    menu.addAction(action)

    def written() -> None:
        text = field.text().strip()
        if text:
            menu.close()
            work(text)

    field.returnPressed.connect(written)
    return field
