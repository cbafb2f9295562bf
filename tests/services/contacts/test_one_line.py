"""A person in one line."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import TieKind
from resources import data_path
from services.contacts import places
from services.contacts.birthdays import Birthday
from services.contacts.one_line import OneLineDraft, parse_line

TODAY = dt.date(2026, 9, 22)


@pytest.fixture(autouse=True)
def china() -> None:
    places.use(data_path("data", "divisions.tsv"))


def read(text: str) -> OneLineDraft:
    return parse_line(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "张伟 13800001234 矿务局 科长",
        "13800001234 张伟 矿务局 科长",
        "矿务局 科长 张伟 13800001234",
        "张伟13800001234矿务局科长",
        "矿务局科长张伟 13800001234",
        "张伟，矿务局科长，手机：13800001234",
        "张伟\t矿务局\t科长\t138 0000 1234",
        "张　伟　１３８００００１２３４　矿务局/科长",
    ],
)
def test_that_the_order_does_not_matter(text: str) -> None:
    found = read(text)
    assert (found.name, found.organization, found.title) == ("张伟", "矿务局", "科长")
    assert [phone.number for phone in found.phones] == ["13800001234"]
    assert found.leftovers == ()


def test_that_everything_a_line_tells_is_kept() -> None:
    found = read(
        "李娜 女 138 0000 1234 a@b.cn 微信 lina_88 高中同学 浙江桐庐人 生日1980-08-15 "
        "桐庐县教育局 办公室 主任"
    )
    assert (found.name, found.gender, found.emails, found.wechat) == (
        "李娜",
        "female",
        ("a@b.cn",),
        "lina_88",
    )
    assert (found.organization, found.department, found.title) == ("桐庐县教育局", "办公室", "主任")
    assert (found.native_place, found.native_code) == ("浙江桐庐", "330122")
    assert found.birthday == Birthday("1980-08-15")
    assert found.relation is not None
    assert found.relation.kind is TieKind.SCHOOLING


def test_that_forms_of_address_firms_and_letters_are_told_apart() -> None:
    assert read("王总 0571-88000122转8012 某某有限公司").name == "王总"
    assert read("王总 0571-88000122转8012 某某有限公司").phones[0].number == "057188000122-8012"
    assert (read("华为 张伟 工程师").name, read("华为 张伟 工程师").organization) == ("张伟", "华为")
    foreign = read("John Smith +1 650 253 0000 Google CEO")
    assert (foreign.name, foreign.organization, foreign.title) == ("John Smith", "Google", "CEO")


def test_that_lunar_days_classes_and_native_places_are_told() -> None:
    found = read("欧阳修 农历八月十五 籍贯：浙江绍兴 桐庐中学1998级(3)班 微信同号13800001234")
    assert found.birthday == Birthday(None, 8, 15)
    assert found.native_code == "330600"
    assert found.schooling is not None
    assert (found.schooling.school, found.schooling.class_name) == ("桐庐中学", "3班")
    assert found.wechat == "13800001234"


def test_that_what_nobody_understands_is_left_over() -> None:
    assert read("张伟 13800001234 爱钓鱼").leftovers == ("爱钓鱼",)
    assert read("张伟 1380000123 矿务局").problems[0].reason == "手机号少 1 位"
    assert read("").name == ""
    assert read("13800001234").name == ""
    assert read("张伟").name == "张伟"
    assert read("张伟(班长)").note == "班长"


@given(st.text())
def test_that_any_line_is_read(text: str) -> None:
    assert isinstance(read(text).name, str)


@given(st.text(alphabet="张伟李娜王总13800001234矿务局科长 ，@a.b微信农历八月十五浙江人高中同学班级年-"))
def test_that_anything_like_a_line_is_read(text: str) -> None:
    assert isinstance(read(text).leftovers, tuple)


def test_that_the_first_word_is_the_name_when_nothing_else_is() -> None:
    told = parse_line("zhangwei 13800001234", dt.date(2026, 9, 22))
    assert (told.name, told.leftovers) == ("zhangwei", ())
