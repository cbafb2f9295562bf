"""Cells of a list: what people write into a column that is not only what its header says."""

import datetime as dt

import pytest

from models.kinds import PointKind
from services.contacts.writing import cell_text
from services.exchange.columns import guess_columns
from services.exchange.facts import RowFacts, RowProblem
from services.exchange.readers.grid import Sheet, evened
from services.exchange.table_finder import find_tables
from services.exchange.understanding import Reader

MOBILE, PHONE, WECHAT = PointKind.MOBILE, PointKind.PHONE, PointKind.WECHAT
TODAY = dt.date(2026, 3, 2)


def read(header: str, cell: object) -> tuple[RowFacts, list[RowProblem]]:
    """Return what a list's row says in a column of that header beside the name."""
    rows = evened([["姓名", header], ["李娜", cell], ["张伟", None]])
    table = find_tables(Sheet("表1", True, rows))[0]
    return Reader(table, guess_columns(table), TODAY).read(*table.rows[0])


@pytest.mark.parametrize(
    ("header", "cell", "points"),
    [
        ("手机/微信", "138-0013-8002\n微信 lina_hz", [(WECHAT, "lina_hz"), (MOBILE, "13800138002")]),
        ("手机/微信", "13800138002 / lina_hz", [(WECHAT, "lina_hz"), (MOBILE, "13800138002")]),
        ("手机", "13800138002（微信号：lina_hz）", [(WECHAT, "lina_hz"), (MOBILE, "13800138002")]),
        ("手机/微信", "WX:lina-hz88", [(WECHAT, "lina-hz88")]),
        ("手机", "13800138002（微信同号）", [(MOBILE, "13800138002"), (WECHAT, "13800138002")]),
        ("微信/手机", "13800138002", [(WECHAT, "13800138002"), (MOBILE, "13800138002")]),
        ("手机", "+886 912 345 678", [(MOBILE, "+886912345678")]),
        ("手机", "+49 30 123456", [(PHONE, "+4930123456")]),
        ("电话", "0571-88000122 ext8012", [(PHONE, "057188000122-8012")]),
    ],
)
def test_that_wechat_names_among_phones_are_kept(
    header: str, cell: str, points: list[tuple[PointKind, str]]
) -> None:
    facts, problems = read(header, cell)
    assert [point[:2] for point in facts.points] == points
    assert problems == []


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("請勿打電話", "請勿打電話"),
        ("请勿打电话！", "请勿打电话"),
        ("老客户，不要打电话", "不要打电话"),
        ("勿扰", "勿扰"),
        ("爱喝茶\n客户要求不要再打电话给他", "客户要求不要再打电话给他"),
        ("请不要联系", "请不要联系"),
        ("晚上九点后不要打电话", None),
        ("不要电话联系他太太", None),
        ("张伟介绍", None),
    ],
)
def test_that_a_remark_not_to_call_is_obeyed(remark: str, reason: str | None) -> None:
    facts, problems = read("备注", remark)
    assert facts.single["notes"] == cell_text(remark)
    assert facts.single.get("do_not_contact_reason") == reason
    assert facts.single.get("do_not_contact", False) is (reason is not None)
    assert problems == []
