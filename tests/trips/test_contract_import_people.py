"""DOMAIN 5, easy to guess wrong: who is the same person, what merging keeps, whose class a list is."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.trips.conftest import Renmai

HEADS = "姓名,手机,单位,班级,生日,电话,籍贯,农历生日"


def written(path: Path, *rows: str, heads: str = HEADS) -> Path:
    path.write_text("\n".join((heads, *rows)) + "\n", encoding="utf-8")
    return path


def twice(renmai: Renmai, folder: Path, first: str, second: str) -> dict[str, Any]:
    renmai("import", written(folder / "一.csv", first), "--as", "contacts")
    (batch,) = renmai("import", written(folder / "二.csv", second), "--as", "contacts")["batches"]
    return batch


SAME = {
    "mobile": ("沈砚秋,13800004127,,,,,,", "沈砚秋,138-0000-4127,电厂,,,,,"),
    "mobile and a shorter name": ("沈砚秋,13800004127,,,,,,", "沈总,13800004127,,,,,,"),
    "name and employer": ("沈砚秋,,砺川精密机械有限公司,,,,,", "沈砚秋,13800004127,砺川精密机械,,,,,"),
    "name and class": ("沈砚秋,,,高三3班,,,,", "沈砚秋,,,高三（3）班,,,,"),
    "name and birthday": ("沈砚秋,,,,1983-09-23,,,", "沈砚秋,,,,1983年9月23日,,,"),
    "name and lunar birthday": ("沈砚秋,,,,,,,8-15", "沈砚秋,,,,,,,八月十五"),
}
OTHER = {
    "name alone": ("沈砚秋,,,,,,,", "沈砚秋,,,,,,,"),
    "landline alone": ("沈砚秋,,,,,0571-88000122,,", "温润,,,,,0571-88000122,,"),
    "landline and name": ("沈砚秋,,,,,0571-88000122,,", "沈砚秋,,,,,0571-88000122,,"),
    "mobile and another name": ("沈砚秋,13800004127,电厂,,,,,", "温润,13800004127,电厂,,,,,"),
    "employer but another mobile": ("沈砚秋,13800004127,电厂,,,,,", "沈砚秋,13800002231,电厂,,,,,"),
    "year of birth": ("沈砚秋,,,,1983,,,", "沈砚秋,,,,1983,,,"),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_that_a_row_is_somebody_known(renmai: Renmai, tmp_path: Path, pair: tuple[str, str]) -> None:
    batch = twice(renmai, tmp_path, *pair)
    assert (batch["added"], batch["merged"], renmai("contacts")["total"]) == (0, 1, 1)


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_that_a_row_is_somebody_else(renmai: Renmai, tmp_path: Path, pair: tuple[str, str]) -> None:
    batch = twice(renmai, tmp_path, *pair)
    assert (batch["added"], batch["merged"], renmai("contacts")["total"]) == (1, 0, 2)


def test_that_merging_fills_blanks_and_keeps_what_contradicts(renmai: Renmai, tmp_path: Path) -> None:
    batch = twice(
        renmai,
        tmp_path,
        "沈砚秋,13800004127,砺川精密机械,,1983-09-23,,浙江桐庐,8-15",
        "沈砚秋,13800004127,临江电厂,高三3班,1984-09-23,0571-88000122,浙江建德,9-9",
    )
    told = {(one["column"], one["value"]) for one in batch["problems"]}
    assert told == {("生日", "1984-09-23"), ("籍贯", "浙江建德"), ("农历生日", "9-9")}
    shown = renmai("show", "沈砚秋")
    assert shown["birthday"]["solar"] == "1983-09-23"
    assert shown["birthday"]["lunar"] == "8-15"
    assert shown["native_place"]["text"] == "浙江桐庐"
    assert shown["phones"] == ["13800004127", "057188000122"]
    assert [(one["organization"], one["present"], one["primary"]) for one in shown["employments"]] == [
        ("临江电厂", True, True),
        ("砺川精密机械", True, False),
    ]
    assert shown["organization"] == "临江电厂"


@pytest.mark.parametrize(("how", "fates", "total"), [("skip", (0, 0, 1), 1), ("add", (1, 0, 0), 2)])
def test_that_duplicates_are_treated_as_told(
    renmai: Renmai, tmp_path: Path, how: str, fates: tuple[int, ...], total: int
) -> None:
    path = written(tmp_path / "一.csv", "沈砚秋,13800004127,电厂,,,,,")
    renmai("import", path)
    (batch,) = renmai("import", path, "--on-duplicate", how)["batches"]
    assert (batch["added"], batch["merged"], batch["skipped"]) == fates
    assert renmai("contacts")["total"] == total


def classes(path: Path, *sheets: tuple[str, list[str]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for title, people in sheets:
        sheet = book.create_sheet(title)
        sheet.append(["姓名", "手机"])
        for number, name in enumerate(people):
            sheet.append([name, f"138{len(title):04}{number:04}"])
    book.save(path)
    return path


def test_that_a_class_list_is_of_my_class_unless_told(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init", "--name", "陈建新")
    renmai("import", classes(tmp_path / "高三3班同学录.xlsx", ("Sheet1", ["沈砚秋", "温润"])))
    renmai("import", classes(tmp_path / "大学2班同学录.xlsx", ("名单", ["陆知远", "单佩瑶"])), "--not-mine")
    (found,) = renmai("path", "沈砚秋")["paths"]
    assert found["strength"] == pytest.approx(0.5 * 0.9)
    assert renmai("path", "陆知远")["paths"] == []
    assert len(renmai("path", "陆知远", "--from", "单佩瑶")["paths"]) == 1


def test_that_i_am_not_in_a_class_that_is_not_mine(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init", "--name", "陈建新", "--employer", "临江银行")
    path = written(
        tmp_path / "高三3班同学录.csv",
        "陈建新,13800004127,临江银行",
        "温润,13800002231,",
        heads="姓名,手机,单位",
    )
    renmai("import", path, "--not-mine")
    assert renmai("show", "me")["cohorts"] == []
    assert renmai("path", "温润")["paths"] == []


def test_that_sheets_name_the_classes_of_one_workbook(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init", "--name", "陈建新")
    path = classes(
        tmp_path / "临江一中1998级同学录.xlsx", ("高三1班", ["陈建新", "沈砚秋"]), ("高三2班", ["温润"])
    )
    renmai("import", path)
    schools = renmai("show", "温润")["educations"]
    assert [(one["school"], one["class"], one["from"]) for one in schools] == [("临江一中", "高三2班", 1998)]
    assert [one["name"] for one in renmai("show", "me")["cohorts"]] == ["临江一中 1998 级 高三 1 班"]
    assert renmai("path", "温润")["paths"] == []


def test_that_a_hidden_sheet_is_not_imported(renmai: Renmai, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    book = Workbook()
    book.active.append(["姓名"])
    book.active.append(["沈砚秋"])
    hidden = book.create_sheet("旧")
    hidden.sheet_state = "hidden"
    hidden.append(["姓名"])
    hidden.append(["温润"])
    book.save(path)
    renmai("import", path)
    assert [one["name"] for one in renmai("contacts")["contacts"]] == ["沈砚秋"]


def test_that_a_column_says_who_asked_not_to_be_contacted(renmai: Renmai, tmp_path: Path) -> None:
    path = written(
        tmp_path / "名单.csv", "沈砚秋,是", "温润,否", "单佩瑶,", "陆知远,投诉过", heads="姓名,请勿联系"
    )
    renmai("import", path)
    asked = {one["name"] for one in renmai("contacts")["contacts"] if one["do_not_contact"]}
    assert asked == {"沈砚秋", "陆知远"}
    assert renmai("show", "陆知远")["do_not_contact_reason"] == "投诉过"
