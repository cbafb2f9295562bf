"""The one delegate: hints of cells, and the ring on the factor cell the keys would fill."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from ui.look.theme import Theme
from ui.tables.cell_painters import whole_width
from ui.tables.column_layout import ColumnLayout
from ui.tables.columns import CellRole, FactorCell
from ui.widgets.paint import paint_factor

if TYPE_CHECKING:
    from ui.tables.painted_table import PaintedTable

_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Answers for cells; the rows themselves are painted by RowPainter."""

    def __init__(self, view: "PaintedTable", theme: Theme, layout: ColumnLayout) -> None:
        super().__init__(view)
        self._view, self._theme, self._layout = view, theme, layout

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the row's height; widths belong to the columns."""
        return QSize(40, self._view.verticalHeader().defaultSectionSize())

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Show a cell's hint, or its whole text where it was cut."""
        words = self._hint(index, option.rect) if index.isValid() else ""
        if words:
            QToolTip.showText(event.globalPos(), words, view)
        else:
            QToolTip.hideText()
        return True

    def paint_focus(self, painter: QPainter, index: _Index) -> None:
        """Draw the factor cell in focus once more with its ring, above its neighbours."""
        model = self._view.window_model()
        row = model.row_at(index.row())
        value = model.columns[index.column()].value
        if row is None or value is None:
            return
        cell: FactorCell = value(row)
        inner = self._inner(self._view.visualRect(index), index.column())
        width, height = self._theme.size("factor.w"), self._theme.size("factor.h")
        height = min(height, int(inner.height()) - 6)
        box = QRectF(inner.left(), inner.center().y() - height / 2, width, height)
        paint_factor(painter, box, cell.klass, cell.stale, True, self._theme)

    def _hint(self, index: _Index, rect: QRect) -> str:
        model = self._view.window_model()
        column, row = model.columns[index.column()], model.row_at(index.row())
        if row is None:
            return ""
        if column.hint is not None:
            return column.hint(row)
        if column.role in (
            CellRole.PLAIN,
            CellRole.NAME,
            CellRole.PAIR,
            CellRole.STACK,
            CellRole.STATUS,
            CellRole.PROBLEM,
        ):
            room = self._inner(rect, index.column()).width()
            return column.text(row) if whole_width(row, column, self._theme) > room else ""
        return ""

    def _inner(self, rect: QRect, section: int) -> QRectF:
        left, right = self._layout.gaps(section)
        return QRectF(rect.adjusted(left, 0, -right, 0))
