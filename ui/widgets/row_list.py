"""Lists of two-line rows: their ground, their lines, and what stands at the right."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
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

from ui.look.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class RecordsModel(QAbstractListModel, Generic[T]):
    """Records in their order: ``title`` is a row's first line, ``words`` the smaller one below."""

    def __init__(
        self, title: Callable[[T], str], words: Callable[[T], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.title, self.words = title, words
        self.records: Sequence[T] = ()

    def show(self, records: Sequence[T]) -> None:
        """Show other records."""
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def record(self, index: Index) -> T | None:
        """Return the record of a row, or None."""
        return self.records[index.row()] if 0 <= index.row() < len(self.records) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(record)} {self.words(record)}".strip()
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints rows from the theme."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        """Return room for two lines."""
        body = QFontMetricsF(self.theme.font("body")).height()
        caption = QFontMetricsF(self.theme.font("caption")).height()
        return QSize(220, max(self.theme.size("row.list"), int(body + caption) + 12))

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        """Paint what lies under a row and the rule below it; return the row's room."""
        theme, room = self.theme, QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            front = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(room, theme.color("bg.selected" if front else "bg.sunken"))
            bar = QRectF(room.left(), room.top(), theme.size("selection.bar"), room.height())
            painter.fillRect(bar, theme.color("accent" if front else "line.field"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, theme.color("bg.hover"))
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.color("line.soft"))
        return room

    def paint_right(
        self, painter: QPainter, room: QRectF, words: str, *, upper: bool = False, tone: str = "text.muted"
    ) -> QRectF:
        """Paint small words at the right, above or in the middle; return the room left of them."""
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color(tone))
        lines = QRectF(room.left(), room.top() + 5, room.width(), room.height() / 2 - 5) if upper else room
        painter.drawText(lines, _RIGHT, words)
        width = painter.fontMetrics().horizontalAdvance(words) + 12 if words else 0
        return room.adjusted(0, 0, -width, 0)

    def two_lines(
        self,
        painter: QPainter,
        room: QRectF,
        upper: str,
        lower: str,
        *,
        upper_room: QRectF | None = None,
        bold: bool = True,
    ) -> None:
        """Paint a line with a smaller one below, each cut with dots where room is short."""
        half = room.height() / 2
        first = upper_room or room
        lines = [(upper, self.theme.font("body", bold), "text.primary", first, room.top() + 5)]
        if lower:
            lines.append((lower, self.theme.font("caption"), "text.muted", room, room.top() + half))
        else:
            lines = [(*lines[0][:4], room.top() + half / 2)]
        for words, font, token, beside, top in lines:
            painter.setFont(font)
            painter.setPen(self.theme.color(token))
            space = QRectF(room.left(), top, max(8.0, beside.right() - room.left()), half - 5)
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, space.width())
            painter.drawText(space, _LEFT, shown)


class RowList(QListView):
    """A list without a frame whose rows are painted."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self.nothing = ""
        """What stands in the list while there is nothing in it."""
        theme.changed.connect(self.viewport().update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or that there are none."""
        super().paintEvent(event)
        if self.nothing and self.model() is not None and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.color("text.muted"))
            room = self.viewport().rect().adjusted(20, 20, -20, -20)
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self.nothing
            )
            painter.end()
