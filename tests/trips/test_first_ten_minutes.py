"""From a class list to today's call sheet, by the command line: what others script against."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from pypdf import PdfReader

from tests.trips.conftest import Renmai

DAY = "2026-09-22"
BATCH = "batch file format kind header_row columns rows added merged skipped rejected problems".split()
LISTED = "id name tier computed_tier best worst classes organization title phones last_contact".split()
TIER = ["tier", "computed", "best", "worst", "classes", "why", "lift", "ask"]


def class_list(path: Path) -> Path:
    book = Workbook()
    for row in (
        ["桐庐中学1998级(3)班同学录"],
        ["序号", "姓名", "联系电话", "现工作单位及职务", "籍贯", "出生日期"],
        [1, "沈砚秋", 13800004127, "砺川精密机械有限公司 财务总监", "浙江桐庐", "1983-09-23"],
        [2, "温润", "138 0000 2231", "临溪第二中学 语文教师", "浙江建德", ""],
        [3, "单佩瑶", "1.38E+10", "中国石油临溪分公司 科长", "", "农历八月十五"],
        [4, "", "13800000000", "", "", ""],
    ):
        book.active.append(row)
    book.save(path)
    return path


def keys(document: dict[str, Any], wanted: list[str]) -> bool:
    return set(wanted) <= set(document)


def birthday(shown: dict[str, Any]) -> tuple[Any, Any, Any]:
    told = shown["birthday"]
    return told["solar"], told["lunar"], told["leap"]


def test_that_a_class_list_becomes_todays_call_sheet(renmai: Renmai, tmp_path: Path) -> None:
    made = renmai("init", "--name", "陈建新", "--employer", "临江银行城北支行")
    assert renmai("show", "me")["name"] == "陈建新"
    assert made["me"] == renmai("show", "me")["id"]

    batch = renmai("import", class_list(tmp_path / "同学录.xlsx"))["batches"][0]
    assert keys(batch, BATCH)
    assert (batch["kind"], batch["header_row"], batch["added"], batch["rejected"]) == ("classmates", 2, 3, 1)
    assert {(problem["row"], problem["column"]) for problem in batch["problems"]} == {
        (5, "联系电话"),
        (6, "姓名"),
    }

    _see(renmai)
    _sort(renmai)
    _deal(renmai)
    _print(renmai, tmp_path / "单.pdf")


def _see(renmai: Renmai) -> None:
    listed = renmai("contacts")
    assert listed["total"] == 3
    assert keys(listed["contacts"][0], LISTED)
    assert [one["name"] for one in renmai("search", "zgsy")["hits"]] == ["单佩瑶"]
    assert [one["name"] for one in renmai("search", "shanpei")["hits"]] == ["单佩瑶"]
    assert [one["name"] for one in renmai("search", "4127")["hits"]] == ["沈砚秋"]

    shown = renmai("show", "沈砚秋")
    assert shown["native_place"]["code"] == "330122"
    assert birthday(shown) == ("1983-09-23", None, False)
    assert shown["educations"][0]["class"] == "3班"
    assert shown["phones"] == ["13800004127"]
    assert birthday(renmai("show", "单佩瑶")) == (None, "8-15", False)


def _sort(renmai: Renmai) -> None:
    tier = renmai("assess", "沈砚秋", "--value", 1, "--demand", 1, "--authority", 1, "--closeness", 2)["tier"]
    assert keys(tier, TIER)
    assert (tier["tier"], tier["best"], tier["worst"], tier["classes"]) == ("A", "A", "B", [3, 1, 0, 2])
    assert renmai("contacts")["contacts"][0]["name"] == "沈砚秋"
    assert renmai("assess", "温润", "--pin", "B", "--reason", "行长的同学")["tier"]["tier"] == "B"
    assert renmai("contacts", "--tier", "B")["contacts"][0]["computed_tier"] == "unrated"


def _deal(renmai: Renmai) -> None:
    visit = renmai(
        *("log", "visit", "沈砚秋", "--result", "interested", "--note", "想要三年期报价"),
        *("--next", "2026-09-24", "--at", "2026-09-20T15:00"),
    )
    assert visit["interaction"]
    assert visit["task"]
    assert renmai("log", "sms", "温润", "--note", "老同学，中秋快乐。陈建新")["interaction"]
    assert renmai("show", "沈砚秋")["interactions"][0]["kind"] == "visit"


def _print(renmai: Renmai, paper: Path) -> None:
    entries = renmai("today", "--on", "2026-09-24")["entries"]
    assert entries[0]["name"] == "沈砚秋"
    assert keys(entries[0], ["contact", "tier", "phone", "reason"])

    sheet = renmai("callsheet", "--on", "2026-09-24", "-o", paper)
    assert sheet["sheet"] == "260924-1"
    assert keys(sheet["entries"][0], ["row", "contact", "tier", "phone", "reason"])
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "沈砚秋" in text
    back = renmai("outcome", "0924-1", sheet["entries"][0]["row"], "appointment", "--next", "2026-09-28")
    assert keys(back, ["interaction", "task"])


def test_that_introductions_say_every_hop(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    for name in ("周以宁", "叶清和", "严怀瑾"):
        renmai("add", name)
    renmai(
        "tie", "周以宁", "me", "--kind", "schooling", "--subkind", "classmate_university", "--closeness", 1
    )
    renmai("tie", "叶清和", "周以宁", "--kind", "relative", "--closeness", 2)
    renmai("tie", "严怀瑾", "叶清和", "--kind", "colleague", "--closeness", 1)
    path = renmai("path", "严怀瑾")["paths"][0]
    assert path["contacts"] == ["陈建新", "周以宁", "叶清和", "严怀瑾"]
    assert [step["kind"] for step in path["steps"]] == ["schooling", "relative", "colleague"]
    assert round(path["strength"], 4) == round(0.9 * 0.9 * 1.0 * 0.6 * 0.85 * 0.9, 4)
    assert len(path["ids"]) == 4
    renmai("untie", "叶清和", "周以宁")
    assert renmai("path", "严怀瑾")["paths"] == []


def test_that_everything_can_be_taken_back(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    batch = renmai("import", class_list(tmp_path / "同学录.xlsx"))["batches"][0]["batch"]
    renmai("add", "李强", "--phone", "13800000009", "--organization", "矿务局", "--title", "科长")
    assert renmai("undo")["undone"]
    assert renmai("contacts")["total"] == 3
    assert renmai("imports")[0]["batch"] == batch
    assert renmai("undo-import", batch)["removed"] == 3
    assert renmai("contacts")["total"] == 0
    assert renmai("undo")["undone"]
    assert renmai("contacts")["total"] == 3
    assert renmai("history")["changes"][0]["label"]


def test_that_backups_bring_everybody_back(renmai: Renmai) -> None:
    renmai("init")
    renmai("add", "李强")
    copy = renmai("backup")
    assert copy["contacts"] == 1
    renmai("add", "王芳")
    assert len(renmai("backups")) == 1
    assert renmai("restore", copy["file"])["contacts"] == 1
    assert renmai("contacts")["total"] == 1
    assert renmai("check") == {"ok": True, "problems": []}


def test_that_refusals_are_one_line_and_change_nothing(renmai: Renmai, tmp_path: Path) -> None:
    assert "没有人脉簿" in renmai("contacts", status=3)
    renmai("init")
    renmai("init", status=3)
    renmai("add", "李强")
    renmai("add", "李强")
    err = renmai("show", "李强", status=3)
    assert err.count("\n") == 1
    assert "2" in err
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 half a file")
    assert renmai("import", bad, status=3).count("\n") == 1
    renmai("show", "没有这个人", status=3)
    renmai("assess", "2", "--value", 7, status=2)
    renmai("nonsense", status=2)
    renmai("outcome", "260922-9", 1, "reached", status=3)
    assert renmai("contacts")["total"] == 2
