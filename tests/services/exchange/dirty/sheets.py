"""Workbooks of several sheets."""

from tests.services.exchange.dirty.columns import (
    BIRTHDAY,
    EMAIL,
    GENDER,
    LANDLINE,
    MOBILE,
    NAME,
    NATIVE,
    SEQUENCE,
    WECHAT,
    listed,
    school,
    work,
)
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import crowd


@dirty("一个班一张表", ".xls")
def class_by_class(book: Draft) -> None:
    for number in (1, 2, 3):
        page = book.page(f"{number}班")
        told = school("桐庐县实验中学", f"{number}班", None, 1999)
        table = listed(crowd(80 + number, 10), SEQUENCE, NAME, MOBILE, WECHAT, always=told)
        put(page, [["桐庐县实验中学99届毕业生通讯录"], table.headers, *table.rows])
        book.told += table.told
    book.kind = "classmates"


@dirty("封面统计和数据字典")
def with_others(book: Draft) -> None:
    put(book.page("封面"), [["桐庐校友会"], ["通讯录"], ["2023年10月"]])
    page = book.page("会员")
    table = listed(crowd(84, 20), NAME, GENDER, MOBILE, *work(), NATIVE)
    put(page, [table.headers, *table.rows])
    put(book.page("统计"), [["单位", "人数", "占比"], ["机关", 8, 0.4], ["企业", 9, 0.45], ["其他", 3, 0.15]])
    put(book.page("字典"), [["性别", "民族", "学历"], ["男", "汉族", "本科"], ["女", "回族", "大专"]])
    put(
        book.page("填写说明"),
        [["1、姓名必须填写"], ["2、手机号码为11位"], ["3、联系人：王老师 0571-88000122"]],
    )
    book.told = table.told


@dirty("旧名单藏起来了")
def hidden_sheet(book: Draft) -> None:
    old = listed(crowd(85, 9), NAME, MOBILE)
    put(book.page("2019旧", state="hidden"), [old.headers, *old.rows])
    page = book.page("2023新")
    table = listed(crowd(86, 15), NAME, MOBILE, EMAIL, BIRTHDAY)
    put(page, [table.headers, *table.rows])
    very = listed(crowd(87, 5), NAME, MOBILE)
    put(book.page("隐", state="veryHidden"), [very.headers, *very.rows])
    book.told = table.told


@dirty("只要其中一张")
def named(book: Draft) -> None:
    for number, name in enumerate(("去年", "今年", "备用")):
        table = listed(crowd(88 + number, 12), NAME, MOBILE, LANDLINE.headed("宅电"))
        put(book.page(name), [table.headers, *table.rows])
        if name == "今年":
            book.told = table.told
    book.sheet = "今年"


@dirty("各表的列不一样")
def differing(book: Draft) -> None:
    first = listed(crowd(91, 11), NAME, MOBILE.headed("手机号"), *work("单位", "职务"))
    put(book.page("老同事"), [["老同事"], first.headers, *first.rows])
    second = listed(
        crowd(92, 11), SEQUENCE, *work("公司名称", "头衔"), NAME.headed("联系人"), LANDLINE, EMAIL
    )
    put(book.page("供应商"), [second.headers, *second.rows])
    third = listed(crowd(93, 11), NAME.headed("称呼"), WECHAT.headed("微信号"), MOBILE.headed("联系方式"))
    put(book.page("微信好友"), [third.headers, *third.rows])
    book.told = first.told + second.told + third.told
