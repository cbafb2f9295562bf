"""What a gathering is before it is in the book."""

import datetime as dt
from dataclasses import dataclass

from models.kinds import GatheringKind


@dataclass(frozen=True, slots=True)
class GatheringDraft:
    """A gathering as a form holds it."""

    theme: str
    kind: GatheringKind
    day: dt.date
    time: str | None = None
    """HH:MM at which it begins."""
    place: str = ""
    aim: str = ""
    cost: int | None = None
    """In yuan."""
    outcome: str = ""
