"""Festivals and solar terms ahead, named in the language chosen."""

import datetime as dt

import pytest

from resources import data_path
from services import i18n
from services.contacts.lunar import lunar_day_shown
from services.diary import almanac

TODAY = dt.date(2026, 9, 22)


@pytest.mark.parametrize(
    ("language", "names", "moon"),
    [("zh_CN", ["秋分", "中秋"], "闰六月初三"), ("en", ["Autumn equinox", "Mid-Autumn"], "leap 6-3")],
)
def test_that_days_ahead_are_named_in_the_language_chosen(language: str, names: list[str], moon: str) -> None:
    before = i18n.language()
    i18n.install(data_path("locale"), language)
    try:
        assert [name for name, _day in almanac.ahead(TODAY)] == names
        assert lunar_day_shown(6, 3, leap=True) == moon
    finally:
        i18n.install(data_path("locale"), before)


def test_that_every_day_of_a_year_has_an_english_name() -> None:
    before = i18n.language()
    i18n.install(None, "en")
    try:
        found = almanac.ahead(dt.date(2026, 1, 1), 364)
        assert len(found) > 30
        assert [name for name, _day in found if not name.isascii()] == []
    finally:
        i18n.install(data_path("locale"), before)
