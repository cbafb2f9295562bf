"""What a table remembers by id while its list is read again: selection, current row, scroll."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from ui.tables.selection import ids_in, runs, selected_ranges, selection_of

if TYPE_CHECKING:
    from ui.tables.table_view import TableView

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where the user was, said in ids, so that it still holds when rows moved, came or went."""

    selected: list[int]
    current_id: int | None
    current_row: int
    section: int
    top_id: int | None
    top_row: int
    offset: int

    @staticmethod
    def of(view: "TableView") -> "KeptPlace":
        """Read it off a view, before its list changes."""
        model, current = view.window_model(), view.currentIndex()
        selected = ids_in(selected_ranges(view.selectionModel()), model.ids)
        top = view.rowAt(0)
        return KeptPlace(
            selected,
            model.id_at(current.row()) if current.isValid() else None,
            current.row(),
            max(0, current.column()),
            model.id_at(top) if top >= 0 else None,
            top,
            -view.rowViewportPosition(top) if top >= 0 else 0,
        )

    def restore(self, view: "TableView", *, follow_current: bool) -> None:
        """Put selection, current row and scroll back; rows that are gone are left out.

        When the order changed, ``follow_current`` scrolls to the current row instead of staying.
        """
        model = view.window_model()
        current = self._current_index(view)
        places = sorted(model.places_of(self.selected))
        if self.selected and not places and current.isValid():
            places = [current.row()]
        chosen = view.selectionModel()
        chosen.setCurrentIndex(current, _Flag.NoUpdate)
        chosen.select(selection_of(model, runs(places)), _Flag.ClearAndSelect)
        if follow_current:
            if current.isValid():
                view.scrollTo(current, QAbstractItemView.ScrollHint.PositionAtCenter)
            else:
                view.scrollToTop()
        elif self.top_id is not None:
            self._scroll_back(view)

    def _current_index(self, view: "TableView") -> QModelIndex:
        model = view.window_model()
        if self.current_id is None or not len(model.ids):
            return QModelIndex()
        place = model.place_of(self.current_id)
        if place is None:  # the row is gone: the one that took its place
            place = min(self.current_row, len(model.ids) - 1)
        return model.index(place, self.section)

    def _scroll_back(self, view: "TableView") -> None:
        model = view.window_model()
        place = model.place_of(self.top_id) if self.top_id is not None else None
        row = self.top_row if place is None else place
        height = view.verticalHeader().defaultSectionSize()
        view.verticalScrollBar().setValue(row * height + self.offset)
