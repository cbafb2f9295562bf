"""Firms by command: the list, the inside, seats taken and blind, business between firms, the chain drawn."""

from pathlib import Path

import pytest

from tests.trips.conftest import Renmai

PEOPLE = (
    ("严怀瑾", "沐禾冷链物流有限公司", "董事长"),
    ("陶然", "沐禾冷链物流有限公司", "司机"),
    ("叶清和", "砺川精密机械有限公司", "厂长"),
    ("沈砚秋", "桐江渔业", "经理"),
    ("方圆", "城东超市", ""),
)


@pytest.fixture
def filled(renmai: Renmai) -> Renmai:
    renmai("init", "--name", "陈建新")
    for name, firm, title in PEOPLE:
        renmai("add", name, "--organization", firm, "--title", title)
    renmai("tie", "me", "陶然", "--kind", "schooling")
    renmai("assess", "严怀瑾", "--authority", "1")
    return renmai


def test_that_a_firm_is_told_from_the_inside(filled: Renmai) -> None:
    filled("seat", "沐禾", "董事长", "--holder", "严怀瑾", "--stance", "against")
    filled("seat", "沐禾", "财务总监", "--reports-to", "董事长", "--authority", "2")
    filled("seat", "沐禾", "车队长", "--holder", "陶然", "--reports-to", "财务总监", "--stance", "for")
    filled("seat", "沐禾", "车队长", "--holder", "叶清和", status=3)
    inside = filled("firm", "沐禾")
    assert [(one["name"], one["title"], one["depth"], one["reach"]) for one in inside["people"]] == [
        ("严怀瑾", "董事长", 0, "还够不到"),
        ("", "财务总监", 1, "不知道是谁"),
        ("陶然", "车队长", 2, "同学"),
    ]
    assert inside["sentence"] == "簿里 2 人，你认识 1 位；拍板的严怀瑾你还不认识；1 个位子不知道是谁"
    filled("seat", "沐禾", "财务总监", "--remove")
    inside = filled("firm", "沐禾")
    assert [(one["name"], one["depth"]) for one in inside["people"]] == [("严怀瑾", 0), ("陶然", 1)]
    assert [row["name"] for row in filled("firms", "--search", "muhe")["firms"]] == [PEOPLE[0][1]]
    assert filled("firms")["total"] == 4


def test_that_firms_stand_among_their_own(filled: Renmai, tmp_path: Path) -> None:
    filled("business", "桐江渔业", "沐禾", "--note", "冻鱼")
    filled("business", "城东超市", "沐禾", "--kind", "buys_from")
    filled("business", "砺川", "沐禾", "--kind", "shareholder-of", "--note", "占股 30%")
    filled("business", "沐禾", "沐禾", status=3)
    filled("business", "砺川", "沐禾", "--kind", "envies", status=3)
    told = {(one["name"], one["words"], one["note"]) for one in filled("firm", "沐禾")["business"]}
    assert told == {
        ("桐江渔业", "供应商", "冻鱼"),
        ("城东超市", "客户", ""),
        ("砺川精密机械有限公司", "股东", "占股 30%"),
    }
    target = tmp_path / "上下游.svg"
    assert filled("chain", "沐禾", "-o", target)["firms"] == 4
    words = {part.strip() for part in target.read_text("utf-8").replace("<", ">").split(">")}
    assert {"冻鱼", "城东超市", "沐禾冷链物流"} <= words
    filled("chain", "沐禾", "-o", tmp_path / "图.gif", status=3)
    filled("business", "砺川", "沐禾", "--remove")
    assert len(filled("firm", "沐禾")["business"]) == 2
    assert filled("path", "叶清和", "--from", "严怀瑾")["paths"] == []
