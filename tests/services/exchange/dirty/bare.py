"""Tables whose headers are missing, or say what is not so."""

from tests.services.exchange.dirty.columns import (
    ADDRESS,
    BIRTHDAY,
    EMAIL,
    GENDER,
    ID_NUMBER,
    LANDLINE,
    MOBILE,
    MOBILE_NUMBER,
    NAME,
    SECOND,
    SEQUENCE,
    Column,
    constant,
    listed,
    school,
    work,
)
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import crowd


@dirty("没有表头")
def headless(book: Draft) -> None:
    table = listed(crowd(40, 20), NAME, MOBILE_NUMBER, *work(), EMAIL)
    put(book.page("Sheet1"), table.rows)
    book.told = table.told


@dirty("没有表头有标题和序号", ".xls")
def titled_headless(book: Draft) -> None:
    page = book.page("Sheet1")
    told = school("桐庐中学", "5班", 1992)
    table = listed(crowd(41, 18), SEQUENCE, NAME, GENDER, MOBILE, LANDLINE, ADDRESS, always=told)
    put(page, [["桐庐中学92级（5）班同学名单"], *table.rows])
    page.merge_cells("A1:F1")
    book.told, book.kind = table.told, "classmates"


@dirty("只有姓名和电话两列没有表头", ".csv")
def two_columns(book: Draft) -> None:
    table = listed(crowd(42, 25), NAME, MOBILE)
    put(book.page("Sheet1"), table.rows)
    book.told = table.told


@dirty("电话在前姓名在后没有表头")
def reversed_headless(book: Draft) -> None:
    home = Column(None, lambda person, _index: (person.native, {"addresses": {person.native}}))
    table = listed(crowd(43, 16), MOBILE, NAME, BIRTHDAY, home)
    put(book.page("Sheet1"), table.rows)
    book.told = table.told


@dirty("部分列没有表头")
def half_headed(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(44, 16), SEQUENCE, NAME, MOBILE.headed(None), *work(), EMAIL.headed(None))
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("姓名列没有表头")
def nameless(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(45, 16), NAME.headed(None), GENDER, MOBILE.headed("联系方式"), *work())
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("姓名和电话表头写反")
def swapped(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(46, 14), NAME.headed("电话"), MOBILE.headed("姓名"), *work())
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("表头说谎")
def lying(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(
        crowd(47, 14),
        NAME,
        EMAIL.headed("微信"),
        MOBILE.headed("邮箱"),
        BIRTHDAY.headed("年龄"),
        SECOND.headed("地址"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("身份证号不存")
def with_ids(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(
        crowd(48, 16), NAME, GENDER, ID_NUMBER.headed("证件"), MOBILE, ID_NUMBER.headed("备注"), *work()
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("身份证号没有表头")
def ids_headless(book: Draft) -> None:
    table = listed(
        crowd(49, 16), SEQUENCE, NAME, ID_NUMBER, MOBILE, constant(None, "桐庐县", addresses={"桐庐县"})
    )
    put(book.page("Sheet1"), table.rows)
    book.told = table.told


@dirty("表头是编号")
def coded(book: Draft) -> None:
    page = book.page("导出")
    table = listed(
        crowd(50, 15), NAME.headed("F1"), MOBILE.headed("F2"), GENDER.headed("F3"), EMAIL.headed("F4")
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told
