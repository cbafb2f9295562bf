"""What people write and what is kept of it: phones, birthdays, places; and what comes back from a file."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.trips.conftest import Renmai


def imported(renmai: Renmai, folder: Path, head: str, values: list[str]) -> list[tuple[Any, bool]]:
    """Import one person a value; return each person and whether the value was reported."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["姓名", head])
    table.writerows([f"测{chr(0x4E00 + number)}", value] for number, value in enumerate(values))
    path = folder / "名单.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    (batch,) = renmai("import", path, "--as", "contacts")["batches"]
    assert batch["added"] == len(values)
    told = {problem["row"] for problem in batch["problems"]}
    people = [renmai("show", f"测{chr(0x4E00 + number)}") for number in range(len(values))]
    return [(person, number + 2 in told) for number, person in enumerate(people)]


PHONES = {
    "138 0000 1234": ["13800001234"],
    "+86-138-0000-1235": ["13800001235"],
    "13800001236.0": ["13800001236"],
    "１３８００００１２３７": ["13800001237"],
    "057188000122转8012": ["057188000122-8012"],
    "(0571)88000123": ["057188000123"],
    "13800001238、0571-88000124": ["13800001238", "057188000124"],
    "+1 650 555 0100": ["+16505550100"],
    "无": [],
}
LOST = ["1.38E+10", "1380000123", "138000012345", "张三"]


def test_that_phones_are_digits_as_dialled(renmai: Renmai, tmp_path: Path) -> None:
    found = imported(renmai, tmp_path, "手机", [*PHONES, *LOST])
    assert [(person["phones"], told) for person, told in found] == [
        *((numbers, False) for numbers in PHONES.values()),
        *(([], True) for _value in LOST),
    ]


DAYS: dict[str, tuple[str | None, str | None, bool]] = {
    "1983-09-23": ("1983-09-23", None, False),
    "1983/9/23": ("1983-09-23", None, False),
    "1983.9": ("1983-09", None, False),
    "19830923": ("1983-09-23", None, False),
    "83年9月23日": ("1983-09-23", None, False),
    "1983": ("1983", None, False),
    "9月23日": ("--09-23", None, False),
    "--09-23": ("--09-23", None, False),
    "30582": ("1983-09-23", None, False),
    "农历八月十五": (None, "8-15", False),
    "闰四月初三": (None, "4-3", True),
    "腊月三十": (None, "12-30", False),
}
IMPOSSIBLE = ["1983-02-30", "2月30日", "1983-13-01", "2999-01-01"]


def test_that_birthdays_keep_what_is_known_of_them(renmai: Renmai, tmp_path: Path) -> None:
    found = imported(renmai, tmp_path, "出生日期", [*DAYS, *IMPOSSIBLE])
    kept = [tuple(person["birthday"][key] for key in ("solar", "lunar", "leap")) for person, _told in found]
    assert kept == [*DAYS.values(), *((None, None, False) for _day in IMPOSSIBLE)]
    assert [told for _person, told in found] == [False] * len(DAYS) + [True] * len(IMPOSSIBLE)


PLACES = {
    **dict.fromkeys(["浙江杭州余杭", "杭州市余杭区", "余杭", "浙江省余杭县", "余杭市", "330184"], "330110"),
    "萧山市": "330109",
    "湖北襄樊": "420600",
    "北京崇文区": "110101",
    "重庆万县": "500101",
    "莱芜": "370116",
    "巢湖": "340181",
    "辽宁": "210000",
    "深圳": "440300",
    "北京朝阳": "110105",
    **dict.fromkeys(["朝阳", "鼓楼区", "月球"], None),
}


def test_that_all_writings_of_a_place_meet_in_the_current_code(renmai: Renmai, tmp_path: Path) -> None:
    found = imported(renmai, tmp_path, "籍贯", list(PLACES))
    assert {
        person["native_place"]["text"]: person["native_place"]["code"] for person, _told in found
    } == PLACES
    told = [person["native_place"]["text"] for person, told in found if told]
    assert told == ["朝阳", "鼓楼区"]


def test_that_add_keeps_what_its_options_say(renmai: Renmai) -> None:
    renmai("init")
    renmai(
        *(
            "add",
            "沈砚秋",
            "--phone",
            "057188000122-8012",
            "--organization",
            "砺川精密机械",
            "--title",
            "总监",
        ),
        *(
            "--native-place",
            "余杭",
            "--school",
            "临江一中",
            "--class",
            "高三3班",
            "--from",
            1998,
            "--to",
            2001,
        ),
        *("--lunar-birthday", "4-30", "--leap", "--do-not-contact", "--reason", "投诉过"),
    )
    shown = renmai("show", "沈砚秋")
    assert shown["phones"] == ["057188000122-8012"]
    assert (shown["organization"], shown["title"]) == ("砺川精密机械", "总监")
    (school,) = shown["educations"]
    assert [school[key] for key in ("school", "class", "from", "to")] == ["临江一中", "高三3班", 1998, 2001]
    assert [shown["birthday"][key] for key in ("solar", "lunar", "leap")] == [None, "4-30", True]
    assert (shown["do_not_contact"], shown["do_not_contact_reason"]) == (True, "投诉过")
    for words in (
        *(("--phone", "1380000123"), ("--birthday", "1983-02-30"), ("--lunar-birthday", "13-1")),
        *(("--email", "abc"), ("--gender", "x")),
    ):
        assert renmai("add", "温润", *words, status=3).count("\n") == 1
    assert renmai("contacts")["total"] == 1


