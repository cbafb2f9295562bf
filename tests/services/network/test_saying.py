"""What somebody is to somebody, in the language of the screen."""

import pytest

from services import i18n
from services.network.saying import TieFacts, Who, what_other_is

ME, SHEN = Who(1, "陈建新", is_me=True), Who(2, "沈砚秋", "female")


@pytest.mark.parametrize(
    ("kind", "subkind", "role", "native", "english"),
    [
        ("colleague", "present", "同事", "同事", "colleague"),
        ("colleague", "former", "老同事", "老同事", "old colleague"),
        ("friend", "own", "朋友", "朋友", "friend"),
        ("townsman", None, "老乡", "老乡", "townsman"),
        ("schooling", "classmate_university", "大学同学", "大学同学", "university classmate"),
        ("schooling", "teacher_primary", "小学老师", "小学老师", "primary school teacher"),
        ("relative", "own_blood", "表姐", "表姐", "表姐"),
        ("acquaintance", None, "", "相识", "acquaintance"),
        ("friend", "own", "牌友", "牌友", "牌友"),
    ],
)
def test_that_words_of_a_kind_follow_the_language_and_others_stay(
    kind: str, subkind: str | None, role: str, native: str, english: str
) -> None:
    facts = TieFacts(SHEN.id, ME.id, kind, subkind, role)
    assert what_other_is(facts, SHEN) == native
    i18n.install(None, "en")
    assert what_other_is(facts, SHEN) == english
