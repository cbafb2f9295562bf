"""The gatherings at the left, the latest first: theme, day, place, who comes."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from services.gatherings.listing import GatheringSummary
from services.i18n import _
from services.prospects.cadence import day_words
from services.vocabulary import gathering_word
from ui.look.theme import Theme
from ui.widgets.row_list import Index, RecordsModel, RowDelegate, RowList


def gathering_words(one: GatheringSummary, today: dt.date) -> str:
    """Return the small line: day, place, how many come or came."""
    if one.called_off:
        count = _("called off")
    elif one.held:
        count = _("{count} of {all} came").format(count=one.attended, all=one.guests)
    else:
        count = _("{count} of {all} coming").format(count=one.coming, all=one.guests)
    return " · ".join(part for part in (day_words(one.draft.day, today), one.draft.place, count) if part)


class _GatheringDelegate(RowDelegate):
    def __init__(self, theme: Theme, model: RecordsModel[GatheringSummary], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._model.records[index.row()]
        painter.save()
        room = self.paint_ground(painter, option).adjusted(16, 0, -16, 0)
        kind = gathering_word(one.draft.kind)
        beside = self.paint_right(painter, room, kind, upper=True)
        self.two_lines(painter, room, one.draft.theme, self._model.words(one), upper_room=beside)
        painter.restore()


class GatheringList(RowList):
    """The list at the left of the page."""

    chosen = Signal(object)
    """The gathering in view."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Gatherings"), parent)
        self.lines = RecordsModel[GatheringSummary](
            lambda one: one.draft.theme, lambda one: gathering_words(one, today()), self
        )
        self.setModel(self.lines)
        self.setItemDelegate(_GatheringDelegate(theme, self.lines, self))

    def show_gatherings(self, gatherings: Sequence[GatheringSummary], wanted: int = 0) -> None:
        """Show these; choose one by its number, else the one chosen before, else the first."""
        before = self.gathering()
        kept = wanted or (before.id if before is not None else 0)
        self.lines.show(gatherings)
        rows = [row for row, one in enumerate(gatherings) if one.id == kept]
        if gatherings:
            self.setCurrentIndex(self.lines.index(rows[0] if rows else 0))

    def gathering(self) -> GatheringSummary | None:
        """Return the one chosen."""
        return self.lines.record(self.currentIndex())

    @override
    def currentChanged(self, current: QModelIndex | Index, previous: QModelIndex | Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.gathering())
