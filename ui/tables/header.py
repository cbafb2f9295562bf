"""The head of a table: quiet words over their columns, an arrow at the one that sorts."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ui.look.icons import draw_icon
from ui.look.theme import Theme
from ui.tables.columns import CENTER, LEFT, RIGHT, Column
from ui.tables.source import Order

_ARROW = 14
Gaps = Callable[[int], tuple[int, int]]


def _no_gaps(_section: int) -> tuple[int, int]:
    return 0, 0


class TableHeader(QHeaderView):
    """Paints the heads of the columns; a click is told, the table decides what it means."""

    menu_requested = Signal(QPoint)
    """The right button on the head: which columns to show. The place is global."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._columns: tuple[Column, ...] = ()
        self._gaps: Gaps = _no_gaps
        self._sorted: tuple[str, bool] = ("", False)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setFirstSectionMovable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Say whose heads these are."""
        self._columns = columns

    def set_gaps(self, gaps: Gaps) -> None:
        """Say who knows how much room is left and right of each head."""
        self._gaps = gaps

    def show_order(self, order: Order | None, default_key: str) -> None:
        """Put the arrow at the column that sorts; without an order at the list's own."""
        self._sorted = (order.key, order.descending) if order is not None else (default_key, True)
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        """Return a height of 32, more for two lines or large text."""
        line = QFontMetrics(self._theme.font("caption")).height()
        lines = 2 if any(column.subtitle for column in self._columns) else 1
        return QSize(super().sizeHint().width(), max(self._theme.size("header.table"), line * lines + 12))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one head, its words where the column's content stands."""
        painter.save()
        painter.fillRect(rect, self._theme.color("bg.window"))
        self._paint_rule(painter, rect)
        column = self._columns[logicalIndex]
        left, right = self._gaps(logicalIndex)
        room = QRectF(rect.adjusted(left, 0, -right, -1))
        if column.subtitle:
            self._paint_two_lines(painter, room, column)
        else:
            self._paint_words(painter, room, column)
        painter.restore()

    @override
    def paintEvent(self, event: object) -> None:
        """Paint the heads, and the ground right of the last one."""
        super().paintEvent(event)  # type: ignore[arg-type]
        end = self.length() - self.offset()
        if end < self.viewport().width():
            painter = QPainter(self.viewport())
            rest = QRect(end, 0, self.viewport().width() - end, self.height())
            painter.fillRect(rest, self._theme.color("bg.window"))
            self._paint_rule(painter, rest)
            painter.end()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell that the choice of columns is wanted."""
        self.menu_requested.emit(event.globalPos())

    def _paint_rule(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("line.strong"))

    def _paint_words(self, painter: QPainter, room: QRectF, column: Column) -> None:
        sorts = bool(column.sort_key) and column.sort_key == self._sorted[0]
        font = self._theme.font("caption")
        metrics = QFontMetrics(font)
        # a narrow column keeps its whole word: its arrow stands small in the gap behind it
        narrow = column.is_factor or metrics.horizontalAdvance(column.title) + _ARROW > room.width()
        text = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, max(12, int(room.width())))
        width = metrics.horizontalAdvance(text)
        start = {
            LEFT: room.left(),
            RIGHT: room.right() - width - (_ARROW if sorts and not narrow else 0),
            CENTER: room.center().x() - width / 2,
        }[column.align]
        painter.setFont(font)
        painter.setPen(self._ink(sorts))
        painter.drawText(
            QRectF(start, room.top(), width + 2, room.height()), int(Qt.AlignmentFlag.AlignVCenter), text
        )
        if sorts:
            name = "act.next" if self._sorted[1] else "act.previous"
            place = QRectF(start + width + 1, room.center().y() - _ARROW / 2, _ARROW, _ARROW)
            if narrow:
                place = QRectF(start + width - 3, room.center().y() - 4, 10, 10)
            draw_icon(painter, place, self._theme, name, "text.secondary")

    def _paint_two_lines(self, painter: QPainter, room: QRectF, column: Column) -> None:
        half = room.height() / 2
        painter.setFont(self._theme.font("caption", bold=True))
        painter.setPen(self._theme.color("text.primary"))
        bottom, top = int(Qt.AlignmentFlag.AlignBottom), int(Qt.AlignmentFlag.AlignTop)
        painter.drawText(QRectF(room.left(), room.top(), room.width(), half), bottom, column.title)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._ink(False))
        painter.drawText(QRectF(room.left(), room.top() + half, room.width(), half), top, column.subtitle)

    def _ink(self, sorts: bool) -> QColor:
        return self._theme.color("text.secondary" if sorts else "text.muted")
