"""The bar above every page: its title and caption, the search field, and 记一笔."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
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
        self.setFixedHeight(self._theme.size("topbar"))
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
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._left, 1)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.log_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._theme.changed.connect(self.update)

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
