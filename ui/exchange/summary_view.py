"""After an import: what came in, what stayed out and where it is, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.kinds import ImportKind
from services.exchange import importing
from services.exchange.outlook import Outlook
from services.exchange.plan import BatchReport
from services.i18n import _, _n, _p
from ui.exchange.middle_column import show_in_the_middle
from ui.exchange.outlook_section import outlook_lines
from ui.look.theme import Theme
from ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ui.widgets.frames import Card, emptied
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.strips import StateIcon

_WIDEST = 720


@dataclass(frozen=True, slots=True)
class Written:
    """One file that is in the book now."""

    report: BatchReport
    saved: Path | None
    """Where the rows with problems were written."""
    outlook: Outlook | None
    mine: bool


class SummaryView(QScrollArea):
    """A sentence, a card a file, and three buttons: see them, take it back, another list."""

    shown_asked = Signal()
    taken_back = Signal()
    another_asked = Signal()
    opened = Signal(object)
    """The workbook with the rows that have problems is to be opened: its Path."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = label("", "title", wrap=True)
        self.show_button = Button(theme, "", PRIMARY)
        self.show_button.clicked.connect(self.shown_asked)
        self.undo_button = Button(theme, _("Take back"), SECONDARY, icon="act.undo")
        self.undo_button.clicked.connect(self.taken_back)
        self.another_button = Button(theme, _("Another list"), SECONDARY, icon="act.open_file")
        self.another_button.clicked.connect(self.another_asked)
        self.open_buttons: list[Button] = []
        self.words: list[str] = []
        self._files = QVBoxLayout()
        self._files.setSpacing(12)
        self.setFocusProxy(self.show_button)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(StateIcon(self._theme, "state.ok", "ok", 26), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1)
        column.addLayout(head)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.show_button, self.undo_button, self.another_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addLayout(self._files)
        words = _(
            "It can be taken back at any time: here, and later under “Imported so far” on the import page."
        )
        column.addWidget(label(words, "caption", wrap=True))
        column.addStretch(1)
        show_in_the_middle(self, middle)

    def show_written(self, written: Sequence[Written]) -> None:
        """Show the files of one import."""
        emptied(self._files)
        self.open_buttons.clear()
        self.heading.setText(importing.summary([one.report for one in written]))
        ties = all(one.report.kind == ImportKind.TIES for one in written)
        self.show_button.setText(_("See the map") if ties else _("See them in the table"))
        self.show_button.setAccessibleName(self.show_button.text())
        self.words = []
        for one in written:
            self._files.addWidget(self._card(one, among=len(written) > 1))

    def _card(self, one: Written, *, among: bool) -> Card:
        card = Card(margin=16, spacing=8)
        card.body.addWidget(ElidedLabel(Path(one.report.file).name, "strong"))
        kind = ImportKind(one.report.kind)
        lines = _counts(one.report) if among else []
        lines += outlook_lines(one.outlook, kind, mine=one.mine) if one.outlook else []
        for icon, words in lines:
            card.body.addLayout(self._line(icon, words))
        if one.saved is not None:
            card.body.addWidget(rule())
            words = _("Rows with a problem are in {file}. Set them right there and drop it here again.")
            line = self._line("act.template", words.format(file=one.saved.name))
            button = Button(self._theme, _p("import", "Open"), QUIET, icon="act.open_file", small=True)
            button.setAccessibleName(_("Open {file}").format(file=one.saved.name))
            button.clicked.connect(lambda: self.opened.emit(one.saved))
            self.open_buttons.append(button)
            line.addWidget(button)
            card.body.addLayout(line)
        return card

    def _line(self, icon: str, words: str) -> QHBoxLayout:
        self.words.append(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(StateIcon(self._theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, wrap=True), 1)
        return row


def _counts(report: BatchReport) -> list[tuple[str, str]]:
    """Return what became of the rows, a line each; what there is none of is not mentioned."""
    found = []
    for icon, count, said in (
        ("act.add_contact", report.added, _n("{count} new", "{count} new", report.added)),
        ("act.merge", report.merged, _n("{count} merged", "{count} merged", report.merged)),
        ("act.zoom_out", report.skipped, _n("{count} skipped", "{count} skipped", report.skipped)),
        ("state.error", report.rejected, _n("{count} not imported", "{count} not imported", report.rejected)),
    ):
        if count:
            found.append((icon, said.format(count=f"{count:,}")))
    return found
