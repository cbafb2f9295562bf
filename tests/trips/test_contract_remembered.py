"""What is remembered of columns, and whose value stays: a script gets what it asks for, and nothing else."""

from pathlib import Path

from services.exchange.remembered import Profile, Profiles
from services.preferences import Preferences
from tests.trips.conftest import Renmai

LIST = "某某,甲,乙\n沈砚秋,13800004127,1983-09-23\n"
HEADS = ("某某", "甲", "乙")


def test_that_a_script_gets_what_is_remembered_only_by_name(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    path = tmp_path / "名单.csv"
    path.write_text(LIST, encoding="utf-8")
    Profiles(Preferences()).keep(Profile("怪表", HEADS, "contacts", ("name", "mobile", "birthday")))
    assert "--map A=name" in renmai("import", path, status=3)
    (told,) = renmai("import", path, "--profile", "怪表")["batches"]
    assert told["columns"] == {"某某": "name", "甲": "mobile", "乙": "birthday"}
    assert renmai("show", "沈砚秋")["birthday"]["solar"] == "1983-09-23"

    refused = renmai("import", path, "--profile", "没有", status=3)
    assert (refused.count("\n"), "怪表" in refused) == (1, True)
    other = tmp_path / "别的.csv"
    other.write_text("姓名,手机\n温润,13800002231\n", encoding="utf-8")
    refused = renmai("import", other, "--profile", "怪表", status=3)
    assert (refused.count("\n"), "某某、甲、乙" in refused) == (1, True)


def test_that_what_is_remembered_is_listed_renamed_and_forgotten(renmai: Renmai) -> None:
    kept = Profiles(Preferences())
    kept.keep(Profile("怪表", HEADS, "contacts", ("name", "mobile", None)))
    (one,) = renmai("profiles")["profiles"]
    columns = {"某某": "name", "甲": "mobile", "乙": None}
    assert one == {"name": "怪表", "kind": "contacts", "columns": columns}
    (one,) = renmai("profiles", "--rename", "怪表", "好表")["profiles"]
    assert one["name"] == "好表"
    assert renmai("profiles", "--forget", "没有", status=3).count("\n") == 1
    assert renmai("profiles", "--forget", "好表")["profiles"] == []


def test_that_a_rule_says_whose_value_stays(renmai: Renmai, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    for birthday, place, rules in (
        ("1983-09-23", "浙江桐庐", ()),
        ("1984-09-24", "浙江建德", ("--rule", "birthday=overwrite")),
        ("1985-09-25", "浙江淳安", ("--rule", "overwrite", "--rule", "birthday=fill")),
    ):
        path.write_text(f"姓名,手机,生日,籍贯\n沈砚秋,13800004127,{birthday},{place}\n", encoding="utf-8")
        renmai("import", path, *rules)
    found = renmai("show", "沈砚秋")
    assert (found["birthday"]["solar"], found["native_place"]["code"]) == ("1984-09-24", "330127")
    for wrong in ("mobile=overwrite", "ask"):
        assert renmai("import", path, "--rule", wrong, status=3).count("\n") == 1
