"""How one addresses somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contacts.salutations import salutation, title_word


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("财务总监", "总"),
        ("副总经理", "总"),
        ("董事长兼总经理", "总"),
        ("办公室主任", "主任"),
        ("副主任医师", "主任"),
        ("局长", "局长"),
        ("副科长", "科长"),
        ("高级教师", "老师"),
        ("主治医师", "医生"),
        ("高级工程师", "工"),
        ("客户经理", "经理"),
        ("个体户", "老板"),
        ("退休", ""),
        ("职员", ""),
        ("", ""),
        ("CEO", "总"),
        ("支行行长", "行长"),
        ("班主任", "老师"),
        ("审判员", "法官"),
    ],
)
def test_that_a_title_has_its_word(title: str, word: str) -> None:
    assert title_word(title) == word


def test_that_the_tie_comes_before_the_title() -> None:
    assert salutation("沈砚秋", "财务总监") == "沈总"
    assert salutation("陆远", "副主任") == "陆主任"
    assert salutation("易之", "", tie="schooling", subkind="teacher_university") == "易老师"
    assert salutation("张伟", "局长", tie="schooling", subkind="classmate_middle") == "老同学"
    assert salutation("林静", "科长", tie="relative", role="表姐") == "表姐"
    assert salutation("林静", "科长", tie="relative", role="亲戚") == "林科长"
    assert salutation("欧阳修", "总经理") == "欧阳总"


def test_that_age_and_gender_speak_when_nothing_else_does() -> None:
    assert salutation("王建国", gender="male", tie="friend", age=50, my_age=40) == "王哥"
    assert salutation("王秀英", gender="female", tie="colleague", age=50, my_age=40) == "王姐"
    assert salutation("王建国", tie="friend", age=28, my_age=40) == "小王"
    assert salutation("王建国", tie="friend") == "建国"
    assert salutation("王建国", gender="male") == "王先生"
    assert salutation("王秀英", gender="female", tie="customer") == "王女士"
    assert salutation("王建国") == "王建国"


def test_that_forms_of_address_and_letters_stay() -> None:
    assert salutation("王总") == "王总"
    assert salutation("John Smith", "CEO") == "John Smith"
    assert salutation("") == ""


@given(st.text(), st.text(), st.text(), st.text())
def test_that_anything_can_be_addressed(name: str, title: str, tie: str, role: str) -> None:
    assert isinstance(salutation(name, title, None, tie, role), str)
