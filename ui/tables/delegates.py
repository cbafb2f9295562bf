"""The one delegate: ground of the row, then the cell; focus ring on the factor cell the keys would fill."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from ui.look.theme import Theme
from ui.tables.cell_painters import CellLook, paint_cell, paint_waiting, whole_width
from ui.tables.column_layout import ColumnLayout
from ui.tables.columns import CellRole, Column, FactorCell
from ui.widgets.paint import paint_factor

if TYPE_CHECKING:
    from ui.tables.painted_table import PaintedTable

_Index = QModelIndex | QPersistentModelIndex
# Numbers, for flags of Python's enum cost more than the cell they are asked for.
_SELECTED, _ACTIVE = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_Active.value


class RowDelegate(QStyledItemDelegate):
    """Paints every cell of every table from the theme, without asking the style."""

    def __init__(self, view: "PaintedTable", theme: Theme, layout: ColumnLayout) -> None:
        super().__init__(view)
        self._view, self._theme, self._layout = view, theme, layout
        self._looks: dict[tuple[str, bool], CellLook] = {}

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, rule and content of a cell."""
        rect: QRect = option.rect
        place, section = index.row(), index.column()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state._value_, place, section)
        model = self._view.window_model()
        row = model.row_at(place)
        inner = self._inner(rect, section)
        column = model.columns[section]
        if row is None:
            if column.role in (CellRole.NAME, CellRole.PAIR, CellRole.STACK):
                paint_waiting(painter, inner, self._theme)
        else:
            paint_cell(painter, inner, row, self._look(column, model.is_muted(row)))

    def _look(self, column: Column, muted: bool) -> CellLook:
        """Return how cells of a column are painted; kept, for a screen asks hundreds of times."""
        ratio = self._view.devicePixelRatioF()
        look = self._looks.get((column.key, muted))
        if look is None or look.ratio != ratio or look.column is not column:
            look = self._looks[column.key, muted] = CellLook(self._theme, column, muted, ratio=ratio)
        return look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the row's height; widths belong to the columns."""
        return QSize(40, self._view.verticalHeader().defaultSectionSize())

    @override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
                  index: _Index) -> bool:
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
        if column.role in (CellRole.PLAIN, CellRole.NAME, CellRole.PAIR, CellRole.STACK, CellRole.STATUS,
                           CellRole.PROBLEM):
            room = self._inner(rect, index.column()).width()
            return column.text(row) if whole_width(row, column, self._theme) > room else ""
        return ""

    def _inner(self, rect: QRect, section: int) -> QRectF:
        left, right = self._layout.gaps(section)
        return QRectF(rect.adjusted(left, 0, -right, 0))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: int, place: int, section: int) -> None:
        """Fill a row that is selected or under the mouse; the view draws the rules between rows."""
        color = self._theme.color
        if state & _SELECTED:
            active = state & _ACTIVE
            painter.fillRect(rect, color("bg.selected" if active else "bg.sunken"))
            if self._layout.is_first(section):
                bar = self._theme.size("selection.bar")
                box = QRect(rect.left(), rect.top(), bar, rect.height())
                painter.fillRect(box, color("accent" if active else "line.field"))
        elif place == self._view.hovered_row():
            painter.fillRect(rect, color("bg.hover"))
