"""Cells of phones and of the other ways to reach somebody, as many hands write them."""

from typing import Any

from tests.services.exchange.dirty.columns import (
    NAME,
    Column,
    Written,
    bare,
    constant,
    listed,
    point,
    taking_turns,
)
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import Person, crowd
from tests.services.exchange.dirty.told import Told, together


def _spaced(mobile: str, sign: str) -> str:
    return sign.join((mobile[:3], mobile[3:7], mobile[7:]))


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


def _mobile(cell: Any, person: Person) -> Written:
    return cell, point("mobile", person.mobile)


def _both(cell: str, person: Person) -> Written:
    return cell, together(point("mobile", person.mobile), point("phone", bare(person.landline)))


def _two(cell: str, person: Person) -> Written:
    return cell, point("mobile", person.mobile, person.second)


def _phone(cell: Any, number: str) -> Written:
    return cell, point("phone", number)


MOBILES = taking_turns(
    lambda p: _mobile(_spaced(p.mobile, "-"), p),
    lambda p: _mobile(_spaced(p.mobile, " "), p),
    lambda p: _mobile(f"+86 {p.mobile}", p),
    lambda p: _mobile(f"+86-{_spaced(p.mobile, '-')}", p),
    lambda p: _mobile(f"86{p.mobile}", p),
    lambda p: _mobile(f"0086 {p.mobile}", p),
    lambda p: _mobile(_wide(p.mobile), p),
    lambda p: _mobile(float(p.mobile), p),
    lambda p: _mobile(f"{p.mobile}.0", p),
    lambda p: _mobile(f"'{p.mobile}", p),
    lambda p: _mobile(f"手机：{p.mobile}", p),
    lambda p: _mobile(f"{p.mobile}（微信同号）", p),
    lambda p: _mobile(f" {p.mobile}\u00a0", p),
    lambda p: _mobile(f"\u202d{p.mobile}\u202c", p),
    lambda p: _mobile(f"{p.mobile}(本人)", p),
    lambda p: _mobile(f"0{p.mobile}", p),
    lambda p: _mobile(f"Tel:{p.mobile}", p),
    lambda p: _mobile(f"({p.mobile})", p),
)
SEVERAL = taking_turns(
    lambda p: _both(f"{p.mobile}/{p.landline}", p),
    lambda p: _two(f"{p.mobile}、{p.second}", p),
    lambda p: _two(f"{p.mobile}\n{p.second}", p),
    lambda p: _two(f"{p.mobile}；{p.second}", p),
    lambda p: _two(f"{p.mobile} {p.second}", p),
    lambda p: _two(f"{p.mobile}，{p.second}（新）", p),
    lambda p: _both(f"手机{p.mobile} 座机{p.landline}", p),
    lambda p: _both(f"{p.landline}(办) {p.mobile}(手机)", p),
    lambda p: _both(f"办：{p.landline}\n手机：{p.mobile}", p),
    lambda p: _two(f"{p.mobile}或{p.second}", p),
    lambda p: _two(f"{p.mobile}（旧）{p.second}（新）", p),
    lambda p: _two(f"①{p.mobile}②{p.second}", p),
    lambda p: _two(f"1.{p.mobile} 2.{p.second}", p),
    lambda p: _two(f"移动{p.mobile}，联通{p.second}", p),
    lambda p: _both(f"{p.mobile}  宅{p.landline}", p),
    lambda p: _two(f"{p.mobile}|{p.second}", p),
)
LANDLINES = taking_turns(
    lambda p: _phone(p.landline, bare(p.landline)),
    lambda p: _phone(f"({p.landline[:4]}){p.landline[5:]}", bare(p.landline)),
    lambda p: _phone(f"（{p.landline[:4]}）{p.landline[5:]}", bare(p.landline)),
    lambda p: _phone(p.landline.replace("-", "—"), bare(p.landline)),
    lambda p: _phone(p.landline.replace("-", " "), bare(p.landline)),
    lambda p: _phone(f"{p.landline}转801", f"{bare(p.landline)}-801"),
    lambda p: _phone(f"{p.landline}-8012", f"{bare(p.landline)}-8012"),
    lambda p: _phone(f"{p.landline} 分机 66", f"{bare(p.landline)}-66"),
    lambda p: _phone(f"{p.landline} ext.203", f"{bare(p.landline)}-203"),
    lambda p: _phone(f"{p.landline}×12", f"{bare(p.landline)}-12"),
    lambda p: _phone(f"+86-571-{p.landline[5:]}", bare(p.landline)),
    lambda p: _phone(int(bare(p.landline)[1:]), bare(p.landline)),
    lambda p: _phone(f"{p.landline[:9]} {p.landline[9:]}", bare(p.landline)),
    lambda p: _phone("400-820-8820", "4008208820"),
    lambda p: _phone(f"{p.landline}/56", "/56"),
    lambda p: _phone(f"010-6{p.landline[6:]}", f"0106{p.landline[6:]}"),
)
MAILS = taking_turns(
    lambda p: (p.email.upper(), point("email", p.email)),
    lambda p: (f" {p.email} ", point("email", p.email)),
    lambda p: (f"mailto:{p.email}", point("email", p.email)),
    lambda p: (p.email.replace("@", "＠"), point("email", p.email)),
    lambda p: (f"{p.email}；{p.qq}@qq.com", point("email", p.email, f"{p.qq}@qq.com")),
    lambda p: (f"{p.name}<{p.email}>", point("email", p.email)),
    lambda p: (f"{p.email}(常用)", point("email", p.email)),
    lambda p: ("无", {}),
    lambda p: ("zhang.example.com", {"problems": {"邮箱"}}),
)
WECHATS = taking_turns(
    lambda p: (p.wechat, point("wechat", p.wechat)),
    lambda p: (int(p.qq), point("wechat", p.qq)),
    lambda p: (f"微信号：{p.wechat}", point("wechat", p.wechat)),
    lambda p: ("同手机", point("wechat", p.mobile)),
    lambda p: ("手机号", point("wechat", p.mobile)),
    lambda p: ("/", {}),
)


