"""The firms at the left: name, how many of its people the book has and I know, the best tier there."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.kinds import Tier
from services.business.firms import FirmRow
from services.contacts.organizations import short_name
from services.i18n import _, _n
from ui.look.theme import Theme
from ui.widgets.paint import paint_tier_badge
from ui.widgets.row_list import Index, RecordsModel, RowDelegate, RowList


def told(row: FirmRow) -> str:
    """Say how many people of a firm there are, how many I know, whether somebody decides."""
    parts = [_("you know {known} of {people}").format(known=row.known, people=row.people)]
    if row.deciders:
        words = _n("{count} decides", "{count} decide", row.deciders)
        parts.append(words.format(count=row.deciders))
    if row.business:
        words = _n("{count} business tie", "{count} business ties", row.business)
        parts.append(words.format(count=row.business))
    return " · ".join(parts)


class FirmsModel(RecordsModel[FirmRow]):
    """The firms in their order; a row shows the short name, its tooltip the whole one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.name, told, parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        whole = role == Qt.ItemDataRole.ToolTipRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if whole else role)


class _FirmDelegate(RowDelegate):
    def __init__(self, theme: Theme, model: FirmsModel, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.records[index.row()]
        painter.save()
        room = self.paint_ground(painter, option).adjusted(16, 0, -12, 0)
        side = self.theme.size("badge")
        if row.tier is not Tier.UNRATED:
            badge = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
            paint_tier_badge(painter, badge, row.tier, self.theme)
        inner = room.adjusted(0, 0, -side - 8, 0)
        self.two_lines(painter, inner, short_name(row.name), told(row), bold=row.tier is Tier.A)
        painter.restore()


class FirmsView(RowList):
    """↑↓ choose a firm; Enter goes inside."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Organizations"), parent)
        self.lines = FirmsModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_FirmDelegate(theme, self.lines, self))
        self.setUniformItemSizes(True)
        self.activated.connect(lambda _index: self.entered.emit())

    def show_rows(self, rows: Sequence[FirmRow], wanted: int) -> None:
        """Show these firms with one of them chosen, else the first."""
        self.lines.show(rows)
        place = next((at for at, row in enumerate(rows) if row.id == wanted), 0 if not wanted else -1)
        if rows and place >= 0:
            self.setCurrentIndex(self.lines.index(place))

    @override
    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.lines.records[current.row()].id)
