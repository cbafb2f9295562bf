"""Lists of ties by command: names that join, words that are kinds, ties told before."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.trips.conftest import Renmai

TIES = """甲方,乙方,关系,亲密度
沈砚秋,温润,父亲,1
单佩瑶,沈砚秋,同学,
我,温润,老同学,
沈砚秋,沈砚秋,朋友,
,温润,朋友,
陆知远,顾念,牌搭子,
陆知远,顾念,牌搭子,
"""


def imported(renmai: Renmai, path: Path, *words: str) -> dict[str, Any]:
    (batch,) = renmai("import", path, *words)["batches"]
    fates = (batch["added"], batch["merged"], batch["skipped"], batch["rejected"])
    assert batch["rows"] == sum(fates)
    return {**batch, "fates": fates}


@pytest.fixture
def list_of_ties(tmp_path: Path) -> Path:
    path = tmp_path / "关系.csv"
    path.write_text(TIES, encoding="utf-8")
    return path


def test_that_names_join_only_the_one_who_bears_them(renmai: Renmai, list_of_ties: Path) -> None:
    renmai("init", "--name", "陈建新")
    known = renmai("add", "沈砚秋")["id"]
    for _time in range(2):
        renmai("add", "单佩瑶")
    batch = imported(renmai, list_of_ties)
    assert batch["fates"] == (4, 1, 0, 2)
    assert [(one["row"], one["value"]) for one in batch["problems"]] == [(3, "单佩瑶"), (5, ""), (6, "")]
    ties = {tie["name"]: tie for tie in renmai("show", "沈砚秋")["ties"]}
    assert (ties["温润"]["kind"], ties["温润"]["role"]) == ("relative", "父亲")
    assert (ties["温润"]["from"], ties["温润"]["closeness"]) == (known, 1)
    assert ties["单佩瑶"]["kind"] == "schooling"
    assert renmai("contacts")["total"] == 7
    assert {tie["contact"] for tie in renmai("show", "me")["ties"]} == {renmai("show", "温润")["id"]}


def test_that_an_unknown_word_stays_as_the_label(renmai: Renmai, list_of_ties: Path) -> None:
    imported(renmai, list_of_ties)
    (tie,) = renmai("show", "顾念")["ties"]
    assert (tie["kind"], tie["label"]) == ("acquaintance", "牌搭子")


def test_that_a_trial_foretells_what_a_second_import_does(renmai: Renmai, list_of_ties: Path) -> None:
    imported(renmai, list_of_ties)
    foretold = imported(renmai, list_of_ties, "--dry-run")["fates"]
    assert foretold == imported(renmai, list_of_ties)["fates"] == (0, 5, 0, 2)
    assert imported(renmai, list_of_ties, "--on-duplicate", "skip")["fates"] == (0, 0, 5, 2)


KINDS = {
    "亲戚": "relative",
    "朋友": "friend",
    "同学": "schooling",
    "老师": "schooling",
    "同事": "colleague",
    "老乡": "townsman",
    "客户": "customer",
    "转介绍": "referral",
    "表姐": "relative",
    "岳父": "relative",
    "连襟": "relative",
    "堂弟": "relative",
    "牌搭子": "acquaintance",
}


def test_that_relation_words_give_the_kind(renmai: Renmai, tmp_path: Path) -> None:
    path = tmp_path / "关系.txt"
    rows = [f"沈砚秋,温润{chr(0x4E00 + number)},{word}" for number, word in enumerate(KINDS)]
    path.write_text("\n".join(rows), encoding="utf-8")
    batch = imported(renmai, path, "--as", "ties", "--map", "A=from", "--map", "B=to", "--map", "C=kind")
    assert batch["header_row"] is None
    ties = renmai("show", "沈砚秋")["ties"]
    assert {tie["role"] or tie["label"]: tie["kind"] for tie in ties} == KINDS


@pytest.mark.corpora
def test_that_a_chain_of_the_red_mansion_exists_in_its_file(renmai: Renmai, shared: Path) -> None:
    path = shared / "corpora/graphs/hongloumeng/relation.txt"
    imported(renmai, path, "--as", "ties", "--map", "A=from", "--map", "B=to", "--map", "C=kind")
    told = {frozenset(line.split(",")[:2]) for line in path.read_text(encoding="utf-8").splitlines()}
    paths = renmai("path", "林黛玉", "--from", "焦大", "--count", 5)["paths"]
    assert len(paths) == 5
    assert [one["strength"] for one in paths] == sorted((one["strength"] for one in paths), reverse=True)
    for found in paths:
        names = found["contacts"]
        assert (names[0], names[-1]) == ("焦大", "林黛玉")
        assert len(set(names)) == len(names)
        assert all(frozenset(pair) in told for pair in pairwise(names))


@pytest.mark.parametrize(
    ("first", "header_row"),
    [
        ("甲,乙,同学", None),
        ("甲,乙,牌搭子", None),
        ("甲,乙,关系", 1),
        ("A,B,C", 1),
        ("沈砚秋,温润,同事", None),
    ],
)
def test_that_people_of_one_letter_are_no_header(
    renmai: Renmai, tmp_path: Path, first: str, header_row: int | None
) -> None:
    path = tmp_path / "关系.csv"
    path.write_text(f"{first}\n丙,丁,朋友\n", encoding="utf-8")
    batch = imported(renmai, path, "--as", "ties")
    assert batch["header_row"] == header_row
    assert batch["rows"] == (1 if header_row else 2)
