"""Under which heading a row of a plan stands, and how many stand under each; kept as decisions come."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from services.exchange.plan import PlannedRow, Verdict

ALL, NEW, KNOWN, ASKED, WRONG, SKIPPED = "all", "new", "known", "asked", "wrong", "skipped"
GROUPS = (ALL, NEW, KNOWN, ASKED, WRONG, SKIPPED)


def group_of(row: PlannedRow) -> str:
    """Return under which heading a row stands: problems first, for they want a look."""
    if row.verdict is Verdict.SKIPPED:
        return SKIPPED
    if row.problems or row.verdict is Verdict.REJECTED:
        return WRONG
    return KNOWN if row.verdict is Verdict.MERGED else NEW


class Tally:
    """The groups of all rows by place, and the counts the review shows; cheap to keep at 100,000 rows."""

    def __init__(self, rows: Sequence[PlannedRow], waits: Callable[[int], bool]) -> None:
        """``waits`` tells of a row's place whether a contradiction of it waits for the user."""
        self._rows, self._waits = rows, waits
        self.groups = [group_of(row) for row in rows]
        self._verdicts = [row.verdict for row in rows]
        self.counts = Counter(self.groups)
        self.verdicts = Counter(self._verdicts)
        self.cells_out = sum(map(_cells_out, rows))
        """Cells with a problem in rows that come in all the same."""
        self.rows_out = sum(_cells_out(row) > 0 for row in rows)
        """The rows those cells are in."""
        self._cells = {place: _cells_out(row) for place, row in enumerate(rows) if row.problems}

    def settle(self, places: Iterable[int]) -> None:
        """Count rows anew whose fate changed."""
        for place in places:
            row = self._rows[place]
            before, now = self.groups[place], self._group(place, row)
            if before != now:
                self.groups[place] = now
                self.counts[before] -= 1
                self.counts[now] += 1
            was = self._verdicts[place]
            if was is not row.verdict:
                self._verdicts[place] = row.verdict
                self.verdicts[was] -= 1
                self.verdicts[row.verdict] += 1
            if place in self._cells:
                told = _cells_out(row)
                self.cells_out += told - self._cells[place]
                self.rows_out += (told > 0) - (self._cells[place] > 0)
                self._cells[place] = told

    def reread(self, place: int) -> None:
        """Count a row anew whose cells were read again."""
        self._cells.setdefault(place, 0)
        self.settle([place])

    def count(self, group: str) -> int:
        """Return how many rows stand under a heading."""
        return len(self.groups) if group == ALL else self.counts[group]

    def places(self, group: str) -> Sequence[int]:
        """Return the places of the rows under a heading, in their order."""
        if group == ALL:
            return range(len(self.groups))
        return [place for place, told in enumerate(self.groups) if told == group]

    def next_of(self, groups: Sequence[str], after: int) -> int | None:
        """Return the next place under one of these headings, from the end to the beginning again."""
        for begin, end in ((after + 1, len(self.groups)), (0, after + 1)):
            found = next((place for place in range(begin, end) if self.groups[place] in groups), None)
            if found is not None:
                return found
        return None

    def _group(self, place: int, row: PlannedRow) -> str:
        group = group_of(row)
        return ASKED if group in (KNOWN, WRONG) and self._waits(place) else group


def _cells_out(row: PlannedRow) -> int:
    return len(row.problems) if row.verdict in (Verdict.ADDED, Verdict.MERGED) else 0
