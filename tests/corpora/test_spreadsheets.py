"""The lists people keep, as the shared corpora have them, are understood."""

from pathlib import Path

import pytest

from services.exchange.columns import guess_columns, guess_kind
from services.exchange.readers.files import read_file
from services.exchange.table_finder import Table, find_tables

pytestmark = pytest.mark.corpora

Expected = tuple[str, int, dict[str, str]]

ROSTER = {
    "姓名": "name",
    "一级部门": "department",
    "岗位名称": "title",
    "性别": "gender",
    "联系方式": "phone",
}
STAFF = ROSTER | {"用工公司": "organization", "毕业院校": "school", "家庭住址": "home_address"}
KEYED = {"姓名[冗余]_real_name": "name", "身份证号_id_card_no": "id_number"}

# File → (sheet, header row, columns that must feed these fields) of every sheet.
KEPT: dict[str, list[Expected]] = {
    "cn-header-skeletons/class_roster_headers.xlsx": [
        ("Sheet1", 1, {"学号": "sequence", "姓名": "name", "性别": "gender"})
    ],
    "cn-header-skeletons/guest_list_duplicate_headers.xlsx": [
        (
            "名单（标题行+表头）",
            3,
            {"姓名": "name", "联系方式": "phone", "客人类别": "tags", "备注": "notes"},
        ),
        ("Sheet2", 1, {"姓名": "name", "联系方式": "phone", "联系方式 (2)": "phone"}),
    ],
    "cn-header-skeletons/hr_roster_headers_many_sheets.xlsx": [
        ("花名册", 2, STAFF | {"身份证号": "id_number", "出生年月": "birthday"}),
        ("实习生", 2, STAFF | {"身份证号": "id_number"}),
        ("劳务派遣", 2, ROSTER | {"毕业院校": "school", "专业": "major"}),
        ("离职员工", 1, STAFF | {"出生年月日": "birthday"}),
        ("转正、离职实习生", 1, STAFF),
        ("退休员工", 2, STAFF),
        ("跨公司劳动关系转移", 2, {"姓名": "name", "生日": "birthday", "备注": "notes"}),
    ],
    "cn-header-skeletons/title_note_header_row3_bilingual_headers.xlsx": [
        (
            "员工主表",
            3,
            {
                "姓名_real_name": "name",
                "身份证号_id_card_no": "id_number",
                "出生年月_birth_date": "birthday",
                "籍贯_native_place": "native_place",
                "联系方式_phone": "phone",
                "个人邮箱_email_personal": "email",
                "现住详细地址_current_address_detail": "home_address",
            },
        ),
        ("任职记录", 3, KEYED | {"用工公司_company": "organization", "岗位名称_position_name": "title"}),
        ("教育经历", 3, KEYED | {"院校名称_school_name": "school", "专业_major": "major"}),
        ("合同记录", 3, KEYED | {"备注_remark": "notes"}),
        ("家庭成员", 3, KEYED),
        ("职称职业资格", 3, KEYED),
        ("培训经历", 3, KEYED),
        ("奖惩记录", 3, KEYED),
        ("入职公司前工作经历", 3, {"姓名[冗余]_real_name": "name", "工作单位_company_name": "organization"}),
        ("薪酬调整记录", 3, KEYED | {"用工公司_company": "organization"}),
        ("飞书账号映射", 3, KEYED),
    ],
    "cn-templates/changeTemplate.xlsx": [
        ("sheet1", 6, {"姓名(*)": "name", "工号": "sequence", "部门": "department", "岗位": "title"})
    ],
    "cn-templates/contacts_template.xlsx": [
        (
            "Sheet1",
            1,
            {
                "联系人姓名": "name",
                "性别": "gender",
                "办公电话": "work_phone",
                "手机号码": "mobile",
                "电子邮件": "email",
                "地址": "address",
                "公司名称": "organization",
                "联系人备注": "notes",
            },
        )
    ],
    "cn-templates/customer_template.xls": [
        (
            "Sheet1",
            1,
            {
                "企(事)业单位名称": "organization",
                "办公电话": "work_phone",
                "电子邮件": "email",
                "最后联系时间": "last_contact",
                "所属行业": "industry",
            },
        )
    ],
    "cn-templates/user.xlsx": [
        (
            "模版",
            1,
            {"姓名": "name", "手机号": "mobile", "部门": "department", "职位": "title", "邮箱": "email"},
        )
    ],
    "cn-templates/user_import_cn.xlsx": [
        (
            "Sheet1",
            3,
            {"姓名": "name", "手机号": "mobile", "部门": "department", "职位": "title", "邮箱": "email"},
        )
    ],
}


@pytest.mark.parametrize("name", KEPT)
def test_that_what_people_keep_is_understood(shared: Path, name: str) -> None:
    book = read_file(shared / "corpora" / "spreadsheets" / name)
    tables = [table for sheet in book.sheets for table in find_tables(sheet)]
    assert [(table.sheet, table.header_row) for table in tables] == [
        (sheet, row) for sheet, row, _ in KEPT[name]
    ]
    for table, (_sheet, _row, columns) in zip(tables, KEPT[name], strict=True):
        fields = mapped(table)
        assert columns.items() <= fields.items()
        single = [
            field for field in fields.values() if field in ("name", "organization", "title", "birthday")
        ]
        assert len(single) == len(set(single))


def test_that_the_ties_of_the_novel_are_found(shared: Path) -> None:
    book = read_file(shared / "corpora" / "graphs" / "hongloumeng" / "relation.txt")
    (table,) = find_tables(book.sheets[0])
    assert table.header_row is None
    assert [column.label for column in table.columns] == ["A", "B", "C", "D", "E"]
    assert len(table.rows) == 188
    mapping = guess_columns(table)
    assert mapping == {0: "from", 1: "to", 2: "kind", 3: None, 4: None}
    assert guess_kind(table, mapping) == "ties"


def mapped(table: Table) -> dict[str, str | None]:
    mapping = guess_columns(table)
    return {column.label: mapping[column.index] for column in table.columns}
