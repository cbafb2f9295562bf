"""What words of relation mean."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import SUBKINDS, TieKind
from services.network.kinship_words import KINSHIP
from services.network.tie_words import WORDS, TieWord, understand_tie

KNOWN = [
    ("父亲", "relative", "own_blood"),
    ("外孙女", "relative", "own_blood"),
    ("表姐", "relative", "extended_own"),
    ("姑舅哥哥", "relative", "extended_own"),
    ("岳父", "relative", "spouse_blood"),
    ("小舅子", "relative", "spouse_blood"),
    ("内侄女", "relative", "extended_spouse"),
    ("嫂子", "relative", "by_marriage"),
    ("干爹", "relative", "by_marriage"),
    ("乾娘", "relative", "by_marriage"),
    ("老婆", "relative", "by_marriage"),
    ("二舅妈", "relative", "by_marriage"),
    ("大儿媳", "relative", "by_marriage"),
    ("远房表哥", "relative", "extended_own"),
    ("亲戚", "relative", None),
    ("父親", "relative", "own_blood"),
    ("朋友的表姐", "relative", "friends_relative"),
    ("老婆的表弟", "relative", "extended_spouse"),
    ("爱人的父亲", "relative", "spouse_blood"),
    ("朋友", "friend", "own"),
    ("朋友的朋友", "friend", "friend_of_friend"),
    ("同事的朋友", "friend", "through_colleague"),
    ("表姐的同学", "friend", "through_relative"),
    ("同学", "schooling", None),
    ("大学同学", "schooling", "classmate_university"),
    ("高中同学", "schooling", "classmate_middle"),
    ("同学(高中)", "schooling", "classmate_middle"),
    ("小学", "schooling", "classmate_primary"),
    ("小学老师", "schooling", "teacher_primary"),
    ("老师", "schooling", None),
    ("学生", "schooling", None),
    ("MBA同学", "schooling", "classmate_further_study"),
    ("培训班同学", "schooling", "classmate_training"),
    ("研习班同学", "schooling", "classmate_seminar"),
    ("98级同学", "schooling", None),
    ("同事", "colleague", "present"),
    ("前同事", "colleague", "former"),
    ("老同事", "colleague", "former"),
    ("原单位领导", "colleague", "former"),
    ("战友", "colleague", "former"),
    ("实习同事", "colleague", "internship"),
    ("临时同事", "colleague", "temporary"),
    ("老乡", "townsman", None),
    ("邻居", "townsman", "present_residence"),
    ("老邻居", "townsman", "former_residence"),
    ("客户", "customer", "direct"),
    ("重要客户", "customer", "direct"),
    ("客户的客户", "customer", "indirect"),
    ("供应商", "customer", "merchant"),
    ("转介绍", "referral", None),
    ("换名片", "acquaintance", "card_exchange"),
    ("熟人", "acquaintance", None),
    ("我的同学", "schooling", None),
    ("夫妻关系", "relative", "by_marriage"),
    ("同学、朋友", "schooling", None),
    ("朋友/客户", "friend", "own"),
    ("friend", "friend", "own"),
]


@pytest.mark.parametrize(("word", "kind", "subkind"), KNOWN)
def test_that_a_word_means_its_tie(word: str, kind: str, subkind: str | None) -> None:
    found = understand_tie(word)
    assert (found.kind, found.subkind, found.role, found.label) == (kind, subkind, word, "")
    assert found.from_is == word


@pytest.mark.parametrize("word", ["丫环", "老奴", "买办", "xyz", "", "的", "张三"])
def test_that_an_unknown_word_is_an_acquaintance_with_that_label(word: str) -> None:
    assert understand_tie(word) == TieWord(TieKind.ACQUAINTANCE, None, "", word)


def test_that_some_words_tell_how_close() -> None:
    assert understand_tie("闺蜜").closeness == 1
    assert understand_tie("朋友").closeness is None


def test_that_the_words_of_kinship_are_many_and_each_means_one_thing() -> None:
    words = [word for listed in KINSHIP.values() for word in listed.split()]
    assert len(words) >= 150
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_that_only_the_subkinds_of_the_trade_are_used() -> None:
    for kind, subkind, closeness in WORDS.values():
        assert kind is not TieKind.BUSINESS
        assert subkind is None or subkind in SUBKINDS[kind]
        assert closeness in (None, 1, 2, 3)
    for word, kind, subkind in KNOWN:
        assert subkind is None or subkind in SUBKINDS[TieKind(kind)], word


@pytest.mark.corpora
def test_that_the_kin_of_a_great_house_are_kin(shared: Path) -> None:
    lines = (shared / "corpora/graphs/hongloumeng/relation.txt").read_text("utf-8").split()
    kinds = [understand_tie(line.split(",")[2]).kind for line in lines]
    assert kinds.count(TieKind.RELATIVE) >= 130
    assert kinds.count(TieKind.ACQUAINTANCE) <= 45


@given(st.text())
def test_that_any_text_means_some_tie(text: str) -> None:
    found = understand_tie(text)
    assert found.subkind is None or found.subkind in SUBKINDS[found.kind]
    assert not (found.role and found.label)


@given(st.text(alphabet="大小二表堂哥姐弟妹舅妈的朋友同事学老师前、/（）高中我"))
def test_that_any_made_up_word_means_some_tie(text: str) -> None:
    found = understand_tie(text)
    assert found.subkind is None or found.subkind in SUBKINDS[found.kind]
