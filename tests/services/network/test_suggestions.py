"""What points to a tie that nobody typed in, how strongly, and what is no evidence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.kinds import TieKind
from resources import data_path
from services.book import Book
from services.contacts import places
from services.network import ties
from services.network.ties import TieDraft
from tests.builders import add_contact, new_book
from tests.services.network.sharing import (
    TONGLU,
    all_of,
    circle,
    groups_of,
    home,
    line,
    met,
    of,
    post,
    school,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book that knows China's divisions."""
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path)
    yield made
    made.close()


CLASSES: list[tuple[float, tuple[Any, ...], tuple[Any, ...]]] = [
    (0.9, ("3班", 1998), ("1998级(3)班",)),
    (0.6, ("3班", 1998), ("4班", 1998)),
    (0.6, ("", 1998), ("", 2000)),
    (0.3, ("", 1998), ("", 2005)),
    (0.3, ("3班", 1998), ("3班", 2005)),
    (0.3, ("",), ("",)),
]
"""How strongly two times at one school point to a tie: class, first year."""
POSTS: list[tuple[float, tuple[Any, ...], tuple[Any, ...]]] = [
    (0.6, (), ()),
    (0.6, ("2008", "2012-05"), ("2012-03",)),
    (0.3, ("2008", "2012-02"), ("2012-03",)),
    (0.3, (None, "2012"), ()),
    (0.6, ("2005", "2012"), (None, "2009")),
]
"""How strongly two posts at one firm do: since, until."""


class Twos:
    """Pairs of people who share one thing each, and what that is to point to."""

    def __init__(self, book: Book) -> None:
        self.expected: dict[tuple[int, int, str], float] = {}
        self._book = book

    def add(self, kind: str, strength: float, **facts: Any) -> tuple[int, int]:
        """Add two people; facts are given for both."""
        told = [{key: value[side] for key, value in facts.items()} for side in (0, 1)]
        name = f"甲{len(self.expected)}"
        one, other = (
            add_contact(self._book, name + sign, **each) for sign, each in zip("左右", told, strict=True)
        )
        self.expected[one, other, kind] = strength
        return one, other


def every_kind_of_evidence(book: Book) -> Twos:
    """Add two people for each thing that two may share; no pair meets another."""
    twos = Twos(book)
    twos.add("townsman", 0.6, native_code=(TONGLU, TONGLU))
    twos.add("townsman", 0.4, birth_code=("340102", "340103"))
    one, other = twos.add("townsman", 0.2)
    home(book, one, "江苏南京", "320102")
    home(book, other, "江苏苏州", "320505", "former_home")
    for number, (strength, first, second) in enumerate(CLASSES):
        for person, told in zip(twos.add("schooling", strength), (first, second), strict=True):
            school(book, person, f"第{number}中学", *told)
    for number, (strength, first, second) in enumerate(POSTS):
        for person, told in zip(twos.add("colleague", strength), (first, second), strict=True):
            post(book, person, f"厂{number}", *told)
    for person in twos.add("relative", 0.8):
        line(book, person, "057188000001")
    one, other = twos.add("relative", 0.8)
    home(book, one, "望樟里６幢２单元 301室")
    home(book, other, "望樟里6幢2单元301室")
    met(book, "event", *twos.add("acquaintance", 0.3))
    met(book, "visit", *twos.add("acquaintance", 0.3))
    circle(book, "event", "财务人春茶会", *twos.add("acquaintance", 0.3))
    circle(book, "household", "沈家", *twos.add("relative", 0.8))
    return twos


def test_that_what_two_people_share_points_to_a_tie_of_its_strength(book: Book) -> None:
    expected = every_kind_of_evidence(book).expected
    found = all_of(book)
    assert {(one.a, one.b, str(one.kind)): one.strength for one in found} == expected
    assert [one.strength for one in found] == sorted((one.strength for one in found), reverse=True)
    for one, other, kind in expected:
        assert [(near.b, str(near.kind)) for near in of(book, one).pairs] == [(other, kind)]
        assert of(book, other) == of(book, one)
    said = {one.evidence for one in found}
    assert said >= {"籍贯都是浙江 桐庐", "2012 都在厂1", "都在第 0 中学 1998 级 3 班", "现在都在厂0"}
    assert len(said) >= 18


def test_that_what_is_no_evidence_points_to_nothing(book: Book) -> None:
    people = [add_contact(book, f"乙{number}") for number in range(30)]
    for one in people[:2]:  # the number of the firm where both work
        post(book, one, "恒昱", "2020")
        line(book, one, "057188000001")
    for one in people[2:12]:  # a switchboard
        line(book, one, "057188000002")
    for one in people[12:14]:
        home(book, one, "望樟里6幢")  # a house, and no door
        line(book, one, "057188000003-8012")
    met(book, "sms", *people[14:16])
    met(book, "visit", people[16])
    circle(book, "circle", "钓友", *people[17:19])
    assert [(one.a, one.b, one.kind) for one in all_of(book)] == [(people[0], people[1], "colleague")]
    assert groups_of(book) == ()
    line(book, people[0], "057188000004", "家")
    line(book, people[1], "057188000004", "家")
    assert [one.kind for one in of(book, people[0]).pairs] == ["relative", "colleague"]


def test_that_known_ties_and_shared_circles_are_not_suggested(book: Book) -> None:
    people = [add_contact(book, f"丙{number}", native_code=TONGLU) for number in range(4)]
    for one in people:
        school(book, one, "桐庐中学", "3班", 1998)
    assert len(all_of(book)) == 12
    book.act("Tie", lambda session: ties.tie(session, TieDraft(people[1], people[0], TieKind.CUSTOMER)))
    pairs = {(one.a, one.b, str(one.kind)) for one in all_of(book)}
    assert len(pairs) == 10
    assert not any({one, other} == set(people[:2]) for one, other, _kind in pairs)
    circle(book, "class", "三班", *people[1:])  # gives the schooling of those three, and leaves their town
    pairs = {(one.a, one.b, str(one.kind)) for one in all_of(book)}
    assert {kind for one, other, kind in pairs if one != people[0]} == {"townsman"}
    for one in people:
        assert {(n.a, n.b, str(n.kind)) for n in of(book, one).pairs} == {p for p in pairs if one in p[:2]}
