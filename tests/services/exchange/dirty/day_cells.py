"""Cells of birthdays, as many hands write them."""

import datetime as dt
from typing import Any

from tests.services.exchange.dirty.columns import MOBILE, NAME, Column, Written, listed, taking_turns
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import Person, crowd
from tests.services.exchange.dirty.told import Told


def _whole(cell: Any, person: Person) -> Written:
    return cell, {"birth_solar": person.born.isoformat()}


def _month(cell: Any, person: Person) -> Written:
    return cell, {"birth_solar": f"{person.born:%Y-%m}"}


def _day(cell: Any, person: Person) -> Written:
    return cell, {"birth_solar": f"--{person.born:%m-%d}"}


def _parts(person: Person) -> tuple[int, int, int]:
    return person.born.year, person.born.month, person.born.day


SOLAR = taking_turns(
    lambda p: _whole("{}.{}.{}".format(*_parts(p)), p),
    lambda p: _whole("{}/{}/{}".format(*_parts(p)), p),
    lambda p: _whole("{}年{}月{}日".format(*_parts(p)), p),
    lambda p: _whole((p.born - dt.date(1899, 12, 30)).days, p),
    lambda p: _whole(f"{p.born:%Y%m%d}", p),
    lambda p: _whole(int(f"{p.born:%Y%m%d}"), p),
    lambda p: _whole(dt.datetime(*_parts(p)), p),
    lambda p: _month(f"{p.born:%Y.%m}", p),
    lambda p: _month(f"{p.born:%y}年{p.born.month}月", p),
    lambda p: _month(f"{p.born.year}年{p.born.month}月", p),
    lambda p: _day(f"{p.born.month}月{p.born.day}日", p),
    lambda p: (p.born.year, {"birth_solar": str(p.born.year)}),
    lambda p: _whole("{}年{}月{}日（公历）".format(*_parts(p)), p),
    lambda p: _whole(f"{p.born:%y}.{p.born.month}.{p.born.day}", p),
    lambda p: _whole("{} - {} - {}".format(*_parts(p)), p),
    lambda p: _whole("{}．{}．{}".format(*_parts(p)), p),
    lambda p: _whole(f"{p.born:%Y-%m-%d} 00:00:00", p),
    lambda p: _whole("{}年{}月{}日 属猴".format(*_parts(p)), p),
    lambda p: _whole("生于{}.{}.{}".format(*_parts(p)), p),
    lambda p: _whole("{1}/{2}/{0}".format(*_parts(p)), p) if p.born.day > 12 else _whole(p.born, p),
)


def _lunar(month: int, day: int, year: int | None = None, *, leap: bool = False) -> Told:
    return {
        "birth_lunar_month": month,
        "birth_lunar_day": day,
        "birth_lunar_leap": leap,
        "birth_lunar_year": year,
    }


LUNAR: tuple[Written, ...] = (
    ("农历八月十五", _lunar(8, 15)),
    ("八月十五(农历)", _lunar(8, 15)),
    ("八月十五", _lunar(8, 15)),
    ("阴历八月十五", _lunar(8, 15)),
    ("1980年农历八月十五", _lunar(8, 15, 1980)),
    ("农历1980年8月15日", _lunar(8, 15, 1980)),
    ("闰四月初五", _lunar(4, 5, leap=True)),
    ("农历闰四月初五", _lunar(4, 5, leap=True)),
    ("正月初一", _lunar(1, 1)),
    ("腊月廿三", _lunar(12, 23)),
    ("冬月二十", _lunar(11, 20)),
    ("1975年腊月三十", _lunar(12, 30, 1975)),
    ("8月15日（农历）", _lunar(8, 15)),
    ("农历8.15", _lunar(8, 15)),
    ("一九八〇年八月十五日", {"birth_solar": "1980-08-15"}),
    ("1980-8-15(农历七月初五)", {"birth_solar": "1980-08-15", **_lunar(7, 5)}),
    ("旧历九月初九", _lunar(9, 9)),
    ("九月初九 农历", _lunar(9, 9)),
    ("不详", {}),
    ("农历八月三十二", {"problems": {"生日"}}),
    ("1980年2月30日", {"problems": {"生日"}}),
    ("2030-01-01", {"problems": {"生日"}}),
    ("农历八月", {"problems": {"生日"}}),
    ("十月初十", _lunar(10, 10)),
)
UNDER_LUNAR = taking_turns(
    lambda p: (f"{p.born.month}月{p.born.day}日", _lunar(p.born.month, p.born.day)),
    lambda p: (f"{p.born.month}.{p.born.day}", _lunar(p.born.month, p.born.day)),
    lambda p: ("八月十五", _lunar(8, 15)),
    lambda p: (
        f"{p.born.year}年{p.born.month}月{p.born.day}日",
        _lunar(p.born.month, p.born.day, p.born.year),
    ),
    lambda p: ("闰六月初三", _lunar(6, 3, leap=True)),
)


@dirty("公历生日各种写法")
def solar(book: Draft) -> None:
    table = listed(crowd(130, 40), NAME, Column("生日", SOLAR), MOBILE)
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("农历生日各种写法")
def lunar(book: Draft) -> None:
    column = Column("生日", lambda _person, index: LUNAR[index])
    table = listed(crowd(131, len(LUNAR)), NAME, column, MOBILE)
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("另一列说是农历")
def told_lunar(book: Draft) -> None:
    def day(person: Person, index: int) -> Written:
        parts = _parts(person)
        told = _lunar(parts[1], parts[2], parts[0]) if index % 2 else _whole("", person)[1]
        return "{}-{}-{}".format(*parts), told

    calendar = Column("公历/农历", lambda _person, index: ("农历" if index % 2 else "公历", {}))
    table = listed(crowd(133, 20), NAME, Column("生日", day), calendar, MOBILE)
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("农历生日一列", ".xls")
def under_lunar(book: Draft) -> None:
    table = listed(crowd(132, 25), NAME, Column("生日（农历）", UNDER_LUNAR), MOBILE)
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told
