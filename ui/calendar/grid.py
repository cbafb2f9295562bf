"""The days as a grid: numbers, lunar days, what stands on each; tasks are dragged to another day."""

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from services.calendar.entries import CalendarEntry
from services.contacts.day_words import sentence_day, weekday_word
from services.i18n import _
from ui.calendar.day_ink import HEAD, INSET, DayInk
from ui.calendar.span import WEEK, DayMark, Span
from ui.look.theme import Theme

_LINE = 22
_DRAG = 6
"""So many pixels the mouse moves before a press becomes a drag."""

_KEYS = {
    Qt.Key.Key_Left: dt.timedelta(days=-1),
    Qt.Key.Key_Right: dt.timedelta(days=1),
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class DayGrid(QWidget):
    """Weeks below each other; arrows walk the days, Enter goes into one."""

    day_chosen = Signal(object)
    entered = Signal()
    turned = Signal(int)
    """Page up or down: so many spans back or on."""
    moved = Signal(object, object)
    """A task's entry, and the day it was dropped on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ink = DayInk(theme)
        self._span: Span | None = None
        self.chosen = dt.date.today()
        self._pressed: tuple[QPointF, CalendarEntry | None] | None = None
        self._dragged: tuple[CalendarEntry, QPointF] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 300)
        theme.changed.connect(self.update)

    def show_span(self, span: Span, chosen: dt.date) -> None:
        """Show these days, one of them chosen."""
        self._span = span
        self._choose(chosen)

    def boxes(self, day: dt.date) -> list[tuple[QRectF, CalendarEntry]]:
        """Return where the entries of a day are drawn; those without room are left out."""
        if self._span is None:
            return []
        found = self._span.entries.get(day, ())
        cell = self._cell((day - self._span.first).days)
        lines = self._room(cell)
        shown = found if len(found) <= lines else found[: max(0, lines - 1)]
        top = cell.top() + HEAD
        return [
            (QRectF(cell.left() + 4, top + place * self._line(), cell.width() - 8, self._line() - 2), entry)
            for place, entry in enumerate(shown)
        ]

    def _line(self) -> float:
        return max(_LINE, QFontMetricsF(self._theme.font("caption")).height() + 4)

    def _room(self, cell: QRectF) -> int:
        return max(1, int((cell.height() - HEAD) // self._line()))

    def _heads(self) -> float:
        return QFontMetricsF(self._theme.font("caption")).height() + 14

    def _cell(self, place: int) -> QRectF:
        assert self._span is not None
        row, column = divmod(place, 7)
        width = self.width() / 7
        height = (self.height() - self._heads()) / self._span.weeks
        return QRectF(column * width, self._heads() + row * height, width, height)

    def _day_at(self, point: QPointF) -> dt.date | None:
        if self._span is None:
            return None
        places = range(7 * self._span.weeks)
        return next((self._span.day(one) for one in places if self._cell(one).contains(point)), None)

    def _entry_at(self, point: QPointF) -> CalendarEntry | None:
        day = self._day_at(point)
        boxes = self.boxes(day) if day is not None else []
        return next((entry for box, entry in boxes if box.contains(point)), None)

    def _choose(self, day: dt.date) -> None:
        self.chosen = day
        if self._span is not None:
            count = len(self._span.entries.get(day, ()))
            self.setAccessibleName(_("Calendar"))
            self.setAccessibleDescription(
                _("{day}, {count} entries").format(day=sentence_day(day, self._span.today), count=count)
            )
        self.update()
        self.day_chosen.emit(day)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, the days, and what is being dragged."""
        if self._span is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._color("bg.surface"))
        self._paint_heads(painter)
        for place in range(7 * self._span.weeks):
            self._paint_day(painter, place)
        if self._dragged is not None:
            entry, point = self._dragged
            box = QRectF(point.x() - 60, point.y() - self._line() / 2, self.width() / 7 - 8, self._line() - 2)
            self._ink.entry(painter, box, entry)
        painter.end()

    def _color(self, token: str) -> QColor:
        return self._theme.color(token)

    def _paint_heads(self, painter: QPainter) -> None:
        assert self._span is not None
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._color("text.muted"))
        for place in range(7):
            cell = self._cell(place)
            room = QRectF(cell.left() + INSET, 0, cell.width() - INSET, self._heads())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), weekday_word(self._span.day(place)))
        painter.fillRect(QRectF(0, self._heads() - 1, self.width(), 1), self._color("line.strong"))

    def _paint_day(self, painter: QPainter, place: int) -> None:
        assert self._span is not None
        day, cell, span = self._span.day(place), self._cell(place), self._span
        if day == self.chosen:
            painter.fillRect(cell, self._color("bg.selected" if self.hasFocus() else "bg.hover"))
        over = self._dragged is not None and cell.contains(self._dragged[1])
        if over:
            painter.setPen(QPen(self._color("accent"), 2))
            painter.drawRect(cell.adjusted(2, 2, -2, -2))
        painter.fillRect(QRectF(cell.right() - 1, cell.top(), 1, cell.height()), self._color("line.soft"))
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), self._color("line.soft"))
        bright = span.month is None or day.month == span.month
        self._ink.number(
            painter, cell, day, span.marks.get(day, DayMark()), is_today=day == span.today, bright=bright
        )
        for box, entry in self.boxes(day):
            self._ink.entry(painter, box, entry)
        left = len(span.entries.get(day, ())) - len(self.boxes(day))
        if left > 0:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._color("text.muted"))
            top = cell.top() + HEAD + len(self.boxes(day)) * self._line()
            room = QRectF(cell.left() + 8, top, cell.width() - 8, self._line() - 2)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), _("{count} more").format(count=left))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days, turn the page, go into a day."""
        key = Qt.Key(event.key())
        if key in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(self.chosen + _KEYS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day, and take hold of what stands there."""
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (event.position(), self._entry_at(event.position()))
            self._choose(day)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a task along."""
        if self._pressed is None or self._pressed[1] is None or self._pressed[1].task_id is None:
            return
        if (event.position() - self._pressed[0]).manhattanLength() >= _DRAG or self._dragged is not None:
            self._dragged = (self._pressed[1], event.position())
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was carried onto the day below."""
        dragged, self._pressed, self._dragged = self._dragged, None, None
        day = self._day_at(event.position())
        if dragged is not None and day is not None and day != dragged[0].day:
            self.moved.emit(dragged[0], day)
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go into the day."""
        self.entered.emit()
