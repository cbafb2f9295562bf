"""The search box: what is found by what, in which order, and how changes reach it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.contact import Contact
from models.kinds import Tier
from models.organization import Employment
from services.book import Book
from services.contacts import derived, organizations
from services.contacts.search import Hit, Search
from services.contacts.search_keys import answering, words_of
from tests.builders import add_contact, new_book

PEOPLE = (
    ("沈砚秋", "13800004127"),
    ("申屠野", "13900001234"),
    ("单雨欣", "15000001111"),
    ("曾明", "15100002222"),
    ("仇英", "15200003333"),
    ("解缙", "15300004444"),
    ("张伟", "13800138000"),
    ("张伟国", "057100004127"),
    ("大张伟", "18600005555"),
    ("吕纪", "18600006666"),
    ("David Chen", "18600007777"),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book of eleven people, two of them with an employer."""
    made = new_book(tmp_path)
    ids = [add_contact(made, name, number) for name, number in PEOPLE]

    def employ(session: Any) -> None:
        for who, firm in ((ids[0], "中国石油天然气杭州分公司"), (ids[4], "杭州市盛恒机械有限公司")):
            place = organizations.find_or_add(session, firm)
            session.add(Employment(contact_id=who, organization_id=place.id, title="会计", is_primary=True))
        derived.refresh(session, ids)

    made.act("employ", employ)
    yield made
    made.close()


@pytest.fixture
def search(book: Book) -> Search:
    """The search box on that book."""
    return Search(book)


def names(search: Search, query: str) -> list[str]:
    """Return the names found for a query, best first."""
    return [hit.name for hit in search.people(query).hits]


def hit(search: Search, query: str) -> Hit:
    """Return the best answer to a query."""
    return search.people(query).hits[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("沈", ["沈砚秋"]),
        ("砚秋", ["沈砚秋"]),
        ("张伟", ["张伟", "张伟国", "大张伟"]),
        ("zhangwei", ["张伟", "张伟国", "大张伟"]),
        ("zw", ["张伟", "张伟国", "大张伟"]),
        ("zwg", ["张伟国"]),
        ("yanqiu", ["沈砚秋"]),
        ("zhang伟", ["张伟", "张伟国", "大张伟"]),
        ("张wei", ["张伟", "张伟国", "大张伟"]),
        ("z伟g", ["张伟国"]),
        ("4127", ["沈砚秋", "张伟国"]),
        ("0000412", ["沈砚秋", "张伟国"]),
        ("138 0013 8000", ["张伟"]),
        ("+86 138-0013-8000", ["张伟"]),
        ("石油", ["沈砚秋"]),
        ("zgsy", ["沈砚秋"]),
        ("zhongguoshiyou", ["沈砚秋"]),
        ("shengheng", ["仇英"]),
        ("shjx", ["仇英"]),
        ("zhang 4127", ["张伟国"]),
        ("张 国", ["张伟国"]),
        ("david", ["David Chen"]),
        ("chen", ["David Chen", "仇英"]),
        ("lv", ["吕纪"]),
        ("lyu", ["吕纪"]),
        ("張偉國", ["张伟国"]),
        ("ＺＷＧ", ["张伟国"]),
        ("hangwei", []),
        ("不存在的人", []),
        ("99999", []),
    ],
)
def test_that_people_are_found_by_what_was_typed(search: Search, query: str, found: list[str]) -> None:
    assert names(search, query) == found


@pytest.mark.parametrize(
    ("query", "name"),
    [("shan", "单雨欣"), ("zeng", "曾明"), ("qiuy", "仇英"), ("xie", "解缙"), ("sy", "单雨欣")],
)
def test_that_surnames_are_read_as_surnames(search: Search, query: str, name: str) -> None:
    assert name in names(search, query)


MIXES = {
    "zenggq": ["曾国强", "曾广强"],
    "zengguoq": ["曾国强"],
    "zguoq": ["曾国强"],
    "zguoqiang": ["曾国强"],
    "gqiang": ["曾国强", "曾广强"],
    "shanyx": ["单雨欣"],
    "zhwei": ["张伟", "张伟国", "大张伟"],
    "zhwguo": ["张伟国"],
    "zhangwg": ["张伟国"],
    "sheny": ["沈砚秋"],
    "zengqg": [],
    "zenggqx": [],
    "zhanggq": [],
}


