"""Several tables in one sheet, and cells merged over several rows."""

from tests.services.exchange.dirty.columns import (
    ADDRESS,
    GENDER,
    LANDLINE,
    MOBILE,
    NAME,
    SECOND,
    SEQUENCE,
    Column,
    bare,
    constant,
    listed,
    point,
    school,
    work,
)
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import crowd
from tests.services.exchange.dirty.told import together


@dirty("左右两栏中间空一列")
def side_by_side(book: Draft) -> None:
    page = book.page("通讯录")
    told = school("桐庐中学", "4班", 1996)
    table = listed(crowd(60, 31), NAME, MOBILE, *work("单位", "职务"), always=told)
    put(page, [["桐庐中学1996级（4）班通讯录"], table.headers, *table.rows[:16]])
    put(page, [table.headers, *table.rows[16:]], row=2, column=6)
    page.merge_cells("A1:I1")
    book.told, book.kind = table.told, "classmates"


@dirty("左右两栏紧挨着")
def adjoining(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(61, 30), SEQUENCE, NAME, LANDLINE)
    put(page, [table.headers * 2])
    put(page, table.rows[:15], row=2)
    put(page, table.rows[15:], row=2, column=4)
    book.told = table.told


@dirty("三栏姓名电话")
def three_columns(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(62, 40), NAME, MOBILE.headed("电话"))
    put(page, [["98届高三(6)班"], table.headers * 3])
    for part in range(3):
        put(page, table.rows[part * 14 : part * 14 + 14], row=3, column=1 + 2 * part)
    book.told = [together(one, school("", "高三6班", None, 1998)) for one in table.told]
    book.kind = "classmates"


@dirty("三栏没有表头")
def three_bare_columns(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(63, 36), NAME, MOBILE)
    for part in range(3):
        put(page, table.rows[part * 12 : part * 12 + 12], column=1 + 3 * part)
    book.told = table.told


@dirty("左右两张不同的表")
def unlike(book: Draft) -> None:
    page = book.page("Sheet1")
    left = listed(crowd(64, 12), NAME, MOBILE.headed("手机"), *work())
    right = listed(crowd(65, 8), SEQUENCE, NAME, LANDLINE, ADDRESS)
    put(page, [left.headers, *left.rows])
    put(page, [right.headers, *right.rows], column=7)
    book.told = left.told + right.told


@dirty("上下三个班各有标题表头")
def one_under_another(book: Draft) -> None:
    page = book.page("年级")
    row = 1
    for number in (1, 2, 3):
        told = school("桐庐中学", f"{number}班", 2001)
        table = listed(crowd(65 + number, 9), SEQUENCE, NAME, GENDER, MOBILE, always=told)
        put(page, [[f"桐庐中学2001级{number}班名单"], table.headers, *table.rows, ["合计：9人"]], row=row)
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
        book.told += table.told
        row += 13
    book.kind = "classmates"


@dirty("上下两张不同的表没有空行")
def stacked_unlike(book: Draft) -> None:
    page = book.page("Sheet1")
    first = listed(crowd(69, 10), NAME, MOBILE, *work())
    second = listed(crowd(70, 10), SEQUENCE, NAME, GENDER, LANDLINE, ADDRESS)
    put(page, [first.headers, *first.rows, second.headers, *second.rows])
    book.told = first.told + second.told


@dirty("组名单独一行")
def sections(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(71, 18), SEQUENCE, NAME, MOBILE, *work(), always=school("桐庐县中学"))
    put(page, [["桐庐县中学校友花名册"], table.headers])
    row = 3
    for start, title in ((0, "一、教师组"), (6, "二、学生组"), (12, "三、家长组")):
        put(page, [[title], *table.rows[start : start + 6]], row=row)
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)
        row += 7
    book.told, book.kind = table.told, "classmates"


@dirty("部门竖着合并", ".xls")
def merged_departments(book: Draft) -> None:
    page = book.page("单位通讯录")
    departments = ("办公室", "财务科", "业务科")
    department = Column(
        "部门", lambda _person, index: (departments[index // 6] if index % 6 == 0 else None, {})
    )
    title = Column(
        "职务",
        lambda person, index: (
            person.title,
            {"posts": {("桐江矿务局", departments[index // 6], person.title)}},
        ),
    )
    table = listed(crowd(72, 18), department, NAME, constant("单位", "桐江矿务局"), title, MOBILE)
    put(page, [["桐江矿务局通讯录"], table.headers, *table.rows])
    page.merge_cells("A1:E1")
    for start in (3, 9, 15):
        page.merge_cells(start_row=start, end_row=start + 5, start_column=1, end_column=1)
    book.told = table.told


@dirty("单位和寝室都竖着合并")
def merged_dormitories(book: Draft) -> None:
    page = book.page("Sheet1")
    dormitory = Column("寝室", lambda _person, index: (f"{301 + index // 4}" if index % 4 == 0 else None, {}))
    firm = Column(
        "单位",
        lambda _person, index: (
            ("桐江矿务局", "桐庐中学")[index // 8] if index % 8 == 0 else None,
            {"posts": {(("桐江矿务局", "桐庐中学")[index // 8], "", "")}},
        ),
    )
    table = listed(crowd(73, 16), dormitory, NAME, MOBILE, firm)
    put(page, [table.headers, *table.rows])
    for start in range(2, 18, 4):
        page.merge_cells(start_row=start, end_row=start + 3, start_column=1, end_column=1)
    for start in (2, 10):
        page.merge_cells(start_row=start, end_row=start + 7, start_column=4, end_column=4)
    book.told = table.told


@dirty("一个人占两行")
def two_rows_each(book: Draft) -> None:
    page = book.page("Sheet1")
    people = crowd(74, 12)
    put(page, [["序号", "姓名", "电话", "地址"]])
    for index, person in enumerate(people):
        row = 2 + 2 * index
        put(
            page,
            [[index + 1, person.name, person.mobile, person.address], [None, None, person.landline]],
            row=row,
        )
        for letter in "ABD":
            page.merge_cells(f"{letter}{row}:{letter}{row + 1}")
        book.told.append(
            together(
                {"name": person.name, "addresses": {person.address}},
                point("mobile", person.mobile),
                point("phone", bare(person.landline)),
            )
        )


@dirty("同上和点点")
def ditto(book: Draft) -> None:
    page = book.page("Sheet1")
    marks = ("同上", "〃", "″", '"', "同  上")
    firms = ("新安化工集团", "桐庐县税务局")
    firm = Column(
        "单位",
        lambda _person, index: (
            firms[index // 8] if index % 8 == 0 else marks[index % 5],
            {"posts": {(firms[index // 8], "", "")}},
        ),
    )
    table = listed(crowd(75, 16), SEQUENCE, NAME, firm, SECOND)
    put(page, [table.headers, *table.rows])
    book.told = table.told
