"""Lists that grew in chats and on notice boards: lines that run together, nothing but names, years apart."""

from tests.services.exchange.dirty.columns import MOBILE, NAME, SEQUENCE, Column, listed, point, school
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import crowd
from tests.services.exchange.dirty.told import together


@dirty("群接龙一行一人")
def chain(book: Draft) -> None:
    page = book.page("Sheet1")
    put(page, [["#接龙"], ["98级3班同学聚会报名"]])
    people = crowd(140, 24)
    ways = (
        "{n}. {name} {mobile}",
        "{n}、{name}{mobile}",
        "{n}. {name}：{mobile}",
        "{n}.{name}  {mobile} 带家属",
    )
    for index, person in enumerate(people):
        line = ways[index % 4].format(n=index + 1, name=person.name, mobile=person.mobile)
        put(page, [[line]], row=4 + index)
        noted = {"name_note": "带家属"} if index % 4 == 3 else {}
        told = school("", "3班", 1998)
        book.told.append(together({"name": person.name, **noted}, point("mobile", person.mobile), told))
    book.kind = "classmates"


@dirty("只有姓名排成几列")
def names_only(book: Draft) -> None:
    page = book.page("Sheet1")
    people = crowd(141, 40)
    put(page, [["桐庐中学1996级(2)班名单"]])
    page.merge_cells("A1:E1")
    for index, person in enumerate(people):
        put(page, [[person.name]], row=2 + index // 5, column=1 + index % 5)
    told = school("桐庐中学", "2班", 1996)
    book.told = [together({"name": person.name}, told) for person in people]
    book.kind = "classmates"


@dirty("几列姓名都有表头", ".xls")
def headed_names(book: Draft) -> None:
    page = book.page("Sheet1")
    people = crowd(142, 27)
    put(page, [["参会名单"], ["姓名", "姓名", "姓名"]])
    for index, person in enumerate(people):
        put(page, [[person.name]], row=3 + index // 3, column=1 + index % 3)
    book.told = [{"name": person.name} for person in people]


@dirty("姓名电话写在一格")
def with_phone(book: Draft) -> None:
    page = book.page("Sheet1")
    column = Column(
        "姓名及电话",
        lambda p, index: (
            (f"{p.name}{p.mobile}", f"{p.name} {p.mobile}", f"{p.name}（{p.mobile}）")[index % 3],
            {"name": p.name, **point("mobile", p.mobile)},
        ),
    )
    table = listed(crowd(143, 18), SEQUENCE, column)
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("年级班级分开写")
def years_apart(book: Draft) -> None:
    page = book.page("校友")
    since = ("2003级", "03级", 2003, "2003年")
    until = ("2006届", "06届", "2006年7月", 2006)
    told = school("桐庐中学", "2班", 2003, 2006)
    table = listed(
        crowd(144, 20),
        NAME,
        Column("学校", lambda _p, _index: ("桐庐中学", {})),
        Column("年级", lambda _p, index: (since[index % 4], {})),
        Column("班级", lambda _p, index: (("2班", "（2）班", "二班")[index % 3], told)),
        Column("毕业时间", lambda _p, index: (until[index % 4], {})),
        Column("学历", lambda _p, index: (("本科", "大专", "高中")[index % 3], {})),
        MOBILE,
    )
    put(page, [table.headers, *table.rows])
    book.told, book.kind = table.told, "classmates"


@dirty("姓和名分两列")
def parted_names(book: Draft) -> None:
    page = book.page("Sheet1")
    people = crowd(145, 15)
    family = Column("姓", lambda p, _index: (p.name[:1] if "·" not in p.name else p.name.split("·")[0], {}))
    given = Column(
        "名",
        lambda p, _index: (p.name[1:] if "·" not in p.name else "·" + p.name.split("·")[1], {"name": p.name}),
    )
    table = listed(people, family, given, MOBILE)
    put(page, [table.headers, *table.rows])
    book.told = table.told
