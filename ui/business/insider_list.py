"""A firm's people in the order of who reports to whom; blind seats stand among them with a dashed badge."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.kinds import Stance, Tier
from services.business.firm import Insider
from services.business.words import authority_word, stance_word
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.paint import paint_tier_badge
from ui.widgets.row_list import Index, RecordsModel, RowDelegate, RowList

_STEP = 28
_TONES = {Stance.FOR: "ok", Stance.EVEN: "text.secondary", Stance.AGAINST: "danger"}
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_0: 0}


def called(one: Insider) -> str:
    """Return a name, or that nobody is known."""
    return one.name or _("Who sits here?")


def told(one: Insider) -> str:
    """Return title, authority, attitude and my tie in words."""
    words = (one.title, authority_word(one.authority), stance_word(one.stance), one.reach)
    return " ".join(part for part in words if part)


class _InsiderDelegate(RowDelegate):
    def __init__(self, theme: Theme, model: RecordsModel[Insider], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, theme = self._model.records[index.row()], self.theme
        painter.save()
        room = self.paint_ground(painter, option).adjusted(16 + one.depth * _STEP, 0, -16, 0)
        if one.depth:
            painter.setPen(QPen(theme.color("line.strong"), 1))
            left, middle = room.left() - _STEP / 2, room.center().y()
            painter.drawLine(round(left), round(room.top()), round(left), round(middle))
            painter.drawLine(round(left), round(middle), round(room.left() - 2), round(middle))
        side = theme.size("badge")
        badge = QRectF(room.left(), room.center().y() - side / 2, side, side)
        if one.is_blind:
            self._paint_unknown(painter, badge)
        else:
            paint_tier_badge(painter, badge, one.tier or Tier.UNRATED, theme)
        inner = room.adjusted(side + 10, 0, 0, 0)
        tone = _TONES[one.stance] if one.stance else "text.muted"
        inner = self.paint_right(painter, inner, stance_word(one.stance), tone=tone)
        decides = "text.primary" if one.authority == 1 else "text.muted"
        inner = self.paint_right(painter, inner, authority_word(one.authority), tone=decides)
        below = " · ".join(part for part in (one.title, one.reach) if part)
        if one.is_blind:
            self.two_lines(painter, inner, one.title, called(one), bold=one.authority == 1)
        else:
            self.two_lines(painter, inner, one.name, below, bold=one.authority == 1)
        painter.restore()

    def _paint_unknown(self, painter: QPainter, box: QRectF) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color("warn"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(
            box.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("badge"), theme.radius("badge")
        )
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.color("warn"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


class InsidersView(RowList):
    """↑↓ choose, Enter opens, 1 2 3 0 say who decides, the menu key offers the rest."""

    opened = Signal(object)
    authority_told = Signal(object, int)
    menu_asked = Signal(object, object)
    """The one chosen, and where the menu comes up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("People of the firm"), parent)
        self.lines = RecordsModel[Insider](called, told, self)
        self.setModel(self.lines)
        self.setItemDelegate(_InsiderDelegate(theme, self.lines, self))
        self.setUniformItemSizes(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.activated.connect(lambda _index: self.opened.emit(self.current()))
        self.customContextMenuRequested.connect(self._on_menu_asked)

    def show_rows(self, rows: Sequence[Insider]) -> None:
        """Show others; the place in the list stays."""
        row = max(0, self.currentIndex().row())
        self.lines.show(rows)
        if rows:
            self.setCurrentIndex(self.lines.index(min(row, len(rows) - 1)))

    def current(self) -> Insider | None:
        """Return the one chosen."""
        return self.lines.record(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits; everything else is the list's."""
        digit, one = _DIGITS.get(Qt.Key(event.key())), self.current()
        if digit is not None and one is not None and not event.modifiers():
            self.authority_told.emit(one, digit)
        else:
            super().keyPressEvent(event)

    def _on_menu_asked(self, point: Any) -> None:
        one = self.current()
        if one is not None:
            self.menu_asked.emit(one, self.viewport().mapToGlobal(point))
