"""On the side of the review: the places a cell may mean, one press each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.exchange.may_be import MayBe
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import SECONDARY, Button
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import emptied
from ui.widgets.labels import label


class ChoiceButton(Button):
    """One place a cell may mean."""


class MayBeSection(QWidget):
    """Hidden where every cell is clear."""

    chosen = Signal(int, str)
    """The index of the column, and what is to stand in the cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_choices(self, cells: Sequence[MayBe]) -> None:
        """Show what each of the cells may mean."""
        emptied(self._column)
        for cell in cells:
            holder = QWidget()
            flow = FlowLayout(holder, 6)
            for text in cell.texts:
                words = _("{column} is {place}").format(column=cell.label, place=text)
                button = ChoiceButton(self._theme, text, SECONDARY, name=words, small=True)
                button.clicked.connect(
                    lambda _checked=False, cell=cell, text=text: self.chosen.emit(cell.column, text)
                )
                flow.addWidget(button)
            self._column.addWidget(label(_("Which one? In the cell ↑↓ turns them over."), "caption"))
            self._column.addWidget(holder)
        self.setVisible(bool(cells))
