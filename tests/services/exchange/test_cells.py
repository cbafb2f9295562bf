"""Cells of a list: what people write into a column that is not only what its header says."""

import datetime as dt

import pytest

from models.kinds import PointKind
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
        ("电话", "0571-88000122 ext8012", [(PHONE, "057188000122-8012")]),
    ],
)
def test_that_wechat_names_among_phones_are_kept(
    header: str, cell: str, points: list[tuple[PointKind, str]]
) -> None:
    facts, problems = read(header, cell)
    assert [point[:2] for point in facts.points] == points
    assert problems == []
