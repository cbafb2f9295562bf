"""What a list is asked for and what it counts: filter, order and tally, known without the database."""

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any

PRIORITY = "priority"
"""The order of whom to see first."""


@dataclass(frozen=True, slots=True)
class Order:
    """By what a list is sorted, and which way; people without the value always come last."""

    key: str = PRIORITY
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts below the list."""

    total: int
    overdue: int
    unrated: int


PHONE, ORGANIZATION, NATIVE_PLACE, BIRTHDAY, FACTORS_MISSING = (
    "phone",
    "organization",
    "native_place",
    "birthday",
    "factors",
)
MISSING = (PHONE, ORGANIZATION, NATIVE_PLACE, BIRTHDAY, FACTORS_MISSING)
"""What a filter may ask to be missing; ``factors``: at least one of the six is unknown."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which contacts are meant; conditions narrow each other, the values within one widen it.

    Empty means everybody but me.
    """

    tiers: tuple[str, ...] = ()
    tie_kinds: tuple[str, ...] = ()
    """Kinds of tie with me, those of shared classes and departments included."""
    place: str = ""
    """The leading digits of a division's code: native place or address lies there."""
    place_words: str = ""
    """What that place is called, for its chip."""
    organizations: tuple[int, ...] = ()
    """Whoever works or worked there."""
    cohorts: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    overdue: bool = False
    missing: tuple[str, ...] = ()
    """Lacking one of these; the words of ``MISSING``."""
    hops: int | None = None
    """At most so many people between me and them."""
    found: tuple[int, ...] | None = None
    """The ids a search gave."""
    found_words: str = ""
    do_not_contact: bool | None = None
    batch: int | None = None
    """Brought or changed by that import."""
    added_since: dt.date | None = None

    def is_empty(self) -> bool:
        """Tell whether everybody is meant."""
        return not self.conditions_set()

    def conditions_set(self) -> list[str]:
        """Return the names of the conditions set, in the order they are shown."""
        return [name for name in CONDITIONS if getattr(self, name) != _NOTHING[name]]

    def without(self, key: str) -> "Filter":
        """Return it with one condition taken away."""
        bare: Filter = replace(self, **{key: _NOTHING[key]})
        return bare


_WORDS = frozenset({"place_words", "found_words"})
CONDITIONS = tuple(field.name for field in fields(Filter) if field.name not in _WORDS)
_NOTHING: dict[str, Any] = {field.name: field.default for field in fields(Filter)}
EVERYBODY = Filter()
