"""Festivals and solar terms ahead, for the head of the day's list."""

import datetime as dt
from functools import lru_cache

from services.contacts.lunar import lunar
from services.diary.day_names import day_name

_SOLAR = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节"}
_LUNAR = {
    (1, 1): "春节",
    (1, 15): "元宵",
    (5, 5): "端午",
    (7, 7): "七夕",
    (8, 15): "中秋",
    (9, 9): "重阳",
    (12, 8): "腊八",
}


@lru_cache(maxsize=64)
def names_of(day: dt.date) -> tuple[str, ...]:
    """Return what a day is: a solar term, a festival, both or nothing."""
    from lunar_python import Solar

    found = []
    term = str(Solar.fromYmd(day.year, day.month, day.day).getLunar().getJieQi())
    if term:
        found.append(term)
    if (day.month, day.day) in _SOLAR:
        found.append(_SOLAR[(day.month, day.day)])
    moon = lunar(day)
    if not moon.leap and (moon.month, moon.day) in _LUNAR:
        found.append(_LUNAR[(moon.month, moon.day)])
    following = lunar(day + dt.timedelta(days=1))
    if (following.month, following.day, following.leap) == (1, 1, False):
        found.append("除夕")
    return tuple(found)


def ahead(today: dt.date, days: int = 7) -> list[tuple[str, dt.date]]:
    """Return the names of the days ahead, today included, nearest first."""
    window = [today + dt.timedelta(days=step) for step in range(days + 1)]
    return [(day_name(name), day) for day in window for name in names_of(day)]