def _refused(reason_column: str = "电话") -> Told:
    return {"problems": {reason_column}}


BAD: tuple[Written, ...] = (
    ("1.38E+10", _refused()),
    ("1.38001E+10", _refused()),
    ("1380013800", _refused()),
    ("138001380001", _refused()),
    ("54321", _refused()),
    ("没有电话", {}),
    ("33012219800815001X", _refused()),
    ("不详", {}),
    ("—", {}),
    ("待补充", {}),
    ("空号", {}),
    ("88000122", {**point("phone", "88000122"), **_refused()}),
    ("停机", {}),
)


@dirty("手机号各种写法")
def mobiles(book: Draft) -> None:
    table = listed(crowd(110, 36), NAME, Column("手机", MOBILES))
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("一格几个电话")
def several(book: Draft) -> None:
    table = listed(crowd(111, 32), NAME, Column("联系方式", SEVERAL))
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("座机区号分机")
def landlines(book: Draft) -> None:
    people = crowd(112, 32)
    table = listed(people, NAME, Column("电话", LANDLINES))
    put(book.page("Sheet1"), [table.headers, *table.rows])
    for person, one in zip(people, table.told, strict=True):
        if ("phone", "/56") in one["points"]:  # two lines written as one
            number = bare(person.landline)
            one["points"] = frozenset((("phone", number), ("phone", f"{number[:-2]}56")))
    book.told = table.told


@dirty("残缺的电话")
def bad(book: Draft) -> None:
    table = listed(crowd(113, len(BAD)), NAME, Column("电话", lambda _person, index: BAD[index]))
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("邮箱和微信")
def mails(book: Draft) -> None:
    mobile = Column("手机", lambda person, _index: (person.mobile, point("mobile", person.mobile)))
    table = listed(crowd(114, 27), NAME, mobile, Column("邮箱", MAILS), Column("微信号", WECHATS))
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told


@dirty("逗号分隔全是小数", ".csv")
def floats(book: Draft) -> None:
    table = listed(
        crowd(115, 30),
        NAME,
        Column("手机号码", lambda p, _index: (f"{p.mobile}.0", point("mobile", p.mobile))),
        Column("QQ号", lambda p, _index: (f"{p.qq}.0", point("qq", p.qq))),
        constant("备注", "", notes=""),
    )
    put(book.page("Sheet1"), [table.headers, *table.rows])
    book.told = table.told
