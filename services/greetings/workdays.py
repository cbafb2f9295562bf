"""Which days are worked in China: weekends, holidays, made-up workdays; a year not announced is said so."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from services import settings
from services.errors import DraftError
from services.greetings import festivals
from services.i18n import _
from services.settings import Rules

FIRST_YEAR, LAST_YEAR = 2004, 2026
"""What the program knows by itself; later years are announced each November and added by the user."""
_MOST_BYTES = 1_000_000
_BY_LAW = ("new_year", "spring_eve", "spring_festival", "qingming", "labour_day", "dragon_boat")
_BY_LAW_TOO = ("mid_autumn", "national_day")


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days as far as they are known."""

    added: Mapping[int, Mapping[dt.date, tuple[str, bool]]] = field(default_factory=dict)
    """Of the years the user added: the day's name, and whether it is off."""

    def knows(self, year: int) -> bool:
        """Tell whether the holidays of a year were announced and are here."""
        return year in self.added or FIRST_YEAR <= year <= LAST_YEAR

    def is_workday(self, day: dt.date) -> bool:
        """Tell whether a day is worked; in a year not known, weekends and the days the law names are off."""
        if day.year in self.added:
            told = self.added[day.year].get(day)
            return not told[1] if told is not None else day.weekday() < 5
        if self.knows(day.year):
            import chinese_calendar

            return bool(chinese_calendar.is_workday(day))
        return day.weekday() < 5 and day not in _days_by_law(day.year)

    def is_made_up(self, day: dt.date) -> bool:
        """Tell whether a day of the weekend is worked to make up for a holiday."""
        return day.weekday() >= 5 and self.is_workday(day)

    def next_workday(self, day: dt.date) -> dt.date:
        """Return the first working day after a day."""
        day += dt.timedelta(days=1)
        while not self.is_workday(day):
            day += dt.timedelta(days=1)
        return day

    def last_workday(self, day: dt.date) -> dt.date:
        """Return the working day before a day."""
        day -= dt.timedelta(days=1)
        while not self.is_workday(day):
            day -= dt.timedelta(days=1)
        return day

    def unknown_words(self, year: int) -> str:
        """Say that a year's holidays are not known, and what is taken instead; nothing of a known year."""
        if self.knows(year):
            return ""
        return _(
            "The holidays of {year} are not in the book yet: weekends and the days the law names "
            "count as off, made-up workdays are unknown."
        ).format(year=year)


def _days_by_law(year: int) -> frozenset[dt.date]:
    """Return the days every year has off by law: of Spring Festival four, of National Day three."""
    found = set[dt.date]()
    for key in (*_BY_LAW, *_BY_LAW_TOO):
        day = festivals.day_in(festivals.BY_KEY[key], year)
        if day is not None:
            more = {"spring_festival": 3, "labour_day": 2, "national_day": 3}.get(key, 1)
            found |= {day + dt.timedelta(days=step) for step in range(more)}
    return frozenset(found)


def calendar_of(session: Session) -> WorkCalendar:
    """Return the working days with the years the user added."""
    return calendar_from(settings.rules(session))


def calendar_from(rules: Rules) -> WorkCalendar:
    """Return the working days by the book's choices."""
    return WorkCalendar(
        {
            int(year): {dt.date.fromisoformat(day): (name, off) for day, name, off in days}
            for year, days in rules.holidays.items()
        }
    )


def add_year(session: Session, text: str) -> int:
    """Add a year's holidays from JSON ``{"year", "days": [{"name", "date", "isOffDay"}]}``; return the year.

    Raises DraftError with the line of the file at fault.
    """
    year, days = _read(text)
    rules = settings.rules(session)
    settings.change(session, "holidays", {**rules.holidays, str(year): days})
    return year


def add_file(session: Session, path: Path) -> int:
    """Add a year's holidays from a file; return the year; raises DraftError."""
    try:
        text = path.read_bytes()[: 2 * _MOST_BYTES].decode("utf-8", errors="replace")
    except OSError as error:
        raise DraftError(_("{name} cannot be read.").format(name=path.name), field="holidays") from error
    return add_year(session, text)


def _read(text: str) -> tuple[int, list[list[Any]]]:
    hint = _("It holds a year and days, each with name, date and isOffDay.")
    try:
        told: Any = json.loads(text.removeprefix("\ufeff")[:_MOST_BYTES])
        year = int(told["year"])
        entries = [(dt.date.fromisoformat(str(one["date"])), one) for one in told["days"]]
        days = [[day.isoformat(), str(one.get("name", ""))[:40], one["isOffDay"]] for day, one in entries]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DraftError(_("This is no list of holidays."), hint, field="holidays") from error
    # A year's paper also names the days of the turn of the year; those of other years are not its own.
    days = [day for day in days if str(day[0]).startswith(f"{year:04d}-")]
    if not days or any(not isinstance(off, bool) for _day, _name, off in days):
        raise DraftError(_("This is no list of holidays."), hint, field="holidays")
    return year, days
