"""One suggestion as a card: who, why, how sure; Y notes the tie, N never asks again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from services.network.suggestions.answering import Offered, accept, accepted_words, refuse, refused_words
from services.network.suggestions.records import Group
from services.vocabulary import tie_kind_word
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.widgets.buttons import LINK, QUIET, SECONDARY, Button
from ui.widgets.frames import Card
from ui.widgets.labels import label
from ui.widgets.signs import KindChip


class SuggestionCard(Card):
    """Asks about one suggestion and tells the answer; whoever shows it changes the book."""

    accepted = Signal(object)
    refused = Signal(object)
    opened = Signal()
    """The name was pressed."""

    def __init__(self, theme: Theme, offered: Offered, name: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=10, spacing=4, parent=parent)
        self.offered = offered
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(KindChip(theme, offered.kind, tie_kind_word(offered.kind)))
        self.name = Button(theme, name, LINK, small=True, shortens=True)
        self.name.clicked.connect(self.opened.emit)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(label(_("sure to {score}").format(score=f"{offered.strength:.1f}"), "caption"))
        self.body.addLayout(head)
        self.body.addWidget(label(offered.evidence, "caption", wrap=True))
        is_group = isinstance(offered, Group)
        yes = _("Make it a circle") if is_group else _("Yes, note it")
        self.yes = Button(theme, yes, SECONDARY, small=True, name=f"{yes}：{name}，{offered.evidence}")
        self.yes.setToolTip("Y")
        no = _("No need") if is_group else _("No")
        self.no = Button(theme, no, QUIET, small=True, name=f"{no}：{name}，{offered.evidence}")
        self.no.setToolTip("N")
        self.yes.clicked.connect(lambda: self.accepted.emit(self.offered))
        self.no.clicked.connect(lambda: self.refused.emit(self.offered))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.yes)
        foot.addWidget(self.no)
        foot.addStretch(1)
        self.body.addLayout(foot)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer from anywhere on the card."""
        if event.key() == Qt.Key.Key_Y and not event.modifiers():
            self.accepted.emit(self.offered)
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.refused.emit(self.offered)
        else:
            super().keyPressEvent(event)


def say_yes(desk: Desk, offered: Sequence[Offered]) -> None:
    """Make the ties, as one act that can be taken back."""
    desk.act(accepted_words(offered), lambda session: accept(session, offered))


def say_no(desk: Desk, offered: Sequence[Offered]) -> None:
    """Remember that these are none, as one act that can be taken back."""
    desk.act(refused_words(offered), lambda session: refuse(session, offered))
