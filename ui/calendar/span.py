"""Which days a calendar shows: whole weeks, one or as many as a month touches, and how each is marked."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.calendar.entries import CalendarEntry


WEEK = dt.timedelta(days=7)

TABLES = (
    "tasks",
    "gatherings",
    "interactions",
    "participations",
    "contacts",
    "special_days",
    "book_settings",
)
"""What a calendar is made of: when one of these changes, it is read again."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """What stands beside a day's number."""

    lunar: str = ""
    off: bool = False
    """A day off in the week."""
    made_up: bool = False
    """A working day at the weekend."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days in view with what stands on them."""

    first: dt.date
    weeks: int
    month: int | None
    """The month whose days are bright; None: all are."""
    today: dt.date
    entries: Mapping[dt.date, Sequence["CalendarEntry"]] = field(default_factory=dict)
    marks: Mapping[dt.date, DayMark] = field(default_factory=dict)

    @property
    def last(self) -> dt.date:
        """The last day in view."""
        return self.first + dt.timedelta(days=7 * self.weeks - 1)

    def day(self, place: int) -> dt.date:
        """Return the day at a place, counted from 0."""
        return self.first + dt.timedelta(days=place)


def monday(day: dt.date) -> dt.date:
    """Return the Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def month_span(day: dt.date) -> tuple[dt.date, int]:
    """Return the first Monday in view and how many weeks a month touches."""
    first = day.replace(day=1)
    after = (first + dt.timedelta(days=32)).replace(day=1)
    start = monday(first)
    return start, -(-(after - start).days // 7)


def next_month(day: dt.date, step: int) -> dt.date:
    """Return the same day of another month, or that month's last where it is shorter."""
    months = day.year * 12 + day.month - 1 + step
    year, month = divmod(months, 12)
    first = dt.date(year, month + 1, 1)
    after = (first + dt.timedelta(days=32)).replace(day=1)
    return min(first.replace(day=1) + dt.timedelta(days=day.day - 1), after - dt.timedelta(days=1))
