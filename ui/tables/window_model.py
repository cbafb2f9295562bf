"""The one model of every list: all ids at once, rows only as they come into view."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from ui.tables.columns import Column
from ui.tables.source import Order, Source

PAGE = 64
"""Rows read at once: about two screens; a screen that begins in one page and ends in the next reads both."""
PAGES_KEPT = 128
_SINGLY = 200
"""Up to so many changed rows are told one by one; beyond, the view repaints what it shows."""

_LOOKED_UP = 20
"""Beyond so many ids a map of all places is worth making."""

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class WindowModel(QAbstractTableModel):
    """A table over ids: the full scroll range at once, pages of 64 rows fetched when painted.

    Selection and scroll are the view's, which holds them by id across every reset.
    """

    order_changed = Signal(object)
    """The Order now in force, or None for the list's own."""

    def __init__(
        self,
        source: Source,
        columns: Sequence[Column],
        *,
        default_sort_key: str = "",
        muted: Callable[[Any], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._columns = tuple(columns)
        self.is_muted: Callable[[Any], bool] = muted or (lambda _row: False)
        """Tells whether a row is shown muted, as those who asked not to be contacted."""
        self.default_sort_key = default_sort_key
        self._order: Order | None = None
        self._ids: Sequence[int] = ()
        self._places: dict[int, int] | None = None
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return every column there is, shown or not."""
        return self._columns

    @property
    def order(self) -> Order | None:
        """Return the order in force; None is the list's own."""
        return self._order

    @property
    def ids(self) -> Sequence[int]:
        """Return every id in the order shown."""
        return self._ids

    @property
    def source(self) -> Source:
        """Return where the rows come from."""
        return self._source

    def id_at(self, row: int) -> int:
        """Return the id of a row by its place."""
        return int(self._ids[row])

    def place_of(self, row_id: int) -> int | None:
        """Return the place of an id, or None when it is not in the list."""
        if self._places is not None:
            return self._places.get(row_id)
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def places_of(self, row_ids: Collection[int]) -> list[int]:
        """Return the places of ids, as far as they are in the list; of many by a map made once."""
        if self._places is None and len(row_ids) > _LOOKED_UP:
            self._places = {int(found): place for place, found in enumerate(self._ids)}
        return [place for place in map(self.place_of, row_ids) if place is not None]

    def cell(self, row: int, section: int) -> QModelIndex:
        """Return the index of a cell known to exist, without the checks that cost time on many."""
        return self.createIndex(row, section)

    def row_at(self, row: int) -> Any:
        """Return the row at a place, fetching its page; None while it is not there."""
        number, within = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            first = number * PAGE
            page = self._source.rows(self._ids[first : first + PAGE])
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[within] if within < len(page) else None

    def refresh(self, changed_ids: Collection[int] | None = None) -> None:
        """Read again: everything with its order, or, given ids, just these rows where they stand."""
        if changed_ids is None:
            self.show_ids(self._source.ids(self._order))
        else:
            self._renew_rows(changed_ids)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these ids, as fetched elsewhere in the order in force; every row is read again."""
        self.beginResetModel()
        self._ids = ids
        self._places = None
        self._pages.clear()
        self.endResetModel()

    def rows_arrived(self) -> None:
        """Forget rows that were not there yet and paint again; for a source that fetches elsewhere."""
        for number in [key for key, page in self._pages.items() if any(row is None for row in page)]:
            del self._pages[number]
        self._tell(0, len(self._ids) - 1)

    def set_order(self, order: Order | None) -> None:
        """Sort by a key, or go back to the list's own order; the source does it."""
        self._order = order
        self.show_ids(self._source.ids(order))
        self.order_changed.emit(order)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERED:
            return None
        column = self._columns[index.column()]
        if role == _Role.TextAlignmentRole:
            return column.alignment()
        if role == _Role.UserRole:
            return self.id_at(index.row())
        row = self.row_at(index.row())
        if row is None:
            return ""
        if role == _Role.DisplayRole:
            return column.text(row)
        if role == _Role.ToolTipRole:
            return column.hint(row) if column.hint is not None else column.text(row)
        return column.spoken_text(row)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == _Role.DisplayRole:
            return column.title
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return column.heading
        return column.alignment() if role == _Role.TextAlignmentRole else None

    def _renew_rows(self, changed_ids: Collection[int]) -> None:
        places = self.places_of(changed_ids)
        if not places:
            return
        for number in {place // PAGE for place in places}:
            self._pages.pop(number, None)
        if len(places) > _SINGLY:
            self._tell(min(places), max(places))
            return
        for place in places:
            self._tell(place, place)

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))


_ANSWERED = frozenset(
    {
        int(_Role.DisplayRole),
        int(_Role.ToolTipRole),
        int(_Role.AccessibleTextRole),
        int(_Role.TextAlignmentRole),
        int(_Role.UserRole),
    }
)
