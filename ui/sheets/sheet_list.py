"""The sheets printed, newest first: number, day, how many people, how many typed back."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from services.i18n import _, _p
from services.prospects.cadence import day_words
from services.sheets.records import PrintedSheet
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.sheets.paper import sheet_title

Index = QModelIndex | QPersistentModelIndex
_INSET = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


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


class _SheetDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: SheetsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body = QFontMetricsF(self._theme.font("body")).height()
        caption = QFontMetricsF(self._theme.font("caption")).height()
        return QSize(220, max(self._theme.size("row.list"), int(body + caption) + 12))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, sheet = self._theme, self._model.sheets[index.row()]
        room = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            front = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(room, theme.color("bg.selected" if front else "bg.sunken"))
            bar = QRectF(room.left(), room.top(), theme.size("selection.bar"), room.height())
            painter.fillRect(bar, theme.color("accent" if front else "line.field"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, theme.color("bg.hover"))
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.color("line.soft"))
        inner = room.adjusted(_INSET, 5, -_INSET, -5)
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        lower = upper.translated(0, inner.height() / 2)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.color("text.primary"))
        painter.drawText(upper, _LEFT, sheet.short)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.muted"))
        painter.drawText(upper, _RIGHT, sheet_title(sheet.kind))
        words = self._model.words(sheet)
        shown = QFontMetricsF(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, lower.width() - 22
        )
        painter.drawText(lower, _LEFT, shown)
        if sheet.typed == len(sheet.rows):
            side = theme.size("icon.small")
            ratio = painter.device().devicePixelRatio()
            pixmap = icon_pixmap(theme, "state.ok", "ok", side, ratio)
            painter.drawPixmap(round(lower.right() - side), round(lower.center().y() - side / 2), pixmap)
        painter.restore()


class SheetList(QListView):
    """The list at the left of the page."""

    chosen = Signal(object)
    """The sheet in view."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SheetsModel(today, self)
        self.setModel(self.lines)
        self.setItemDelegate(_SheetDelegate(theme, self.lines, self))
        self.setAccessibleName(_("Sheets printed"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

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
