"""Mappings remembered: a table with the same headings as one before gets the columns it had then.

They are kept for the user of this machine, not in the book: headings say nothing about anybody.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from models.kinds import ImportKind
from services.exchange import columns
from services.exchange.headers import FIELDS, plain_header
from services.exchange.opening import FoundTable, Opened, take_as
from services.exchange.told_headers import set_header
from services.preferences import Preferences

_KEY = "exchange.profiles"
_MOST, _SCANNED = 100, 60


@dataclass(frozen=True, slots=True)
class Profile:
    """A name, the headings it is known by, what such a file is, and the field each column feeds."""

    name: str
    heads: tuple[str, ...]
    kind: str
    fields: tuple[str | None, ...] = field(default=())


class Profiles:
    """The mappings of one user, the newest first; a name is used once, and so are headings."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def all(self) -> list[Profile]:
        """Return every profile that can be read."""
        told = self._preferences.get(_KEY, [])
        found = (_read(each) for each in told) if isinstance(told, list) else ()
        return [each for each in found if each is not None]

    def of(self, table: FoundTable) -> Profile | None:
        """Return the profile of a table's headings."""
        heads = heads_of(table)
        return next((each for each in self.all() if heads and each.heads == heads), None)

    def keep(self, profile: Profile) -> None:
        """Keep a profile in place of another with its name or its headings."""
        others = [one for one in self.all() if one.name != profile.name and one.heads != profile.heads]
        self._write([profile, *others][:_MOST])

    def forget(self, name: str) -> None:
        """Let a profile go."""
        self._write([each for each in self.all() if each.name != name])

    def rename(self, name: str, other: str) -> None:
        """Give a profile another name."""
        found = next((each for each in self.all() if each.name == name), None)
        if found is not None and other.strip():
            self.forget(name)
            self.keep(replace(found, name=other.strip()[:60]))

    def _write(self, profiles: Sequence[Profile]) -> None:
        self._preferences.set(_KEY, [asdict(each) for each in profiles])


def heads_of(table: FoundTable) -> tuple[str, ...]:
    """Return what a table is known by: its headings without stars and brackets; nothing where it has none."""
    if table.chosen.table.header_row is None or table.chosen.own:
        return ()
    return tuple(plain_header(column.header) for column in table.chosen.table.columns)


def profile_of(name: str, table: FoundTable, kind: ImportKind) -> Profile:
    """Return what is to be remembered of a table as it is mapped now."""
    fields = tuple(table.chosen.mapping.get(column.index) for column in table.chosen.table.columns)
    return Profile(name.strip()[:60], heads_of(table), kind.value, fields)


def apply(opened: Opened, table: FoundTable, profile: Profile) -> None:
    """Map a table as the profile says; the file becomes what it was then."""
    kind = ImportKind(profile.kind)
    if kind is not opened.kind:
        take_as(opened, kind)
    heads = table.chosen.table.columns
    mapping = {column.index: told for column, told in zip(heads, profile.fields, strict=True)}
    table.chosen = replace(table.chosen, mapping=mapping)


def apply_known(opened: Opened, profiles: Profiles) -> str:
    """Apply what is remembered of the tables of a file; return the name of the profile used, or nothing.

    Headings that were pointed out by hand before are found again in their row.
    """
    known = profiles.all()
    if not known or any(table.chosen.own for table in opened.tables):
        return ""
    used = ""
    for sheet in dict.fromkeys(table.name for table in opened.tables):
        if not any(profiles.of(table) for table in opened.tables if table.name == sheet):
            _find_headings(opened, sheet, known)
    for table in opened.tables:
        profile = profiles.of(table)
        if profile is not None and (not used or profile.kind == opened.kind.value):
            apply(opened, table, profile)
            table.wanted = True
            used = used or profile.name
    opened.profile = used
    return used


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
    wanted = {profile.heads for profile in known}
    for index, row in enumerate(sheet.rows[:_SCANNED]):
        heads = tuple(plain_header(cell) for cell in row if isinstance(cell, str) and cell.strip())
        if heads in wanted:
            set_header(opened, name, sheet.number(index))
            return


def _read(told: Any) -> Profile | None:
    """Return a profile as it was kept; one that a newer program wrote otherwise is passed over."""
    try:
        fields = tuple(each if each in FIELDS else None for each in told["fields"])
        heads = tuple(str(each) for each in told["heads"])
        profile = Profile(str(told["name"]), heads, ImportKind(told["kind"]).value, fields)
    except (KeyError, TypeError, ValueError):
        return None
    return profile if len(fields) == len(heads) and heads else None
