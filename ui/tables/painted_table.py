"""The table's looks: rows without grid, a quiet head, hover, and the ring around the factor cell in focus."""

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.look.theme import Theme
from ui.tables.column_layout import ColumnLayout, Getter, Setter
from ui.tables.delegates import RowDelegate
from ui.tables.header import TableHeader
from ui.tables.row_painter import RowPainter
from ui.tables.source import Order
from ui.tables.window_model import WindowModel

COMPACT, NORMAL, ROOMY = "compact", "normal", "roomy"
_HEIGHTS = {COMPACT: "row.table.compact", NORMAL: "row.table", ROOMY: "row.table.roomy"}
_RING_ROOM = 6


class PaintedTable(QTableView):
    """A table view dressed by the theme; ``get`` and ``put`` read and keep its columns."""

    painted = Signal()
    """The rows in view were drawn."""

    def __init__(
        self,
        theme: Theme,
        get: Getter | None = None,
        put: Setter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._hovered = -1
        self._fixed_height = 0
        self._density = NORMAL
        self._model: WindowModel | None = None
        self.head = TableHeader(theme, self)
        self.setHorizontalHeader(self.head)
        self.column_layout = ColumnLayout(self.head, get, put, lambda: max(1.0, theme.text_scale))
        self.head.set_gaps(self.column_layout.gaps)
        self.head.sectionClicked.connect(self._on_head_clicked)
        self._delegate = RowDelegate(self, theme, self.column_layout)
        self.setItemDelegate(self._delegate)
        self._rows = RowPainter(self, theme, self.column_layout)
        self._dress()
        theme.changed.connect(self._on_theme_changed)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setHighlightSections(False)
        rows.setMinimumSectionSize(1)
        self._set_height()

    def set_model(self, model: WindowModel) -> None:
        """Show a list; its columns are laid out as remembered."""
        self._model = model
        self.head.set_columns(model.columns)
        self.setModel(model)
        self.column_layout.set_columns(model.columns)
        self.column_layout.fit(self.viewport().width())
        model.order_changed.connect(self._on_order_changed)
        self._on_order_changed(model.order)

    def window_model(self) -> WindowModel:
        """Return the list shown; RuntimeError before one was set."""
        if self._model is None:
            raise RuntimeError("the table has no model yet")
        return self._model

    def hovered_row(self) -> int:
        """Return the place of the row under the mouse, or -1."""
        return self._hovered

    def set_density(self, density: str) -> None:
        """Make rows ``compact``, ``normal`` or ``roomy``."""
        self._density = density
        self._set_height()

    def set_row_height(self, pixels: int) -> None:
        """Fix the height of rows, as for rows of two lines; 0 goes back to the density."""
        self._fixed_height = pixels
        self._set_height()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the row under the mouse."""
        self._hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the row that was under the mouse."""
        self._hover(-1)
        super().leaveEvent(event)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; the row under the mouse is another one afterwards."""
        self._hover(-1)
        super().scrollContentsBy(dx, dy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stretching column its share."""
        super().resizeEvent(event)
        self.column_layout.fit(self.viewport().width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then the ring above them."""
        if self._model is None:
            return
        painter = QPainter(self.viewport())
        self._rows.paint(painter, event.rect())
        index = self.currentIndex()
        if index.isValid() and self.hasFocus() and self._model.columns[index.column()].is_factor:
            self._delegate.paint_focus(painter, index)
        painter.end()
        self.painted.emit()

    def repaint_row(self, row: int) -> None:
        """Paint a row again, with room for the ring that reaches beyond it."""
        if row >= 0:
            top = self.rowViewportPosition(row) - _RING_ROOM
            height = self.rowHeight(row) + 2 * _RING_ROOM
            self.viewport().update(QRect(0, top, self.viewport().width(), height))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            self.repaint_row(before)
            self.repaint_row(row)

    def _set_height(self) -> None:
        text = QFontMetrics(self.theme.font()).height()
        wanted = self._fixed_height or self.theme.size(_HEIGHTS[self._density])
        height = max(wanted, text + (6 if self._density == COMPACT else 10))
        self.verticalHeader().setDefaultSectionSize(height)

    def _on_head_clicked(self, section: int) -> None:
        """Sort by the column, then the other way, then go back to the list's own order."""
        model = self.window_model()
        column, order = model.columns[section], model.order
        if not column.sort_key:
            return
        first = column.descending_first
        if order is None or order.key != column.sort_key:
            own = column.sort_key == model.default_sort_key
            away = order is not None  # from another column back to the list's own order first
            model.set_order(None if own and away else Order(column.sort_key, not first if own else first))
        elif order.descending == first and column.sort_key != model.default_sort_key:
            model.set_order(Order(column.sort_key, not first))
        else:
            model.set_order(None)

    def _on_order_changed(self, order: Order | None) -> None:
        self.head.show_order(order, self.window_model().default_sort_key)

    def _on_theme_changed(self) -> None:
        self._set_height()
        self.column_layout.arrange()
        self.head.viewport().update()
        self.viewport().update()
