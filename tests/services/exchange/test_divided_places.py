"""省, 市 and 县 in columns of their own, as somebody maps them by hand."""

import datetime as dt
from pathlib import Path

import pytest

from models.kinds import ImportKind
from resources import data_path
from services.contacts import places
from services.exchange.columns import apply_map
from services.exchange.divided_places import joined, part_of
from services.exchange.opening import open_file, set_field
from services.exchange.samples import samples

ROWS = [
    ["姓名", "省", "市", "县", "父亲"],
    ["沈砚秋", "浙江省", "杭州市", "桐庐县", "山东"],
    ["陆知远", "福建", "厦门", "思明区", "江西"],
]
DAY = dt.date(2026, 9, 22)


def test_that_a_place_chosen_for_each_part_is_kept_by_all(tmp_path: Path) -> None:
    places.use(data_path("data", "divisions.tsv"))
    (tmp_path / "a.csv").write_text("\n".join(",".join(row) for row in ROWS), encoding="utf-8")
    opened = open_file(tmp_path / "a.csv")
    (table,) = opened.tables
    assert list(table.chosen.mapping.values()) == ["name", "residence", "residence", "residence", None]
    for column in (1, 2, 3):
        set_field(table, column, "native_place")
    assert list(table.chosen.mapping.values()) == ["name", *["native_place"] * 3, None]
    assert [each.words for each in samples(table.chosen, 2, ImportKind.CONTACTS, DAY)] == [
        "浙江省杭州市桐庐县",
        "福建厦门思明区",
    ]
    set_field(table, 4, "native_place")
    assert list(table.chosen.mapping.values()) == ["name", None, None, None, "native_place"]
    maps = ["省=native_place", "市=native_place", "县=native_place"]
    mapped = apply_map(table.chosen.table, table.chosen.mapping, maps)
    assert list(mapped.values()) == ["name", *["native_place"] * 3, None]


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("省份", ("", 0)),
        ("* 籍贯（省）", ("native_place", 0)),
        ("现居住地-市", ("residence", 1)),
        ("户籍所在区/县", ("native_place", 2)),
        ("City", ("", 1)),
        ("小区", None),
        ("考区", None),
        ("职务", None),
    ],
)
def test_that_headers_of_parts_are_known(header: str, part: tuple[str, int] | None) -> None:
    assert part_of(header) == part


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (("北京市", "市辖区", "朝阳区"), "北京市朝阳区"),
        (("浙江省", "浙江省杭州市", "杭州市余杭区"), "浙江省杭州市余杭区"),
        (("浙江", None, "无"), "浙江"),
        (("吉林省", "吉林市"), "吉林省吉林市"),
    ],
)
def test_that_a_place_said_twice_stands_once(cells: tuple[str | None, ...], place: str) -> None:
    assert joined(cells) == place
