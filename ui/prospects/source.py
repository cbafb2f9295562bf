"""Where the prospect table reads from: the list service, narrowed by the filter in force."""

from collections.abc import Sequence

from typing_extensions import override

from services.prospects import listing
from services.prospects.filters import EVERYBODY, Filter
from services.prospects.listing import ProspectRow, Tally
from ui.shell.desk import Desk
from ui.tables.source import Order, Source


class ProspectSource(Source):
    """Holds the filter and answers the table."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.filter: Filter = EVERYBODY

    @override
    def ids(self, order: Order | None) -> Sequence[int]:
        wanted = None if order is None else listing.Order(order.key, order.descending)
        return self._desk.read(lambda session: listing.ids(session, self.filter, wanted))

    @override
    def rows(self, ids: Sequence[int]) -> Sequence[ProspectRow | None]:
        return self._desk.read(lambda session: listing.rows(session, ids))

    def tally(self) -> Tally:
        """Return the counts below the list."""
        return self._desk.read(lambda session: listing.tally(session, self.filter))
