"""Cards: how many were handed out day by day, who heard nothing since, and which channel gets answers."""

import datetime as dt

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from services.contacts.day_words import shown_day
from services.gatherings import cards
from services.gatherings.cards import Channel, SilentCard
from services.i18n import _, _p
from services.vocabulary import interaction_word
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.widgets.frames import SectionHeading, emptied, surface
from ui.widgets.labels import label
from ui.widgets.paint import paint_tier_badge
from ui.widgets.row_list import Index, RecordsModel, RowDelegate, RowList

_DAYS, _SIDE = 14, 344


def _exchanged(one: SilentCard, today: dt.date) -> str:
    """Return when the cards changed hands, and which way."""
    told = _("{day}, took their card") if one.received else _("{day}, gave mine")
    return told.format(day=shown_day(one.day, today))


class _SilentDelegate(RowDelegate):
    def __init__(self, theme: Theme, model: RecordsModel[SilentCard], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._model.records[index.row()]
        painter.save()
        room = self.paint_ground(painter, option)
        side = self.theme.size("badge")
        badge = QRectF(room.left() + 20, room.center().y() - side / 2, side, side)
        paint_tier_badge(painter, badge, one.tier, self.theme)
        beside = self.paint_right(painter, room.adjusted(0, 0, -16, 0), self._model.words(one))
        self.two_lines(painter, beside.adjusted(54, 0, 0, 0), one.name, one.organization)
        painter.restore()


class SilentList(RowList):
    """The list; Enter opens, L logs a word with them."""

    opened = Signal(int)
    logging_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, _("Cards not followed by a word"), parent)
        self.nothing = _("Everybody whose card you exchanged has heard from you.")
        self.lines = RecordsModel[SilentCard](
            lambda one: one.name, lambda one: _exchanged(one, desk.today()), self
        )
        self.setModel(self.lines)
        self.setItemDelegate(_SilentDelegate(desk.theme, self.lines, self))

    def contact_id(self) -> int | None:
        """Return who is chosen."""
        one = self.lines.record(self.currentIndex())
        return one.contact_id if one is not None else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, log by L."""
        chosen = self.contact_id()
        if chosen is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(chosen)
        elif chosen is not None and event.key() == Qt.Key.Key_L and not event.modifiers():
            self.logging_asked.emit(chosen)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open whoever was clicked."""
        chosen = self.contact_id()
        if chosen is not None:
            self.opened.emit(chosen)


class CardsView(QWidget):
    """Who went cold at the left, the numbers at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.silent = SilentList(desk)
        self._heading = SectionHeading(_("Not a word for 48 hours after the cards"))
        self._numbers = QVBoxLayout()
        self._numbers.setSpacing(6)
        side = surface("window", "left")
        side.setFixedWidth(_SIDE)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(16, 16, 16, 16)
        beside.addLayout(self._numbers)
        beside.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 20, 8)
        head.addWidget(self._heading)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self.silent, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
        self.silent.opened.connect(
            lambda one: desk.open_contact(one, [person.contact_id for person in self.silent.lines.records])
        )
        self.silent.logging_asked.connect(lambda one: desk.log([one]))
        self.setFocusProxy(self.silent)

    def read(self) -> None:
        """Fetch everything again."""
        people = self.desk.read(cards.silent)
        self._heading.set_count(len(people))
        self.silent.lines.show(people)
        if people:
            self.silent.setCurrentIndex(self.silent.lines.index(0))
        emptied(self._numbers)
        self._numbers.addWidget(SectionHeading(_("Which way gets answers, last 90 days")))
        for channel in self.desk.read(cards.channels):
            self._numbers.addWidget(label(_channel_words(channel), "body", wrap=True))
        self._numbers.addSpacing(10)
        self._numbers.addWidget(SectionHeading(_("Cards day by day")))
        days = self.desk.read(cards.days)[:_DAYS]
        for day in days:
            words = _("{day}: gave {given}, took {received}").format(
                day=shown_day(day.day, self.desk.today()), given=day.given, received=day.received
            )
            self._numbers.addWidget(label(words, "body", "secondary"))
        if not days:
            self._numbers.addWidget(label(_("No cards in the last 30 days."), "body", "muted"))


def _channel_words(channel: Channel) -> str:
    name = interaction_word(channel.kind)
    if channel.rate is None:
        return _("{channel}: none yet").format(channel=name)
    return _p("channel", "{channel}: {answered} of {tried} answered, {percent} %").format(
        channel=name, answered=channel.answered, tried=channel.tried, percent=round(channel.rate * 100)
    )
