"""The one table of the program: keyboard first, selection by id, intentions told by signals."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from ui.look.theme import Theme
from ui.tables.clipboard import LIMIT, as_table
from ui.tables.column_layout import Getter, Setter
from ui.tables.factor_cells import FactorCells
from ui.tables.kept_place import KeptPlace
from ui.tables.painted_table import PaintedTable
from ui.tables.selection import count, ids_in, runs, selected_ranges, selection_of
from ui.tables.window_model import WindowModel

_Flag = QItemSelectionModel.SelectionFlag
_Action = QAbstractItemView.CursorAction
_Index = QModelIndex | QPersistentModelIndex
_CLASSES = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_0: None}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(PaintedTable):
    """Shows a WindowModel and tells what the user wants done; the page does it."""

    opened = Signal(int)
    """Enter or a double click: open the row with this id."""
    factor_entered = Signal(int, str, object)
    """1 2 3 0 in a factor cell: id of the row, key of the column, class 1 to 3 or None for unknown."""
    panel_toggled = Signal()
    """Space: show or hide the side panel."""
    current_changed = Signal(object)
    """The id of the row the user stands on, or None."""
    selection_changed = Signal(int)
    """How many rows are selected."""
    context_requested = Signal(int, QPoint)
    """Right button or menu key on a row: its id and the global place."""
    copied = Signal(int)
    """So many rows lie on the clipboard."""
    copy_refused = Signal(int)
    """So many rows are too many for the clipboard."""

    def __init__(
        self,
        theme: Theme,
        get: Getter | None = None,
        put: Setter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, get, put, parent)
        self._kept: KeptPlace | None = None
        self._order_before: object = None
        self._told: int | None = None
        self._cells = FactorCells(self)

    @override
    def set_model(self, model: WindowModel) -> None:
        """Show a list; from now on selection and scroll survive its refreshes."""
        model.modelAboutToBeReset.connect(self._on_list_about_to_change)
        super().set_model(model)
        # connected last: the selection model forgets everything on a reset, and is told before us
        model.modelReset.connect(self._on_list_changed)
        self._order_before = model.order

    def current_id(self) -> int | None:
        """Return the id of the row the user stands on."""
        index = self.currentIndex()
        return self.window_model().id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """Return the ids selected, from top to bottom."""
        return ids_in(selected_ranges(self.selectionModel()), self.window_model().ids)

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return count(selected_ranges(self.selectionModel()))

    def select_ids(self, ids: Iterable[int]) -> None:
        """Select these rows and stand on the first; ids not in the list are passed over."""
        model = self.window_model()
        places = sorted(model.places_of(list(ids)))
        if not places:
            self.clearSelection()
            return
        first = model.index(places[0], self._cells.home_section())
        self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
        self.selectionModel().select(selection_of(model, runs(places)), _Flag.ClearAndSelect)
        self.scrollTo(first)

    def select_place(self, row: int) -> None:
        """Stand on the row at a place, as far as there is one."""
        rows = len(self.window_model().ids)
        if rows:
            self.select_ids([self.window_model().id_at(max(0, min(row, rows - 1)))])

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table, with the columns shown."""
        model, ids = self.window_model(), self.selected_ids()
        if len(ids) > LIMIT:
            self.copy_refused.emit(len(ids))
        elif ids:
            columns = [model.columns[section] for section in self.column_layout.sections_shown()]
            QGuiApplication.clipboard().setMimeData(as_table(model.source, ids, columns))
            self.copied.emit(len(ids))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means in a list; keys without a meaning here go to the page."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        current = self.current_id()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif plain and key in _CLASSES and current is not None and self._cells.sections():
            filled = self._cells.key_to_fill()
            self._cells.move_on()
            self.factor_entered.emit(current, filled, _CLASSES[key])
        elif plain and key in _ENTER and current is not None:
            self.opened.emit(current)
        elif plain and key == Qt.Key.Key_Space:
            self.panel_toggled.emit()
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._cells.sections():
            self._cells.step(1 if key == Qt.Key.Key_Right else -1)
        elif plain and key == Qt.Key.Key_Escape and self._cells.is_inside():
            self._cells.leave()
        elif (event.text().isprintable() and event.text() and plain) or key == Qt.Key.Key_Escape:
            event.ignore()  # typing is no search here, and Esc goes one step back
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End mean the first and last row, in the column the user is in."""
        model, section = self.window_model(), max(0, self.currentIndex().column())
        if action == _Action.MoveHome:
            return model.index(0, section)
        if action == _Action.MoveEnd:
            return model.index(len(model.ids) - 1, section)
        return super().moveCursor(action, modifiers)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row under the mouse."""
        row = self.rowAt(round(event.position().y()))
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.window_model().id_at(row))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a row's menu, at the mouse or, by key, at the row."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        current = self.current_id()
        if current is not None:
            self.context_requested.emit(current, place)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell when the user stands on another row."""
        super().currentChanged(current, previous)
        self.repaint_row(previous.row())
        self.repaint_row(current.row())
        if self._kept is None:
            self._tell_current()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many rows are selected now."""
        super().selectionChanged(selected, deselected)
        if self._kept is None:
            self.selection_changed.emit(self.selected_count())

    def _on_list_changed(self) -> None:
        """Put selection and scroll back by id after the list was read again."""
        kept = self._kept
        if kept is None:
            return
        self.executeDelayedItemsLayout()
        order = self.window_model().order
        kept.restore(self, follow_current=order != self._order_before)
        self._order_before = order
        self._kept = None
        self._tell_current()
        self.selection_changed.emit(self.selected_count())

    def _on_list_about_to_change(self) -> None:
        self._kept = KeptPlace.of(self)

    def _tell_current(self) -> None:
        found = self.current_id()
        if found != self._told:
            self._told = found
            self.current_changed.emit(found)