def add_spelled(book: Book, *names: str) -> None:
    """Add people of these names with the keys they are found by."""
    ids = [add_contact(book, name) for name in names]
    book.act("spell", lambda session: derived.refresh(session, ids))


def test_that_syllables_and_initials_may_be_mixed(book: Book, search: Search) -> None:
    add_spelled(book, "曾国强", "曾广强")
    assert {query: sorted(names(search, query)) for query in MIXES} == {
        query: sorted(found) for query, found in MIXES.items()
    }


def test_that_whole_spellings_and_initials_come_before_mixes(book: Book, search: Search) -> None:
    add_spelled(book, "孙汉", "石昂", "尚海昂")
    assert names(search, "shang") == ["尚海昂", "石昂"]  # shang; sh, ang
    found = hit(search, "shhaiang")
    assert found.why == "拼音 Shang haiang"
    assert [found.why[start:end] for start, end in found.marks] == ["Sh", "hai", "ang"]


def test_that_the_reason_names_what_answered(search: Search) -> None:
    assert hit(search, "yanqiu").why == "拼音 Shen yanqiu"
    assert hit(search, "zwg").why == "首字母 ZWG"
    assert hit(search, "4127").why == "尾号 4127"
    assert hit(search, "石油").why == "中国石油天然气杭州分公司"
    start, end = hit(search, "shenyan").marks[0]
    assert hit(search, "shenyan").why[start:end] == "Shen yan"


def test_that_me_is_left_out(search: Search) -> None:
    assert names(search, "陈建新") == []


def test_that_a_better_tier_comes_first_among_equals(book: Book, search: Search) -> None:
    assert names(search, "zh")[:2] == ["张伟", "张伟国"]

    def raise_tier(session: Any) -> None:
        for row in session.query(Contact).where(Contact.name == "张伟国"):
            row.tier_rank = 1

    book.act("raise", raise_tier)
    assert names(search, "zh")[:2] == ["张伟国", "张伟"]
    assert hit(search, "zh").tier is Tier.A


def test_that_the_total_counts_beyond_the_limit(search: Search) -> None:
    found = search.people("1", limit=2)
    assert len(found.hits) == 2
    assert found.total == len(PEOPLE)


def test_that_changes_reach_the_box(book: Book, search: Search) -> None:
    assert names(search, "顾") == []
    add_contact(book, "顾念慈")
    assert names(search, "顾") == ["顾念慈"]
    book.undo()
    assert names(search, "顾") == []
    book.redo()
    assert names(search, "顾") == ["顾念慈"]


def test_that_the_condition_in_sql_finds_the_same_people(book: Book, search: Search) -> None:
    for query in ("沈", "zw", "zhangw", "4127", "石油", "zgsy", "chen", "hangwei", "zhang 4127", "lyu", "1"):
        with book.read() as session:
            rows = session.query(Contact.id).where(
                answering(Contact.search_key, query), Contact.is_me.is_(False)
            )
            assert {row[0] for row in rows} == set(search.ids(query, 1000)), query


def test_that_organizations_are_found_too(search: Search) -> None:
    assert [found.name for found in search.organizations("zgsy")] == ["中国石油天然气杭州分公司"]
    assert search.organizations("盛恒")[0].people == 1
    assert search.organizations("") == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("138-0000 4127", ["13800004127"]),
        (" ", []),
        ("、", ["、"]),
        ("张 石油", ["张", "石油"]),
        ("%_", ["%_"]),
    ],
)
def test_that_a_query_is_taken_apart(query: str, words: list[str]) -> None:
    assert words_of(query) == words


def test_that_signs_of_the_key_and_of_sql_find_nobody(search: Search) -> None:
    for query in ("%", "_", "^", "'", "#", "\x1f", "\x1e", "\n", "\\", "😀"):
        assert search.people(query).total == 0, query
