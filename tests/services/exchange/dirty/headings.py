"""Headers as people write them: stars, brackets, two tongues, two rows, twice the same, lies, none."""

from tests.services.exchange.dirty.columns import (
    ADDRESS,
    BIRTHDAY,
    CHILD,
    EMAIL,
    GENDER,
    LANDLINE,
    MOBILE,
    MOBILE_NUMBER,
    NAME,
    NATIVE,
    QQ,
    SECOND,
    SEQUENCE,
    SPOUSE,
    WECHAT,
    constant,
    listed,
    school,
    work,
)
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import crowd


@dirty("星号和必填")
def starred(book: Draft) -> None:
    page = book.page("导入模板")
    table = listed(
        crowd(20, 16),
        NAME.headed("*姓名"),
        MOBILE.headed("手机号码（必填）"),
        GENDER.headed("性别(选填)"),
        *work("★工作单位", "【职务】"),
        EMAIL.headed("邮箱*"),
        BIRTHDAY.headed("出生日期（格式：2000-01-01）"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("表头字间空格和换行")
def spread(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(
        crowd(21, 20),
        SEQUENCE.headed("序\n号"),
        NAME.headed("姓　　名"),
        GENDER.headed("性\n别"),
        MOBILE.headed("联系\n电话"),
        *work("工 作 单 位", "职 务"),
        ADDRESS.headed("家 庭 住 址"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("中英文表头")
def bilingual(book: Draft) -> None:
    page = book.page("Contacts")
    table = listed(
        crowd(22, 14),
        NAME.headed("姓名 Name"),
        GENDER.headed("性别/Gender"),
        MOBILE.headed("手机\nMobile"),
        LANDLINE.headed("办公电话(Office Tel)"),
        EMAIL.headed("E-mail 邮箱"),
        *work("Company 公司", "Title（职务）"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("表头带类型")
def typed(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(
        crowd(23, 13),
        NAME.headed("姓名(文本)"),
        MOBILE.headed("电话(文本)"),
        BIRTHDAY.headed("生日(日期)"),
        QQ.headed("QQ号(数字)"),
        WECHAT.headed("微信号[文本]"),
    )
    put(page, [table.headers, ["必填", "11位数字", "yyyy-mm-dd", "数字", "选填"], *table.rows])
    book.told = table.told


@dirty("电话写了两列")
def twice(book: Draft) -> None:
    page = book.page("通讯录")
    table = listed(crowd(24, 18), NAME, MOBILE.headed("电话"), LANDLINE, SECOND.headed("电话"), *work())
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("两行表头合并")
def two_rows(book: Draft) -> None:
    page = book.page("同学录")
    told = school("分水高中", "", 1995)
    table = listed(
        crowd(25, 22), SEQUENCE, NAME, *work(), MOBILE, LANDLINE.headed("座机"), WECHAT, ADDRESS, always=told
    )
    put(
        page,
        [["分水高中95级同学联系表"], ["序号", "姓名", "工作情况", None, "联系方式", None, None, "通讯地址"]],
    )
    put(page, [[None, None, "单位", "职务", "手机", "座机", "微信"], *table.rows], row=3)
    for area in ("A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:G2", "H2:H3"):
        page.merge_cells(area)
    book.told, book.kind = table.told, "classmates"


@dirty("分组表头重复下级")
def same_below(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(26, 15), NAME, LANDLINE, ADDRESS.headed("地址"), SECOND.headed("电话"))
    put(page, [["姓名", "单位", None, "家庭", None], [None, "电话", "地址", "电话", "户主"]])
    rows = [[*cells, "本人"] for cells in table.rows]
    put(page, rows, row=3)
    for area in ("A1:A2", "B1:C1", "D1:E1"):
        page.merge_cells(area)
    book.told = table.told


@dirty("一个表头盖两列")
def wide_head(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(crowd(27, 15), NAME, MOBILE.headed("联系电话"), LANDLINE.headed(None), *work())
    put(page, [table.headers, *table.rows])
    page.merge_cells("B1:C1")
    book.told = table.told


@dirty("示例行在表头下")
def sample(book: Draft) -> None:
    page = book.page("模板")
    table = listed(crowd(28, 12), NAME, MOBILE, *work("公司名称", "职位"), EMAIL)
    put(
        page,
        [
            table.headers,
            ["例：张三", "例：13800000000", "例：某某公司", "例：经理", "例：a@b.com"],
            *table.rows,
        ],
    )
    book.told = table.told


@dirty("别人的电话")
def of_others(book: Draft) -> None:
    page = book.page("学生信息")
    table = listed(
        crowd(29, 20),
        NAME.headed("学生姓名"),
        MOBILE.headed("本人电话"),
        SPOUSE,
        constant("配偶电话", "13911110001"),
        CHILD,
        constant("父亲姓名", "王大山"),
        constant("父亲电话", "13911110002"),
        constant("紧急联系人", "李四海"),
        constant("紧急联系人电话", "13911110003"),
        constant("班主任", "周老师"),
        constant("班主任电话", "13911110004"),
        constant("介绍人手机", "13911110005"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("家庭成员的电话不是本人的")
def of_members(book: Draft) -> None:
    page = book.page("家庭成员")
    table = listed(
        crowd(34, 12),
        NAME.headed("员工姓名"),
        constant("成员姓名", "王大山"),
        constant("称谓", "父亲"),
        constant("联系方式", "13911110002"),
        constant("工作单位", "桐江矿务局"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("英文表头")
def english(book: Draft) -> None:
    page = book.page("Sheet1")
    table = listed(
        crowd(30, 14),
        NAME.headed("Full Name"),
        *work("Company", "Job Title"),
        MOBILE_NUMBER.headed("Mobile No."),
        LANDLINE.headed("Office Phone"),
        EMAIL.headed("E-mail Address"),
        BIRTHDAY.headed("Date of Birth"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("繁体表头")
def traditional(book: Draft) -> None:
    page = book.page("聯絡人")
    table = listed(
        crowd(31, 12),
        NAME,
        GENDER.headed("性別"),
        MOBILE.headed("手機"),
        LANDLINE.headed("電話"),
        *work("單位", "職務"),
        EMAIL.headed("電子郵件"),
        NATIVE.headed("籍貫"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told


@dirty("口语表头")
def spoken(book: Draft) -> None:
    page = book.page("朋友")
    table = listed(
        crowd(32, 15),
        NAME.headed("名字"),
        MOBILE.headed("手机号码（常用）"),
        SECOND.headed("备用电话"),
        *work("在哪上班", "做什么的"),
        NATIVE.headed("哪里人"),
        ADDRESS.headed("住哪"),
    )
    put(page, [table.headers, *table.rows])
    book.told = table.told
