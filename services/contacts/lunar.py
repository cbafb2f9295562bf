"""The lunar calendar, and birthdays by either calendar: when the next one is, how old somebody is."""

import datetime as dt
import functools
from dataclasses import dataclass
from typing import Protocol

from services import i18n
from services.contacts import lunar_years
from services.i18n import _, _p

_JULIAN_OF_ORDINAL = 1721425
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_ONES = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar; ``leap`` marks the second month of the same number."""

    year: int
    month: int
    day: int
    leap: bool = False


class HasBirthday(Protocol):
    """Whatever knows a birthday: a solar text, or lunar month and day, or both."""

    @property
    def solar(self) -> str | None:
        """YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD."""

    @property
    def lunar_month(self) -> int | None:
        """1 to 12."""

    @property
    def lunar_day(self) -> int | None:
        """1 to 30."""

    @property
    def leap(self) -> bool:
        """Whether the month is a leap month."""

    @property
    def lunar_year(self) -> int | None:
        """The year of birth as the lunar calendar counts."""


@dataclass(frozen=True, slots=True)
class _Month:
    month: int
    leap: bool
    days: int
    first: int
    """The ordinal of its first day."""


@functools.lru_cache(maxsize=512)
def _months(year: int) -> tuple[_Month, ...]:
    """Return the months of a lunar year in their order."""
    if lunar_years.FIRST <= year <= lunar_years.LAST:
        return tuple(_Month(*told) for told in lunar_years.months(year))
    return reckoned(year)


def reckoned(year: int) -> tuple[_Month, ...]:
    """Return the months of a lunar year as they follow from sun and moon, of any year."""
    from lunar_python import LunarYear

    return tuple(
        _Month(
            abs(month.getMonth()),
            month.isLeap(),
            month.getDayCount(),
            int(month.getFirstJulianDay()) - _JULIAN_OF_ORDINAL,
        )
        for month in LunarYear.fromYear(year).getMonths()
        if month.getYear() == year
    )


def lunar(day: dt.date) -> LunarDay:
    """Return a day by the lunar calendar."""
    ordinal = day.toordinal()
    for year in (day.year, day.year - 1):
        for month in reversed(_months(year)):
            if month.first <= ordinal < month.first + month.days:
                return LunarDay(year, month.month, ordinal - month.first + 1, month.leap)
    raise ValueError(f"no lunar day for {day}")


def leap_month(year: int) -> int:
    """Return which month of a lunar year comes twice, 0 for none."""
    return next((month.month for month in _months(year) if month.leap), 0)


def solar_of_lunar(year: int, month: int, day: int, leap: bool = False) -> dt.date:
    """Return the solar day of a lunar birthday in that lunar year.

    A leap-month birthday is kept in the ordinary month in years without it, day 30 on the 29th where the
    month is short.
    """
    of_month = [entry for entry in _months(year) if entry.month == month]
    chosen = next((entry for entry in of_month if entry.leap == leap), of_month[0] if of_month else None)
    if chosen is None or not 1 <= day <= 30:
        raise ValueError(f"no lunar month {month} or day {day}")
    return dt.date.fromordinal(chosen.first + min(day, chosen.days) - 1)


def has_lunar_day(year: int, month: int, day: int, leap: bool = False) -> bool:
    """Tell whether that very day exists in that lunar year."""
    return any(entry.month == month and entry.leap == leap and day <= entry.days for entry in _months(year))


def lunar_day_words(month: int, day: int, leap: bool = False) -> str:
    """Return a lunar month and day as one writes them: 八月十五, 闰六月初三."""
    if day <= 10:
        words = "初" + _ONES[day - 1]
    elif day < 20:
        words = "十" + _ONES[day - 11]
    elif day == 20:
        words = "二十"
    else:
        words = "三十" if day == 30 else "廿" + _ONES[day - 21]
    return f"{'闰' if leap else ''}{_MONTHS[month - 1]}月{words}"


def lunar_day_shown(month: int, day: int, leap: bool = False) -> str:
    """Return a lunar month and day in the language chosen: 八月十五, or 8-15 and leap 6-3."""
    if i18n.language().startswith("zh"):
        return lunar_day_words(month, day, leap)
    return _("leap {day}").format(day=f"{month}-{day}") if leap else f"{month}-{day}"


def lunar_words(day: dt.date) -> str:
    """Return a day by the lunar calendar as one says it: 农历八月十二."""
    found = lunar(day)
    return "农历" + lunar_day_words(found.month, found.day, found.leap)


def _in_year(year: int, month: int, day: int) -> dt.date:
    """Return the day in that year; 29 February falls on the 28th where there is none."""
    if month == 2 and day == 29:
        return dt.date(year, 3, 1) - dt.timedelta(days=1)
    return dt.date(year, month, day)


def next_birthday(birthday: HasBirthday, today: dt.date) -> dt.date | None:
    """Return the next day to congratulate, today included; by the lunar calendar where that one was told."""
    if birthday.lunar_month and birthday.lunar_day:
        start = lunar(today).year
        for year in (start, start + 1, start + 2):
            found = solar_of_lunar(year, birthday.lunar_month, birthday.lunar_day, birthday.leap)
            if found >= today:
                return found
    month_day = (birthday.solar or "")[-6:]
    if len(month_day) != 6 or month_day[0] != "-":
        return None
    month, day = int(month_day[1:3]), int(month_day[4:])
    found = _in_year(today.year, month, day)
    return found if found >= today else _in_year(today.year + 1, month, day)


def kept_words(birthday: HasBirthday, day: dt.date) -> str:
    """Say why a birthday is kept on that day where its own is missing that year; nothing where it is not."""
    if birthday.lunar_month and birthday.lunar_day:
        year = lunar(day).year
        month, told = birthday.lunar_month, []
        has_leap = birthday.leap and leap_month(year) == month
        if birthday.leap and not has_leap:
            leap = lunar_day_shown(month, birthday.lunar_day, leap=True)
            told.append(_("{year} has no {leap}; kept in the ordinary month").format(year=year, leap=leap))
        if birthday.lunar_day == 30 and not has_lunar_day(year, month, 30, has_leap):
            told.append(_("the month has 29 days this year; day 30 is kept on the 29th"))
        return _p("between sentences", "; ").join(told)
    if (birthday.solar or "")[-5:] == "02-29" and (day.month, day.day) == (2, 28):
        return _("no 29 February this year; kept on the 28th")
    return ""


def age(birthday: HasBirthday, today: dt.date) -> int | None:
    """Return how old somebody is, by whole years; from a year alone, the age reached in that year."""
    parts = (birthday.solar or "").split("-")
    if parts[0]:
        born = [int(part) for part in parts]
        month, day = (born[1:] + [today.month, today.day][len(born) - 1 :])[:2]
        return today.year - born[0] - ((today.month, today.day) < (month, day))
    if birthday.lunar_year is None:
        return None
    if not birthday.lunar_month or not birthday.lunar_day:
        return today.year - birthday.lunar_year
    day_of_birth = solar_of_lunar(
        birthday.lunar_year, birthday.lunar_month, birthday.lunar_day, birthday.leap
    )
    passed = (today.month, today.day) >= (day_of_birth.month, day_of_birth.day)
    return today.year - day_of_birth.year - (not passed)
