"""Files read and their tables chosen: all that can refuse a file happens here, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.kinds import ImportKind
from services.errors import ChoiceError, FileError, one_after_other
from services.exchange import columns
from services.exchange.card_sheets import card_tables, kind_of_cards
from services.exchange.columns import Mapping
from services.exchange.limits import Limits
from services.exchange.own_workbook import OwnSheets, further, kind_of, people_tables
from services.exchange.plan import Request
from services.exchange.readers.files import read_file
from services.exchange.readers.grid import Sheet, Workbook
from services.exchange.remembered import Profile, heads_of, row_of_heads
from services.exchange.table_finder import Table, find_tables
from services.exchange.table_parts import table_under
from services.i18n import _
from services.lists import listed
from services.progress import Progress

_ENDS = ("name", "given_name", "family_name")


@dataclass(slots=True)
class ChosenTable:
    """One table of people or ties, with its columns understood."""

    table: Table
    mapping: Mapping
    own: bool = False
    """We wrote it ourselves: its cells are read exactly as written."""


@dataclass(slots=True)
class Source:
    """A file that will be imported: its kind and its tables."""

    request: Request
    workbook: Workbook
    kind: ImportKind
    tables: list[ChosenTable]
    told: OwnSheets | None = None
    """The further sheets of our own workbook."""

    @property
    def header_row(self) -> int | None:
        """The first table's header row, the sheet's own number from 1."""
        return self.tables[0].table.header_row

    def columns(self) -> dict[str, str | None]:
        """Return header (or letter) to field, of all tables."""
        found: dict[str, str | None] = {}
        for chosen in self.tables:
            for column in chosen.table.columns:
                found.setdefault(column.label, chosen.mapping.get(column.index))
        return found


def read_sources(
    requests: Sequence[Request], progress: Progress | None = None, limits: Limits | None = None
) -> list[Source]:
    """Read every file; raises FileError or ChoiceError for the first that is refused."""
    found: list[Source] = []
    for request in requests:
        try:
            workbook = read_file(request.path, progress=progress, limits=limits, password=request.password)
            found.append(source_of(request, workbook))
        except (FileError, ChoiceError) as error:
            if len(requests) > 1:
                error.message = _("{file}: {why}").format(file=request.path.name, why=error.message)
            error.message = one_after_other(error.message, _("Nothing was imported."))
            raise
    return found


def refuse_empty(sources: Sequence[Source]) -> None:
    """Raise FileError for the first file that has headings and nobody below them."""
    for source in sources:
        if any(one.table.rows for one in source.tables):
            continue
        message = _("There are headings in this file, and nobody below them.")
        if len(sources) > 1:
            message = _("{file}: {why}").format(file=source.request.path.name, why=message)
        raise FileError(message, _("Fill in a few rows and import it again."))


def source_of(request: Request, workbook: Workbook) -> Source:
    """Choose the tables of a workbook and understand their columns."""
    if request.profile is not None:
        return _as_remembered(request, workbook, request.profile)
    own = _own_source(request, workbook)
    if own is not None:
        return own
    hint = request.path.stem
    chosen: list[ChosenTable] = []
    for sheet in _sheets(request, workbook):
        for table in find_tables(sheet):
            mapping = columns.guess_columns(table, request.kind.value if request.kind else "auto")
            chosen.append(ChosenTable(table, mapping))
    if request.maps:
        chosen = _mapped(chosen, request.maps)
    holding = [one for one in chosen if columns.has_people(one.table, one.mapping)]
    holding = holding or [one for one in chosen if columns.awaits_people(one.table, one.mapping)]
    if not holding:
        raise _nobody(chosen)
    kinds = [columns.guess_kind(one.table, one.mapping, hint) for one in holding]
    kind = request.kind or ImportKind(kinds[0])
    if kind is ImportKind.TIES:
        holding = [one for one in holding if {"from", "to"} <= set(one.mapping.values())]
        if not holding:
            raise _no_ends()
    elif request.kind is None:
        holding = [one for one, told in zip(holding, kinds, strict=True) if told != "ties"]
    return Source(request, workbook, kind, holding)


def _as_remembered(request: Request, workbook: Workbook, profile: Profile) -> Source:
    """Return the tables that have the headings of a mapping remembered, mapped as it says."""
    tables: list[Table] = []
    for sheet in _sheets(request, workbook):
        found = [table for table in find_tables(sheet) if heads_of(table) == profile.heads]
        row = None if found else row_of_heads(sheet, profile)
        tables += found if row is None else [table_under(sheet, row)]
    if not tables:
        raise ChoiceError(
            _("No table here has the headings remembered as {name}.").format(name=profile.name),
            _("Its headings are: {columns}.").format(columns=listed(filter(None, profile.heads))),
        )
    chosen = [ChosenTable(table, profile.mapping_of(table)) for table in tables]
    if request.maps:
        chosen = _mapped(chosen, request.maps)
    return Source(request, workbook, request.kind or ImportKind(profile.kind), chosen)


def _own_source(request: Request, workbook: Workbook) -> Source | None:
    """Return the source of a file we wrote ourselves; None where a sheet or ties are asked."""
    cards = [ChosenTable(table, mapping, own=True) for table, mapping in card_tables(workbook)]
    if cards and request.kind is ImportKind.TIES:
        raise _no_ends()
    if request.kind is ImportKind.TIES:
        return None
    if cards:
        _sheets(request, workbook)
        chosen = _mapped(cards, request.maps) if request.maps else cards
        kind = request.kind or kind_of_cards(request.path.stem, chosen[0].mapping)
        return Source(request, workbook, kind, chosen, OwnSheets() if workbook.own else None)
    if request.sheet:
        return None
    chosen = [ChosenTable(table, mapping, own=True) for table, mapping in people_tables(workbook)]
    if not chosen:
        return None
    if request.maps:
        chosen = _mapped(chosen, request.maps)
    kind = request.kind or kind_of(workbook, chosen[0].table, chosen[0].mapping)
    return Source(request, workbook, kind, chosen, further(workbook))


def _sheets(request: Request, workbook: Workbook) -> Sequence[Sheet]:
    if not request.sheet:
        return workbook.visible
    found = [sheet for sheet in workbook.sheets if sheet.name == request.sheet]
    if not found:
        names = tuple(sheet.name for sheet in workbook.sheets)
        raise ChoiceError(
            _("There is no sheet {name}.").format(name=request.sheet),
            _("The sheets are: {names}.").format(names=", ".join(names)),
            names,
        )
    return found


def _mapped(chosen: list[ChosenTable], maps: Sequence[str]) -> list[ChosenTable]:
    """Apply the user's columns where they exist; refuse when no table has them."""
    done: list[ChosenTable] = []
    refusal: ChoiceError | None = None
    for one in chosen:
        try:
            done.append(replace(one, mapping=columns.apply_map(one.table, one.mapping, maps)))
        except ChoiceError as error:
            refusal = refusal or error
    if not done and refusal is not None:
        raise refusal
    return done


def _no_ends() -> ChoiceError:
    return ChoiceError(
        _("This file has no two columns of names to tie."),
        _("Say which they are: --map A=from --map B=to."),
    )


def _nobody(chosen: Sequence[ChosenTable]) -> FileError:
    likely = next(filter(None, (columns.likely_names(one.table, one.mapping) for one in chosen)), None)
    if likely is not None:
        hint = _("Say which column it is: --map {column}=name.").format(column=likely.label)
    else:
        hint = _("Head the names with 姓名, or say which column they are: --map COLUMN=name.")
    return FileError(_("No column of names was found in this file."), hint)
