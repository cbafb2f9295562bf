"""Festivals and solar terms: the right days, named in the language chosen."""

import datetime as dt
import re
from pathlib import Path

import pytest

from resources import data_path
from services import i18n
from services.contacts.lunar import lunar_day_shown
from services.contacts.writing import simplified
from services.greetings import festivals, occasions

TODAY = dt.date(2026, 9, 22)


@pytest.mark.parametrize(
    ("language", "names", "moon"),
    [("zh_CN", ["秋分", "中秋"], "闰六月初三"), ("en", ["Autumn equinox", "Mid-Autumn"], "leap 6-3")],
)
def test_that_days_ahead_are_named_in_the_language_chosen(language: str, names: list[str], moon: str) -> None:
    before = i18n.language()
    i18n.install(data_path("locale"), language)
    try:
        assert [name for name, _day in festivals.names_ahead(TODAY)] == names
        assert lunar_day_shown(6, 3, leap=True) == moon
    finally:
        i18n.install(data_path("locale"), before)


def test_that_every_day_of_a_year_has_an_english_name() -> None:
    before = i18n.language()
    i18n.install(None, "en")
    try:
        found = festivals.ahead(dt.date(2026, 1, 1), 364)
        assert len(found) == len(festivals.FESTIVALS)
        assert [one.festival.shown() for one in found if not one.festival.shown().isascii()] == []
    finally:
        i18n.install(data_path("locale"), before)


@pytest.mark.parametrize(
    ("word", "year", "day"),
    [
        ("元旦", 2026, "2026-01-01"),
        ("春节", 2026, "2026-02-17"),
        ("除夕", 2026, "2026-02-16"),
        ("除夕", 2025, "2025-01-28"),  # the twelfth month had 29 days
        ("元宵节", 2026, "2026-03-03"),
        ("清明节", 2026, "2026-04-05"),
        ("端午", 2025, "2025-05-31"),
        ("中秋节", 2026, "2026-09-25"),
        ("中秋", 2025, "2025-10-06"),  # after a leap sixth month
        ("重阳", 2026, "2026-10-18"),
        ("腊八", 2026, "2026-01-26"),
        ("母亲节", 2026, "2026-05-10"),
        ("父亲节", 2026, "2026-06-21"),
        ("冬至", 2026, "2026-12-22"),
        ("mid_autumn", 2099, "2099-09-29"),
        ("春节", 1901, "1901-02-19"),
    ],
)
def test_that_festivals_fall_on_their_days(word: str, year: int, day: str) -> None:
    festival = festivals.named(word)
    assert festival is not None
    assert str(festivals.day_in(festival, year)) == day


def test_that_every_festival_has_a_day_in_every_year_but_for_the_moon_missing_one() -> None:
    for year in range(1901, 2100, 9):
        missing = [one.key for one in festivals.FESTIVALS if festivals.day_in(one, year) is None]
        assert set(missing) <= {"laba", "little_new_year", "spring_eve"}, year
        terms = list(festivals.terms_of(year).values())
        assert terms == sorted(terms)
        assert {day.year for day in terms} == {year}


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("中秋节", "中秋"),
        ("国庆", "国庆节"),
        ("birthday", "生日"),
        ("谢过 来访", "谢过 来访"),
        ("春节", "春节"),
    ],
)
def test_that_an_occasion_is_kept_under_one_name(word: str, kept: str) -> None:
    assert occasions.canonical(word) == kept


@pytest.mark.corpora
def test_that_the_observatory_has_the_same_solar_terms(shared: Path) -> None:
    text = (shared / "corpora/calendar/lunar/chinese_lunar_prev_year_next_year.ics").read_text("utf-8")
    told = re.findall(r"DTSTART;VALUE=DATE:(\d{8})[\s\S]*?SUMMARY:(.*)", text)
    terms = {one.name for one in festivals.FESTIVALS if one.kind is festivals.FestivalKind.TERM}
    seen = 0
    for day, words in told:
        date = dt.datetime.strptime(day, "%Y%m%d").replace(tzinfo=dt.UTC).date()
        mine = {one.name for one in festivals.on(date) if one.name in terms}
        theirs = {part for part in re.split(r"[\s\[\]]+", simplified(words).strip()) if part in terms}
        assert mine == theirs, (day, words)
        seen += len(theirs)
    assert seen == 72
