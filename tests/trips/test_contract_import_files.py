"""What COMMANDS says of files: formats, refusals, several at once, rejected rows, formulas, empty forms."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.trips.conftest import Renmai

ROWS = "姓名,手机\n沈砚秋,13800004127\n"


def saved(path: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def counts(batch: dict[str, Any]) -> tuple[int, ...]:
    told = tuple(batch[key] for key in ("rows", "added", "merged", "skipped", "rejected"))
    assert told[0] == sum(told[1:])
    return told


def test_that_text_is_read_in_every_charset(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    for charset in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        for ending, mark in (("csv", ","), ("txt", "\t")):
            path = tmp_path / f"名单.{ending}"
            path.write_bytes(ROWS.replace(",", mark).encode(charset))
            (batch,) = renmai("import", path, "--dry-run")["batches"]
            assert (batch["format"], batch["header_row"], counts(batch)) == ("csv", 1, (1, 1, 0, 0, 0))
    renmai("import", path)
    assert renmai("show", "沈砚秋")["phones"] == ["13800004127"]


def test_that_nothing_is_imported_when_one_of_several_files_is_refused(
    renmai: Renmai, tmp_path: Path
) -> None:
    renmai("init")
    good, bad = tmp_path / "好.csv", tmp_path / "坏.xlsx"
    good.write_text(ROWS, encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04" + bytes(300))
    told = renmai("import", good, bad, status=3)
    assert told.count("\n") == 1
    assert "坏.xlsx" in told
    assert "什么也没导入。" in told
    assert renmai("contacts")["total"] == 0
    assert renmai("imports") == []


def test_that_a_refused_file_makes_no_book(renmai: Renmai, tmp_path: Path) -> None:
    bad = tmp_path / "空.xlsx"
    bad.touch()
    renmai("import", bad, status=3)
    assert not (tmp_path / "b.renmai").exists()


def test_that_formulas_without_results_come_in_as_text(renmai: Renmai, tmp_path: Path) -> None:
    path = saved(tmp_path / "名单.xlsx", ["姓名", "手机", "单位"], ["=1+1", 13800004127, "砺川精密机械"])
    (batch,) = renmai("import", path)["batches"]
    assert counts(batch) == (1, 1, 0, 0, 0)
    assert renmai("contacts")["contacts"][0]["name"] == "=1+1"


def test_that_a_row_with_only_a_phone_is_rejected_and_counted(renmai: Renmai, tmp_path: Path) -> None:
    path = saved(
        tmp_path / "名单.xlsx",
        ["姓名", "手机", "单位"],
        [None, 13800004128, None],
        ["沈砚秋", 13800004127, "砺川精密机械"],
    )
    (batch,) = renmai("import", path)["batches"]
    assert counts(batch) == (2, 1, 0, 0, 1)
    assert [problem["row"] for problem in batch["problems"]] == [2]


def test_that_an_empty_form_is_read_with_its_columns(renmai: Renmai, tmp_path: Path) -> None:
    path = saved(tmp_path / "模板.xlsx", ["客户登记表"], ["序号", "姓名", "手机号码", "工作单位"])
    (batch,) = renmai("import", path, "--dry-run")["batches"]
    assert (batch["header_row"], counts(batch)) == (2, (0, 0, 0, 0, 0))
    assert batch["columns"] == {
        "序号": "sequence",
        "姓名": "name",
        "手机号码": "mobile",
        "工作单位": "organization",
    }
    assert [problem["row"] for problem in batch["problems"]] == [2]


def test_that_a_file_of_headers_alone_is_refused_in_words(renmai: Renmai, tmp_path: Path) -> None:
    empty = saved(tmp_path / "模板.xlsx", ["姓名", "手机号码", "工作单位"])
    full = saved(tmp_path / "名单.xlsx", ["姓名", "手机"], ["沈砚秋", "13800004127"])
    for files in ((empty,), (full, empty)):
        told = renmai("import", *files, status=3)
        assert told.count("\n") == 1
        assert "没有人" in told
    renmai("contacts", status=3)  # no book was made
    workbook = load_workbook(empty)
    workbook.create_sheet("第二页").append(["姓名", "手机"])
    workbook["第二页"].append(["温润", "13800004128"])
    workbook.save(empty)
    (batch,) = renmai("import", empty)["batches"]
    assert counts(batch) == (1, 1, 0, 0, 0)


def test_that_rejected_rows_are_written_with_their_reason(renmai: Renmai, tmp_path: Path) -> None:
    path = saved(
        tmp_path / "名单.xlsx", ["姓名", "手机", "单位"], ["", "13800004128", "电厂"], ["温润", "", ""]
    )
    renmai("import", path, "--rejects", tmp_path / "没导入.xlsx")
    rows = list(load_workbook(tmp_path / "没导入.xlsx").active.values)
    assert rows[0][1:] == ("姓名", "手机", "单位")
    assert rows[1][2:] == ("13800004128", "电厂")
    assert len(rows) == 2


@pytest.mark.parametrize("place", ["没有这个文件夹/没导入.xlsx", "没导入.doc"])
def test_that_a_bad_place_for_rejected_rows_is_refused_before_anything_is_written(
    renmai: Renmai, tmp_path: Path, place: str
) -> None:
    renmai("init")
    path = tmp_path / "名单.csv"
    path.write_text(ROWS, encoding="utf-8")
    renmai("import", path, "--rejects", tmp_path / place, status=3)
    assert renmai("contacts")["total"] == 0


def test_that_a_column_called_a_name_makes_the_file_a_list_of_people(renmai: Renmai, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("甲,乙,丙\n沈砚秋,x,13800004127\n温润,y,13800002231\n", encoding="utf-8")
    (batch,) = renmai("import", path, "--map", "甲=name", "--map", "丙=mobile", "--dry-run")["batches"]
    assert batch["kind"] == "contacts"
    assert not {"from", "to", "kind"} & set(batch["columns"].values())


def test_that_imports_lists_batches_with_their_problems(renmai: Renmai, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("姓名,生日\n沈砚秋,1970-02-30\n", encoding="utf-8")
    (made,) = renmai("import", path)["batches"]
    (listed,) = renmai("imports")
    assert {key: listed[key] for key in made} == made
    assert listed["taken_back"] is False
    renmai("undo-import", made["batch"])
    assert renmai("imports")[0]["taken_back"] is True


HEADER_ROWS = {
    "cn-header-skeletons/class_roster_headers.xlsx": (1, {"姓名": "name", "性别": "gender"}),
    "cn-header-skeletons/guest_list_duplicate_headers.xlsx": (3, {"姓名": "name", "联系方式": "phone"}),
    "cn-header-skeletons/hr_roster_headers_many_sheets.xlsx": (
        2,
        {"姓名": "name", "用工公司": "organization"},
    ),
    "cn-header-skeletons/title_note_header_row3_bilingual_headers.xlsx": (
        3,
        {"姓名_real_name": "name", "籍贯_native_place": "native_place"},
    ),
    "cn-templates/changeTemplate.xlsx": (6, {"姓名(*)": "name", "部门": "department"}),
    "cn-templates/contacts_template.xlsx": (1, {"联系人姓名": "name", "手机号码": "mobile"}),
    "cn-templates/customer_template.xls": None,
    "cn-templates/user.xlsx": (1, {"姓名": "name", "手机号": "mobile"}),
    "cn-templates/user_import_cn.xlsx": (3, {"姓名": "name", "邮箱": "email"}),
}
"""Forms that people fill in: the header's row and some of its columns; None: it has no column of names."""


@pytest.mark.corpora
def test_that_forms_of_others_are_read_or_refused_in_words(renmai: Renmai, shared: Path) -> None:
    renmai("init")
    for name, expected in HEADER_ROWS.items():
        path = shared / "corpora/spreadsheets" / name
        if expected is None:
            assert renmai("import", path, "--dry-run", status=3).count("\n") == 1
            continue
        (batch,) = renmai("import", path, "--dry-run")["batches"]
        counts(batch)
        row, columns = expected
        assert batch["header_row"] == row, name
        assert {header: batch["columns"][header] for header in columns} == columns, name
