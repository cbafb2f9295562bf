"""Whom a sheet is to hold: day, number, tiers, districts, reasons."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy.orm import Session

from models.kinds import SheetKind, Tier
from services.contacts.whereabouts import districts_of
from services.diary import today
from services.diary.candidates import Candidate
from services.diary.reasons import ReasonKind

T = TypeVar("T")
_AT_ONCE = 100
_LOOKED_THROUGH = 2000


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What was chosen; the defaults are today's call sheet."""

    kind: SheetKind = SheetKind.CALL
    on: dt.date | None = None
    count: int | None = None
    """A number asked for is filled up with those whose interval runs out next."""
    tiers: tuple[Tier, ...] = ()
    districts: tuple[str, ...] = ()
    reasons: tuple[ReasonKind, ...] = ()
    rest: bool = False
    """Only as many as are left of the day."""


def only(session: Session, choice: SheetChoice) -> today.Only | None:
    """Return what lets through whom the choice wants; None where it wants everybody."""
    if not choice.districts and not choice.reasons:
        return None

    def chosen(ahead: Iterator[Candidate]) -> Iterator[Candidate]:
        some = (one for one in ahead if not choice.reasons or one.reason.kind in choice.reasons)
        if not choice.districts:
            yield from some
            return
        while part := list(islice(some, _AT_ONCE)):
            found = districts_of(session, [one.contact_id for one in part])
            yield from (one for one in part if found.get(one.contact_id) in choice.districts)

    return chosen


def districts(session: Session, on: dt.date | None = None) -> list[tuple[str, int]]:
    """Return the districts of those due on a day with how many people are in each, the fullest first."""
    listed = today.day_list(session, on, _LOOKED_THROUGH)
    counted: dict[str, int] = {}
    for district in districts_of(session, [one.contact_id for one in listed.entries]).values():
        counted[district] = counted.get(district, 0) + 1
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def by_district(items: Sequence[T], named: Sequence[str]) -> list[tuple[T, str]]:
    """Return items with their districts, each district together where its first item stands.

    ``named`` are the districts in the order of the items, empty where unknown: those come last.
    """
    first: dict[str, int] = {}
    for place, district in enumerate(named):
        if district:
            first.setdefault(district, place)
    order = sorted(range(len(items)), key=lambda place: (first.get(named[place], len(items)), place))
    return [(items[place], named[place]) for place in order]
