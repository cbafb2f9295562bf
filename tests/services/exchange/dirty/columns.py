"""Columns as people keep them: a header, what stands in the cell, and what that tells."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.services.exchange.dirty.people import Person
from tests.services.exchange.dirty.told import Told, together

Written = tuple[Any, Told]
"""A cell, and what it tells."""


@dataclass(frozen=True)
class Column:
    """One column; ``write`` gets the person and how many stand above."""

    header: Any
    write: Callable[[Person, int], Written]

    def headed(self, header: Any) -> "Column":
        """Return the same column under another header."""
        return replace(self, header=header)


@dataclass(frozen=True)
class Listed:
    """A table ready to be laid out: headers, rows of cells, and what each row tells."""

    headers: list[Any]
    rows: list[list[Any]]
    told: list[Told]


def listed(people: Sequence[Person], *columns: Column, always: Told | None = None) -> Listed:
    """Return the people in these columns; ``always`` is what the list tells of everybody."""
    rows: list[list[Any]] = []
    told: list[Told] = []
    for index, person in enumerate(people):
        written = [column.write(person, index) for column in columns]
        rows.append([cell for cell, _told in written])
        told.append(together(*(each for _cell, each in written), always or {}))
    return Listed([column.header for column in columns], rows, told)


def point(kind: str, *values: str) -> Told:
    """Return what a way to reach somebody tells."""
    return {"points": {(kind, value) for value in values}}


def bare(phone: str) -> str:
    """Return a landline as dialled."""
    return phone.replace("-", "")


def taking_turns(*ways: Callable[[Person], Written]) -> Callable[[Person, int], Written]:
    """Return a writer that takes the ways in turn, as many hands do."""
    return lambda person, index: ways[index % len(ways)](person)


def plain(header: str, field: str, key: str) -> Column:
    """Return a column of a text told as it is."""
    return Column(header, lambda person, _index: (getattr(person, key), {field: getattr(person, key)}))


def empty(header: Any) -> Column:
    """Return a column nobody filled in."""
    return Column(header, lambda _person, _index: (None, {}))


def constant(header: Any, cell: Any, **told: Any) -> Column:
    """Return a column that says the same of everybody."""
    return Column(header, lambda _person, _index: (cell, told))


SEQUENCE = Column("序号", lambda _person, index: (index + 1, {}))
NAME = plain("姓名", "name", "name")
GENDER = Column("性别", lambda person, _index: (person.sex, {"gender": person.gender}))
MOBILE = Column("手机", lambda person, _index: (person.mobile, point("mobile", person.mobile)))
MOBILE_NUMBER = Column("手机", lambda person, _index: (int(person.mobile), point("mobile", person.mobile)))
SECOND = Column("电话", lambda person, _index: (person.second, point("mobile", person.second)))
LANDLINE = Column("电话", lambda person, _index: (person.landline, point("phone", bare(person.landline))))
EMAIL = Column("邮箱", lambda person, _index: (person.email, point("email", person.email)))
WECHAT = Column("微信", lambda person, _index: (person.wechat, point("wechat", person.wechat)))
QQ = Column("QQ", lambda person, _index: (int(person.qq), point("qq", person.qq)))
NATIVE = Column("籍贯", lambda person, _index: (person.native, {"native_code": person.native_code}))
ADDRESS = Column("地址", lambda person, _index: (person.address, {"addresses": {person.address}}))
BIRTHDAY = Column("出生日期", lambda person, _index: (person.born, {"birth_solar": person.born.isoformat()}))
SPOUSE = plain("配偶", "spouse", "spouse")
CHILD = plain("子女", "children", "child")
ID_NUMBER = Column(
    "身份证号",
    lambda person, index: (f"330122{person.born:%Y%m%d}{index:03d}{'X' if index % 3 else '1'}", {}),
)
POST = Column(
    "现工作单位及职务",
    lambda person, _index: (
        f"{person.organization}{person.department}{person.title}",
        {"posts": {(person.organization, person.department, person.title)}},
    ),
)


def work(*headers: str) -> tuple[Column, Column]:
    """Return the two columns of employer and title, told together."""
    organization, title = headers or ("单位", "职务")
    return (
        Column(organization, lambda person, _index: (person.organization, {})),
        Column(
            title,
            lambda person, _index: (person.title, {"posts": {(person.organization, "", person.title)}}),
        ),
    )


def school(name: str = "", klass: str = "", since: int | None = None, until: int | None = None) -> Told:
    """Return what a class list tells of everybody."""
    return {"schools": {(name, klass, since, until)}}


def solar(day: dt.date) -> Told:
    """Return what a whole date of birth tells."""
    return {"birth_solar": day.isoformat()}
