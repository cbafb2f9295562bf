"""The first page of everybody, whom to see first on top: read plainly, before SQLAlchemy is there."""

from array import array
from dataclasses import dataclass

from services import reading, sessions
from services.reading import Reading

ROWS = 64
"""People on a first page: more than a screen shows."""

AFTER_THE_TIER = (
    "contacts.first_sum DESC, contacts.second_sum DESC, contacts.third_sum, "
    "contacts.clock_ordinal, contacts.sort_key, contacts.id"
)
"""Within a tier: W1, W2, W3 the other way, overdue ratio, pinyin.

Within a tier all have one interval, so the longest wait is the greatest overdue ratio.
"""

_EVERYBODY = f"SELECT id FROM contacts WHERE is_me = FALSE ORDER BY contacts.tier_rank, {AFTER_THE_TIER}"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The ids of the first people of a list, and how many there are in all."""

    ids: "array[int]"
    total: int


def anybody(session: Reading) -> bool:
    """Tell whether the book holds somebody besides me."""
    return reading.value(session, "SELECT 1 FROM contacts WHERE is_me = FALSE LIMIT 1") is not None


def first_page(session: Reading) -> FirstPage | None:
    """Return the first page of everybody; None on a day when kept tiers are not those of the day."""
    if not is_settled(session):
        return None
    found = reading.rows(session, f"{_EVERYBODY} LIMIT {ROWS}")
    total = reading.value(session, "SELECT count(*) FROM contacts WHERE is_me = FALSE")
    return FirstPage(array("q", (row[0] for row in found)), total)


def everybody(session: Reading) -> "array[int]":
    """Return the ids of everybody in the order of the first page."""
    return reading.numbers(session, _EVERYBODY)


def is_settled(session: Reading) -> bool:
    """Tell whether the kept tiers are those of the session's day: no pin ended since they were written."""
    off = (
        "SELECT 1 FROM contacts WHERE pin_until IS NOT NULL AND tier_rank != CASE "
        "WHEN pin_rank IS NOT NULL AND pin_until >= :day THEN pin_rank ELSE computed_rank END LIMIT 1"
    )
    return reading.value(session, off, day=sessions.today(session)) is None
