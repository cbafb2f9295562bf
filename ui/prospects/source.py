"""Where the prospect table reads from: the list service, narrowed by the filter in force."""

from collections.abc import Callable, Sequence

from typing_extensions import override

from services.prospects import first_page, prospect_rows
from services.prospects.list_records import EVERYBODY, PRIORITY, Filter, Tally
from services.prospects.list_records import Order as Wanted
from services.prospects.prospect_rows import ProspectRow
from ui.shell.desk import Desk
from ui.tables.late_ids import LateIds
from ui.tables.source import Order, Source


class ProspectSource(Source):
    """Holds the filter and answers the table."""

    def __init__(self, desk: Desk, outdated: Callable[[], None]) -> None:
        self._desk = desk
        self._outdated = outdated
        self._late: LateIds | None = None
        self.filter: Filter = EVERYBODY

    @override
    def ids(self, order: Order | None) -> Sequence[int]:
        wanted = Wanted() if order is None else Wanted(order.key, order.descending)
        if wanted == Wanted(PRIORITY) and self.filter.is_empty():
            first = self._desk.look(first_page.first_page)
            if first is not None:
                self._late = LateIds(first.ids, first.total, lambda: self._desk.look(first_page.everybody))
                return self._late
        from services.prospects import listing

        return self._desk.read(lambda session: listing.ids(session, self.filter, wanted))

    @property
    def is_late(self) -> bool:
        """Whether only the first page of the list was read so far."""
        return self._late is not None

    def read_on(self) -> None:
        """Read the whole list, on the worker, now that its first page is on the screen."""
        late, self._late = self._late, None
        if late is not None:
            self._desk.tasks.run(lambda _progress: late.whole, lambda _whole: self._compare(late))

    def _compare(self, late: LateIds) -> None:
        """Have the list read anew where the book changed between its first page and the rest."""
        if not late.keeps_its_word():
            self._outdated()

    @override
    def rows(self, ids: Sequence[int]) -> Sequence[ProspectRow | None]:
        return self._desk.look(lambda session: prospect_rows.rows(session, ids))

    def tally(self) -> Tally:
        """Return the counts below the list."""
        from services.prospects import listing

        return self._desk.read(lambda session: listing.tally(session, self.filter))
