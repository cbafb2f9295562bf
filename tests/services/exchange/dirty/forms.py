"""Forms: labels beside their values, one person a sheet or several; tables that lie on their side."""

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from tests.services.exchange.dirty.columns import bare, point
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import Person, crowd
from tests.services.exchange.dirty.told import Told, together


def _told(person: Person, *fields: str) -> Told:
    parts: dict[str, dict[str, Any]] = {
        "gender": {"gender": person.gender},
        "born": {"birth_solar": f"{person.born:%Y-%m}"},
        "native": {"native_code": person.native_code},
        "ethnicity": {"ethnicity": "汉族"},
        "mobile": point("mobile", person.mobile),
        "landline": point("phone", bare(person.landline)),
        "email": point("email", person.email),
        "post": {"posts": {(person.organization, "", person.title)}},
        "address": {"addresses": {person.address}},
        "spouse": {"spouse": person.spouse},
    }
    return together({"name": person.name}, *(parts[field] for field in fields))


def _card(page: Worksheet, person: Person, row: int) -> None:
    """A form of pairs, with wide cells merged, as personnel offices print them."""
    put(
        page,
        [
            ["校友登记表"],
            ["姓  名", person.name, "性  别", person.sex, "照片"],
            ["出生年月", f"{person.born:%Y.%m}", "民  族", "汉族"],
            ["籍  贯", person.native, "政治面貌", None],
            ["工作单位", person.organization, None, "职务", person.title],
            ["联系电话", person.mobile, "电子邮箱", person.email],
            ["家庭住址", person.address],
            ["主要简历"],
        ],
        row=row,
    )
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)
    page.merge_cells(start_row=row + 1, end_row=row + 3, start_column=5, end_column=5)
    page.merge_cells(start_row=row + 4, end_row=row + 4, start_column=2, end_column=3)
    page.merge_cells(start_row=row + 6, end_row=row + 6, start_column=2, end_column=5)
    page.merge_cells(start_row=row + 7, end_row=row + 8, start_column=2, end_column=5)


_CARD = ("gender", "born", "native", "ethnicity", "mobile", "email", "post", "address")


@dirty("登记表一人一张")
def one_a_sheet(book: Draft) -> None:
    for person in crowd(100, 10):
        _card(book.page(person.name), person, 1)
        book.told.append(_told(person, *_CARD))
    book.kind = "classmates"


@dirty("登记表上下排着")
def stacked(book: Draft) -> None:
    page = book.page("Sheet1")
    for index, person in enumerate(crowd(101, 10)):
        _card(page, person, 1 + 10 * index)
        book.told.append(_told(person, *_CARD))
    book.kind = "classmates"


@dirty("两列一行一项")
def pairs(book: Draft) -> None:
    page = book.page("名片")
    row = 1
    for person in crowd(102, 12):
        put(
            page,
            [
                ["姓名：", person.name],
                ["公司：", person.organization],
                ["职务：", person.title],
                ["手机：", int(person.mobile)],
                ["电话：", person.landline],
                ["邮箱：", person.email],
            ],
            row=row,
        )
        row += 7
        book.told.append(_told(person, "post", "mobile", "landline", "email"))
    book.kind = "cards"


@dirty("标签和内容在一格")
def in_one_cell(book: Draft) -> None:
    page = book.page("Sheet1")
    row = 1
    for person in crowd(103, 10):
        put(
            page,
            [
                [f"姓名：{person.name}", f"性别：{person.sex}"],
                [f"单位：{person.organization}", f"职务：{person.title}"],
                [f"手机：{person.mobile}", f"住宅电话：{person.landline}"],
                [f"配偶：{person.spouse}"],
            ],
            row=row,
        )
        row += 5
        book.told.append(_told(person, "gender", "post", "mobile", "landline", "spouse"))


@dirty("横过来的表")
def transposed(book: Draft) -> None:
    page = book.page("Sheet1")
    people = crowd(104, 14)
    put(
        page,
        [
            ["姓名", *(person.name for person in people)],
            ["性别", *(person.sex for person in people)],
            ["手机", *(person.mobile for person in people)],
            ["单位", *(person.organization for person in people)],
            ["职务", *(person.title for person in people)],
            ["籍贯", *(person.native for person in people)],
        ],
    )
    book.told = [_told(person, "gender", "mobile", "post", "native") for person in people]


@dirty("横过来的表有标题和空格")
def transposed_titled(book: Draft) -> None:
    page = book.page("Sheet1")
    people = crowd(105, 10)
    put(page, [["重点客户一览"], []])
    put(
        page,
        [
            ["联系人", *(person.name for person in people)],
            ["公司名称", *(person.organization for person in people)],
            ["职位", *(person.title for person in people)],
            ["办公电话", *(person.landline if index % 3 else None for index, person in enumerate(people))],
            ["手机号码", *(int(person.mobile) for person in people)],
        ],
        row=3,
    )
    book.told = [
        _told(person, "post", "mobile", *(["landline"] if index % 3 else []))
        for index, person in enumerate(people)
    ]
