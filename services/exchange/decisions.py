"""What the user decides about rows of a plan: merge, make a person of their own, leave out, set right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import ImportKind
from services import sessions
from services.exchange.filling import conflicting
from services.exchange.merge_rules import Clashes, MergeRule, MergeRules
from services.exchange.plan import Plan, PlannedRow, Verdict
from services.exchange.planning import plan_of
from services.exchange.sources import Source
from services.exchange.tallies import Tally
from services.exchange.understanding import Reader
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
        self._chosen: dict[int, dict[str, bool]] = {}
        self._clashes: dict[int, Clashes] = {}
        self._weighed: dict[int, int] = {}
        self._take_fates()
        self.weigh(session, progress=progress)

    def plan_again(self, session: Session, progress: Progress) -> None:
        """Plan anew, after a cell was changed or the book moved on; decisions stay."""
        self.plan = plan_of(session, self.source, progress)
        self._take_fates()
        self._apply(self._kin({*self._decisions, *self._chosen}))
        self._weighed = {}
        self.weigh(session, progress=progress)

    def decide(self, decisions: dict[int, Decision]) -> None:
        """Decide rows by their places; rows that were the same person as one of them follow."""
        self._decisions.update(decisions)
        self._apply(self._kin(decisions))

    @property
    def rules(self) -> MergeRules:
        """Which side stays where a row contradicts the book."""
        return self.plan.request.rules

    def rule(self, rules: MergeRules) -> None:
        """Set which side stays; what was decided field by field stays decided."""
        self.source.request = self.plan.request = replace(self.plan.request, rules=rules)
        self.tally.settle(self._clashes)

    def weigh(
        self, session: Session, places: Iterable[int] | None = None, progress: Progress | None = None
    ) -> None:
        """Find where rows contradict the person they are merged into; those weighed before stay as found."""
        rows = self.plan.rows
        asked = range(len(rows)) if places is None else places
        fresh: dict[int, int] = {}
        for place in asked:
            target = rows[place].contact_id if rows[place].verdict is Verdict.MERGED else None
            if target is not None and self._weighed.get(place) != target:
                fresh[place] = target
        held: dict[int, dict[str, Any]] = {}
        for number, part in enumerate(sessions.chunks(set(fresh.values()))):
            if progress is not None:
                progress.step(number, len(fresh))
            for row in session.execute(select(Contact.__table__).where(Contact.id.in_(part))).mappings():
                held[row["id"]] = dict(row)
        for place, target in fresh.items():
            clashes = conflicting(held[target], rows[place].facts) if target in held else {}
            if clashes:
                self._clashes[place] = clashes
            else:
                self._clashes.pop(place, None)
            self._weighed[place] = target
        self.tally.settle(fresh)

    def clashes(self, place: int) -> Clashes:
        """Return where a row that is to be merged contradicts the person of the book."""
        row = self.plan.rows[place]
        merged = row.verdict is Verdict.MERGED and self._weighed.get(place) == row.contact_id
        return self._clashes.get(place, {}) if merged else {}

    def contradicting(self) -> list[int]:
        """Return the places of rows that contradict the book, in their order."""
        return [place for place in sorted(self._clashes) if self.clashes(place)]

    def undecided(self, place: int) -> list[str]:
        """Return the fields of a row that wait for the user, where the rule says to ask."""
        chosen = self.plan.rows[place].chosen
        return [
            field
            for field in self.clashes(place)
            if field not in chosen and self.rules.of(field) is MergeRule.ASK
        ]

    def choose(self, place: int, field: str, *, take: bool) -> None:
        """Decide one contradiction: ``take`` the row's value, or keep the book's."""
        self._chosen.setdefault(place, {})[field] = take
        self.plan.rows[place].chosen = self._chosen[place]
        self.tally.settle([place])

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

    def recheck(self, session: Session, place: int) -> None:
        """Read one row anew at once, after a cell was set right; who it is comes with planning again."""
        table, number = self.table_of(place)
        chosen, row = self.source.tables[table], self.plan.rows[place]
        if self.plan.kind is ImportKind.TIES:
            return
        reader = Reader(chosen.table, chosen.mapping, sessions.today(session), own=chosen.own)
        row.facts, row.problems = reader.read(*chosen.table.rows[number])
        if row.facts.name and row.verdict is Verdict.REJECTED:
            row.verdict = Verdict.ADDED
        self.tally.reread(place)

    def _take_fates(self) -> None:
        self._fates = [_Fate(row.verdict, row.contact_id, row.same_as) for row in self.plan.rows]
        self._matched = [place for place in range(len(self._fates)) if self.is_matched(place)]
        self._followers: dict[int, list[int]] = defaultdict(list)
        for place, fate in enumerate(self._fates):
            if fate.same_as is not None:
                self._followers[fate.same_as].append(place)
        self.tally = Tally(self.plan.rows, lambda place: bool(self.undecided(place)))

    def _kin(self, places: Iterable[int]) -> list[int]:
        """Return these places with those of all rows that are the same person as one of them."""
        found: set[int] = set()
        for place in places:
            leader = self._fates[place].same_as
            leader = place if leader is None else leader
            found |= {leader, place, *self._followers.get(leader, ())}
        return sorted(found)

    def _apply(self, places: Sequence[int]) -> None:
        """Give rows the fate the plan found and then the one decided; ``places`` are whole families."""
        followers: dict[int, list[int]] = defaultdict(list)
        for place in places:
            row, fate = self.plan.rows[place], self._fates[place]
            row.verdict, row.contact_id, row.same_as = fate.verdict, fate.contact_id, fate.same_as
            row.chosen = self._chosen.get(place, row.chosen)
            if fate.same_as is not None:
                followers[fate.same_as].append(place)
        for place in places:
            row = self.plan.rows[place]
            if place in self._decisions and row.verdict is not Verdict.REJECTED:
                _decide(row, self._decisions[place])
                if row.same_as is None and self._fates[place].same_as is not None:
                    followers[self._fates[place].same_as].remove(place)  # type: ignore[index]
                if row.verdict is not Verdict.ADDED and followers.get(place):
                    _resettle(self.plan, row, followers.pop(place), followers)
        self.tally.settle(places)


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
