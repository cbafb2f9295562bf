"""What stands around the table: titles, notes, totals, signatures, blanks, hidden things."""

from tests.services.exchange.dirty.columns import (
    ADDRESS,
    EMAIL,
    GENDER,
    LANDLINE,
    MOBILE,
    MOBILE_NUMBER,
    NAME,
    NATIVE,
    QQ,
    SEQUENCE,
    WECHAT,
    empty,
    listed,
    school,
    work,
)
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import crowd


@dirty("标题说明在上，合计制表在下")
def framed(book: Draft) -> None:
    page = book.page("Sheet1")
    told = school("桐庐中学", "3班", 1998)
    table = listed(crowd(1, 24), SEQUENCE, NAME, GENDER, MOBILE, *work(), ADDRESS, always=told)
    put(
        page,
        [
            ["桐庐中学1998级(3)班同学通讯录"],
            ["说明：请各位同学核对，有误请联系班长", None, None, "更新日期：2024-5-1"],
        ],
    )
    page.merge_cells("A1:G1")
    put(page, [table.headers, *table.rows], row=3)
    put(
        page,
        [
            ["合计", "24人"],
            [],
            ["制表人：温如言", None, None, "审核：陆知远"],
            ["注：本表仅供同学之间联系，请勿外传"],
        ],
        row=28,
    )
    book.told, book.kind = table.told, "classmates"


@dirty("表头在第九行")
def deep(book: Draft) -> None:
    page = book.page("通讯录")
    table = listed(crowd(2, 15), NAME, MOBILE_NUMBER, LANDLINE.headed("座机"), EMAIL)
    notes = [
        "客户联系人登记表",
        None,
        "填表说明：",
        "1、姓名请填全名",
        "2、手机号码为11位",
        "3、座机请带区号",
        "填表日期：2023年6月1日",
    ]
    put(page, [[note] for note in notes])
    put(page, [table.headers, *table.rows], row=9)
    book.told = table.told


@dirty("每页重复标题和表头")
def reprinted(book: Draft) -> None:
    page = book.page("打印")
    table = listed(
        crowd(3, 30),
        SEQUENCE,
        NAME,
        MOBILE,
        *work("工作单位", "职务"),
        always=school("桐庐中学", "2班", 2003),
    )
    row = 1
    for start in range(0, 30, 10):
        put(page, [["桐庐中学2003级(2)班通讯录"], table.headers, *table.rows[start : start + 10]], row=row)
        put(page, [[None, None, f"第{start // 10 + 1}页 共3页"]], row=row + 12)
        row += 14
    book.told, book.kind = table.told, "classmates"


@dirty("空行和预留序号")
def gappy(book: Draft) -> None:
    page = book.page("名单")
    table = listed(crowd(4, 18), SEQUENCE, NAME, MOBILE, WECHAT)
    put(page, [table.headers])
    for index, cells in enumerate(table.rows):
        put(page, [cells], row=2 + index + index // 5 * 2)
    put(page, [[number] for number in range(19, 41)], row=2 + 18 + 3 * 2)
    book.told = table.told


@dirty("小计夹在中间")
def subtotals(book: Draft) -> None:
    page = book.page("客户")
    table = listed(
        crowd(5, 20), SEQUENCE, NAME, *work("单位名称", "职务"), MOBILE_NUMBER, empty("存款（万元）")
    )
    put(page, [["重点客户名单"], table.headers])
    row = 3
    for start in (0, 8, 15):
        part = table.rows[start : {0: 8, 8: 15, 15: 20}[start]]
        put(page, [*part, ["小计", f"{len(part)}户", None, None, None, 120.5]], row=row)
        row += len(part) + 1
    put(page, [[None, "合  计：", 20, None, None, 361.5], ["平均", None, None, None, None, 18.1]], row=row)
    book.told = table.told


@dirty("标题字间有空格")
def spaced_title(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(6, 16), NAME, GENDER, LANDLINE, NATIVE, always=school("桐庐县第二中学", "高三1班"))
    put(
        page,
        [
            [None, None, "桐 庐 县 第 二 中 学"],
            [None, None, "高三（1）班 同 学 录"],
            [],
            table.headers,
            *table.rows,
        ],
    )
    book.told, book.kind = table.told, "classmates"


@dirty("隐藏的列和行")
def hidden_rows(book: Draft) -> None:
    page = book.page("名册")
    table = listed(crowd(7, 14), SEQUENCE, NAME, MOBILE, QQ, EMAIL)
    put(page, [table.headers, *table.rows])
    page.column_dimensions["D"].hidden = True
    page.row_dimensions[5].hidden = True
    page.auto_filter.ref = "A1:E15"
    book.told = table.told


@dirty("表格从C5开始，右边有批注")
def offset(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(8, 12), NAME, GENDER, MOBILE, *work("公司", "职位"))
    put(page, [["老客户"]], row=2, column=3)
    put(page, [table.headers, *table.rows], row=5, column=3)
    put(page, [["红色的是已转走的"], ["黄色的要尽快联系"]], row=6, column=10)
    book.told = table.told


@dirty("学号工号夹在中间")
def numbers(book: Draft) -> None:
    page = book.page("学员")
    people = crowd(9, 20)
    table = listed(people, SEQUENCE, NAME, GENDER, MOBILE)
    put(page, [["序号", "学号", "姓名", "性别", "手机", "座位号", "成绩", "签名"]])
    for index, (number, name, sex, mobile) in enumerate(table.rows):
        put(
            page,
            [
                [
                    number,
                    20030200 + index,
                    name,
                    sex,
                    mobile,
                    f"{index // 5 + 1}排{index % 5 + 1}座",
                    60 + index,
                ]
            ],
            row=2 + index,
        )
    book.told = table.told


@dirty("人数在标题行，落款在右下")
def signed(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(10, 17), NAME, MOBILE, *work("所在单位", "职务"), ADDRESS)
    put(page, [["校友会理事名单", None, None, None, "共17人"], table.headers, *table.rows])
    put(
        page,
        [[None, None, None, None, "桐庐校友会秘书处"], [None, None, None, None, "二〇二三年十月"]],
        row=21,
    )
    book.told, book.kind = table.told, "classmates"
