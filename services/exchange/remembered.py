"""Mappings remembered: a table with the same headings as one before gets the columns it had then.

They are kept for the user of this machine, not in the book: headings say nothing about anybody.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from models.kinds import ImportKind
from services.errors import ChoiceError, DraftError
from services.exchange.headers import FIELDS, plain_header
from services.exchange.readers.grid import Sheet
from services.exchange.table_parts import Table
from services.i18n import _
from services.lists import listed
from services.preferences import Preferences

_KEY = "exchange.profiles"
_MOST, _SCANNED = 100, 60
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Profile:
    """A name, the headings it is known by, what such a file is, and the field each column feeds."""

    name: str
    heads: tuple[str, ...]
    kind: str
    fields: tuple[str | None, ...] = field(default=())

    def mapping_of(self, table: Table) -> dict[int, str | None]:
        """Return a table's mapping as this one says; its headings are the same."""
        return {column.index: told for column, told in zip(table.columns, self.fields, strict=True)}


class Profiles:
    """The mappings of one user, the newest first; a name is used once, and so are headings."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def all(self) -> list[Profile]:
        """Return every profile that can be read."""
        told = self._preferences.get(_KEY, [])
        found = (_read(each) for each in told) if isinstance(told, list) else ()
        return [each for each in found if each is not None]

    def of(self, heads: tuple[str, ...]) -> Profile | None:
        """Return the profile of these headings."""
        return next((each for each in self.all() if heads and each.heads == heads), None)

    def named(self, name: str) -> Profile:
        """Return the profile of that name; raises ChoiceError, listing what there is."""
        told = self.all()
        found = next((each for each in told if each.name == name), None)
        if found is not None:
            return found
        names = tuple(each.name for each in told)
        raise ChoiceError(
            _("Nothing is remembered under the name {name}.").format(name=name),
            _("Remembered are: {names}.").format(names=listed(names))
            if names
            else _("The import page remembers how columns were placed."),
            names,
        )

    def keep(self, profile: Profile) -> None:
        """Keep a profile in place of another with its name or its headings."""
        others = [one for one in self.all() if one.name != profile.name and one.heads != profile.heads]
        self._write([profile, *others][:_MOST])

    def forget(self, name: str) -> None:
        """Let a profile go."""
        self._write([each for each in self.all() if each.name != name])

    def rename(self, name: str, other: str) -> None:
        """Give a profile another name; raises DraftError where that is empty or another's."""
        other = other.strip()[:_LONGEST_NAME]
        if not other:
            raise DraftError(_("The name is empty."), _("Give it a name."), field="name")
        if other == name:
            return
        told = self.all()
        if any(each.name == other for each in told):
            raise DraftError(
                _("Something else is remembered under the name {name}.").format(name=other),
                _("Take another name, or forget that one first."),
                field="name",
            )
        self._write([replace(each, name=other) if each.name == name else each for each in told])

    def _write(self, profiles: Sequence[Profile]) -> None:
        self._preferences.set(_KEY, [asdict(each) for each in profiles])


def heads_of(table: Table) -> tuple[str, ...]:
    """Return what a table is known by: its headings without stars and brackets; nothing where it has none."""
    if table.header_row is None:
        return ()
    return tuple(plain_header(column.header) for column in table.columns)


def row_of_heads(sheet: Sheet, profile: Profile) -> int | None:
    """Return in which row of a sheet a profile's headings stand, where the guess missed them."""
    for index, row in enumerate(sheet.rows[:_SCANNED]):
        if (
            tuple(plain_header(cell) for cell in row if isinstance(cell, str) and cell.strip())
            == profile.heads
        ):
            return sheet.number(index)
    return None


def _read(told: Any) -> Profile | None:
    """Return a profile as it was kept; one that a newer program wrote otherwise is passed over."""
    try:
        fields = tuple(each if each in FIELDS else None for each in told["fields"])
        heads = tuple(str(each) for each in told["heads"])
        profile = Profile(str(told["name"]), heads, ImportKind(told["kind"]).value, fields)
    except (KeyError, TypeError, ValueError):
        return None
    return profile if len(fields) == len(heads) and heads else None
