"""Ties that follow from typed ones, read from a book: kin over others, ties over one person in between."""

from pathlib import Path

import pytest

from models.kinds import TieKind
from services.book import Book
from services.network import computed_ties, ties
from services.network.tie_words import understand_tie
from services.network.ties import TieDraft
from tests.builders import add_contact, new_book


@pytest.fixture
def people(tmp_path: Path) -> tuple[Book, dict[str, int]]:
    """A book of people and ties: of each line the first is the second's that."""
    book = new_book(tmp_path)
    ids = {"me": book.me_id}
    told = """
        母 妈妈 me, 舅 哥哥 母, 表姐 女儿 舅, 妻 老婆 me, 岳父 爸爸 妻, 内弟 弟弟 妻, 友 朋友 me,
        友妹 妹妹 友, 友友 朋友 友, 同事 同事 me, 事友 好友 同事, 客 客户 me,
        客客 客户 客, 舅友 朋友 舅, 堂兄 堂哥 妻,
        我友二 朋友 me, 友妹 妹妹 我友二, 厂 供应商 友
    """
    for line in told.split(","):
        one, word, other = line.split()
        for name in (one, other):
            if name not in ids:
                ids[name] = add_contact(book, name, gender="female" if name == "表姐" else None)
        found = understand_tie(word)
        draft = TieDraft(ids[one], ids[other], found.kind, found.subkind, found.role, found.label)
        book.act("Tie", lambda session, draft=draft: ties.tie(session, draft))
    return book, ids


def test_that_kin_follow_from_ties_with_those_in_between(people: tuple[Book, dict[str, int]]) -> None:
    book, ids = people
    with book.read() as session:
        mine = computed_ties.computed(session, ids["me"])
        back = computed_ties.computed(session, ids["表姐"])
    told = {kin.name: kin for kin in mine.kin}
    assert {name: kin.word for name, kin in told.items()} == {
        "舅": "舅舅",
        "表姐": "表姐妹",
        "岳父": "岳父",
        "内弟": "小舅子",
        "堂兄": "堂大舅子",
    }
    assert (told["表姐"].via, told["表姐"].via_words) == ((ids["母"], ids["舅"]), ("母亲", "舅舅"))
    assert mine.name(ids["舅"]) == "舅"
    theirs = {kin.name: kin.word for kin in back.kin}
    assert (theirs["母"], theirs["陈建新"]) == ("姑姑", "表兄弟")
    assert mine.contradictions == ()
    book.close()


def test_that_ties_over_one_person_are_told_with_that_person(people: tuple[Book, dict[str, int]]) -> None:
    book, ids = people
    with book.read() as session:
        mine = {one.name: one for one in computed_ties.computed(session, ids["me"]).composed}
        friend = {one.name: one for one in computed_ties.computed(session, ids["友妹"]).composed}
    assert {name: (str(one.kind), one.subkind) for name, one in mine.items()} == {
        "友妹": ("relative", "friends_relative"),
        "友友": ("friend", "friend_of_friend"),
        "事友": ("friend", "through_colleague"),
        "客客": ("customer", "indirect"),
        "厂": ("customer", "through_others"),
    }
    assert mine["友妹"].words == "你的朋友友的妹妹"
    assert (mine["友妹"].via, mine["友妹"].ways) == ((ids["友"],), 2)
    assert friend["友友"].kind is TieKind.FRIEND
    assert friend["陈建新"].subkind == "through_relative"
    book.close()
