"""A file opened for the wizard: every table in it with a guess at its columns, before anything is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from models.kinds import ImportKind
from services.collecting import at_rest
from services.errors import FileError
from services.exchange import columns, divided_places
from services.exchange.card_sheets import card_tables, kind_of_cards
from services.exchange.merge_rules import KEEP, MergeRules
from services.exchange.own_workbook import OwnSheets, further, kind_of, people_tables
from services.exchange.plan import OnDuplicate, Request
from services.exchange.readers.errors import EmptyFileError
from services.exchange.readers.files import read_file
from services.exchange.readers.grid import Workbook
from services.exchange.sources import ChosenTable, Source
from services.exchange.table_finder import Table, find_tables
from services.i18n import _
from services.progress import Progress


@dataclass(slots=True)
class FoundTable:
    """One table of a file, what it seems to be, and whether it is to be imported."""

    chosen: ChosenTable
    kind: ImportKind
    holds_people: bool
    wanted: bool = False
    told: bool = False
    """The user said where its headings are."""
    guess: columns.Mapping | None = field(default=None, repr=False)
    """Its columns as they would be without the user, once that was asked."""

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.chosen.table.sheet


@dataclass(slots=True)
class Opened:
    """A file, its tables, and what the user decides about them."""

    path: Path
    workbook: Workbook
    tables: list[FoundTable]
    kind: ImportKind
    guessed: ImportKind
    mine: bool = True
    on_duplicate: OnDuplicate = OnDuplicate.MERGE
    rules: MergeRules = KEEP
    profile: str = ""
    """The name of the remembered mapping that was applied."""
    keeps: bool = True
    """A mapping the user changed is remembered once the file is written."""
    keep_as: str = ""
    """The name it is remembered under; empty: the file's."""
    told: OwnSheets | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)
    """What the file was opened with; never written down."""

    @property
    def kept_name(self) -> str:
        """The name under which the mapping is, or will be, remembered."""
        return self.keep_as or self.profile or self.path.stem[:60]

    @property
    def hidden_sheets(self) -> list[str]:
        """The sheets nobody sees; they are listed, not imported."""
        return [sheet.name for sheet in self.workbook.sheets if not sheet.visible]

    def wanted(self) -> list[FoundTable]:
        """Return the tables to be imported."""
        return [table for table in self.tables if table.wanted]

    def understood(self) -> bool:
        """Tell whether every table wanted has what its kind needs: names, or the two ends of a tie."""
        chosen = self.wanted()
        return bool(chosen) and all(_has_needed(table.chosen, self.kind) for table in chosen)


def open_file(path: Path, progress: Progress | None = None, password: str = "") -> Opened:
    """Read a file and guess what is in it.

    Raises FilePasswordError for a locked one that opens with another ``password``, another FileError for
    one that is refused.
    """
    with at_rest():
        opened = _guessed(path, read_file(path, progress=progress, password=password))
    opened.password = password
    return opened


def _guessed(path: Path, workbook: Workbook) -> Opened:
    cards = card_tables(workbook)
    if cards:
        kind = kind_of_cards(path.stem, cards[0][1])
        tables = [FoundTable(ChosenTable(*pair, own=True), kind, True, True) for pair in cards]
        return Opened(path, workbook, tables, kind, kind, told=OwnSheets() if workbook.own else None)
    ours = people_tables(workbook)
    if ours:
        return _own(path, workbook, ours)
    tables = []
    for sheet in workbook.visible:
        for each in find_tables(sheet):
            mapping = columns.guess_columns(each)
            kind = ImportKind(columns.guess_kind(each, mapping, path.stem))
            tables.append(FoundTable(ChosenTable(each, mapping), kind, columns.has_people(each, mapping)))
    if not tables:
        raise EmptyFileError()
    tables = [table for table in tables if table.chosen.table.rows]
    if not tables:
        raise FileError(
            _("There are headings in this file, and nobody below them."),
            _("Fill in a few rows and import it again."),
        )
    kind = next((table.kind for table in tables if table.holds_people), tables[0].kind)
    for table in tables:
        table.wanted = table.holds_people and (table.kind is ImportKind.TIES) == (kind is ImportKind.TIES)
    if not any(table.wanted for table in tables):
        max(tables, key=lambda table: len(table.chosen.table.rows)).wanted = True
    return Opened(path, workbook, tables, kind, kind)


def _own(path: Path, workbook: Workbook, ours: Sequence[tuple[Table, columns.Mapping]]) -> Opened:
    kind = kind_of(workbook, *ours[0])
    tables = [FoundTable(ChosenTable(*pair, own=True), kind, True, True) for pair in ours]
    return Opened(path, workbook, tables, kind, kind, told=further(workbook))


def take_as(opened: Opened, kind: ImportKind) -> None:
    """Say what the file is; columns are guessed anew when it turns into a list of ties or back."""
    if (kind is ImportKind.TIES) != (opened.kind is ImportKind.TIES):
        for table in opened.tables:
            mapping = columns.guess_columns(table.chosen.table, kind.value)
            table.chosen = ChosenTable(table.chosen.table, mapping, own=False)
    opened.kind = kind


def set_field(table: FoundTable, column: int, wanted: str | None) -> None:
    """Say what a column holds; a field that holds one value is taken from the column that had it.

    The parts of a place, 省 and 市 and 县, share theirs.
    """
    mapping = dict(table.chosen.mapping)
    if wanted is not None and wanted not in columns.MANY:
        kept = divided_places.partners(table.chosen.table, column) if wanted in divided_places.PLACES else ()
        mapping = {
            index: None if told == wanted and index not in kept else told for index, told in mapping.items()
        }
    mapping[column] = wanted
    table.chosen = replace(table.chosen, mapping=mapping)


def source_of(opened: Opened) -> Source:
    """Return what is to be planned; raises FileError where no table has names."""
    if not opened.understood():
        raise FileError(_("No column says who the people are."), _("Say which column holds the names."))
    request = Request(
        opened.path,
        opened.kind,
        mine=opened.mine,
        on_duplicate=opened.on_duplicate,
        rules=opened.rules,
        password=opened.password,
    )
    told = opened.told if opened.kind is not ImportKind.TIES else None
    return Source(request, opened.workbook, opened.kind, [table.chosen for table in opened.wanted()], told)


def _has_needed(chosen: ChosenTable, kind: ImportKind) -> bool:
    fields = set(chosen.mapping.values())
    if kind is ImportKind.TIES:
        return {"from", "to"} <= fields
    return bool(fields & {"name", "given_name", "family_name"})
