"""A family of 619 people: what everybody calls everybody, beside a table made from definitions over sets.

``family.tsv`` tells gender, birthday, father, mother and spouse of each; ``cases.tsv`` tells for 3,286 pairs
what the second is to the first, and back. Neither was made by the program: an elder cousin there is a child
of the father's brothers born earlier, and so on, found by looking through all people.
"""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from services.network.kinship.family import Bond, Family, Kinsman, of
from services.network.kinship.kin import Kin, kin_of
from services.network.kinship.reading import read

HERE = Path(__file__).parent
GENDERS = {"m": "male", "f": "female"}


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Read a table."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


Tell = Callable[[list[Bond], dict[str, int], dict[str, str]], None]


def said(bonds: list[Bond], one: int, other: int, word: str) -> None:
    """Note what the other is to the one."""
    steps = read(word)
    assert steps is not None
    bonds.append(Bond(len(bonds) + 1, one, other, word, steps))


def upward(bonds: list[Bond], ids: dict[str, int], row: dict[str, str]) -> None:
    """Tell of somebody's parents, and of a woman's husband."""
    for key, word in (("father", "父亲"), ("mother", "妈妈")):
        if row[key]:
            said(bonds, ids[row["name"]], ids[row[key]], word)
    if row["spouse"] and row["gender"] == "f":
        said(bonds, ids[row["name"]], ids[row["spouse"]], "老公")


def downward(bonds: list[Bond], ids: dict[str, int], row: dict[str, str]) -> None:
    """Tell a father of his children alone, and a man of his wife: the mother follows."""
    if row["father"]:
        said(bonds, ids[row["father"]], ids[row["name"]], "儿子" if row["gender"] == "m" else "闺女")
    if row["spouse"] and row["gender"] == "m":
        said(bonds, ids[row["name"]], ids[row["spouse"]], "爱人")


def family_told(tell: Tell) -> tuple[Family, dict[str, int]]:
    """Return the family as somebody would have typed it, and whose id is whose."""
    ids = {row["name"]: number for number, row in enumerate(rows("family.tsv"), 1)}
    people = {
        ids[row["name"]]: Kinsman(ids[row["name"]], row["name"], GENDERS[row["gender"]], row["born"])
        for row in rows("family.tsv")
    }
    bonds: list[Bond] = []
    for row in rows("family.tsv"):
        tell(bonds, ids, row)
    return of(people, bonds), ids


@pytest.mark.parametrize("tell", [upward, downward])
def test_that_kin_are_called_what_the_table_calls_them_both_ways(tell: Tell) -> None:
    family, ids = family_told(tell)
    told: dict[str, dict[int, Kin]] = {}
    wrong, checked = [], 0
    for case in rows("cases.tsv"):
        one, other = case["one"], ids[case["other"]]
        if one not in told:
            told[one] = {kin.contact_id: kin for kin in kin_of(family, ids[one])}
        if any(other == beside for beside, _steps in family.around[ids[one]]):
            continue  # typed, not worked out
        kin = told[one].get(other)
        checked += 1
        if kin is None or kin.word != case["other is"] or (case["one is"] and kin.back != case["one is"]):
            wrong.append((one, case["other"], case["other is"], case["one is"], kin))
    assert not wrong, f"{len(wrong)} of {checked}: {wrong[:8]}"
    assert checked > 3000
