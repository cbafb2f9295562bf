"""Posts and the names of firms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contacts.posts import Post, organization_key, split_post


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("矿务局财务科科长", Post("矿务局", "财务科", "科长")),
        ("矿务局财务科长", Post("矿务局", "财务科", "科长")),
        ("桐庐县教育局局长", Post("桐庐县教育局", "", "局长")),
        ("桐庐县教育局长", Post("桐庐县教育局", "", "局长")),
        ("城关镇长", Post("城关镇", "", "镇长")),
        ("杭州银行桐庐支行行长", Post("杭州银行桐庐支行", "", "行长")),
        ("某某有限公司总经理", Post("某某有限公司", "", "总经理")),
        ("某某公司财务部经理", Post("某某公司", "财务部", "经理")),
        ("某某公司 财务总监", Post("某某公司", "", "财务总监")),
        ("第一人民医院内科主任医师", Post("第一人民医院", "内科", "主任医师")),
        ("中国移动杭州分公司市场部副总经理", Post("中国移动杭州分公司", "市场部", "副总经理")),
        ("工商银行杭州分行公司业务部客户经理", Post("工商银行杭州分行", "公司业务部", "客户经理")),
        ("浙江大学经济学院副院长", Post("浙江大学", "经济学院", "副院长")),
        ("杭州市税务局办公室主任", Post("杭州市税务局", "办公室", "主任")),
        ("桐庐县人民政府副县长", Post("桐庐县人民政府", "", "副县长")),
        ("XX集团董事长、总经理", Post("XX集团", "", "董事长、总经理")),
        ("副总经理兼财务总监", Post("", "", "副总经理兼财务总监")),
        ("砺川精密机械有限公司，总经理", Post("砺川精密机械有限公司", "", "总经理")),
        ("华为技术有限公司/工程师", Post("华为技术有限公司", "", "工程师")),
        ("杭州第二中学 数学老师", Post("杭州第二中学", "", "数学老师")),
        ("建设银行 大堂经理", Post("建设银行", "", "大堂经理")),
        ("市水利局 规划科 科员", Post("市水利局", "规划科", "科员")),
        ("教务处主任", Post("", "教务处", "主任")),
        ("街道办事处主任", Post("街道办事处", "", "主任")),
        ("个体户", Post("", "", "个体户")),
        ("退休", Post("", "", "退休")),
        ("矿务局", Post("矿务局")),
        ("Google CEO", Post("Google", "", "CEO")),
        ("International Business Machines", Post("International Business Machines")),
        ("无", Post()),
        ("", Post()),
    ],
)
def test_that_a_post_comes_apart(text: str, post: Post) -> None:
    assert split_post(text) == post


def test_that_two_writings_of_a_firm_have_one_key() -> None:
    forms = [
        "砺川精密（集团）有限公司",
        "砺川精密有限公司",
        "砺川精密公司",
        "礪川精密股份有限公司",
        "砺川精密 有限责任公司",
    ]
    assert {organization_key(form) for form in forms} == {"砺川精密"}
    assert organization_key("华东(杭州)贸易有限公司") != organization_key("华东(宁波)贸易有限公司")
    assert organization_key("集团公司") == "集团公司"
    assert organization_key("ABC Co., Ltd") == organization_key("abc ltd.") == "abc"


@given(st.text())
def test_that_any_text_comes_apart_or_stays(text: str) -> None:
    post = split_post(text)
    assert isinstance(post.organization + post.department + post.title, str)
    assert isinstance(organization_key(text), str)


@given(st.text(alphabet="公司局长科财务副总经理主任兼、 部办室大学院"))
def test_that_no_character_of_a_post_is_lost(text: str) -> None:
    post = split_post(text)
    told = set(post.organization + post.department + post.title)
    assert set(text) - set(" 、") <= told | set("、兼")
