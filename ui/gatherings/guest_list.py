"""The guests of one gathering: who was asked, who comes, who came; marked by one key each."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.kinds import GuestState
from services.contacts import phones
from services.gatherings.listing import GuestRow
from services.i18n import _
from services.prospects.cadence import day_words
from services.vocabulary import guest_word
from ui.look.icons import icon_pixmap
from ui.look.theme import Theme
from ui.widgets.paint import paint_tier_badge
from ui.widgets.row_list import RowDelegate, RowList

Index = QModelIndex | QPersistentModelIndex
CARD = "card"
KEYS: dict[str, str] = {
    "1": GuestState.INVITED,
    "2": GuestState.COMING,
    "3": GuestState.DECLINED,
    "4": GuestState.ATTENDED,
    "5": GuestState.ABSENT,
    "6": CARD,
}
"""What each digit says of the guests chosen."""

_TONES = {
    GuestState.ATTENDED: "ok",
    GuestState.COMING: "accent",
    GuestState.DECLINED: "text.muted",
    GuestState.ABSENT: "text.muted",
}
_BADGE, _NAME, _STATE = 20, 54, 96


class GuestsModel(QAbstractListModel):
    """The guests in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guests: Sequence[GuestRow] = ()

    def show(self, guests: Sequence[GuestRow]) -> None:
        """Show other guests; the same people in the same order keep selection and scroll."""
        if [row.contact_id for row in guests] == [row.contact_id for row in self.guests]:
            self.guests = tuple(guests)
            if guests:
                self.dataChanged.emit(self.index(0), self.index(len(guests) - 1))
            return
        self.beginResetModel()
        self.guests = tuple(guests)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.guests)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.guests[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name} {row.organization} {guest_word(row.state)}"
        return None


class _GuestDelegate(RowDelegate):
    def __init__(self, theme: Theme, view: "GuestList") -> None:
        super().__init__(theme, view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.lines.guests[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.paint_ground(painter, option)
        side = self.theme.size("badge")
        badge = QRectF(room.left() + _BADGE, room.center().y() - side / 2, side, side)
        paint_tier_badge(painter, badge, row.tier, self.theme)
        beside = self._paint_state(painter, room.adjusted(0, 0, -16, 0), row)
        beside = self.paint_right(painter, beside, self._view.told(row))
        post = " · ".join(part for part in (row.organization, row.title) if part)
        name = _("{name} (lecturer)").format(name=row.name) if row.lectures else row.name
        self.two_lines(painter, beside.adjusted(_NAME, 0, 0, 0), name, post)
        painter.restore()

    def _paint_state(self, painter: QPainter, room: QRectF, row: GuestRow) -> QRectF:
        """Paint how far it is, and the sign of a card; return the room left of them."""
        painter.setFont(self.theme.font("body", bold=row.state is GuestState.ATTENDED))
        painter.setPen(self.theme.color(_TONES.get(row.state, "text.secondary")))
        column = QRectF(room.right() - _STATE, room.top(), _STATE, room.height())
        painter.drawText(column, int(Qt.AlignmentFlag.AlignVCenter), guest_word(row.state))
        if row.gave_card:
            side, ratio = self.theme.size("icon.small"), painter.device().devicePixelRatio()
            pixmap = icon_pixmap(self.theme, "act.card", "secondary", side, ratio)
            painter.drawPixmap(round(column.right() - side), round(column.center().y() - side / 2), pixmap)
        return room.adjusted(0, 0, -_STATE - 12, 0)


class GuestList(RowList):
    """The list in the middle; digits say what of the guests chosen."""

    marked = Signal(str)
    """A state or the word for cards, said of the guests chosen."""
    struck = Signal()
    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Guests"), parent)
        self.lines = GuestsModel(self)
        self.today = dt.date.today()
        self.setModel(self.lines)
        self.setItemDelegate(_GuestDelegate(theme, self))
        self.nothing = _("Nobody on the list yet. Add guests, or choose people under Prospects.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_guests(self, guests: Sequence[GuestRow], today: dt.date) -> None:
        """Show these guests; the first is chosen when nobody is."""
        self.today = today
        self.lines.show(guests)
        if guests and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.lines.index(0))

    def told(self, row: GuestRow) -> str:
        """Return what stands beside the state: the first contact afterwards, else the phone."""
        if row.followed_up is not None:
            return _("contacted {day}").format(day=day_words(row.followed_up, self.today))
        return phones.shown(row.phone)

    def chosen_ids(self) -> tuple[int, ...]:
        """Return the contacts chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.lines.guests[row].contact_id for row in rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by digit, strike by Delete, open by Enter."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() in KEYS:
            self.marked.emit(KEYS[event.text()])
        elif event.key() == Qt.Key.Key_Delete:
            self.struck.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif plain and event.text().isalnum():
            event.ignore()  # typing a letter is not a search
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open whoever was clicked."""
        self._open()

    def _open(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.lines.guests):
            self.opened.emit(self.lines.guests[row].contact_id)
