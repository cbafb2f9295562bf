"""The bar above every page: its title and caption, the search field, and 记一笔."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.shell.search_box import SearchBox
from ui.widgets.buttons import SOFT, Button
from ui.widgets.labels import label


class TopBar(QWidget):
    """Never scrolls and is the same on every page, but for what the page puts at the left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = desk.theme
        self._is_folded = False
        self._title = label("", "title", parent=self)
        self._caption = label("", "caption", "secondary", parent=self)
        self.search = SearchBox(desk, self)
        self.log_button = Button(
            self._theme, _("Log"), SOFT, icon="act.log", key="Ctrl+L", name=_("Log a contact")
        )
        self.log_button.clicked.connect(lambda: desk.log())
        words = QWidget(self)
        line = QHBoxLayout(words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._title)
        line.addWidget(self._caption, 1)
        self._left = QStackedWidget(self)
        self._left.addWidget(words)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 0, 16, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._lay_out()
        self._theme.changed.connect(self.update)

    def fold(self, folded: bool) -> None:
        """Take two lines, the search field in the second one, or a single line."""
        if folded != self._is_folded:
            self._is_folded = folded
            self._lay_out()

    def _lay_out(self) -> None:
        middle, grid = Qt.AlignmentFlag.AlignVCenter, self._grid
        for part in (self._left, self.search, self.log_button):
            grid.removeWidget(part)
        line = self._theme.size("topbar")
        if self._is_folded:
            grid.addWidget(self._left, 0, 0, 1, 2)
            grid.addWidget(self.search, 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self.log_button, 1, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        else:
            grid.addWidget(self._left, 0, 0)
            grid.addWidget(self.search, 0, 1, middle)
            grid.addWidget(self.log_button, 0, 2, middle)
        grid.setColumnStretch(0, 1)
        second = self._theme.size("control") + 8 if self._is_folded else 0
        grid.setRowMinimumHeight(0, line)
        grid.setRowMinimumHeight(1, second)
        self.setFixedHeight(line + second)

    def show_page(self, page: Page) -> None:
        """Show the page's own heading, or its title and caption."""
        heading = page.heading()
        if heading is not None:
            if self._left.indexOf(heading) < 0:
                self._left.addWidget(heading)
            self._left.setCurrentWidget(heading)
            return
        self._left.setCurrentIndex(0)
        self._title.setText(page.title())
        self._caption.setText(page.caption())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.window"))
        painter.setPen(self._theme.color("line.soft"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
