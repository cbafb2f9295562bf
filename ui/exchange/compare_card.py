"""The book's side and the row's side of one person, what stays framed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from services.exchange.comparing import Line
from services.i18n import _p
from ui.exchange.side_box import SideBox, shortened
from ui.look.theme import Theme
from ui.widgets.frames import Card, emptied
from ui.widgets.labels import label, rule


class CompareCard(Card):
    """Label, 簿里, 这一行; without a person of the book only what the row tells."""

    chosen = Signal(str, bool)
    """A field, and whether the row's value is taken."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
        self.sides: dict[tuple[str, bool], SideBox] = {}
        self._theme = theme
        self._words = label("", "caption", wrap=True)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line], *, beside: bool) -> None:
        """Show the facts; ``beside``: both sides."""
        self._words.setParent(None)  # emptied() would let it go
        emptied(self.body)
        self.lines = tuple(lines)
        self.sides.clear()
        grid = QGridLayout()
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        row = 0
        if beside:
            grid.addWidget(label(_p("import", "Book"), "strong"), 0, 1)
            grid.addWidget(label(_p("import", "This row"), "strong"), 0, 2)
            row = 1
        for line in lines:
            if row:
                grid.addWidget(rule(), row, 0, 1, 3)
            grid.addWidget(label(line.label, "caption"), row + 1, 0)
            if beside:
                grid.addWidget(self._side(line, line.held, line.keeps_held, take=False), row + 1, 1)
                grid.addWidget(self._side(line, line.told, line.keeps_told, take=True), row + 1, 2)
            else:
                grid.addWidget(_plain(line.told), row + 1, 1, 1, 2)
            row += 2
        grid.setColumnMinimumWidth(0, 56)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.body.addWidget(holder)
        self.body.addWidget(self._words)

    def _side(self, line: Line, text: str, stays: bool, *, take: bool) -> SideBox:
        box = SideBox(self._theme, text, stays=stays, open_to_choice=bool(line.field))
        if line.field:
            self.sides[line.field, take] = box
            box.chosen.connect(lambda: self.chosen.emit(line.field, take))
        return box

    def say(self, words: str) -> None:
        """Say the rule below the facts."""
        self._words.setText(words)
        self._words.setVisible(bool(words))


def _plain(text: str) -> QLabel:
    found = label(shortened(text), "caption", "primary", wrap=True)
    found.setToolTip(text)
    return found
