"""What the user decides about rows of a plan: merge, make a person of their own, leave out, set right."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from services.exchange.plan import Plan, PlannedRow, Verdict
from services.exchange.planning import plan_of
from services.exchange.sources import Source
from services.progress import Progress


@dataclass(frozen=True, slots=True)
class Decision:
    """One row's fate as the user wants it; ``contact_id`` says into whom of the book it is merged."""

    verdict: Verdict
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Fate:
    """What the plan itself made of a row."""

    verdict: Verdict
    contact_id: int | None
    same_as: int | None


_RECOGNISED = (Verdict.MERGED, Verdict.SKIPPED)


class Review:
    """A plan being looked at: decisions are kept by the row's place and survive planning anew."""

    def __init__(self, session: Session, source: Source, progress: Progress) -> None:
        self.source = source
        self.plan = plan_of(session, source, progress)
        self._decisions: dict[int, Decision] = {}
        self._take_fates()

    def plan_again(self, session: Session, progress: Progress) -> None:
        """Plan anew, after a cell was changed or the book moved on; decisions stay."""
        self.plan = plan_of(session, self.source, progress)
        self._take_fates()
        self._apply()

    def decide(self, decisions: dict[int, Decision]) -> None:
        """Decide rows by their places; rows that were the same person as one of them follow."""
        self._decisions.update(decisions)
        self._apply()

    def is_decided(self, place: int) -> bool:
        """Tell whether the user decided this row."""
        return place in self._decisions

    def matched(self) -> list[int]:
        """Return the places of rows that were recognised as somebody."""
        return self._matched

    def is_matched(self, place: int) -> bool:
        """Tell whether a row was recognised as somebody."""
        fate = self._fates[place]
        return fate.verdict in _RECOGNISED and _is_known(fate)

    def choices(self, place: int) -> tuple[Verdict, ...]:
        """Return what may be decided about a row: a merge only where somebody was recognised or chosen."""
        if self._fates[place].verdict is Verdict.REJECTED:
            return ()
        decided = self._decisions.get(place)
        can_merge = _is_known(self._fates[place]) or (decided is not None and decided.contact_id is not None)
        return (*((Verdict.MERGED,) if can_merge else ()), Verdict.ADDED, Verdict.SKIPPED)

    def table_of(self, place: int) -> tuple[int, int]:
        """Return a row's table and its place in it; plans keep the order of their tables."""
        for number, chosen in enumerate(self.source.tables):
            if place < len(chosen.table.rows):
                return number, place
            place -= len(chosen.table.rows)
        raise IndexError(place)

    def cell(self, place: int, column: int) -> object:
        """Return a cell of a row as it was read; None where there is none."""
        table, row = self.table_of(place)
        cells = self.source.tables[table].table.rows[row][1]
        return cells[column] if 0 <= column < len(cells) else None

    def set_cell(self, place: int, column: int, text: str) -> None:
        """Put another text into a cell; the file itself stays as it is. Plan again afterwards."""
        table, row = self.table_of(place)
        self.source.tables[table].table.rows[row][1][column] = text.strip() or None

    def _take_fates(self) -> None:
        self._fates = [_Fate(row.verdict, row.contact_id, row.same_as) for row in self.plan.rows]
        self._matched = [place for place in range(len(self._fates)) if self.is_matched(place)]

    def _apply(self) -> None:
        followers: dict[int, list[int]] = defaultdict(list)
        for place, (row, fate) in enumerate(zip(self.plan.rows, self._fates, strict=True)):
            row.verdict, row.contact_id, row.same_as = fate.verdict, fate.contact_id, fate.same_as
            if fate.same_as is not None:
                followers[fate.same_as].append(place)
        for place in sorted(self._decisions):
            row = self.plan.rows[place]
            if row.verdict is not Verdict.REJECTED:
                _decide(row, self._decisions[place])
                if row.same_as is None and self._fates[place].same_as is not None:
                    followers[self._fates[place].same_as].remove(place)  # type: ignore[index]
                if row.verdict is not Verdict.ADDED and followers.get(place):
                    _resettle(self.plan, row, followers.pop(place), followers)


def _is_known(fate: _Fate) -> bool:
    return fate.contact_id is not None or fate.same_as is not None


def _decide(row: PlannedRow, decision: Decision) -> None:
    row.verdict = decision.verdict
    if decision.verdict is Verdict.ADDED:
        row.contact_id, row.same_as = None, None
    elif decision.verdict is Verdict.MERGED and decision.contact_id is not None:
        row.contact_id, row.same_as = decision.contact_id, None


def _resettle(plan: Plan, leader: PlannedRow, places: list[int], followers: dict[int, list[int]]) -> None:
    """Rows of the same person as one merged go along; without a leader the first stands for the rest."""
    rows = [plan.rows[place] for place in places]
    if leader.verdict is Verdict.MERGED:
        for row in rows:
            row.same_as, row.contact_id = leader.same_as, leader.contact_id
        return
    rows[0].verdict, rows[0].same_as = Verdict.ADDED, None
    for row in rows[1:]:
        row.same_as = places[0]
    followers[places[0]] = places[1:]
