"""The calendar of festivals, 1901 to 2099: statutory and traditional ones, of a calling, solar terms."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from services.contacts.lunar import solar_of_lunar
from services.greetings.day_names import day_name


class FestivalKind(StrEnum):
    """What sort of day a festival is."""

    STATUTORY = "statutory"
    TRADITIONAL = "traditional"
    OBSERVED = "observed"
    """A day of some: teachers, nurses, women, mothers."""
    TERM = "term"
    OWN = "own"
    """A day the user added for everybody."""


@dataclass(frozen=True, slots=True)
class Festival:
    """A day that comes every year, by one of four rules: solar, lunar, n-th weekday, or a solar term."""

    key: str
    name: str
    """The Chinese name, as greetings are kept under it."""
    kind: FestivalKind
    solar: tuple[int, int] | None = None
    lunar: tuple[int, int] | None = None
    weekday: tuple[int, int, int] | None = None
    """Month, which one of the month, weekday from 0 for Monday."""

    def shown(self) -> str:
        """Return the name in the language chosen."""
        return day_name(self.name)


@dataclass(frozen=True, slots=True)
class FestivalDay:
    """A festival and a day it falls on."""

    festival: Festival
    day: dt.date


def _f(key: str, name: str, kind: FestivalKind, solar: tuple[int, int]) -> Festival:
    return Festival(key, name, kind, solar=solar)


def _moon(key: str, name: str, kind: FestivalKind, lunar: tuple[int, int]) -> Festival:
    return Festival(key, name, kind, lunar=lunar)


_STATUTORY, _TRADITIONAL = FestivalKind.STATUTORY, FestivalKind.TRADITIONAL
_OBSERVED, _TERM = FestivalKind.OBSERVED, FestivalKind.TERM
_SUNDAY = 6
_TERMS = (
    "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 "
    "小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至"
).split()
QINGMING = "qingming"

FESTIVALS: tuple[Festival, ...] = (
    _f("new_year", "元旦", _STATUTORY, (1, 1)),
    _moon("spring_eve", "除夕", _STATUTORY, (12, 30)),
    _moon("spring_festival", "春节", _STATUTORY, (1, 1)),
    _f("labour_day", "劳动节", _STATUTORY, (5, 1)),
    _moon("dragon_boat", "端午", _STATUTORY, (5, 5)),
    _moon("mid_autumn", "中秋", _STATUTORY, (8, 15)),
    _f("national_day", "国庆节", _STATUTORY, (10, 1)),
    _moon("laba", "腊八", _TRADITIONAL, (12, 8)),
    _moon("little_new_year", "小年", _TRADITIONAL, (12, 23)),
    _moon("lantern", "元宵", _TRADITIONAL, (1, 15)),
    _moon("dragon_head", "龙抬头", _TRADITIONAL, (2, 2)),
    _moon("qixi", "七夕", _TRADITIONAL, (7, 7)),
    _moon("double_ninth", "重阳", _TRADITIONAL, (9, 9)),
    _f("police_day", "警察节", _OBSERVED, (1, 10)),
    _f("womens_day", "妇女节", _OBSERVED, (3, 8)),
    _f("youth_day", "青年节", _OBSERVED, (5, 4)),
    _f("nurses_day", "护士节", _OBSERVED, (5, 12)),
    Festival("mothers_day", "母亲节", _OBSERVED, weekday=(5, 2, _SUNDAY)),
    _f("childrens_day", "儿童节", _OBSERVED, (6, 1)),
    Festival("fathers_day", "父亲节", _OBSERVED, weekday=(6, 3, _SUNDAY)),
    _f("army_day", "建军节", _OBSERVED, (8, 1)),
    _f("doctors_day", "医师节", _OBSERVED, (8, 19)),
    _f("teachers_day", "教师节", _OBSERVED, (9, 10)),
    _f("journalists_day", "记者节", _OBSERVED, (11, 8)),
    *(
        Festival(QINGMING if name == "清明" else f"term_{place + 1}", name, _TERM)
        for place, name in enumerate(_TERMS)
    ),
)
"""Every festival of the calendar; a solar term is found by its name."""

BY_KEY: dict[str, Festival] = {festival.key: festival for festival in FESTIVALS}
_TERM_OF: dict[str, Festival] = {one.name: one for one in FESTIVALS if one.kind is _TERM}


def day_in(festival: Festival, year: int) -> dt.date | None:
    """Return the day a festival falls on in a solar year; None where a lunar one misses that year."""
    if festival.kind is _TERM:
        return terms_of(year)[festival.name]
    if festival.solar is not None:
        return dt.date(year, *festival.solar)
    if festival.weekday is not None:
        month, which, weekday = festival.weekday
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    if festival.lunar is None:
        return None
    days = (solar_of_lunar(moon_year, *festival.lunar) for moon_year in (year - 1, year))
    return next((day for day in days if day.year == year), None)


@lru_cache(maxsize=16)
def terms_of(year: int) -> dict[str, dt.date]:
    """Return the 24 solar terms of a year, in their order."""
    from lunar_python import Solar

    table = Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable()
    found: dict[str, dt.date] = {}
    for name in _TERMS:
        # Its table runs over the year's edges: the winter solstice under its own name is last year's.
        solar = table["DONG_ZHI" if name == "冬至" else name]
        found[name] = dt.date(solar.getYear(), solar.getMonth(), solar.getDay())
    return found


@lru_cache(maxsize=16)
def year_of(year: int) -> tuple[FestivalDay, ...]:
    """Return every festival of a year by its day; of one day the solar term comes first."""
    days = [(day_in(festival, year), festival) for festival in FESTIVALS]
    found = [FestivalDay(festival, day) for day, festival in days if day is not None]
    return tuple(sorted(found, key=lambda one: (one.day, one.festival.kind is not _TERM)))


@lru_cache(maxsize=64)
def on(day: dt.date) -> tuple[Festival, ...]:
    """Return what a day is: a solar term, a festival, several or nothing."""
    return tuple(one.festival for one in year_of(day.year) if one.day == day)


def ahead(today: dt.date, days: int) -> list[FestivalDay]:
    """Return the festivals from today on, today included, nearest first."""
    last = today + dt.timedelta(days=days)
    years = range(today.year, last.year + 1)
    return [one for year in years for one in year_of(year) if today <= one.day <= last]


def names_ahead(today: dt.date, days: int = 7) -> list[tuple[str, dt.date]]:
    """Return the names of the days ahead that all observe, in the language chosen."""
    found = ahead(today, days)
    return [(one.festival.shown(), one.day) for one in found if one.festival.kind is not _OBSERVED]


@cache
def _by_word() -> dict[str, Festival]:
    found = dict[str, Festival]()
    for festival in FESTIVALS:
        for word in (festival.key, festival.name, f"{festival.name}节", festival.name.removesuffix("节")):
            found.setdefault(word.lower(), festival)
    found["过年"] = found["新年"] = found["大年初一"] = BY_KEY["spring_festival"]
    found["十一"], found["五一"] = BY_KEY["national_day"], BY_KEY["labour_day"]
    return found


def named(word: str) -> Festival | None:
    """Return the festival a word means: 中秋, 中秋节, mid_autumn, or its name on the screen."""
    bare = word.strip().lower()
    found = _by_word().get(bare)
    if found is None and bare:
        found = next((one for one in FESTIVALS if one.shown().lower() == bare), None)
    return found


def next_day(festival: Festival, today: dt.date) -> dt.date:
    """Return when a festival comes next, today included."""
    days = (day_in(festival, year) for year in range(today.year, today.year + 3))
    return next(day for day in days if day is not None and day >= today)
