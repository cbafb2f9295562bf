"""What the rules make of the lines of a card; the boxes were recorded from drawn cards of invented people."""

import json
from pathlib import Path

import pytest

from services.cards.fields import read_card
from services.cards.lines import Line, Piece, lines_of
from services.cards.pictures import read_print
from services.cards.sorting import CardReading
from services.contacts.phones import parse_phones
from services.contacts.writing import half_width

RECORDED = json.loads(Path(__file__).with_name("recorded_lines.json").read_text(encoding="utf-8"))
NUMBERS = ("mobile", "phone", "fax")


def card(*texts: str, tall: int = 0) -> CardReading:
    """Read lines one below the other; the one of that number is printed twice as large."""
    heights = [60 if place == tall else 30 for place in range(len(texts))]
    lines, top = [], 0
    for text, height in zip(texts, heights, strict=True):
        lines.append(Line(half_width(text), 50, top, 50 + height * len(text), top + height))
        top += height + 15
    return read_card(lines)


def pieces(lines: list[list[object]]) -> list[Piece]:
    made = []
    for text, box, score in lines:
        corners = tuple((box[at], box[at + 1]) for at in range(0, 8, 2))  # type: ignore[index]
        made.append(Piece(text, corners, score))  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("number", range(len(RECORDED)))
def test_that_every_fact_of_a_recorded_card_is_found(number):
    told = RECORDED[number]
    reading = read_card(lines_of(pieces(told["lines"])))
    for field, value in told["facts"].items():
        wanted = parse_phones(value).numbers[0].number if field in NUMBERS else half_width(value)
        assert reading.of(field) == [wanted], field
    assert {each.field for each in reading.found} == set(told["facts"])


def on_its_side(piece: Piece, *, left: bool) -> Piece:
    """What is found of a piece when the card is held on its side: a tall box, its corners by the picture."""
    turned = [(-y, x) if left else (y, -x) for x, y in piece.corners]
    xs, ys = sorted(x for x, _y in turned), sorted(y for _x, y in turned)
    box = ((xs[0], ys[0]), (xs[-1], ys[0]), (xs[-1], ys[-1]), (xs[0], ys[-1]))
    return Piece(piece.text, box, piece.score)


@pytest.mark.parametrize("left", [True, False])
def test_that_a_card_held_on_its_side_is_read_all_the_same(left: bool) -> None:
    facts = wrong = 0
    for told in RECORDED:
        found = pieces(told["lines"])
        straight = {(each.field, each.value) for each in read_print(found).found}
        turned = read_print([on_its_side(piece, left=left) for piece in found])
        facts += len(straight)
        wrong += len(straight ^ {(each.field, each.value) for each in turned.found})
    assert wrong <= 0.03 * facts


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("王小明总经理", "砺川纺织有限公司"), {"name": "王小明", "title": "总经理"}),
        (("王小明 总经理", "砺川纺织有限公司"), {"name": "王小明", "organization": "砺川纺织有限公司"}),
        (("王 小 明", "副总经理", "砺川纺织有限公司"), {"name": "王小明", "title": "副总经理"}),
        (("欧阳晓云 财务总监",), {"name": "欧阳晓云", "title": "财务总监"}),
        (("沈砚秋", "手机/微信：138 0000 4127"), {"mobile": "13800004127", "wechat": "13800004127"}),
        (("沈砚秋", "13800004127（微信同号）"), {"mobile": "13800004127", "wechat": "13800004127"}),
        (("沈砚秋", "电话/传真：0571-88000122"), {"phone": "057188000122", "fax": "057188000122"}),
        (("沈砚秋", "电话 Tel：0571-88000122转8012"), {"phone": "057188000122-8012"}),
        (("沈砚秋", "电 话：0571-88000122"), {"phone": "057188000122"}),
        (("沈砚秋", "T 0571-88000122 F 0571-88000123"), {"phone": "057188000122", "fax": "057188000123"}),
        (("沈砚秋", "全国热线：400-800-8820"), {"phone": "4008008820"}),
        (
            ("沈砚秋", "M 13800004127 E shen@lichuan.cn"),
            {"mobile": "13800004127", "email": "shen@lichuan.cn"},
        ),
        (
            ("沈砚秋", "杭州市西湖区文三路8号", "黄龙大厦12楼"),
            {"work_address": "杭州市西湖区文三路8号黄龙大厦12楼"},
        ),
        (("沈砚秋", "地址：杭州市西湖区文三路8号 310012"), {"postcode": "310012"}),
        (("沈砚秋", "中国移动通信集团浙江有限公司"), {"organization": "中国移动通信集团浙江有限公司"}),
        (("沈砚秋", "临江商业银行股份有限公司城东支行", "行长"), {"title": "行长"}),
        (("Shen Yanqiu", "Head of Sales", "Lichuan Textile Co., Ltd."), {"title": "Head of Sales"}),
        (
            (
                "Peter Miller",
                "Vice President",
                "Northwind Trading Corp.",
                "12 West Lake Road, Hangzhou, China",
            ),
            {
                "name": "Peter Miller",
                "organization": "Northwind Trading Corp.",
                "work_address": "12 West Lake Road, Hangzhou, China",
            },
        ),
    ],
)
def test_that_facts_are_told_apart(texts, wanted):
    reading = card(*texts)
    for field, value in wanted.items():
        assert reading.of(field) == [value]


def test_that_what_is_doubtful_is_marked():
    reading = card("阿依古丽", "首席体验师", "电话：88000122")
    unsure = {each.field for each in reading.found if each.is_unsure}
    assert {"name", "phone"} <= unsure
    blurred = read_card([Line("沈砚秋", 0, 0, 100, 40, score=0.6)])
    assert blurred.found[0].is_unsure


def test_that_a_line_of_no_use_stays_with_the_rest():
    assert card("沈砚秋", "诚信为本 服务至上").rest == ("诚信为本 服务至上",)


def test_that_an_empty_picture_gives_nothing():
    assert read_card(lines_of([])) == CardReading()


def test_that_the_pieces_of_a_firm_come_together_on_a_tilted_card():
    tilted = [
        Piece("有限公司", ((500, 346), (640, 337), (642, 370), (502, 379))),
        Piece("杭州启程建工（集团）", ((187, 370), (492, 347), (495, 381), (190, 404))),
    ]
    assert [line.text for line in lines_of(tilted)] == ["杭州启程建工(集团)有限公司"]


def test_that_a_label_in_a_column_of_its_own_meets_its_number():
    apart = [
        Piece("手机", ((50, 100), (100, 100), (100, 130), (50, 130))),
        Piece("138 0000 4127", ((160, 100), (360, 100), (360, 130), (160, 130))),
    ]
    assert read_card(lines_of(apart)).of("mobile") == ["13800004127"]
