"""The lunar calendar."""

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contacts import lunar as calendar
from services.contacts import lunar_years
from services.contacts.birthdays import Birthday
from services.contacts.lunar import (
    LunarDay,
    age,
    has_lunar_day,
    kept_words,
    leap_month,
    lunar,
    lunar_day_words,
    lunar_words,
    next_birthday,
    solar_of_lunar,
)

TODAY = dt.date(2026, 9, 22)


def test_that_days_are_told_by_the_moon() -> None:
    assert lunar(dt.date(2025, 1, 29)) == LunarDay(2025, 1, 1)
    assert lunar(dt.date(2025, 1, 28)) == LunarDay(2024, 12, 29)
    assert lunar(dt.date(2025, 8, 1)) == LunarDay(2025, 6, 8, leap=True)
    assert lunar_words(TODAY) == "农历八月十二"
    assert leap_month(2025) == 6
    assert leap_month(2026) == 0


@pytest.mark.parametrize(
    ("month", "day", "leap", "words"),
    [
        (8, 15, False, "八月十五"),
        (6, 3, True, "闰六月初三"),
        (11, 20, False, "冬月二十"),
        (12, 30, False, "腊月三十"),
        (1, 1, False, "正月初一"),
        (2, 29, False, "二月廿九"),
        (10, 10, False, "十月初十"),
        (3, 11, False, "三月十一"),
    ],
)
def test_that_lunar_days_are_written_as_one_says_them(month: int, day: int, leap: bool, words: str) -> None:
    assert lunar_day_words(month, day, leap) == words


def test_that_a_leap_month_birthday_falls_in_the_ordinary_month_without_one() -> None:
    assert solar_of_lunar(2025, 6, 8, leap=True) == dt.date(2025, 8, 1)
    assert solar_of_lunar(2026, 6, 8, leap=True) == solar_of_lunar(2026, 6, 8)


def test_that_day_thirty_falls_on_the_last_day_of_a_short_month() -> None:
    assert not has_lunar_day(2025, 12, 30)
    assert solar_of_lunar(2025, 12, 30) == solar_of_lunar(2025, 12, 29) == dt.date(2026, 2, 16)


@pytest.mark.parametrize(
    ("birthday", "day", "words"),
    [
        (Birthday(None, 6, 8, leap=True), dt.date(2026, 7, 21), "2026 年没有闰六月初八，按平月过"),
        (Birthday(None, 6, 8, leap=True), dt.date(2025, 8, 1), ""),
        (Birthday(None, 12, 30), dt.date(2026, 2, 16), "这年这个月只有 29 天，三十提前到廿九过"),
        (Birthday(None, 12, 30), dt.date(2024, 2, 9), ""),
        (Birthday("1980-02-29"), dt.date(2027, 2, 28), "这年没有 2 月 29 日，提前到 28 日过"),
        (Birthday("1980-02-28"), dt.date(2027, 2, 28), ""),
    ],
)
def test_that_a_day_kept_on_another_says_why(birthday: Birthday, day: dt.date, words: str) -> None:
    assert next_birthday(birthday, day) == day
    assert kept_words(birthday, day) == words


def test_that_the_next_birthday_is_found_by_either_calendar() -> None:
    assert next_birthday(Birthday("1980-09-22"), TODAY) == TODAY
    assert next_birthday(Birthday("1980-09-21"), TODAY) == dt.date(2027, 9, 21)
    assert next_birthday(Birthday("--12-01"), TODAY) == dt.date(2026, 12, 1)
    assert next_birthday(Birthday("1980-02-29"), TODAY) == dt.date(2027, 2, 28)
    assert next_birthday(Birthday(None, 8, 15), TODAY) == dt.date(2026, 9, 25)
    assert next_birthday(Birthday(None, 8, 11), TODAY) == solar_of_lunar(2027, 8, 11)
    assert next_birthday(Birthday(None, 12, 20), dt.date(2027, 1, 5)) == dt.date(2027, 1, 27)
    assert next_birthday(Birthday("1980-01-01", 8, 15), TODAY) == dt.date(2026, 9, 25)
    for partial in (Birthday("1980"), Birthday("1980-09"), Birthday()):
        assert next_birthday(partial, TODAY) is None


def test_that_the_age_is_counted_as_far_as_it_is_known() -> None:
    assert age(Birthday("1980-09-22"), TODAY) == 46
    assert age(Birthday("1980-09-23"), TODAY) == 45
    assert age(Birthday("1980-10"), TODAY) == 45
    assert age(Birthday("1980-09"), TODAY) == 46
    assert age(Birthday("1980"), TODAY) == 46
    assert age(Birthday("--09-22"), TODAY) is None
    assert age(Birthday(None, 8, 15, False, 1980), TODAY) == 45
    assert age(Birthday(None, 8, 10, False, 1980), TODAY) == 46
    assert age(Birthday(None, 8, 15), TODAY) is None


@pytest.mark.corpora
def test_that_the_calendar_of_the_observatory_agrees(shared: Path) -> None:
    text = (shared / "corpora/calendar/lunar/chinese_lunar_prev_year_next_year.ics").read_text("utf-8")
    days = re.findall(r"DTSTART;VALUE=DATE:(\d{8}).*?SUMMARY:(\S+)", text, re.DOTALL)
    assert len(days) > 1000
    for told, words in days:
        found = lunar(dt.datetime.strptime(told, "%Y%m%d").replace(tzinfo=dt.UTC).date())
        if "月" in words:  # the first of a month names the month
            month = re.sub(r".*\]", "", words).replace("閏", "闰")
            mine = lunar_day_words(found.month, 1, found.leap)[:-2]
            assert (found.day, mine) == (1, month.replace("十一月", "冬月").replace("十二月", "腊月"))
        else:
            assert lunar_day_words(found.month, found.day).endswith(words), told


@given(st.dates(dt.date(1900, 3, 1), dt.date(2099, 12, 31)))
def test_that_a_day_comes_back_from_the_moon(day: dt.date) -> None:
    found = lunar(day)
    assert solar_of_lunar(found.year, found.month, found.day, found.leap) == day


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 30), st.booleans()
)
def test_that_a_lunar_birthday_comes_every_year(today: dt.date, month: int, day: int, leap: bool) -> None:
    found = next_birthday(Birthday(None, month, day, leap), today)
    assert found is not None
    assert today <= found <= today + dt.timedelta(days=420)


def test_that_the_table_of_years_is_what_sun_and_moon_give() -> None:
    for year in range(lunar_years.FIRST, lunar_years.LAST + 1):
        told = [dataclasses.astuple(month) for month in calendar.reckoned(year)]
        assert told == list(lunar_years.months(year))
