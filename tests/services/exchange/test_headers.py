"""Header words and the fields they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.exchange.field_labels import field_label
from services.exchange.headers import FIELDS, MANY, field_of, meanings_of, tie_field_of

KNOWN = {
    "姓名": "name",
    "姓  名": "name",
    "*姓名": "name",
    "姓名*": "name",
    "姓名(*)": "name",
    "姓名（必填）": "name",
    "【姓名】": "name",
    "姓名：": "name",
    "姓名\nName": "name",
    "姓名 Name": "name",
    "Name/姓名": "name",
    "姓名[冗余]_real_name": "name",
    "学生姓名": "name",
    "联系人姓名": "name",
    "联系人": "name",
    "ＮＡＭＥ": "name",
    "手机": "mobile",
    "手机号码": "mobile",
    "【手机】": "mobile",
    "手机号(选填)": "mobile",
    "电话（手机）": "mobile",
    "其他手机 2": "mobile",
    "Mobile Phone": "mobile",
    "电话": "phone",
    "电话1": "phone",
    "电话二": "phone",
    "联系方式_phone": "phone",
    "手机/座机": "phone",
    "办公电话1": "work_phone",
    "电话(办公)": "work_phone",
    "住宅电话 2": "home_phone",
    "电话（家）": "home_phone",
    "E-mail": "email",
    "E-Mail Address": "email",
    "电子邮箱": "email",
    "微信号": "wechat",
    "QQ号码": "qq",
    "生日": "birthday",
    "出生年月日": "birthday",
    "生日(农历)": "lunar_birthday",
    "农历生日": "lunar_birthday",
    "性别": "gender",
    "籍贯": "native_place",
    "籍贯_native_place": "native_place",
    "企(事)业单位名称": "organization",
    "工作单位": "organization",
    "单位/职务": "post",
    "工作单位及职务": "post",
    "现工作单位及职务": "post",
    "单位、职务": "post",
    "职务/职称": "title",
    "部门": "department",
    "一级部门_dept_level1": "department",
    "家庭住址": "home_address",
    "单位地址": "work_address",
    "收货地址": "address",
    "住宅所在地的邮政编码": "postcode",
    "毕业院校": "school",
    "院校名称_school_name": "school",
    "班级": "class",
    "届": "graduation_year",
    "专业_major": "major",
    "身份证号码": "id_number",
    "公民身份号码_id_card_no": "id_number",
    "序号": "sequence",
    "No.": "sequence",
    "学号": "sequence",
    "编号：": "sequence",
    "备注2": "notes",
    "与我关系": "relation",
    "关系密切程度": "closeness",
    "下次联系时间": "next_contact",
    "配偶": "spouse",
    "子女": "children",
    "姓": "family_name",
    "名": "given_name",
}
OTHERS = [
    "紧急联系人电话",
    "负责人姓名",
    "部门负责人手机号",
    "家属联系方式",
    "父亲姓名",
    "与本人关系_emergency_relation",
]
OTHERS += [
    "年龄",
    "婚姻状况",
    "部门编码",
    "电子邮件 2 类型",
    "尺寸单位",
    "是否主单位",
    "入职时间",
    "客户级别",
]


@pytest.mark.parametrize("header", KNOWN)
def test_that_headers_people_use_are_understood(header: str) -> None:
    field, confidence = field_of(header)
    assert field == KNOWN[header]
    assert confidence > 0.5


@pytest.mark.parametrize("header", OTHERS)
def test_that_columns_about_others_and_codes_feed_no_field(header: str) -> None:
    field, confidence = field_of(header)
    assert field is None
    assert confidence > 0


@pytest.mark.parametrize(
    "value", ["沈砚秋", "13800138000", "桐江矿务局", "", None, 3.5, "x" * 500, "2003级2班"]
)
def test_that_values_are_no_headers(value: object) -> None:
    assert field_of(value) == (None, 0.0)


def test_that_a_doubtful_word_has_every_meaning() -> None:
    assert {field for field, _confidence in meanings_of("客户名称")} == {"name", "organization"}


def test_that_words_of_tie_lists_are_understood() -> None:
    said = {"人物1": "from", "姓名2": "to", "关系": "kind", "Source": "from", "target": "to", "说明": "label"}
    assert {word: tie_field_of(word) for word in said} == said
    assert tie_field_of("姓名") is None


def test_that_every_field_has_a_label() -> None:
    labels = [field_label(field) for field in FIELDS]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert set(FIELDS) >= MANY


@given(st.text(max_size=40))
def test_that_any_text_gets_an_answer(text: str) -> None:
    field, confidence = field_of(text)
    assert field is None or field in FIELDS
    assert 0 <= confidence <= 1


@pytest.mark.corpora
def test_that_most_headers_found_in_public_are_recognised(shared) -> None:
    lines = (shared / "corpora" / "headers.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split("\t") for line in lines if line.count("\t") == 2]
    seen = sum(int(count) for word, count, _field in words if field_of(word)[1] > 0)
    assert seen / sum(int(count) for _word, count, _field in words) > 0.93
