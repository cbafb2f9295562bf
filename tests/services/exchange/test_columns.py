"""Columns mapped to fields by header, by content and by the user."""

import datetime as dt

import pytest

from services.errors import ChoiceError
from services.exchange.columns import apply_map, guess_columns, guess_kind, has_people
from services.exchange.contents import looks_like_person
from services.exchange.readers.grid import Sheet, evened
from services.exchange.table_finder import Table, find_tables


def table(*rows: list[object], name: str = "表1") -> Table:
    return find_tables(Sheet(name, True, evened([list(row) for row in rows])))[0]


def guessed(*rows: list[object], kind: str = "auto") -> dict[str, str | None]:
    found = table(*rows)
    mapping = guess_columns(found, kind)
    return {column.label: mapping[column.index] for column in found.columns}


def test_that_headers_decide() -> None:
    assert guessed(
        ["序号", "姓名", "单位", "职务", "电话", "电话", "身份证号", "年龄"],
        [1, "沈砚秋", "桐江矿务局", "科长", "13800138000", "88000122", "330122198008150012", 44],
    ) == {
        "序号": "sequence",
        "姓名": "name",
        "单位": "organization",
        "职务": "title",
        "电话": "phone",
        "电话 (2)": "phone",
        "身份证号": "id_number",
        "年龄": None,
    }


def test_that_one_value_has_one_column() -> None:
    mapping = guessed(["姓名", "姓名", "联系人", "公司", "单位名称"], ["沈砚秋", "a", "b", "c", "d"])
    assert list(mapping.values()) == ["name", None, None, "organization", None]


def test_that_content_decides_where_there_is_no_header() -> None:
    rows = [
        ["沈砚秋", 13800138000, "男", "桐江矿务局", "a@b.cn", "0571-88000122"],
        ["陆知远", 13900139000, "男", "第一中学", "c@d.cn", "0571-88000133"],
        ["欧阳若兰", 13700137000, "女", "城关供销社", "e@f.cn", "0571-88000144"],
    ]
    assert list(guessed(*rows).values()) == ["name", "mobile", "gender", "organization", "email", "phone"]


def test_that_a_doubtful_header_is_decided_by_the_others_and_the_content() -> None:
    assert guessed(["名称", "联系人", "电话"], ["桐江矿务局", "沈砚秋", "13800138000"]) == {
        "名称": "organization",
        "联系人": "name",
        "电话": "phone",
    }
    assert guessed(["名称", "电话"], ["沈砚秋", "13800138000"])["名称"] == "name"


def test_that_numbers_of_identity_cards_are_known_whatever_the_header() -> None:
    assert guessed(["姓名", "备注"], ["沈砚秋", "330122198008150012"])["备注"] == "id_number"


def test_that_mails_under_a_vague_header_are_mails() -> None:
    assert guessed(["姓名", "联系方式"], ["沈砚秋", "a@b.cn"], ["陆知远", "c@d.cn"])["联系方式"] == "email"


def test_that_a_given_name_alone_is_the_name() -> None:
    assert guessed(["名", "电话"], ["沈砚秋", "13800138000"])["名"] == "name"
    assert guessed(["姓", "名", "电话"], ["沈", "砚秋", "13800138000"])["名"] == "given_name"


def test_that_a_list_of_ties_is_known_by_headers_and_by_content() -> None:
    assert guessed(["人物1", "人物2", "关系", "说明"], ["沈砚秋", "陆知远", "同学", "同桌"]) == {
        "人物1": "from",
        "人物2": "to",
        "关系": "kind",
        "说明": "label",
    }
    rows = [
        ["贾珍", "贾敬", "儿子"],
        ["尤氏", "贾珍", "妻"],
        ["贾蓉", "贾珍", "儿子"],
        ["贾敬", "贾珍", "父亲"],
    ]
    assert guessed(*rows) == {"A": "from", "B": "to", "C": "kind"}
    assert guessed(["沈砚秋", "陆知远"], ["顾南乔", "温如言"], kind="ties") == {"A": "from", "B": "to"}


def test_that_a_contact_list_with_a_relation_is_no_list_of_ties() -> None:
    found = table(["姓名", "配偶", "与我关系", "电话"], ["沈砚秋", "陆知夏", "同学", "13800138000"])
    mapping = guess_columns(found)
    assert guess_kind(found, mapping) == "contacts"
    assert list(mapping.values()) == ["name", "spouse", "relation", "phone"]


