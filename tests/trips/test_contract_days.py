"""DOMAIN 4 and 5 by command: tiers, pins, cadence, results that reset no clock, the frozen sheet."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.trips.conftest import Renmai

TODAY = dt.date.today()
FIRST = ("--value", 1, "--demand", 1, "--authority", 1)


def day(after: int) -> str:
    return (TODAY + dt.timedelta(days=after)).isoformat()


def row(renmai: Renmai, name: str, *words: object) -> dict[str, Any]:
    (found,) = [one for one in renmai("contacts", *words)["contacts"] if one["name"] == name]
    return found


def added(renmai: Renmai, *names: str) -> list[int]:
    return [renmai("add", name)["id"] for name in names]


def test_that_the_tier_says_why_what_would_lift_it_and_what_to_ask(renmai: Renmai) -> None:
    renmai("init")
    added(renmai, "沈砚秋")
    told = renmai("assess", "沈砚秋", "--value", 1, "--demand", 1)["tier"]
    assert (told["tier"], told["best"], told["worst"], told["classes"]) == ("unrated", "A", "C", [2, 0, 0, 4])
    assert told["ask"] in {"authority", "personality", "closeness", "competition"}
    words = ("--authority", 2, "--personality", 1, "--closeness", 2, "--competition", 3)
    told = renmai("assess", "沈砚秋", *words)["tier"]
    assert (told["tier"], told["best"], told["worst"], told["classes"]) == ("B", "B", "B", [3, 2, 1, 0])
    (change,) = told["lift"]
    lifted = renmai("assess", "沈砚秋", f"--{change['factor']}", change["to"])["tier"]
    assert lifted["tier"] == change["tier"] == "A"
    assert told["ask"] is None
    assert renmai("show", "沈砚秋")["tier"] == lifted
    assert renmai("assess", "沈砚秋", "--value", "unknown")["tier"]["classes"] == [3, 1, 1, 1]


def test_that_a_pin_holds_ninety_days_and_shows_what_is_computed(renmai: Renmai) -> None:
    renmai("init")
    added(renmai, "沈砚秋")
    renmai("assess", "沈砚秋", "--pin", "A", status=3)
    renmai("assess", "沈砚秋", "--pin", "A", "--reason", "行长交代")
    for after, tier in ((0, "A"), (90, "A"), (91, "unrated")):
        found = row(renmai, "沈砚秋", "--on", day(after))
        assert (found["tier"], found["computed_tier"]) == (tier, "unrated")
        assert renmai("show", "沈砚秋", "--on", day(after))["tier"]["tier"] == tier
        assert renmai("contacts", "--tier", tier, "--on", day(after))["total"] == 1
    renmai("assess", "沈砚秋", "--pin", "C", "--reason", "搬走了", "--until", day(5))
    assert row(renmai, "沈砚秋", "--on", day(6))["tier"] == "unrated"
    assert renmai("assess", "沈砚秋", "--unpin")["tier"]["tier"] == "unrated"


def test_that_overdue_is_the_ratio_to_the_tiers_interval(renmai: Renmai) -> None:
    renmai("init")
    added(renmai, "甲一", "乙二", "丙三", "丁四")
    for name, klass in (("甲一", 1), ("乙二", 2), ("丙三", 3)):
        renmai("assess", name, "--value", klass, "--demand", klass, "--authority", klass)
    for name, interval in (("甲一", 14), ("乙二", 30), ("丙三", 90), ("丁四", 60)):
        assert row(renmai, name, "--on", day(47))["overdue"] == pytest.approx(47 / interval, rel=1e-9)
        assert renmai("show", name, "--on", day(47))["overdue"] == pytest.approx(47 / interval, rel=1e-9)
    listed = renmai("contacts", "--on", day(47))["contacts"]
    assert [one["name"] for one in listed] == ["甲一", "乙二", "丙三", "丁四"]


def test_that_only_contact_resets_the_clock(renmai: Renmai) -> None:
    renmai("init")
    one, two = added(renmai, "沈砚秋", "温润")
    for kind, result in (
        *(("call", "not-reached"), ("call", "wrong-number"), ("visit", "absent"), ("visit", "postponed")),
    ):
        renmai("log", kind, one, "--result", result)
    assert renmai("show", one)["last_contact"] is None
    assert len(renmai("show", one)["interactions"]) == 4
    renmai("log", "call", one, two, "--inbound", "--at", day(-3))
    assert [renmai("show", who)["last_contact"] for who in (one, two)] == [day(-3), day(-3)]
    renmai("log", "visit", one, "--result", "declined", "--at", day(-9))
    assert row(renmai, "沈砚秋", "--on", day(11))["overdue"] == pytest.approx(14 / 60)
    for words in (
        *(("call", one, "--result", "closed"), ("visit", one, "--result", "reached"), ("visit", "me")),
        *(("visit", one, "--at", day(2)), ("visit", one, "--next", day(-2)), ("call", one, "--at", "昨天")),
    ):
        assert renmai("log", *words, status=3).count("\n") == 1


def test_that_the_next_step_is_a_task(renmai: Renmai) -> None:
    renmai("init")
    (one,) = added(renmai, "沈砚秋")
    logged = renmai("log", "visit", one, "--result", "interested", "--note", "要三年期价格", "--next", day(9))
    (task,) = renmai("show", one)["tasks"]
    assert (task["id"], task["due"]) == (logged["task"], day(9))
    assert [entry["contact"] for entry in renmai("today", "--on", day(9))["entries"]] == [one]
    assert renmai("today", "--on", day(9))["entries"][0]["reason"]


def test_that_a_sheet_stays_as_printed_and_is_typed_back(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init", "--name", "陈建新")
    path = tmp_path / "名单.csv"
    rows = [f"客户{chr(0x4E00 + number)},138000{number:05}" for number in range(20)]
    path.write_text("\n".join(("姓名,手机", *rows)), encoding="utf-8")
    renmai("import", path)
    first, second = (
        renmai("callsheet", "--on", TODAY, "--count", count, "-o", tmp_path / "单.pdf") for count in (18, 3)
    )
    number = f"{TODAY:%y%m%d}-"
    assert (first["sheet"], second["sheet"]) == (f"{number}1", f"{number}2")
    assert [one["row"] for one in first["entries"]] == list(range(1, 19))
    assert first["pages"] >= 1
    assert (tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")
    done = renmai("outcome", f"{TODAY:%m%d}-1", 4, "reached", "--note", "约了下周", "--next", day(7))
    person = first["entries"][3]["contact"]
    shown = renmai("show", person)
    assert shown["last_contact"] == day(0)
    assert [one["id"] for one in shown["interactions"]] == [done["interaction"]]
    assert [one["id"] for one in shown["tasks"]] == [done["task"]]
    again = renmai("outcome", first["sheet"], 4, "not-reached")
    assert again["task"] is None
    shown = renmai("show", person)
    assert (shown["last_contact"], len(shown["interactions"]), shown["tasks"]) == (None, 1, [])
    for words in ((first["sheet"], 99, "reached"), ("990101-1", 1, "reached"), (first["sheet"], 1, "closed")):
        assert renmai("outcome", *words, status=3).count("\n") == 1
    renmai("undo")
    assert renmai("show", person)["interactions"][0]["result"] == "reached"
    renmai("undo")
    assert renmai("show", person)["interactions"] == []
    told = renmai("undo", status=3)  # the import: its people stand on paper
    assert "客户" in told
    assert renmai("contacts")["total"] == 20
    assert renmai("callsheet", "--on", TODAY, "-o", tmp_path / "单.pdf")["sheet"] == f"{number}3"


def test_that_lists_leave_me_out_and_page_by_whole_totals(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    added(renmai, "沈砚秋", "温润", "陆知远")
    renmai("assess", "温润", *FIRST)
    listed = renmai("contacts", "--limit", 1, "--offset", 1)
    assert (listed["total"], len(listed["contacts"])) == (3, 1)
    assert renmai("contacts", "--limit", 0) == {"total": 3, "contacts": []}
    assert [one["name"] for one in renmai("contacts", "--tier", "A", "--tier", "B")["contacts"]] == ["温润"]
    assert [one["name"] for one in renmai("contacts", "--search", "lzy")["contacts"]] == ["陆知远"]
    for sort, expected in (
        *(("priority", ["温润", "陆知远", "沈砚秋"]), ("name", ["陆知远", "沈砚秋", "温润"])),
        *(("added", None), ("last-contact", None)),
    ):
        found = [one["name"] for one in renmai("contacts", "--sort", sort)["contacts"]]
        assert "陈建新" not in found
        assert expected is None or found == expected
