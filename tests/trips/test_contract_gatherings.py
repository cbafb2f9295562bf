"""A gathering by command: planned, held, and what came of it."""

import datetime as dt

from tests.trips.conftest import Renmai

YESTERDAY = (dt.date.today() - dt.timedelta(days=1)).isoformat()
TOMORROW = (dt.date.today() + dt.timedelta(days=1)).isoformat()


def test_that_a_gathering_is_planned_held_and_undone(renmai: Renmai) -> None:
    renmai("init")
    for name in ("沈砚秋", "路漫漫", "乔亦辰"):
        renmai("add", name)
    words = ("--day", YESTERDAY, "--kind", "training", "--place", "湖滨饭店", "--cost", 1200)
    people = ("--guest", "沈砚秋", "--guest", "路漫漫", "--lecturer", "乔亦辰")
    number = renmai("event", "票据课", *words, *people)["event"]
    (planned,) = renmai("events")["events"]
    assert (planned["theme"], planned["guests"], planned["held"]) == ("票据课", 3, False)
    held = renmai("attend", number, "沈砚秋", "乔亦辰", "--next", TOMORROW, "--cards")
    assert len(held["tasks"]) == 2
    told = renmai("events", number)
    assert {row["name"]: row["state"] for row in told["list"]} == {
        "沈砚秋": "attended",
        "路漫漫": "absent",
        "乔亦辰": "attended",
    }
    assert [row["name"] for row in told["list"] if row["lectures"]] == ["乔亦辰"]
    assert (told["harvest"]["attended"], told["harvest"]["cards"], told["cost"]) == (2, 2, 1200)
    shown = renmai("show", "沈砚秋")
    assert {entry["kind"] for entry in shown["interactions"]} == {"event", "card"}
    renmai("undo")
    assert not renmai("events", number)["held"]


def test_that_a_wrong_number_or_guest_is_refused(renmai: Renmai) -> None:
    renmai("init")
    renmai("add", "沈砚秋")
    assert "没有这场活动" in renmai("events", 7, status=3)
    assert "没有这场活动" in renmai("attend", 7, "沈砚秋", status=3)
    renmai("event", "年会", "--day", TOMORROW, "--guest", "查无此人", status=3)
    number = renmai("event", "年会", "--day", TOMORROW, "--guest", "沈砚秋")["event"]
    renmai("attend", number, "沈砚秋", status=3)
    assert renmai("events")["events"][0]["held"] is False