@pytest.mark.parametrize(
    ("title", "header", "name", "hint", "kind"),
    [
        ("桐庐中学98级(3)班同学录", "姓名", "Sheet1", "", "classmates"),
        ("98级3班名单", "姓名", "Sheet1", "", "classmates"),
        ("", "班级", "Sheet1", "", "classmates"),
        ("", "姓名", "高三(2)班", "", "classmates"),
        ("", "姓名", "Sheet1", "98级同学录.xlsx", "classmates"),
        ("收到的名片", "姓名", "Sheet1", "", "cards"),
        ("客户通讯录", "姓名", "Sheet1", "", "contacts"),
        ("值班表", "姓名", "Sheet1", "", "contacts"),
        ("", "毕业院校", "联系人", "", "contacts"),
    ],
)
def test_that_the_kind_is_told(title: str, header: str, name: str, hint: str, kind: str) -> None:
    rows: list[list[object]] = [[title]] if title else []
    found = table(*rows, ["姓名", "手机", header], ["沈砚秋", "13800138000", "三班"], name=name)
    assert guess_kind(found, guess_columns(found), hint) == kind


def test_that_sheets_without_people_are_known() -> None:
    people = table(["姓名", "手机"], ["沈砚秋", "13800138000"])
    goods = table(["名称", "单价", "数量"], ["打印纸", 20, 3], ["订书机", 15, 2])
    empty = table(["姓名", "手机"])
    assert [has_people(found, guess_columns(found)) for found in (people, goods, empty)] == [
        True,
        False,
        False,
    ]


def test_that_the_user_has_the_last_word() -> None:
    found = table(["甲公司", "乙", "姓名"], ["矿务局", "沈砚秋", "陆知远"])
    mapping = apply_map(found, guess_columns(found), ["乙=name", "A=organization"])
    assert mapping == {0: "organization", 1: "name", 2: None}
    assert apply_map(found, mapping, ["b="])[1] is None
    assert apply_map(found, mapping, ["A=姓名"]) == {0: "name", 1: None, 2: None}


def test_that_letters_serve_where_there_is_no_header() -> None:
    found = table(["焦大", "贾演", "老奴"], ["贾演", "焦大", "主人"])
    mapping = apply_map(found, guess_columns(found, "ties"), ["A=to", "B=from", "C=kind"])
    assert mapping == {0: "to", 1: "from", 2: "kind"}


def test_that_an_unknown_column_or_field_lists_what_there_is() -> None:
    found = table(["姓名", "手机"], ["沈砚秋", "13800138000"])
    with pytest.raises(ChoiceError) as column:
        apply_map(found, {}, ["传真=fax"])
    assert column.value.candidates == ("姓名", "手机")
    with pytest.raises(ChoiceError) as field:
        apply_map(found, {}, ["姓名=nonsense"])
    assert "name" in field.value.candidates
    with pytest.raises(ChoiceError):
        apply_map(found, {}, ["姓名"])


@pytest.mark.parametrize(
    "text", ["沈砚秋", "欧阳若兰", "张三（小）", "沈 砚", "买买提·艾力", "John Smith", "陆知远先生"]
)
def test_that_names_look_like_people(text: str) -> None:
    assert looks_like_person(text)


@pytest.mark.parametrize(
    "text", ["桐江矿务局", "13800138000", "张总经理", "科长", "", "一班", "Sheet", "高三二班"]
)
def test_that_other_words_do_not(text: str) -> None:
    assert not looks_like_person(text)


def test_that_a_list_of_edges_says_neither_kind_nor_closeness_by_type_and_weight() -> None:
    head = ["Source", "Target", "Type", "Id", "Label", "Weight"]
    fields = ["from", "to", None, None, "label", None]
    assert list(guessed(head, ["张三", "李四", "Undirected", 0, "朋友", 1.0]).values()) == fields


def test_that_dates_beneath_a_header_stay_what_the_header_says() -> None:
    mapping = guessed(["姓名", "下次联系时间", "生日"], ["沈砚秋", dt.date(2024, 5, 6), dt.date(1980, 8, 15)])
    assert mapping == {"姓名": "name", "下次联系时间": "next_contact", "生日": "birthday"}


def test_that_an_address_book_of_a_phone_is_understood() -> None:
    head = ["Name", "Given Name", "Family Name", "Organization 1 - Name", "Organization 1 - Title"]
    head += ["Phone 1 - Type", "Phone 1 - Value", "E-mail 1 - Value", "Notes"]
    row = ["沈砚秋", "砚秋", "沈", "桐江矿务局", "科长", "Mobile", "13800138000", "a@b.cn", None]
    fields = ["name", "given_name", "family_name", "organization", "title", None, "phone", "email", "notes"]
    assert list(guessed(head, row).values()) == fields


def test_that_a_class_book_with_parents_keeps_to_the_pupil() -> None:
    head = ["学号", "姓名", "性别", "籍贯", "联系电话", "父亲姓名", "父亲电话", "母亲姓名", "母亲电话"]
    row = ["01", "沈砚秋", "男", "浙江桐庐", "88000122", "沈远山", "13800138000", "顾清", "13900139000"]
    fields = ["sequence", "name", "gender", "native_place", "phone", None, None, None, None]
    assert list(guessed(head, row).values()) == fields
