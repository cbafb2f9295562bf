"""我的名片: as it is printed, its code to be scanned from the screen, and the ways out."""

from functools import partial
from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services import sessions
from services.cards import my_card as mine
from services.cards.my_card import MyCard
from services.changes import Changes
from services.errors import DraftError
from services.i18n import _
from services.lists import listed
from ui.cards import my_card_acts as acts
from ui.cards.card_faces import CardFace, CodeFace
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.buttons import PRIMARY, SECONDARY, Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.frames import SectionHeading
from ui.widgets.labels import label

_TOUCHED = ("contacts", "contact_points", "employments", "addresses", "organizations")


class MyCardPage(Page):
    """Shows my card, or says what is missing for one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.card: MyCard | None = None
        self.face = CardFace(desk.theme)
        self.code = CodeFace()
        self.missing = EmptyState(desk.theme)
        self.lacking = label("", "caption", "warn", wrap=True)
        self.print_button = Button(desk.theme, _("Print ten"), PRIMARY, icon="act.print", key="Ctrl+P")
        self.edit_button = Button(desk.theme, _("Change my details"), SECONDARY, icon="act.edit")
        self.save_buttons = {
            suffix: Button(desk.theme, words, SECONDARY)
            for suffix, words in (
                (".pdf", _("Save as PDF")),
                (".vcf", _("Save as vCard")),
                (".png", _("Save the code")),
            )
        }
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole())
        self._stack.addWidget(self.missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.print_button.clicked.connect(self.print_page)
        self.edit_button.clicked.connect(self._edit)
        for suffix, button in self.save_buttons.items():
            button.clicked.connect(partial(self._save, suffix))

    def _whole(self) -> QScrollArea:
        inside = QFrame()
        inside.setProperty("surface", "plain")
        row = QHBoxLayout(inside)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(32)
        row.addLayout(self._on_paper(), 1)
        row.addLayout(self._on_screen(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("plain", True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        return scroll

    def _on_paper(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(SectionHeading(_("On paper, 90 × 54 mm"), role="heading"))
        column.addWidget(self.face)
        column.addWidget(self.lacking)
        column.addLayout(_in_a_row(self.print_button, self.save_buttons[".pdf"]))
        column.addLayout(_in_a_row(self.edit_button))
        column.addStretch(1)
        return column

    def _on_screen(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(SectionHeading(_("To be scanned"), role="heading"))
        column.addWidget(self.code)
        hint = _("Any telephone's camera takes this into its contacts.")
        column.addWidget(label(hint, "caption", "secondary", wrap=True))
        column.addLayout(_in_a_row(self.save_buttons[".vcf"], self.save_buttons[".png"]))
        column.addStretch(1)
        return column

    @override
    def title(self) -> str:
        """Return the page's title."""
        return _("My card")

    @override
    def shown(self, **args: Any) -> None:
        """Show the card as it is today."""
        self._load()
        self._focus()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the card anew when what is on it may have changed."""
        if changes is None or changes.touches(*_TOUCHED):
            self._load()

    @override
    def can_print(self) -> bool:
        """Tell whether there is a card to print."""
        return self.card is not None

    @override
    def print_page(self) -> None:
        """Show the page of ten as it would come out."""
        if self.card is not None:
            acts.show_preview(self.window(), self.card)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to what can be done."""
        super().focusInEvent(event)
        self._focus()

    def _focus(self) -> None:
        button = self.print_button if self.card is not None else self.missing.buttons()[0]
        button.setFocus()

    def _load(self) -> None:
        try:
            card = self.card = self.desk.read(mine.my_card)
        except DraftError as error:
            self.card = None
            self.missing.say(error.message, error.hint, [(_("Write my details"), self._edit)])
            self._stack.setCurrentWidget(self.missing)
            return
        self.face.show_card(card, mine.code_of(card, short=True))
        self.code.show_code(mine.code_of(card))
        lacks = _("Still missing: {what}").format(what=listed(card.lacks)) if card.lacks else ""
        self.lacking.setText(lacks)
        self.lacking.setVisible(bool(lacks))
        self._stack.setCurrentIndex(0)

    def _edit(self) -> None:
        self.desk.open_contact(self.desk.read(sessions.me_id))

    def _save(self, suffix: str, _checked: bool = False) -> None:
        if self.card is not None:
            acts.save(self.desk, self.window(), self.card, suffix)


def _in_a_row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
