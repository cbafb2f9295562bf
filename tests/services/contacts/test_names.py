"""Names in cells, and which of them go together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contacts.names import (
    CleanName,
    clean_name,
    compatible,
    honorific_of,
    likeness,
    looks_like_name,
    match_key,
    several,
)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("张伟", "张伟"),
        ("张　伟", "张伟"),
        (" 张  伟 ", "张伟"),
        ("李 四 光", "李四光"),
        ("司马 光", "司马光"),
        ("1、张伟", "张伟"),
        ("12.张伟", "张伟"),
        ("①张伟", "张伟"),
        ("姓名：张伟", "张伟"),
        ("*张伟", "张伟"),
        ("张伟★", "张伟"),
        ("（张伟）", "张伟"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("买买提.依明", "买买提·依明"),
        ("John  Smith", "John Smith"),
        ("ＪＯＨＮ", "JOHN"),
        ("张伟 David", "张伟 David"),
        ("=1+1", "=1+1"),
        ("＝１＋１", "=1+1"),
        ("+张", "+张"),
        ("王总", "王总"),
        ("张伟\u200b", "张伟"),
        ("張偉", "張偉"),
        (None, ""),
        ("", ""),
        (123.0, "123"),
    ],
)
def test_that_a_name_is_cleaned(cell: object, name: str) -> None:
    assert clean_name(cell).name == name


@pytest.mark.parametrize(
    ("cell", "clean"),
    [
        ("张伟(班长)", CleanName("张伟", "班长")),
        ("张伟（已故", CleanName("张伟", "已故")),
        ("张伟【女】", CleanName("张伟", "女", "", "female")),
        ("张伟（班长）（党员）", CleanName("张伟", "班长；党员")),
        ("张伟-学习委员", CleanName("张伟", "学习委员")),
        ("张伟先生", CleanName("张伟", "", "先生", "male")),
        ("王小姐", CleanName("王小姐", "", "小姐", "female")),
        ("欧阳老师", CleanName("欧阳老师", "", "老师")),
        ("张伟老师", CleanName("张伟", "", "老师")),
        ("李老师", CleanName("李老师", "", "老师")),
    ],
)
def test_that_what_stands_around_a_name_is_told_apart(cell: str, clean: CleanName) -> None:
    assert clean_name(cell) == clean


def test_that_two_people_in_a_cell_are_not_run_together() -> None:
    assert several("张伟、李娜") == ("张伟", "李娜")
    assert several("张伟 王芳") == ("张伟", "王芳")
    assert several("张 伟") == several("张伟") == ()
    assert clean_name("张伟 王芳").name == "张伟 王芳"
    assert looks_like_name("张伟、李娜") == 0


def test_that_names_are_told_from_other_text() -> None:
    for text in (
        "张伟",
        "欧阳修",
        "王建国",
        "阿卜杜拉·买买提",
        "王总",
        "John Smith",
        "诸葛孔明",
        "1、张伟",
        "王局",
    ):
        assert looks_like_name(text) >= 0.8, text
    for text in (
        "合计",
        "矿务局",
        "13800138000",
        "杭州市余杭区",
        "",
        "学校",
        "制表人：张伟",
        "2003级(2)班",
        "a@b.cn",
    ):
        assert looks_like_name(text) < 0.5, text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张伟", "张　伟"),
        ("張偉", "张伟"),
        ("张玮", "张伟"),
        ("王总", "王建国"),
        ("王建国", "王总"),
        ("欧阳总", "欧阳修"),
        ("李老师", "李明"),
        ("小王", "王建国"),
        ("老李", "李明"),
        ("阿强", "王强"),
        ("建国", "王建国"),
        ("张伟", "张伟 David"),
        ("Zhang Wei", "张伟"),
        ("Wei Zhang", "张伟"),
        ("zhangwei", "张伟"),
        ("John", "John Smith"),
        ("SMITH JOHN", "John Smith"),
        ("张伟", "张伟（班长）"),
        ("张伟先生", "张伟"),
        ("单伟", "单玮"),
    ],
)
def test_that_names_of_one_person_are_compatible(one: str, other: str) -> None:
    assert compatible(one, other)
    assert compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张伟", "李伟"),
        ("王芳", "王刚"),
        ("王总", "李建国"),
        ("王总", "王局"),
        ("张伟", ""),
        ("", ""),
        ("小王", "李建国"),
        ("John Smith", "Jane Smith"),
        ("Li Na", "张伟"),
        ("张三", "王总"),
    ],
)
def test_that_names_of_two_people_are_not(one: str, other: str) -> None:
    assert not compatible(one, other)
    assert not compatible(other, one)


def test_that_the_likeness_falls_with_the_doubt() -> None:
    ways = [likeness("张伟", other) for other in ("张伟", "张伟 David", "张玮", "Zhang Wei", "张总", "李四")]
    assert ways == sorted(ways, reverse=True)
    assert ways[0] == 1
    assert ways[-1] == 0


def test_that_one_person_has_one_key() -> None:
    assert match_key("張　偉") == match_key("张伟(班长)") == "张伟"
    assert match_key("John  SMITH") == "johnsmith"
    assert honorific_of("王行长") == "行长"
    assert honorific_of("张伟") == ""


@given(st.text())
def test_that_any_cell_is_cleaned(text: str) -> None:
    assert clean_name(clean_name(text).name).name is not None
    assert 0 <= looks_like_name(text) <= 1


@given(st.text(), st.text(alphabet="张伟王小老总师（）·. aZ"))
def test_that_any_two_texts_are_compared_alike_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
