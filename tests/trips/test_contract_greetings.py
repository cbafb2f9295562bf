"""COMMANDS by command: greetings, greet, holidays; the rules of DOMAIN 5 as another program meets them."""

import json
from pathlib import Path
from typing import Any

from tests.trips.conftest import Renmai


def book(renmai: Renmai) -> tuple[int, int]:
    renmai("init", "--name", "陈建新", "--employer", "临江银行")
    ids = [
        renmai("add", name, "--phone", phone, "--title", "总经理")["id"]
        for name, phone in (("沈砚秋", "13800004127"), ("陆知行", "13800004128"))
    ]
    return ids[0], ids[1]


def rules(message: dict[str, Any]) -> set[tuple[str, str]]:
    return {(found["rule"], found["severity"]) for found in message["findings"]}


def test_that_whom_to_greet_is_told_with_words_and_findings(renmai: Renmai) -> None:
    one, other = book(renmai)
    renmai("add", "江若溪", "--phone", "13800004129", "--lunar-birthday", "8-13")
    found = renmai("greetings", "--on", "2026-09-22", "--days", "7")["due"]
    assert [(entry["name"], entry["occasion"], entry["date"]) for entry in found] == [
        ("江若溪", "生日", "2026-09-23"),
        ("陆知行", "中秋", "2026-09-25"),
        ("沈砚秋", "中秋", "2026-09-25"),
    ]
    assert {entry["segments"] for entry in found} == {1}
    assert all("陈建新" in entry["text"] and entry["findings"] == [] for entry in found)
    assert found[1]["text"].startswith("陆总，")
    assert renmai("greetings", "--on", "2026-11-02")["due"] == []
    assert {one, other} == {found[1]["contact"], found[2]["contact"]}


GOOD = ("--text", "{称呼}，中秋安康。陈建新", "--occasion", "中秋")


def test_that_a_greeting_is_filled_written_out_logged_and_stays_sent(renmai: Renmai, tmp_path: Path) -> None:
    one, other = book(renmai)
    out = tmp_path / "待发 清单.csv"
    sent = renmai("greet", one, other, *GOOD, "--on", "2026-09-24", "--out", out)["messages"]
    assert [(message["text"], message["sent"]) for message in sent] == [
        ("沈总，中秋安康。陈建新", True),
        ("陆总，中秋安康。陈建新", True),
    ]
    assert ("same-wording", "ask") in rules(sent[0])
    assert "13800004127,沈总，中秋安康。陈建新,沈砚秋" in out.read_text("utf-8-sig")
    (logged,) = renmai("show", one)["interactions"]
    assert (logged["kind"], logged["occasion"], logged["note"]) == ("sms", "中秋", "沈总，中秋安康。陈建新")
    assert renmai("greetings", "--on", "2026-09-24")["due"] == []
    words = ("--text", "沈总，国庆好", "--on", "2026-09-30", "--occasion", "国庆")
    (again,) = renmai("greet", one, *words)["messages"]
    assert again["sent"]
    assert rules(again) >= {("frequency", "ask"), ("signature", "ask")}
    renmai("log", "call", one)
    renmai("undo")
    assert [entry["kind"] for entry in renmai("show", one)["interactions"]] == ["sms", "sms"]


def test_that_what_a_rule_stops_is_not_sent(renmai: Renmai) -> None:
    one, other = book(renmai)
    for text, rule in (
        ("{上次话题}，中秋安康。陈建新", "content"),
        ("沈总，中秋安康", "signature"),
        ("", "content"),
    ):
        found = renmai("greet", one, other, "--text", text, "--on", "2026-09-24")["messages"]
        assert [message["sent"] for message in found] == [False, False]
        assert (rule, "stop") in rules(found[0])
    assert renmai("show", one)["interactions"] == []


def test_that_what_cannot_be_greeted_is_refused(renmai: Renmai, tmp_path: Path) -> None:
    one, _other = book(renmai)
    assert "自己" in renmai("greet", "me", *GOOD, status=3)
    assert renmai("greet", "无此人", *GOOD, status=3)
    assert "没写成" in renmai("greet", one, *GOOD, "--out", tmp_path / "没有" / "x.csv", status=3)
    assert renmai("show", one)["interactions"] == []
    assert renmai("greet", one, status=2)
    mute = renmai("add", "无号")["id"]
    (message,) = renmai("greet", mute, *GOOD, "--out", tmp_path / "x.csv")["messages"]
    assert (message["sent"], ("phone", "stop") in rules(message)) == (False, True)
    assert not (tmp_path / "x.csv").exists()


def test_that_a_years_holidays_are_told_and_added(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    assert renmai("holidays") == {"from": 2004, "to": 2026, "added": []}
    told = tmp_path / "2027.json"
    days = [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]
    told.write_text(json.dumps({"year": 2027, "days": days}), encoding="utf-8")
    assert renmai("holidays", "--add", told)["added"] == [2027]
    assert "放假安排" in renmai("holidays", "--add", Path(__file__), status=3)
