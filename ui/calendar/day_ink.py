"""How a day of the calendar is drawn: its number with what belongs to it, and the entries below."""

import datetime as dt

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from services.calendar.entries import CalendarEntry, EntryKind
from services.i18n import _
from ui.calendar.span import DayMark
from ui.look.theme import Theme

HEAD, INSET = 28, 6
"""The height of a day's number, and its distance from the cell's edge, in pixels."""

_INK = {
    EntryKind.APPOINTMENT: ("accent", "accent.soft"),
    EntryKind.TASK: ("text.primary", "bg.sunken"),
    EntryKind.GATHERING: ("info", "info.soft"),
    EntryKind.OCCASION: ("warn", "warn.soft"),
    EntryKind.VISIT: ("text.muted", ""),
}


class DayInk:
    """Paints from the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def number(
        self,
        painter: QPainter,
        cell: QRectF,
        day: dt.date,
        mark: DayMark,
        *,
        is_today: bool,
        bright: bool,
    ) -> None:
        """Paint a day's number, its lunar day, and whether it is off or worked against the week."""
        head = QRectF(cell.left() + INSET, cell.top() + 2, cell.width() - 2 * INSET, HEAD - 4)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._theme.font("body", bold=is_today))
        number = f"{day.month}-{day.day}" if day.day == 1 else str(day.day)
        width = painter.fontMetrics().horizontalAdvance(number)
        if is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(
                QRectF(head.left() - 2, head.top() + 1, width + 10, head.height() - 2), 11, 11
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = "accent.on" if is_today else "text.primary" if bright else "text.muted"
        painter.setPen(self._theme.color(ink))
        painter.drawText(head.adjusted(3, 0, 0, 0), middle, number)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("text.muted"))
        painter.drawText(head.adjusted(width + 14, 0, 0, 0), middle, mark.lunar)
        if mark.off or mark.made_up:
            painter.setPen(self._theme.color("ok" if mark.off else "warn"))
            words = _("off") if mark.off else _("work")
            painter.drawText(head, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def entry(self, painter: QPainter, box: QRectF, entry: CalendarEntry) -> None:
        """Paint one entry in its box, cut with dots where room is short."""
        ink, ground = _INK[entry.kind]
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(ground))
            painter.drawRoundedRect(box, 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        font = self._theme.font("caption", bold=entry.kind is EntryKind.APPOINTMENT)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        words = f"{entry.time} {entry.words}" if entry.time else entry.words
        room = box.adjusted(5, 0, -4, 0)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
