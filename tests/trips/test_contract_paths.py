"""Introductions by command: strengths, warmth, cohorts, whom no path goes through."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.trips.conftest import Renmai

TODAY = dt.date.today()


def people(renmai: Renmai, names: str) -> None:
    renmai("init", "--name", "陈建新")
    for name in names.split():
        renmai("add", name)


def paths(renmai: Renmai, *words: object) -> list[tuple[str, Any]]:
    found = renmai("path", *words, "--count", 10)["paths"]
    for one in found:
        assert len(one["contacts"]) == len(one["ids"]) == len(one["steps"]) + 1
        assert len(set(one["ids"])) == len(one["ids"])
        product = 1.0
        for step in one["steps"]:
            product *= step["strength"]
        assert one["strength"] == pytest.approx(product, rel=1e-9)
    return [("".join(one["contacts"]), pytest.approx(one["strength"], rel=1e-9)) for one in found]


def test_that_the_strongest_product_comes_first(renmai: Renmai) -> None:
    people(renmai, "甲 乙 丙 丁")
    renmai("tie", "me", "甲", "--kind", "friend", "--closeness", 1)
    renmai("tie", "甲", "乙", "--kind", "townsman", "--closeness", 1)
    renmai("tie", "甲", "乙", "--kind", "relative", "--closeness", 2)
    renmai("tie", "乙", "丙", "--kind", "schooling", "--subkind", "classmate_university")
    renmai("tie", "丙", "me", "--kind", "customer", "--closeness", 3)
    renmai("tie", "丁", "丙", "--kind", "referral")
    renmai("tie", "me", "丁", "--kind", "business")
    first = 0.9 * 0.95 * 0.6 * 1.0 * 0.5 * 0.9
    assert paths(renmai, "丙") == [("陈建新甲乙丙", first), ("陈建新丙", 0.3 * 0.7)]
    assert paths(renmai, "丙", "--from", "甲") == [("甲乙丙", 0.6 * 0.45)]
    assert paths(renmai, "me", "--from", "乙")[0] == ("乙甲陈建新", 0.6 * 0.855)
    assert renmai("show", "丁")["distance"] == 1
    assert renmai("path", "丙", "--count", 1)["paths"][0]["steps"][1]["kind"] == "relative"


def test_that_my_ties_take_the_factor_and_cool_with_time(renmai: Renmai) -> None:
    people(renmai, "甲 乙")
    renmai("tie", "me", "甲", "--kind", "colleague")
    assert paths(renmai, "甲") == [("陈建新甲", 0.5 * 0.85)]
    renmai("assess", "甲", "--closeness", 1)
    assert paths(renmai, "甲") == [("陈建新甲", 0.9 * 0.85)]
    renmai("log", "call", "甲", "--result", "reached", "--at", TODAY - dt.timedelta(days=100))
    assert paths(renmai, "甲") == [("陈建新甲", 0.9 * 0.85 * 2 ** (-100 / 365))]
    later = TODAY + dt.timedelta(days=900)
    assert paths(renmai, "甲", "--on", later) == [("陈建新甲", 0.9 * 0.85 * 0.5)]
    renmai("tie", "me", "甲", "--kind", "colleague", "--closeness", 3)
    assert paths(renmai, "甲", "--on", later) == [("陈建新甲", 0.3 * 0.85 * 0.5)]


def test_that_a_class_gives_paths_but_only_one_step_each(renmai: Renmai, tmp_path: Path) -> None:
    people(renmai, "")
    for name, members, more in (
        *(("高三1班", "甲一 乙二", []), ("大学2班", "乙二 丁四 戊五", ["--not-mine"])),
        ("进修3班", "戊五 己六", ["--not-mine"]),
    ):
        path = tmp_path / f"{name}同学录.csv"
        rows = [f"{one},13800001{ord(one[0]) % 900:03}" for one in members.split()]
        path.write_text("\n".join(["姓名,手机", *rows]), encoding="utf-8")
        renmai("import", path, *more)
    assert paths(renmai, "甲一") == [("陈建新甲一", 0.45)]
    assert paths(renmai, "己六") == [("陈建新乙二戊五己六", 0.45**3)]
    assert paths(renmai, "戊五", "--from", "丁四") == [("丁四戊五", 0.45)]
    (found,) = renmai("path", "丁四")["paths"]
    assert [(step["kind"], step["closeness"]) for step in found["steps"]] == [("schooling", None)] * 2
    assert renmai("show", "己六")["distance"] == 2


def test_that_nobody_who_asked_not_to_be_contacted_is_a_stop(renmai: Renmai) -> None:
    people(renmai, "乙 丙")
    renmai("add", "甲", "--do-not-contact")
    renmai("tie", "me", "甲", "--kind", "friend", "--closeness", 1)
    renmai("tie", "甲", "丙", "--kind", "friend", "--closeness", 1)
    assert paths(renmai, "丙") == []
    renmai("tie", "me", "乙", "--kind", "acquaintance")
    renmai("tie", "乙", "丙", "--kind", "acquaintance")
    assert paths(renmai, "丙") == [("陈建新乙丙", 0.25 * 0.25)]
    assert paths(renmai, "甲")[0] == ("陈建新甲", 0.9 * 0.95)


def test_that_asked_from_somebody_else_i_am_no_stop(renmai: Renmai) -> None:
    people(renmai, "甲 乙")
    renmai("tie", "me", "甲", "--kind", "friend")
    renmai("tie", "me", "乙", "--kind", "friend")
    assert paths(renmai, "乙", "--from", "甲") == []
    assert renmai("untie", "me", "乙")["tie"]
    assert paths(renmai, "乙") == []
    renmai("untie", "me", "乙", status=3)
    renmai("tie", "me", "me", "--kind", "friend", status=3)