KEPT = (
    *("name", "phones", "emails", "employments", "educations", "native_place", "birthday", "factors", "tags"),
    *("do_not_contact", "notes", "gender", "organization", "title"),
)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_that_what_export_writes_import_reads_back(renmai: Renmai, tmp_path: Path, ending: str) -> None:
    renmai("init", "--name", "陈建新")
    renmai(
        *(
            "add",
            "沈砚秋",
            "--phone",
            "13800004127",
            "--phone",
            "057188000122-8012",
            "--native-place",
            "余杭",
        ),
        *("--organization", "砺川精密机械", "--title", "总监", "--school", "临江一中", "--class", "高三3班"),
        *("--lunar-birthday", "4-30", "--leap", "--tag", "重点", "--gender", "女", "--note", "=cmd"),
    )
    renmai("add", "=1+1", "--birthday", "--05-01")
    renmai("add", "阿依古丽·买买提", "--birthday", "1983-09", "--do-not-contact")
    renmai("assess", "沈砚秋", "--value", 1, "--demand", 2, "--authority", 3)
    renmai("tie", "沈砚秋", "me", "--kind", "表姐", "--closeness", 1)
    names = ["沈砚秋", "=1+1", "阿依古丽·买买提"]
    out = tmp_path / f"人.{ending}"
    assert renmai("export", out)["rows"] == 3
    before = [renmai("show", name) for name in names]
    other = ("--book", tmp_path / "另一本.renmai")
    renmai(*other, "init", "--name", "陈建新")
    (batch,) = renmai(*other, "import", out)["batches"]
    assert (batch["added"], batch["problems"]) == (3, [])
    after = [renmai(*other, "show", name) for name in names]
    for old, new in zip(before, after, strict=True):
        assert {key: new[key] for key in KEPT} == {key: old[key] for key in KEPT}
    if ending == "xlsx":
        (tie,) = after[0]["ties"]
        assert (tie["kind"], tie["role"], tie["closeness"]) == ("relative", "表姐", 1)
    assert renmai("import", out)["batches"][0]["added"] == 0


def test_that_a_bad_value_is_left_out_and_reported_but_the_person_comes_in(
    renmai: Renmai, tmp_path: Path
) -> None:
    bad = {
        "性别": "x",
        "邮箱": "abc",
        "QQ": "扣扣",
        "创造价值": "5",
        "下次联系": "以后",
        "毕业年份": "不晓得",
        "传真": "abc",
        "农历生日": "13-40",
        "手机": "138",
        "出生日期": "二〇年",
    }
    path = tmp_path / "名单.csv"
    path.write_text(f"姓名,{','.join(bad)}\n沈砚秋,{','.join(bad.values())}\n", encoding="utf-8")
    (batch,) = renmai("import", path, "--as", "contacts")["batches"]
    assert batch["added"] == 1
    assert {problem["column"]: problem["value"] for problem in batch["problems"]} == bad
    assert all(problem["reason"] and problem["row"] == 2 for problem in batch["problems"])
    shown = renmai("show", "沈砚秋")
    assert (shown["phones"], shown["emails"], shown["qq"], shown["tasks"]) == ([], [], [], [])


def test_that_edit_changes_facts_in_one_act(renmai: Renmai) -> None:
    renmai("init")
    one = renmai("add", "沈砚秋", "--phone", "13800004127")["id"]
    words = ("--name", "沈砚", "--phone", "13800002231", "--birthday", "1983-09-23", "--tag", "重点")
    assert renmai("edit", one, *words, "--do-not-contact", "--reason", "投诉过")["name"] == "沈砚"
    shown = renmai("show", one)
    assert shown["phones"] == ["13800004127", "13800002231"]
    assert (shown["do_not_contact"], shown["do_not_contact_reason"]) == (True, "投诉过")
    renmai("edit", one, "--may-contact", "--birthday", "")
    assert renmai("show", one)["do_not_contact"] is False
    assert renmai("show", one)["birthday"]["solar"] is None
    renmai("edit", one, "--name", "温润", "--phone", "138", status=3)
    renmai("edit", one, status=2)
    renmai("undo")
    renmai("undo")
    assert renmai("show", one)["name"] == "沈砚秋"
