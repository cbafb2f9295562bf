"""Walking through the factor cells of a row: ← → between them, a digit moves on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel

if TYPE_CHECKING:
    from ui.tables.painted_table import PaintedTable


class FactorCells:
    """Knows which columns of a table are factors, and moves the user among them.

    Outside the factor cells the user stands in the first other column, where no ring is shown.
    """

    def __init__(self, view: "PaintedTable") -> None:
        self._view = view

    def sections(self) -> list[int]:
        """Return the factor columns shown, from left to right."""
        columns = self._view.window_model().columns
        return [place for place in self._view.column_layout.sections_shown() if columns[place].is_factor]

    def home_section(self) -> int:
        """Return the column the user stands in outside the factor cells."""
        columns = self._view.window_model().columns
        shown = self._view.column_layout.sections_shown()
        return next((place for place in shown if not columns[place].is_factor), 0)

    def is_inside(self) -> bool:
        """Tell whether the user stands in a factor cell."""
        return self._view.currentIndex().column() in self.sections()

    def key_to_fill(self) -> str:
        """Return the column a digit fills now: the one in focus, or the first."""
        sections = self.sections()
        return self._view.window_model().columns[sections[self._place(sections)]].key

    def move_on(self) -> None:
        """Go to the cell on the right; past the last one, out of the factor cells."""
        sections = self.sections()
        after = self._place(sections) + 1
        self.stand_in(sections[after] if after < len(sections) else self.home_section())

    def step(self, by: int) -> None:
        """Go one cell left or right; left of the first one is outside."""
        sections, section = self.sections(), self._view.currentIndex().column()
        place = sections.index(section) + by if section in sections else (0 if by > 0 else -1)
        self.stand_in(sections[min(place, len(sections) - 1)] if place >= 0 else self.home_section())

    def leave(self) -> None:
        """Go out of the factor cells."""
        self.stand_in(self.home_section())

    def stand_in(self, section: int) -> None:
        """Move to another column of the same row; what is selected stays."""
        index = self._view.window_model().index(self._view.currentIndex().row(), section)
        keep = QItemSelectionModel.SelectionFlag.NoUpdate
        self._view.selectionModel().setCurrentIndex(index, keep)
        self._view.scrollTo(index)

    def _place(self, sections: list[int]) -> int:
        section = self._view.currentIndex().column()
        return sections.index(section) if section in sections else 0
