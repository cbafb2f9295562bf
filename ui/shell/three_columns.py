"""A page of three: a list at the left, what it opens in the middle, a panel at the right; or nothing yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.shell.desk import Desk
from ui.widgets.panel_splitter import PanelSplitter

_LIST, _MIDDLE, _LEAST = 270, 700, 200


class ThreeColumns(QStackedWidget):
    """Tools above the list and the middle; ``empty`` takes the place of all three while there is nothing."""

    def __init__(
        self,
        desk: Desk,
        tools: QWidget,
        columns: tuple[QWidget, QWidget, QWidget],
        empty: QWidget,
        kept: str,
    ) -> None:
        super().__init__()
        left, middle, panel = columns
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(middle)
        both.setStretchFactor(1, 1)
        both.setSizes([_LIST, _MIDDLE])
        left.setMinimumWidth(_LEAST)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(both, 1)
        self.splitter = PanelSplitter(
            desk.theme,
            page,
            panel,
            lambda: desk.preferences.get(kept),
            lambda width: desk.preferences.set(kept, width),
        )
        self._empty = empty
        self.addWidget(self.splitter)
        self.addWidget(empty)

    def show_something(self, something: bool) -> None:
        """Show the three columns, or that there is nothing yet."""
        self.setCurrentWidget(self.splitter if something else self._empty)
