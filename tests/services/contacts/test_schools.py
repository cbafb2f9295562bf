"""Schools and classes in cells and titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import Stage
from services.contacts.schools import Schooling, class_words, parse_schooling, stage_of

MIDDLE, UNIVERSITY = Stage.MIDDLE, Stage.UNIVERSITY


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2003级(2)班", Schooling("", None, "2班", 2003)),
        ("２００３级（２）班", Schooling("", None, "2班", 2003)),
        ("98级3班", Schooling("", None, "3班", 1998)),
        ("03级三班", Schooling("", None, "3班", 2003)),
        ("桐庐中学1998级(3)班", Schooling("桐庐中学", MIDDLE, "3班", 1998)),
        ("桐庐中学1998级(3)班同学通讯录", Schooling("桐庐中学", MIDDLE, "3班", 1998)),
        ("桐庐中学98届高三(2)班名单", Schooling("桐庐中学", MIDDLE, "高三2班", None, 1998)),
        ("高三（二）班", Schooling("", MIDDLE, "高三2班")),
        ("高三二班", Schooling("", MIDDLE, "高三2班")),
        ("三年二班", Schooling("", None, "3年2班")),
        ("1994-1998", Schooling("", None, "", 1994, 1998)),
        ("94-98", Schooling("", None, "", 1994, 1998)),
        ("1994.9-1998.7", Schooling("", None, "", 1994, 1998)),
        ("1994年9月至1998年7月", Schooling("", None, "", 1994, 1998)),
        ("桐庐中学 1995.9-1998.6", Schooling("桐庐中学", MIDDLE, "", 1995, 1998)),
        ("2002届", Schooling("", None, "", None, 2002)),
        ("1998年毕业", Schooling("", None, "", None, 1998)),
        ("2005年入学", Schooling("", None, "", 2005)),
        ("1998", Schooling("", None, "", 1998)),
        ("浙江大学", Schooling("浙江大学", UNIVERSITY)),
        ("浙江大学 1998级 经济1班", Schooling("浙江大学", UNIVERSITY, "经济1班", 1998)),
        ("浙江大学MBA2010级", Schooling("浙江大学", Stage.FURTHER_STUDY, "", 2010)),
        ("浙江师范大学附属中学", Schooling("浙江师范大学附属中学", MIDDLE)),
        ("杭州第二中学", Schooling("杭州第二中学", MIDDLE)),
        ("杭二中", Schooling("杭二中", MIDDLE)),
        ("桐庐县实验小学", Schooling("桐庐县实验小学", Stage.PRIMARY)),
        ("XX大学总裁班第三期同学通讯录", Schooling("XX大学", Stage.FURTHER_STUDY, "总裁班第三期")),
        ("XX大学总裁班第三期同学通讯录 二组", Schooling("XX大学", Stage.FURTHER_STUDY, "总裁班第三期")),
        ("浙江大学 总裁班 第12期", Schooling("浙江大学", Stage.FURTHER_STUDY, "总裁班第12期")),
        ("浙江大学EMBA第三期学员名单", Schooling("浙江大学", Stage.FURTHER_STUDY, "EMBA第三期")),
        ("浙江大学总裁班第三期2班", Schooling("浙江大学", Stage.FURTHER_STUDY, "总裁班第三期2班")),
        ("客户经理培训班", Schooling("", Stage.TRAINING, "客户经理培训班")),
        ("青年干部进修班", Schooling("", Stage.FURTHER_STUDY, "青年干部进修班")),
        ("本科", Schooling("", UNIVERSITY)),
        ("高中", Schooling("", MIDDLE)),
        ("桐中", Schooling()),
        ("某某有限公司", Schooling()),
        ("2026年通讯录", Schooling()),
        ("", Schooling()),
    ],
)
def test_that_a_schooling_is_told(text: str, told: Schooling) -> None:
    assert parse_schooling(text) == told


def test_that_a_class_is_called_as_one_calls_it() -> None:
    assert class_words("桐庐中学", 1998, "3班") == "桐庐中学 1998 级 3 班"
    assert class_words("桐庐中学", None, "高三2班") == "桐庐中学 高三 2 班"
    assert class_words("浙江大学", None, "") == "浙江大学"
    assert class_words("", None, "") == ""


def test_that_the_stage_is_told_from_words() -> None:
    assert stage_of("桐庐县第一幼儿园") is Stage.KINDERGARTEN
    assert stage_of("企业家研习班") is Stage.SEMINAR
    assert stage_of("矿务局") is None


@given(st.text())
def test_that_any_text_is_read(text: str) -> None:
    told = parse_schooling(text)
    assert isinstance(class_words(told.school, told.from_year, told.class_name), str)


@given(st.text(alphabet="0123456789级届班(（）)-年月高初三二中学大小 至毕业入"))
def test_that_anything_like_a_class_is_read(text: str) -> None:
    told = parse_schooling(text)
    assert told.from_year is None or 1900 <= told.from_year < 2100
