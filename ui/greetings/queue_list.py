"""The queue at the left: tick, tier, name, wording, state; ↑↓, Space, Enter, Tab, X, R, K, A."""

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
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

from services.greetings.queue import EntryState, QueueEntry
from services.i18n import _
from ui.greetings.queue_model import Head, Index, QueueModel, Waiting, state_word
from ui.look.icons import draw_icon
from ui.look.theme import Theme
from ui.widgets.paint import paint_tier_badge

_INSET, _BOX, _BADGE, _NAME = 16, 16, 42, 74
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
STATE_LOOK = {
    EntryState.READY: ("state.ok", "ok"),
    EntryState.ASK: ("state.ask", "warn"),
    EntryState.STOP: ("state.stop", "danger"),
}
EDIT, SKIP, SWAP, KEEP, ANSWER, COPY, TICK = "edit", "skip", "swap", "keep", "answer", "copy", "tick"
OPEN = "open"
_LETTERS = {"x": SKIP, "r": SWAP, "k": KEEP, "a": ANSWER, "c": COPY, "o": OPEN, " ": TICK}


class _QueueDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "QueueList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caption = QFontMetricsF(self._theme.font("caption")).height()
        if isinstance(self._view.lines.line(index.row()), Head):
            return QSize(200, max(32, int(caption) + 12))
        body = QFontMetricsF(self._theme.font("body")).height()
        return QSize(200, max(self._theme.size("row.list"), int(body + caption) + 12))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._view.lines.line(index.row())
        rect: QRect = option.rect
        room = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Head):
            self._paint_head(painter, room, line)
        elif line is not None:
            self._paint_ground(painter, room, option.state)
            if isinstance(line, QueueEntry):
                self._paint_tick(painter, self.tick_box(room), self._view.lines.is_ticked(line))
                self._paint_entry(painter, room, line)
            else:
                self._two_lines(painter, room, _BOX, room.width() - _BOX - _INSET, line.name, line.text)
                self._right(painter, room, line.day_words, "text.muted")
        painter.restore()

    def tick_box(self, room: QRectF) -> QRectF:
        """Return where the tick of a row stands."""
        return QRectF(room.left() + _BOX, room.center().y() - 8, 16, 16)

    def _paint_head(self, painter: QPainter, room: QRectF, head: Head) -> None:
        theme = self._theme
        painter.fillRect(room, theme.color("bg.window"))
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.color("line.soft"))
        side = theme.size("icon.small")
        draw_icon(painter, QRectF(_INSET, room.center().y() - side / 2, side, side), theme, head.icon)
        left = room.adjusted(_INSET + side + 8, 0, -_INSET, 0)
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.color("text.primary"))
        painter.drawText(left, _LEFT, head.words)
        wide = painter.fontMetrics().horizontalAdvance(head.words)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(left.adjusted(wide + 8, 0, 0, 0), _LEFT, head.note)

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

    def _paint_tick(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen if ticked else QPen(theme.color("line.field"), 1))
        painter.setBrush(theme.color("accent" if ticked else "bg.surface"))
        edge = 0.0 if ticked else 0.5
        painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), 4, 4)
        if ticked:
            painter.setPen(QPen(theme.color("accent.on"), 2))
            corner = QPointF(box.left() + 7, box.bottom() - 4.5)
            painter.drawLine(QPointF(box.left() + 4, box.center().y()), corner)
            painter.drawLine(corner, QPointF(box.right() - 3.5, box.top() + 5))

    def _paint_entry(self, painter: QPainter, room: QRectF, entry: QueueEntry) -> None:
        theme = self._theme
        side = theme.size("badge")
        badge = QRectF(room.left() + _BADGE, room.center().y() - side / 2, side, side)
        paint_tier_badge(painter, badge, entry.tier, theme)
        icon, tone = STATE_LOOK[entry.state]
        taken = self._right(painter, room, state_word(entry.state), tone)
        small = theme.size("icon.small")
        spot = QRectF(room.right() - _INSET - taken - small - 4, room.center().y() - small / 2, small, small)
        draw_icon(painter, spot, theme, icon, tone)
        self._two_lines(painter, room, _NAME, spot.left() - room.left() - _NAME - 12, entry.name, entry.text)

    def _right(self, painter: QPainter, room: QRectF, words: str, token: str) -> float:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(token))
        painter.drawText(room.adjusted(0, 0, -_INSET, 0), _RIGHT, words)
        return painter.fontMetrics().horizontalAdvance(words)

    def _two_lines(
        self, painter: QPainter, room: QRectF, left: float, width: float, upper: str, lower: str
    ) -> None:
        half = room.height() / 2
        body, caption = self._theme.font("body", bold=True), self._theme.font("caption")
        for words, font, token, top in (
            (upper, body, "text.primary", room.top() + 4),
            (lower, caption, "text.muted", room.top() + half - 1),
        ):
            space = QRectF(room.left() + left, top, max(8.0, width), half - 4)
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, space.width())
            painter.drawText(space, _LEFT, shown)


class QueueList(QListView):
    """The list; its keys act on the greeting chosen."""

    chosen = Signal(object)
    """The line in view: a greeting, one that waits, or None."""
    asked = Signal(str)
    """What to do with it: edit, skip, swap, keep, answer, copy, tick."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = QueueModel(self)
        self._delegate = _QueueDelegate(theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Greetings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def current(self) -> QueueEntry | Waiting | None:
        """Return the line chosen."""
        line = self.lines.line(self.currentIndex().row())
        return None if isinstance(line, Head) else line

    def entry(self) -> QueueEntry | None:
        """Return the greeting chosen, if it is one to be sent."""
        line = self.current()
        return line if isinstance(line, QueueEntry) else None

    def choose_row(self, row: int) -> None:
        """Choose the line of a row, or the next one that is no head."""
        while isinstance(self.lines.line(row), Head):
            row += 1
        if self.lines.line(row) is not None:
            self.setCurrentIndex(self.lines.index(row))
            self.scrollTo(self.lines.index(max(0, row - 1)))
            self.scrollTo(self.lines.index(row))

    def to_next_finding(self) -> bool:
        """Choose the next greeting something speaks against, perhaps this one; False when there is none."""
        count, here = self.lines.rowCount(), self.currentIndex().row()
        for step in range(1, count + 1):
            row = (here + step) % count
            line = self.lines.line(row)
            if isinstance(line, QueueEntry) and line.state is not EntryState.READY:
                self.choose_row(row)
                return True
        return False

    @override
    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    @override
    def event(self, event: QEvent) -> bool:
        """Tab goes to the next finding; where there is none it leaves the list as everywhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers()
            if event.key() == Qt.Key.Key_Tab and plain and self.to_next_finding():
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().lower()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.asked.emit(EDIT)
        elif plain and text in _LETTERS:
            if self.current() is not None:
                self.asked.emit(_LETTERS[text])
        elif plain and text and text.isprintable():
            event.ignore()  # typing a letter is not a search
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.current() is not None:
            self.asked.emit(OPEN)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if isinstance(self.lines.line(index.row()), QueueEntry):
            box = self._delegate.tick_box(QRectF(self.visualRect(index))).adjusted(-8, -8, 8, 8)
            if box.contains(event.position()):
                self.asked.emit(TICK)
