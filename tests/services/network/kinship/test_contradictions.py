"""What cannot be true of a family: every kind is found, said in words, and nothing sound is called wrong."""

import pytest

from services.network.kinship.contradictions import Contradiction, contradictions
from services.network.kinship.family import Bond, Kinsman, of
from services.network.kinship.reading import read

NAMES = {1: "你", 2: "沈砚秋", 3: "温如玉", 4: "陶然", 5: "牧青"}


def found(people: str, ties: str) -> list[Contradiction]:
    """Return what is wrong of people ``2m1980`` and ties ``2 父亲 3``: the first is the second's father."""
    told: dict[int, Kinsman] = {}
    for one in people.split():
        key, gender = int(one[0]), {"m": "male", "f": "female"}.get(one[1:2])
        told[key] = Kinsman(key, NAMES[key], gender, one[2:], key == 1, gender)
    words = ties.split()
    bonds = []
    for number in range(0, len(words), 3):
        one, word, other = words[number : number + 3]
        steps = read(word)
        assert steps is not None
        bonds.append(Bond(number // 3 + 1, int(other), int(one), word, steps))
    for bond in bonds:
        for key in (bond.one, bond.other):
            told.setdefault(key, Kinsman(key, NAMES[key], None, "", key == 1))
    return contradictions(of(told, bonds))


IN_TWO = "{}是温如玉的{}，同辈；按别的关系算高 1 辈。"
RING = "一个是一个的长辈，绕回了自己：{} → 沈砚秋。"
CASES = [
    ("age", "2m1990 3f1985", "2 父亲 3", "沈砚秋比温如玉小 5 岁，却记成了长辈：父亲。"),
    ("age", "2m1980 3f1985", "3 女儿 2", "沈砚秋只比温如玉大 5 岁：女儿。"),
    ("age", "2m1960-05-01 3f1985", "2 爷爷 3", "沈砚秋只比温如玉大 25 岁：爷爷。"),
    ("generation", "2 3 4", "2 父亲 3 4 弟弟 2 4 妹妹 3", IN_TWO.format("陶然", "妹妹")),
    ("generation", "2 3", "2 舅舅 3 2 表哥 3", IN_TWO.format("沈砚秋", "表哥")),
    (
        "generation",
        "1 2 3",
        "2 儿子 1 3 孙女 1 2 哥哥 3",
        "沈砚秋是温如玉的哥哥，同辈；按别的关系算高 1 辈。",
    ),
    (
        "cycle",
        "2m 3m 4m",
        "2 父亲 3 3 父亲 4 4 父亲 2",
        "一个是一个的长辈，绕回了自己：沈砚秋 → 陶然 → 温如玉 → 沈砚秋。",
    ),
    ("cycle", "2m 3m", "2 父亲 3 2 儿子 3", RING.format("沈砚秋 → 温如玉")),
    ("two_parents", "2m 3m 4", "2 父亲 4 3 爸爸 4", "陶然有两个父亲：沈砚秋和温如玉。"),
    ("two_parents", "2 3f 4", "2 妈妈 4 4 女儿 3", "陶然有两个母亲：沈砚秋和温如玉。"),
    ("gender", "2f 3", "2 父亲 3", "沈砚秋记的是女，又是温如玉的父亲。"),
    ("gender", "1 2m", "2 大姨 1", "沈砚秋记的是男，又是你的大姨。"),
    ("gender", "2 3m", "2 公公 3", "温如玉记的是男，却有公公沈砚秋。"),
    ("two_spouses", "2 3 4", "2 妻子 4 3 老婆 4", "陶然同时和两个人是夫妻：沈砚秋和温如玉。"),
    ("order", "2m1990 3m1985", "2 哥哥 3", "沈砚秋是温如玉的哥哥，按生日却反过来。"),
    ("order", "2m1985-03 3f1985-01-09", "2 堂弟 3", ""),
    ("order", "2f1985 3f1985-06", "2 表姐 3", ""),
    ("order", "2f1986 3f1985-06", "2 表姐 3", "沈砚秋是温如玉的表姐，按生日却反过来。"),
    ("order", "2m 3m", "2 哥哥 3 3 哥哥 2", "沈砚秋和温如玉都记成了年长的一个。"),
]


@pytest.mark.parametrize(("kind", "people", "ties", "words"), CASES)
def test_that_each_kind_of_contradiction_is_found_and_said(
    kind: str, people: str, ties: str, words: str
) -> None:
    told = found(people, ties)
    if not words:
        assert told == []
        return
    assert words in [one.words for one in told if one.kind == kind]
    assert all(one.people and one.ties for one in told)


def test_that_a_sound_family_has_nothing_wrong() -> None:
    people = "1m1980-03-01 2m1950 3f1952 4f1981 5m2008"
    ties = "2 父亲 1 3 妈妈 1 4 老婆 1 5 儿子 1 5 儿子 4 2 老公 3 2 公公 4 1 爸爸 5 5 孙子 2 1 女婿 4"
    assert found(people, ties.removesuffix(" 1 女婿 4")) == []


def test_that_only_what_concerns_a_person_is_told_of_them() -> None:
    told = {
        key: Kinsman(key, name, "male", "1980" if key % 2 else "1990")
        for key, name in NAMES.items()
        if key > 1
    }
    father = read("父亲")
    assert father is not None
    family = of(told, [Bond(1, 3, 2, "父亲", father), Bond(2, 5, 4, "父亲", father)])
    assert [one.people for one in contradictions(family, 2)] == [(3, 2)]
    assert len(contradictions(family)) == 2
