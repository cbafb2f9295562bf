"""The first page of an empty book: drop a list, write one person, or look at the sample."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from services.i18n import _
from ui.look.icons import draw_icon
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.file_acts import ask_imports
from ui.shell.page import Page
from ui.widgets.buttons import PRIMARY, SECONDARY, Button
from ui.widgets.empty_state import MeAmongOthers
from ui.widgets.labels import label


class Card(QWidget):
    """A rounded frame with icon, heading and one line; ``body`` takes what is below."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        heading: str,
        line: str,
        *,
        wanted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._wanted = theme, icon, wanted
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 20)
        column.setSpacing(4)
        for part in (label(heading, "heading"), label(line, "body", "secondary")):
            part.setContentsMargins(40, 0, 0, 0)
            column.addWidget(part)
        column.addSpacing(10)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body)
        column.addStretch(1)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, dashed where files may be dropped, and the icon."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent" if self._wanted else "line.soft"), 2 if self._wanted else 1)
        if self._wanted:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color("accent.soft" if self._wanted else "bg.surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        draw_icon(painter, QRectF(20, 24, 26, 26), theme, self._icon, "accent")
        painter.end()


class WelcomePage(Page):
    """What a new user sees first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._hello = label("", "hero", parent=self)
        self._hello.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = label(
            _("One class list is enough. In ten minutes you will know whom to ring first."),
            "read",
            "secondary",
        )
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 20, 40, 20)
        column.addStretch(1)
        column.addWidget(
            MeAmongOthers(self.theme, bright=True, parent=self), 0, Qt.AlignmentFlag.AlignHCenter
        )
        column.addSpacing(16)
        column.addWidget(self._hello)
        column.addSpacing(8)
        column.addWidget(line)
        column.addSpacing(28)
        cards = QHBoxLayout()
        cards.addStretch(1)
        cards.addLayout(self._cards(), 8)
        cards.addStretch(1)
        column.addLayout(cards)
        column.addStretch(2)
        column.addWidget(self._foot(), 0, Qt.AlignmentFlag.AlignHCenter)

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        grid.addWidget(self._drop_card(), 0, 0, 2, 1)
        grid.addWidget(self._line_card(), 0, 1)
        grid.addWidget(self._sample_card(), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _drop_card(self) -> Card:
        card = Card(
            self.theme,
            "act.import",
            _("Drop a list here"),
            _("Class lists, address books, card files: Excel or what a phone exports"),
            wanted=True,
            parent=self,
        )
        words = label(
            _(
                "Headings may be worded as they are; title rows and merged cells need no tidying. "
                "You see the result first; nothing is written before you agree, and all can be taken back."
            ),
            "caption",
            wrap=True,
        )
        card.body.addWidget(words)
        choose = Button(self.theme, _("Choose files"), PRIMARY, icon="act.open_file", key="Ctrl+I")
        choose.clicked.connect(self._on_choose_clicked)
        template = Button(self.theme, _("Save a blank template"), SECONDARY)
        template.clicked.connect(self._on_template_clicked)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addWidget(template)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _line_card(self) -> Card:
        card = Card(
            self.theme,
            "act.add_contact",
            _("One person you remember"),
            _("Write one line; the rest can follow"),
            parent=self,
        )
        field = QLineEdit(card)
        field.setPlaceholderText(_("Zhang Wei 13800001234 Mining Bureau section chief"))
        field.setAccessibleName(_("New contact in one line"))
        field.returnPressed.connect(self._on_line_entered)
        self._line = field
        card.body.addWidget(field)
        return card

    def _sample_card(self) -> Card:
        card = Card(
            self.theme,
            "page.map",
            _("See how it looks"),
            _("Open the sample book: 300 invented people, click as you like"),
            parent=self,
        )
        button = Button(self.theme, _("Open the sample book"), SECONDARY)
        button.clicked.connect(lambda: self.desk.open_book("sample"))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _foot(self) -> QLabel:
        return label(
            _("The book stays on this computer · a copy is made every day · Ctrl+O opens another book"),
            "caption",
            "muted",
        )

    @override
    def title(self) -> str:
        """Return the page's title."""
        return _("Today")

    @override
    def shown(self, **args: object) -> None:
        """Greet the owner by name."""
        from services.contacts.owner import owner_name

        name = self.desk.read(owner_name)
        known = name not in ("", "我", "Me")
        self._hello.setText(
            _("{name}, bring your people in first").format(name=name)
            if known
            else _("Bring your people in first")
        )

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Leave for the table once there is somebody."""
        from services.prospects import first_page

        if self.desk.look(first_page.anybody) and self.isVisible():
            self.desk.go("prospects")

    def _on_choose_clicked(self) -> None:
        if paths := ask_imports(self.desk, self):
            self.desk.go("exchange", files=paths)

    def _on_template_clicked(self) -> None:
        from ui.exchange.export import save_template

        save_template(self.desk, self)

    def _on_line_entered(self) -> None:
        from ui.contacts.one_line_form import store_line

        store_line(self.desk, self._line.text(), self._line.clear)
