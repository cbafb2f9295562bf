"""The import page before a file is chosen: where to drop one, and what was imported so far."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from services.exchange.past_imports import PastImport
from services.i18n import _, _p
from services.vocabulary import import_kind_word
from ui.exchange.middle_column import show_in_the_middle
from ui.exchange.remembered_section import RememberedSection
from ui.exchange.taken_back_card import TakenBackCard
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.frames import Card, SectionHeading, emptied
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.strips import StateIcon

_WIDEST = 820


class StartView(QScrollArea):
    """The drop zone and the list of past imports."""

    choosing = Signal()
    template_asked = Signal()
    cards_asked = Signal()
    taking_back = Signal(int, str)
    """A batch and its file's name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choose_button = Button(theme, _("Choose files"), PRIMARY, icon="act.open_file", key="Ctrl+I")
        self.choose_button.clicked.connect(self.choosing)
        self.template_button = Button(theme, _("Save a blank template"), SECONDARY, icon="act.template")
        self.template_button.clicked.connect(self.template_asked)
        self.cards_button = Button(theme, _("Cards: photographs or QR codes"), SECONDARY, icon="act.card")
        self.cards_button.clicked.connect(self.cards_asked)
        self._past_heading = SectionHeading(_("Imported so far"), role="heading")
        self._past = Card(margin=0, spacing=0)
        self.kept = TakenBackCard(theme)
        self.remembered = RememberedSection(theme)
        self.take_back_buttons: dict[int, Button] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._drop_zone())
        column.addSpacing(12)
        column.addWidget(self.kept)
        column.addWidget(self._past_heading)
        column.addWidget(self._past)
        column.addWidget(self.remembered)
        column.addStretch(1)
        show_in_the_middle(self, middle)
        self.setFocusProxy(self.choose_button)

    def _drop_zone(self) -> QFrame:
        zone = QFrame()
        zone.setProperty("surface", "drop")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(_("Drop a list here"), "heading"))
        words.addWidget(
            label(
                _("Class lists, address books, card files, who knows whom: Excel or text"),
                "body",
                "secondary",
                wrap=True,
            )
        )
        words.addSpacing(8)
        words.addWidget(
            label(
                _("You see the result first. Nothing is written before you agree; all can be taken back."),
                "caption",
                "secondary",
                wrap=True,
            )
        )
        words.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.cards_button)
        buttons.addWidget(self.template_button)
        buttons.addStretch(1)
        words.addLayout(buttons)
        row = QHBoxLayout(zone)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(14)
        row.addWidget(StateIcon(self._theme, "act.import", "accent", 26), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return zone

    def show_past(self, past: Sequence[PastImport]) -> None:
        """Show what was imported, the newest first."""
        emptied(self._past.body)
        self.take_back_buttons.clear()
        self._past_heading.setVisible(bool(past))
        self._past.setVisible(bool(past))
        for number, one in enumerate(past):
            if number:
                self._past.body.addWidget(rule())
            self._past.body.addWidget(self._line(one))

    def _line(self, one: PastImport) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(one.file, "strong", "muted" if one.taken_back else ""))
        words.addWidget(ElidedLabel(_came_of(one), "caption", "secondary"))
        row.addWidget(StateIcon(self._theme, "act.history" if one.taken_back else "act.template"))
        row.addLayout(words, 1)
        if one.taken_back:
            row.addWidget(label(_p("import", "Taken back"), "caption"))
        else:
            button = Button(
                self._theme,
                _p("import", "Take back"),
                QUIET,
                icon="act.undo",
                name=_("Take back {file}").format(file=one.file),
                small=True,
            )
            button.clicked.connect(partial(self.taking_back.emit, one.batch, one.file))
            self.take_back_buttons[one.batch] = button
            row.addWidget(button)
        return line


def _came_of(one: PastImport) -> str:
    words = [f"{one.at.month}-{one.at:%d %H:%M}", import_kind_word(one.kind)]
    words.append(_("{added} new, {merged} merged").format(added=f"{one.added:,}", merged=f"{one.merged:,}"))
    if one.rejected:
        words.append(_("{count} left out").format(count=f"{one.rejected:,}"))
    return " · ".join(words)
