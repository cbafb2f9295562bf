"""What an import would do, row by row, before anything is written."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from models.kinds import ImportKind
from services.exchange.facts import RowFacts, RowProblem
from services.exchange.merge_rules import KEEP, MergeRule, MergeRules
from services.exchange.own_workbook import OwnSheets
from services.exchange.remembered import Profile


class Verdict(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    MERGED = "merged"
    SKIPPED = "skipped"
    REJECTED = "rejected"


class OnDuplicate(StrEnum):
    """What to do with a row that is somebody known."""

    MERGE = "merge"
    SKIP = "skip"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Request:
    """What the user wants imported, and how."""

    path: Path
    kind: ImportKind | None = None
    """None: told from the content."""
    sheet: str = ""
    """Empty: every visible sheet that holds people."""
    maps: tuple[str, ...] = ()
    """``column=field`` each."""
    profile: Profile | None = None
    """A mapping remembered, of which only the tables with its headings are taken."""
    mine: bool = True
    """I am in the class of a class list."""
    on_duplicate: OnDuplicate = OnDuplicate.MERGE
    rules: MergeRules = KEEP
    """Which side stays where a row contradicts the book."""
    password: str = field(default="", repr=False)
    """What a locked workbook opens with; never written down."""


@dataclass(slots=True)
class PlannedRow:
    """One row's fate: somebody new, somebody in the book, or somebody of an earlier row."""

    facts: RowFacts
    verdict: Verdict
    contact_id: int | None = None
    """The contact of the book it is."""
    same_as: int | None = None
    """The place in the plan of the earlier row it is."""
    why: str = ""
    score: float = 0.0
    """How sure that is, up to 1."""
    problems: list[RowProblem] = field(default_factory=list)
    to_name: str = ""
    """Of a tie list: the other end."""
    since: str = ""
    closeness: int | None = None
    chosen: dict[str, bool] = field(default_factory=dict)
    """Fields whose contradiction the user decided: whether the row's value takes the place of the book's."""

    def takes(self, wanted: str, rules: MergeRules) -> bool:
        """Tell whether this row's value of a field replaces the book's."""
        return self.chosen.get(wanted, rules.of(wanted) is MergeRule.OVERWRITE)


@dataclass(slots=True)
class Plan:
    """A whole file's plan; ``rows`` are in the order of the sheets."""

    request: Request
    format: str
    kind: ImportKind
    header_row: int | None
    columns: dict[str, str | None]
    rows: list[PlannedRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    """Beyond the rows' own."""
    title: str = ""
    told: OwnSheets | None = None
    """Of our own workbook: what its further sheets say."""

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have that fate."""
        return sum(row.verdict is verdict for row in self.rows)


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What an import did, or would do."""

    batch: int | None
    """None for a dry run."""
    file: str
    format: str
    kind: str
    header_row: int | None
    columns: dict[str, str | None]
    rows: int
    added: int
    merged: int
    skipped: int
    rejected: int
    problems: tuple[RowProblem, ...] = ()
    taken_back: bool = False
