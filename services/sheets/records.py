"""A printed sheet as it left the printer: what the painter draws and what is typed back against."""

import datetime as dt
from dataclasses import dataclass

from models.kinds import SheetKind, Tier
from services.contacts.phones import shown


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed person; the words are those on the paper, whatever changed since."""

    row: int
    contact_id: int
    tier: Tier
    name: str
    salutation: str
    organization: str
    title: str
    phone: str
    """Digits as dialled."""
    place: str
    last_contact: str
    reason_kind: str
    reason: str
    opener: str
    result: str | None = None
    interaction_id: int | None = None

    @property
    def code(self) -> str:
        """The row's code on the paper: 01, 02 …"""
        return f"{self.row:02d}"

    @property
    def phone_shown(self) -> str:
        """The number as it stands on the paper."""
        return shown(self.phone)


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet frozen under its number."""

    id: int
    number: str
    kind: SheetKind
    day: dt.date
    day_words: str
    """Date, weekday and lunar day, as in the head of the paper."""
    manager: str
    branch: str
    rows: tuple[PrintedRow, ...]

    @property
    def short(self) -> str:
        """The number without its year, as printed: 0922-1."""
        return self.number[2:]

    @property
    def typed(self) -> int:
        """How many rows were typed back."""
        return sum(row.result is not None for row in self.rows)
