"""Which contact a word means, and a new contact from one line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from resources import data_path
from services.book import Book
from services.contacts import from_line, places
from services.contacts.choosing import contact_of
from services.contacts.one_line import parse_line
from services.contacts.overview import overview
from services.errors import ChoiceError, DraftError
from tests.builders import DAY, add_contact, new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with two people of one name."""
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path)
    for name in ("张伟", "张伟", "沈砚秋"):
        add_contact(made, name, organization="矿务局", nickname="砚台" if name == "沈砚秋" else "")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("word", "found"), [("4", 4), ("me", 1), ("ME", 1), ("沈砚秋", 4), ("砚台", 4), ("陈建新", 1)]
)
def test_that_a_word_means_one_contact(book: Book, word: str, found: int) -> None:
    with book.read() as session:
        assert contact_of(session, word) == found


def test_that_a_name_of_two_lists_them(book: Book) -> None:
    with book.read() as session, pytest.raises(ChoiceError) as told:
        contact_of(session, "张伟")
    assert told.value.candidates == ("2 张伟 (矿务局)", "3 张伟 (矿务局)")
    assert "2 张伟" in told.value.sentence()


@pytest.mark.parametrize("word", ["99", "赵六", "", "张"])
def test_that_nobody_is_said_in_one_line(book: Book, word: str) -> None:
    with book.read() as session, pytest.raises(ChoiceError) as told:
        contact_of(session, word)
    assert "\n" not in told.value.sentence()


def test_that_a_line_becomes_a_contact_with_its_tie(book: Book) -> None:
    line = "李梅 13900002222 老同学 杭州人 8月15日生日 云阶软件 经理"
    who = book.act("add", lambda session: from_line.add_line(session, line))
    with book.read() as session:
        seen = overview(session, who)
    assert (seen.record.name, seen.record.phones) == ("李梅", ("13900002222",))
    assert (seen.record.organization, seen.record.title) == ("云阶软件", "经理")
    assert seen.record.native_place.code == "330100"
    assert seen.record.birthday.solar == "--08-15"
    assert [(tie.kind, tie.role) for tie in seen.ties_with_me] == [("schooling", "老同学")]
    book.undo()
    with book.read() as session, pytest.raises(ChoiceError):
        overview(session, who)


@pytest.mark.parametrize(
    ("line", "words"), [("13900002222", "还缺姓名"), ("李梅 1390000222", "手机号少 1 位")]
)
def test_that_a_line_is_refused_in_words(book: Book, line: str, words: str) -> None:
    assert words in from_line.problem(parse_line(line, DAY))
    with pytest.raises(DraftError, match=words):
        book.act("add", lambda session: from_line.add_line(session, line))


def test_that_people_like_that_are_pointed_out(book: Book) -> None:
    with book.read() as session:
        alike = from_line.alike(session, parse_line("张伟 13800001111", DAY))
        assert [(one.contact_id, one.same_number) for one in alike] == [(2, False), (3, False)]
        assert from_line.alike(session, parse_line("", DAY)) == []
    add_contact(book, "王五", "13800001111")
    with book.read() as session:
        alike = from_line.alike(session, parse_line("张伟 13800001111", DAY))
    assert alike[0].name == "王五"
    assert alike[0].same_number
