"""The list of the day: rows of two lines, the buttons of the chosen one painted into it."""

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
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

from services.diary.doing import DoneEntry
from services.diary.reasons import ReasonKind
from services.diary.today import TodayEntry
from services.i18n import _
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.today.day_model import DayModel, Fold, Head, Index
from ui.today.words import detail_words, done_words, reason_icon
from ui.widgets.paint import paint_tier_badge

_INSET, _NUMBER, _BADGE, _NAME, _REASON = 20, 19, 51, 87, 275
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
CALL, LATER, BRIEF = "call", "later", "brief"
_LETTERS = {"c": CALL, "l": LATER, "b": BRIEF}


class DayDelegate(QStyledItemDelegate):
    """Paints heads, people and the fold from the theme."""

    def __init__(self, theme: Theme, view: "DayView") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._view.lines.line(index.row())
        caption = QFontMetricsF(self._theme.font("caption")).height()
        if isinstance(line, Head):
            return QSize(300, max(32, int(caption) + 12))
        if isinstance(line, Fold):
            return QSize(300, max(36, int(caption) + 14))
        body = QFontMetricsF(self._theme.font("body")).height()
        return QSize(300, max(self._theme.size("row.list"), int(body + caption) + 12))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._view.lines.line(index.row())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        room = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Head):
            self._paint_head(painter, room, line)
        elif isinstance(line, Fold):
            self._paint_ground(painter, room, state)
            self._paint_fold(painter, room, line)
        elif line is not None:
            self._paint_ground(painter, room, state)
            painter.fillRect(
                QRectF(room.left(), room.bottom() - 1, room.width(), 1), self._color("line.soft")
            )
            self._paint_person(painter, room, line)
            if isinstance(line, TodayEntry):
                chosen = bool(state & QStyle.StateFlag.State_Selected)
                self._paint_entry(painter, room, line, chosen)
            else:
                self._words(painter, room, self._at(_REASON), done_words(line), "text.secondary")
        painter.restore()

    def _at(self, place: float) -> float:
        """Return where a column begins; larger text moves it a little to the right."""
        return place * (1 + (self._theme.text_scale - 1) / 2)

    def _color(self, token: str) -> QColor:
        return self._theme.color(token)

    def _paint_head(self, painter: QPainter, room: QRectF, head: Head) -> None:
        painter.setFont(self._theme.font("caption", bold=True))
        painter.setPen(self._color("text.secondary"))
        left = room.adjusted(_INSET, 0, -_INSET, 0)
        painter.drawText(left, _LEFT, head.words)
        wide = painter.fontMetrics().horizontalAdvance(head.words)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._color("text.muted"))
        painter.drawText(left.adjusted(wide + 8, 0, 0, 0), _LEFT, str(head.count))
        painter.drawText(left, _RIGHT, head.note)

    def _paint_fold(self, painter: QPainter, room: QRectF, fold: Fold) -> None:
        side = self._theme.size("icon.small")
        pixmap = icon_pixmap(self._theme, "act.next", "secondary", side, painter.device().devicePixelRatio())
        painter.save()
        painter.translate(_INSET + side / 2, room.center().y())
        painter.rotate(0 if fold.is_open else -90)
        painter.drawPixmap(QPointF(-side / 2, -side / 2), pixmap)
        painter.restore()
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._color("text.secondary"))
        painter.drawText(room.adjusted(_INSET + side + 8, 0, -_INSET, 0), _LEFT, fold.words)

    def _paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            front = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(room, self._color("bg.selected" if front else "bg.sunken"))
            bar = QRectF(room.left(), room.top(), self._theme.size("selection.bar"), room.height())
            painter.fillRect(bar, self._color("accent" if front else "line.field"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, self._color("bg.hover"))

    def _paint_person(self, painter: QPainter, room: QRectF, line: TodayEntry | DoneEntry) -> None:
        side = self._theme.size("badge")
        badge = QRectF(room.left() + self._at(_BADGE), room.center().y() - side / 2, side, side)
        paint_tier_badge(painter, badge, line.tier, self._theme)
        width = self._at(_REASON) - self._at(_NAME) - 12
        post = " · ".join(part for part in (line.organization, line.title) if part)
        self._two_lines(painter, room, self._at(_NAME), width, line.name, post, bold=True)

    def _paint_entry(self, painter: QPainter, room: QRectF, entry: TodayEntry, chosen: bool) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._color("text.muted"))
        painter.drawText(room.adjusted(_NUMBER, 0, 0, 0), _LEFT, str(entry.number))
        side = self._theme.size("icon")
        tone = "warn" if entry.reason_kind is ReasonKind.OVERDUE else "secondary"
        pixmap = icon_pixmap(self._theme, reason_icon(entry), tone, side, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(room.left() + self._at(_REASON), room.center().y() - side / 2), pixmap)
        right = self._paint_right(painter, room, entry, chosen)
        left = self._at(_REASON) + side + 8
        width = min(720.0, right - room.left() - left - 12)
        self._two_lines(painter, room, left, width, entry.reason, detail_words(entry))

    def _paint_right(self, painter: QPainter, room: QRectF, entry: TodayEntry, chosen: bool) -> float:
        """Paint the phone, or the buttons of the chosen row; return where they begin."""
        if chosen:
            boxes = self.buttons(room)
            self._paint_button(painter, boxes[CALL], _("Call"), primary=True)
            self._paint_button(painter, boxes[LATER], _("Later"), primary=False)
            return boxes[CALL].left()
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._color("text.secondary" if entry.phone else "text.muted"))
        words = entry.phone_shown or _("no phone")
        painter.drawText(room.adjusted(0, 0, -_INSET, 0), _RIGHT, words)
        return room.right() - _INSET - painter.fontMetrics().horizontalAdvance(words)

    def buttons(self, room: QRectF) -> dict[str, QRectF]:
        """Return where the buttons of a chosen row stand."""
        metrics = QFontMetricsF(self._theme.font("body", bold=True))
        height = float(self._theme.size("control.small"))
        later = metrics.horizontalAdvance(_("Later")) + 22
        call = metrics.horizontalAdvance(_("Call")) + 24 + 22
        top = room.center().y() - height / 2
        right = room.right() - _INSET
        return {
            LATER: QRectF(right - later, top, later, height),
            CALL: QRectF(right - later - 6 - call, top, call, height),
        }

    def _paint_button(self, painter: QPainter, box: QRectF, words: str, *, primary: bool) -> None:
        theme, radius = self._theme, self._theme.radius("control")
        painter.setPen(Qt.PenStyle.NoPen if primary else QPen(self._color("line.strong"), 1))
        painter.setBrush(self._color("accent" if primary else "bg.surface"))
        edge = 0.0 if primary else 0.5
        painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), radius, radius)
        painter.setFont(theme.font("body", bold=primary))
        painter.setPen(self._color("accent.on" if primary else "text.primary"))
        if primary:
            side = theme.size("icon.small")
            pixmap = icon_pixmap(theme, "act.call", "on", side, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(box.left() + 11, box.center().y() - side / 2), pixmap)
            painter.drawText(box.adjusted(11 + side + 6, 0, 0, 0), _LEFT, words)
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _words(self, painter: QPainter, room: QRectF, left: float, words: str, token: str) -> None:
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._color(token))
        space = room.adjusted(left, 0, -_INSET, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(space.width()))
        painter.drawText(space, _LEFT, shown)

    def _two_lines(
        self,
        painter: QPainter,
        room: QRectF,
        left: float,
        width: float,
        upper: str,
        lower: str,
        *,
        bold: bool = False,
    ) -> None:
        """Paint a line with a smaller one below; a line alone stands in the middle."""
        half = room.height() / 2
        lines = [(upper, self._theme.font("body", bold), "text.primary", room.top() + 5, half - 5)]
        if lower:
            lines.append((lower, self._theme.font("caption"), "text.muted", room.top() + half, half - 5))
        else:
            lines[0] = (*lines[0][:3], room.top(), room.height())
        for words, font, token, top, height in lines:
            space = QRectF(room.left() + left, top, max(8.0, width), height)
            painter.setFont(font)
            painter.setPen(self._color(token))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, space.width())
            painter.drawText(space, _LEFT, shown)


