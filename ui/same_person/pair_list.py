"""The pairs that may be one person, surest first: both names, how sure, and why."""

from collections.abc import Sequence
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
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
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

from services.contacts.duplicates import Pair
from services.i18n import _
from ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_INSET = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def names_of(pair: Pair) -> str:
    """Return both names, or the one both bear."""
    return pair.a_name if pair.a_name == pair.b_name else f"{pair.a_name} · {pair.b_name}"


def question(pair: Pair) -> str:
    """Ask whether the two are one."""
    if pair.a_name == pair.b_name:
        return _("Two of the name {name}: the same person?").format(name=pair.a_name)
    return _("{one} and {other}: the same person?").format(one=pair.a_name, other=pair.b_name)


def sure_words(pair: Pair) -> str:
    """Say how sure it is; nothing of a pair the user put together."""
    return _("sure to {score}").format(score=f"{pair.score:.2f}") if pair.score else ""


class PairsModel(QAbstractListModel):
    """The pairs in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs: Sequence[Pair] = ()

    def show(self, pairs: Sequence[Pair]) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self.pairs = tuple(pairs)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.pairs)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        pair = self.pairs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return names_of(pair)
        if role == Qt.ItemDataRole.ToolTipRole:
            return pair.why
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (names_of(pair), sure_words(pair), pair.why) if part)
        return None


class _PairDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: PairsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body = QFontMetricsF(self._theme.font("body")).height()
        caption = QFontMetricsF(self._theme.font("caption")).height()
        return QSize(220, max(self._theme.size("row.list"), int(body + caption) + 14))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, pair = self._theme, self._model.pairs[index.row()]
        room = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, room, option.state)
        inner = room.adjusted(_INSET, 5, -_INSET, -6)
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        lower = upper.translated(0, inner.height() / 2)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.muted"))
        painter.drawText(upper, _RIGHT, sure_words(pair))
        taken = QFontMetricsF(painter.font()).horizontalAdvance(sure_words(pair)) + 12
        why = QFontMetricsF(painter.font()).elidedText(pair.why, Qt.TextElideMode.ElideRight, lower.width())
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(lower, _LEFT, why)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.color("text.primary"))
        names = QFontMetricsF(painter.font()).elidedText(
            names_of(pair), Qt.TextElideMode.ElideRight, upper.width() - taken
        )
        painter.drawText(upper, _LEFT, names)
        painter.restore()

    def _paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            front = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(room, theme.color("bg.selected" if front else "bg.sunken"))
            bar = QRectF(room.left(), room.top(), theme.size("selection.bar"), room.height())
            painter.fillRect(bar, theme.color("accent" if front else "line.field"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, theme.color("bg.hover"))
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.color("line.soft"))


class PairList(QListView):
    """The list at the left; ↑↓ choose, Enter opens."""

    chosen = Signal(object)
    """The pair in view, or None."""
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = PairsModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_PairDelegate(theme, self.lines, self))
        self.setAccessibleName(_("Pairs that may be one person"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self.viewport().update)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these pairs; the one in view stays in view, else the one now in its place."""
        before, row = self.pair(), max(0, self.currentIndex().row())
        self.lines.show(pairs)
        same = [place for place, pair in enumerate(pairs) if before and _ids(pair) == _ids(before)]
        if pairs:
            self.setCurrentIndex(self.lines.index(same[0] if same else min(row, len(pairs) - 1)))
        else:
            self.chosen.emit(None)

    def pair(self) -> Pair | None:
        """Return the pair in view."""
        row = self.currentIndex().row()
        return self.lines.pairs[row] if 0 <= row < len(self.lines.pairs) else None

    @override
    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.pair())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the one who would stay."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _ids(pair: Pair) -> frozenset[int]:
    return frozenset((pair.a, pair.b))
