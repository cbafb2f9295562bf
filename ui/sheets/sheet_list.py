"""The sheets printed, newest first: number, day, how many people, how many typed back."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from services.i18n import _, _p
from services.prospects.cadence import day_words
from services.sheets.records import PrintedSheet
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.sheets.paper import sheet_title
from ui.widgets.row_list import RowDelegate, RowList

Index = QModelIndex | QPersistentModelIndex
_INSET = 16


class SheetsModel(QAbstractListModel):
    """The sheets in their order."""

    def __init__(self, today: Callable[[], dt.date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.sheets: Sequence[PrintedSheet] = ()

    def show(self, sheets: Sequence[PrintedSheet]) -> None:
        """Show other sheets."""
        self.beginResetModel()
        self.sheets = tuple(sheets)
        self.endResetModel()

    def words(self, sheet: PrintedSheet) -> str:
        """Return the small line: day, people, how many typed back."""
        people = _p("sheet", "{count} people").format(count=len(sheet.rows))
        if sheet.typed == len(sheet.rows):
            typed = _("all typed back")
        else:
            typed = _("{done} typed back").format(done=sheet.typed) if sheet.typed else _("not typed back")
        return " · ".join((day_words(sheet.day, self._today()), people, typed))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sheets)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        sheet = self.sheets[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{sheet_title(sheet.kind)} {sheet.short}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{sheet_title(sheet.kind)} {sheet.short} {self.words(sheet)}"
        return None


class _SheetDelegate(RowDelegate):
    def __init__(self, theme: Theme, model: SheetsModel, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        sheet = self._model.sheets[index.row()]
        painter.save()
        room = self.paint_ground(painter, option).adjusted(_INSET, 0, -_INSET, 0)
        beside = self.paint_right(painter, room, sheet_title(sheet.kind), upper=True)
        done = sheet.typed == len(sheet.rows)
        lower = room.adjusted(0, 0, -22, 0) if done else room
        self.two_lines(painter, lower, sheet.short, self._model.words(sheet), upper_room=beside)
        if done:
            side, ratio = self.theme.size("icon.small"), painter.device().devicePixelRatio()
            pixmap = icon_pixmap(self.theme, "state.ok", "ok", side, ratio)
            middle = room.top() + room.height() * 0.75 - 2
            painter.drawPixmap(round(room.right() - side), round(middle - side / 2), pixmap)
        painter.restore()


class SheetList(RowList):
    """The list at the left of the page."""

    chosen = Signal(object)
    """The sheet in view."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Sheets printed"), parent)
        self.lines = SheetsModel(today, self)
        self.setModel(self.lines)
        self.setItemDelegate(_SheetDelegate(theme, self.lines, self))

    def show_sheets(self, sheets: Sequence[PrintedSheet], number: str = "") -> None:
        """Show these sheets; choose one by its number, else the one chosen before, else the newest."""
        kept = number or (self.sheet().number if self.sheet() is not None else "")  # type: ignore[union-attr]
        self.lines.show(sheets)
        rows = [row for row, sheet in enumerate(sheets) if sheet.number == kept]
        if sheets:
            self.setCurrentIndex(self.lines.index(rows[0] if rows else 0))

    def sheet(self) -> PrintedSheet | None:
        """Return the sheet chosen."""
        row = self.currentIndex().row()
        return self.lines.sheets[row] if 0 <= row < len(self.lines.sheets) else None

    @override
    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.sheet())
