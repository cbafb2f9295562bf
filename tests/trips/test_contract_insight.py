"""Insight, firms as targets and plans by command, and networks of others that open."""

from pathlib import Path

import pytest

from tests.trips.conftest import Renmai

KARATE_OFFICER = {10, 15, 16, 19, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 9}
"""Who went with the officer when the club split, by Zachary's numbers; the others stayed with Mr. Hi."""


def test_that_a_firm_is_reached_and_the_way_planned(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    renmai("add", "周以宁")
    for name in ("严怀瑾", "陶然"):
        renmai("add", name, "--organization", "沐禾冷链物流有限公司")
    renmai("tie", "me", "周以宁", "--kind", "friend")
    renmai("tie", "周以宁", "严怀瑾", "--kind", "colleague")
    found = renmai("path", "--organization", "沐禾", "--plan")
    assert [path["contacts"] for path in found["paths"]] == [["陈建新", "周以宁", "严怀瑾"]]
    assert found["organization"] == "沐禾冷链物流有限公司"
    assert len(found["tasks"]) == 2
    assert renmai("path", "严怀瑾")["favours"] == [
        {"contact": 2, "asked": 0, "thanked": 0, "waiting": 1, "last": None}
    ]
    renmai("undo")
    assert renmai("show", "周以宁")["tasks"] == []
    renmai("path", "--organization", "没有这家", status=3)
    renmai("path", status=2)
    renmai("assess", "严怀瑾", "--authority", "1")
    said = renmai("insight")
    assert [(one["name"], [stop["name"] for stop in one["way"]]) for one in said["unreached"]] == [
        ("严怀瑾", ["周以宁"])
    ]
    assert (said["loners"], said["sample"]) == (1, False)
    assert {"connectors", "communities", "cooling", "lone_firms", "islands"} <= said.keys()


@pytest.mark.corpora
def test_that_networks_of_others_open_and_fall_into_their_known_halves(renmai: Renmai, shared: Path) -> None:
    graphs = shared / "corpora" / "graphs"
    renmai("init", "--name", "陈建新")
    (batch,) = renmai("import", graphs / "lesmis" / "miserables.json")["batches"]
    assert (batch["kind"], batch["rows"], batch["rejected"]) == ("ties", 254, 0)
    renmai("undo")
    (batch,) = renmai("import", graphs / "snap" / "karate.txt", "--as", "ties")["batches"]
    assert (batch["rows"], batch["rejected"]) == (78, 0)
    groups = renmai("insight", "--limit", 20)["communities"]
    groups += renmai("insight", "--limit", 20)["islands"]
    members = [{int(one["name"]) for one in group["people"]} for group in groups]
    assert sum(map(len, members)) == 34
    for group in members:
        assert min(len(group & KARATE_OFFICER), len(group - KARATE_OFFICER)) <= 2
