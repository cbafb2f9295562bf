"""What stands on one day, line by line; Enter opens it, + and − move a task by a day."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from services.calendar.entries import CalendarEntry, EntryKind
from services.i18n import _, _p
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.widgets.row_list import Index, RecordsModel, RowDelegate, RowList

_ICONS = {
    EntryKind.TASK: "act.task",
    EntryKind.APPOINTMENT: "act.next_day",
    EntryKind.GATHERING: "act.event",
    EntryKind.OCCASION: "state.festival",
    EntryKind.VISIT: "act.visit",
}
_STEPS = {"+": 1, "=": 1, "-": -1, "−": -1}


class _EntryDelegate(RowDelegate):
    def __init__(self, theme: Theme, model: RecordsModel[CalendarEntry], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._model.records[index.row()]
        painter.save()
        room = self.paint_ground(painter, option)
        side, ratio = self.theme.size("icon"), painter.device().devicePixelRatio()
        own_day = entry.kind is EntryKind.OCCASION and entry.contact_id is not None
        name = "state.birthday" if own_day else _ICONS[entry.kind]
        pixmap = icon_pixmap(self.theme, name, "secondary", side, ratio)
        painter.drawPixmap(round(room.left() + 16), round(room.center().y() - side / 2), pixmap)
        inner: QRectF = room.adjusted(44, 0, -16, 0)
        beside = self.paint_right(painter, inner, entry.time or "", upper=True, tone="text.secondary")
        head, _colon, rest = entry.words.partition(_p("calendar", ": "))
        self.two_lines(painter, inner, head, " · ".join(filter(None, (rest, entry.place))), upper_room=beside)
        painter.restore()


class DayEntries(RowList):
    """The list in the panel."""

    opened = Signal(object)
    moved = Signal(object, int)
    """A task's entry, and by how many days."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("What stands on the day"), parent)
        self.nothing = _("Nothing on this day.")
        self.lines = RecordsModel[CalendarEntry](
            lambda entry: entry.words, lambda entry: f"{entry.time or ''} {entry.place}".strip(), self
        )
        self.setModel(self.lines)
        self.setItemDelegate(_EntryDelegate(theme, self.lines, self))

    def show_entries(self, entries: Sequence[CalendarEntry]) -> None:
        """Show these entries, the first one chosen."""
        self.lines.show(entries)
        if entries:
            self.setCurrentIndex(self.lines.index(0))

    def entry(self) -> CalendarEntry | None:
        """Return the entry chosen."""
        return self.lines.record(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, move by + and −."""
        entry = self.entry()
        if entry is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(entry)
        elif entry is not None and entry.task_id is not None and event.text() in _STEPS:
            self.moved.emit(entry, _STEPS[event.text()])
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        entry = self.entry()
        if entry is not None:
            self.opened.emit(entry)
