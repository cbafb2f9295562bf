"""Paints the rows in sight in one go: ground, cells, rule."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF
from PySide6.QtGui import QPainter

from ui.look.theme import Theme
from ui.tables.cell_painters import CellLook, paint_cell, paint_waiting
from ui.tables.column_layout import ColumnLayout
from ui.tables.columns import CellRole

if TYPE_CHECKING:
    from ui.tables.painted_table import PaintedTable

_BARS = (CellRole.NAME, CellRole.PAIR, CellRole.STACK)
"""Cells that show a grey bar while their row is being fetched."""


@dataclass(frozen=True, slots=True)
class _Lane:
    """A column in sight: where its content stands, and how it is painted."""

    left: float
    width: float
    plain: CellLook
    muted: CellLook


class RowPainter:
    """Draws what Qt would draw cell by cell, without a delegate's call for each of them.

    Asking a delegate for every cell of a screen takes twice the time of painting them.
    """

    def __init__(self, view: "PaintedTable", theme: Theme, layout: ColumnLayout) -> None:
        self._view, self._theme, self._layout = view, theme, layout

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """Draw the rows and columns that the exposed part of the viewport shows."""
        view = self._view
        first, last = view.rowAt(exposed.top()), view.rowAt(exposed.bottom())
        if first < 0:
            return
        if last < 0:
            last = view.window_model().rowCount() - 1
        lanes = self._lanes(exposed)
        width = min(view.head.length() - view.head.offset(), view.viewport().width())
        active = view.isActiveWindow()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(first, last + 1):
            box = QRect(0, view.rowViewportPosition(place), width, view.rowHeight(place))
            self._paint_ground(painter, box, place, active=active)
            self._paint_cells(painter, box, place, lanes)

    def _lanes(self, exposed: QRect) -> list[_Lane]:
        """Return the columns in sight."""
        view, columns = self._view, self._view.window_model().columns
        ratio, lanes = view.devicePixelRatioF(), []
        for section in self._layout.sections_shown():
            start, size = view.columnViewportPosition(section), view.columnWidth(section)
            if start + size < exposed.left() or start > exposed.right():
                continue
            left, right = self._layout.gaps(section)
            column = columns[section]
            looks = (CellLook(self._theme, column, muted, ratio=ratio) for muted in (False, True))
            lanes.append(_Lane(start + left, size - left - right, *looks))
        return lanes

    def _paint_ground(self, painter: QPainter, box: QRect, place: int, *, active: bool) -> None:
        """Fill a row that is selected or under the mouse, and draw the rule below it."""
        color, view = self._theme.color, self._view
        if self._is_selected(place):
            painter.fillRect(box, color("bg.selected" if active else "bg.sunken"))
            bar = QRect(box.left(), box.top(), self._theme.size("selection.bar"), box.height())
            if view.head.offset() == 0:
                painter.fillRect(bar, color("accent" if active else "line.field"))
        elif place == view.hovered_row():
            painter.fillRect(box, color("bg.hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), color("line.soft"))

    def _is_selected(self, place: int) -> bool:
        chosen: QItemSelectionModel | None = self._view.selectionModel()
        return chosen is not None and chosen.isSelected(self._view.window_model().index(place, 0))

    def _paint_cells(self, painter: QPainter, box: QRect, place: int, lanes: list[_Lane]) -> None:
        model = self._view.window_model()
        row: Any = model.row_at(place)
        top, height = box.top(), box.height()
        if row is None:
            for lane in lanes:
                if lane.plain.column.role in _BARS:
                    paint_waiting(painter, QRectF(lane.left, top, lane.width, height), self._theme)
            return
        muted = model.is_muted(row)
        for lane in lanes:
            room = QRectF(lane.left, top, lane.width, height)
            paint_cell(painter, room, row, lane.muted if muted else lane.plain)
