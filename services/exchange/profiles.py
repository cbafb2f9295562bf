"""What the import does by itself with mappings remembered: files known get them, new ones are kept."""

from collections.abc import Sequence
from dataclasses import replace

from models.kinds import ImportKind
from services.exchange import columns, remembered
from services.exchange.opening import FoundTable, Opened, take_as
from services.exchange.remembered import Profile, Profiles
from services.exchange.told_headers import set_header


def heads_of(table: FoundTable) -> tuple[str, ...]:
    """Return what a table is known by: its headings without stars and brackets; nothing where it has none."""
    return () if table.chosen.own else remembered.heads_of(table.chosen.table)


def profile_of(name: str, table: FoundTable, kind: ImportKind) -> Profile:
    """Return what is to be remembered of a table as it is mapped now."""
    fields = tuple(table.chosen.mapping.get(column.index) for column in table.chosen.table.columns)
    return Profile(name.strip()[:60], heads_of(table), kind.value, fields)


def apply(opened: Opened, table: FoundTable, profile: Profile) -> None:
    """Map a table as the profile says; the file becomes what it was then."""
    kind = ImportKind(profile.kind)
    if kind is not opened.kind:
        take_as(opened, kind)
    table.chosen = replace(table.chosen, mapping=profile.mapping_of(table.chosen.table))


def apply_known(opened: Opened, profiles: Profiles) -> str:
    """Apply what is remembered of the tables of a file; return the name of the profile used, or nothing.

    Headings that were pointed out by hand before are found again in their row.
    """
    known = profiles.all()
    if not known or any(table.chosen.own for table in opened.tables):
        return ""
    used = ""
    for sheet in dict.fromkeys(table.name for table in opened.tables):
        if not any(_known(profiles, table) for table in opened.tables if table.name == sheet):
            _find_headings(opened, sheet, known)
    for table in opened.tables:
        profile = _known(profiles, table)
        if profile is not None and (not used or profile.kind == opened.kind.value):
            apply(opened, table, profile)
            table.wanted = True
            used = used or profile.name
    opened.profile = used
    return used


def _known(profiles: Profiles, table: FoundTable) -> Profile | None:
    return profiles.of(heads_of(table))


def drop(opened: Opened) -> None:
    """Map the tables of a file by the guess again."""
    opened.profile, opened.kind = "", opened.guessed
    for table in opened.tables:
        table.chosen = replace(table.chosen, mapping=_guess(opened, table))


def remember(opened: Opened, profiles: Profiles) -> None:
    """Remember how a file's tables are mapped, under the name the user gave."""
    if not opened.keeps:
        return
    for number, table in enumerate(opened.wanted()):
        if heads_of(table) and differs(opened, table):
            name = opened.kept_name if number == 0 else f"{opened.kept_name} {table.name}"
            profiles.keep(profile_of(name, table, opened.kind))


def differs(opened: Opened, table: FoundTable) -> bool:
    """Tell whether a table is mapped otherwise than it would be without the user."""
    if table.chosen.own:
        return False
    return table.told or opened.kind is not opened.guessed or table.chosen.mapping != _guess(opened, table)


def _guess(opened: Opened, table: FoundTable) -> columns.Mapping:
    """Return a table's columns by the guess; kept, for a long list is looked through for it."""
    if table.guess is None:
        is_ties = opened.guessed is ImportKind.TIES
        table.guess = columns.guess_columns(table.chosen.table, opened.guessed.value if is_ties else "auto")
    return dict(table.guess)


def _find_headings(opened: Opened, name: str, known: Sequence[Profile]) -> None:
    sheet = next(each for each in opened.workbook.visible if each.name == name)
    for profile in known:
        row = remembered.row_of_heads(sheet, profile)
        if row is not None:
            set_header(opened, name, row)
            return
