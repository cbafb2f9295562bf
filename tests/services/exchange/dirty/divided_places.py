"""Places kept in several columns: 省 beside 市 beside 县."""

from collections.abc import Sequence
from typing import Any

from tests.services.exchange.dirty.columns import MOBILE, NAME, SEQUENCE, Listed, empty, listed
from tests.services.exchange.dirty.pages import Draft, dirty, put
from tests.services.exchange.dirty.people import crowd
from tests.services.exchange.dirty.told import Told, together

_PLACES = (
    (("浙江省", "杭州市", "桐庐县"), "330122"),
    (("浙江", "杭州", "余杭"), "330110"),
    (("浙江省", "绍兴市", "新昌县"), "330624"),
    (("北京市", None, "朝阳区"), "110105"),
    (("辽宁省", "朝阳市", None), "211300"),
    (("福建省", "厦门市", "思明区"), "350203"),
    (("湖北省", "襄樊市", None), "420600"),
    (("上海", "上海市", "浦东新区"), "310115"),
    (("安徽省", None, "歙县"), "341021"),
    (("江苏省", "南京市", "鼓楼区"), "320106"),
)


def _beside(table: Listed, at: int, places: Sequence[tuple[Sequence[Any], Told]]) -> None:
    """Write each person's place into the columns from ``at`` on, and say what it tells."""
    for row, (index, told) in zip(table.rows, enumerate(table.told), strict=True):
        parts, more = places[index % len(places)]
        row[at : at + len(parts)] = parts
        table.told[index] = together(told, more)


NATIVE = [(parts, {"native_code": code}) for parts, code in _PLACES]
LIVING = [
    (parts, {"addresses": {"".join(dict.fromkeys(filter(None, parts))).replace("上海上海市", "上海市")}})
    for parts, _code in _PLACES
]


@dirty("籍贯分三列")
def native_in_three(book: Draft) -> None:
    table = listed(
        crowd(401, 20), SEQUENCE, NAME, empty("籍贯省"), empty("籍贯市"), empty("籍贯县（区）"), MOBILE
    )
    _beside(table, 2, NATIVE)
    put(book.page("名单"), [["通讯录"], table.headers, *table.rows])
    book.told = table.told


@dirty("籍贯和现居地各分三列，两行表头")
def two_divided(book: Draft) -> None:
    parts = [empty(word) for word in ("省", "市", "县", "省份", "城市", "区县")]
    table = listed(crowd(402, 20), NAME, *parts, MOBILE)
    _beside(table, 1, NATIVE)
    _beside(table, 4, LIVING[3:] + LIVING[:3])
    page = book.page("名单")
    above = ["姓名", "籍贯", None, None, "现居住地", None, None, "手机"]
    put(page, [above, [None, *table.headers[1:-1], None], *table.rows])
    for merged in ("A1:A2", "B1:D1", "E1:G1", "H1:H2"):
        page.merge_cells(merged)
    book.told = table.told


@dirty("省市县和详细地址")
def before_an_address(book: Draft) -> None:
    table = listed(crowd(403, 20), NAME, MOBILE, empty("省"), empty("市"), empty("区/县"), empty("详细地址"))
    for index, row in enumerate(table.rows):
        street = f"文一路{index + 1}号"
        row[2:6] = ["浙江省", "杭州市", "西湖区", street]
        table.told[index]["addresses"] = frozenset({f"浙江省杭州市西湖区{street}"})
    put(book.page("名单"), [table.headers, *table.rows])
    book.told = table.told


@dirty("省市县没有别的", ".csv")
def bare(book: Draft) -> None:
    table = listed(crowd(404, 20), NAME, empty("省份"), empty("城市"), empty("区县"), MOBILE)
    _beside(table, 1, LIVING)
    put(book.page("名单"), [table.headers, *table.rows])
    book.told = table.told


@dirty("排座位的区不是地方")
def seats(book: Draft) -> None:
    table = listed(crowd(405, 20), NAME, MOBILE, empty("区"), empty("县"))
    for index, row in enumerate(table.rows):
        row[2:4] = ["ABC"[index % 3], index]
    put(book.page("名单"), [table.headers, *table.rows])
    book.told = table.told