class DayView(QListView):
    """The list; its keys are the trade's: C calls, L later, 1 to 5 the result, Enter opens."""

    asked = Signal(str, int)
    """What to do (call, later, open, result, panel) and with whom."""
    result_typed = Signal(str)
    """The digit of a result."""
    chosen = Signal(object)
    """The entry in view, or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = DayModel(self)
        self._delegate = DayDelegate(theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Whom to contact today"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def entry(self) -> TodayEntry | None:
        """Return the person chosen."""
        line = self.lines.line(self.currentIndex().row())
        return line if isinstance(line, TodayEntry) else None

    def choose_row(self, row: int) -> None:
        """Choose a row and bring it into view."""
        self.setCurrentIndex(self.lines.index(row))

    @override
    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.entry())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.entry()
        text = event.text().lower()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.lines.line(self.currentIndex().row()), Fold):
            self._turn_fold()
        elif entry is not None and enter:
            self.asked.emit("open", entry.contact_id)
        elif entry is not None and plain and text in _LETTERS:
            self.asked.emit(_LETTERS[text], entry.contact_id)
        elif entry is not None and plain and text in ("1", "2", "3", "4", "5"):
            self.result_typed.emit(text)
        elif plain and text and text.isprintable() and not text.isspace():
            event.ignore()  # typing a letter is not a search
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row())
        if isinstance(line, Fold):
            self._turn_fold()
            return
        if isinstance(line, TodayEntry) and index == self.currentIndex():
            boxes = self._delegate.buttons(QRectF(self.visualRect(index)))
            for what, box in boxes.items():
                if box.contains(event.position()):
                    self.asked.emit(what, line.contact_id)
                    return
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.lines.line(self.indexAt(event.position().toPoint()).row())
        if isinstance(line, TodayEntry | DoneEntry):
            self.asked.emit("open", line.contact_id)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.viewport().update()
        return super().viewportEvent(event)

    def _turn_fold(self) -> None:
        kept = self.entry()
        self.lines.turn_fold()
        row = self.lines.row_of(kept.contact_id) if kept else -1
        if row >= 0:
            self.choose_row(row)
