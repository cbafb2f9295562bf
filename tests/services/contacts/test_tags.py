"""Tags on many people at once, taken off and renamed."""

import pytest

from services.contacts import tags
from services.errors import DraftError
from services.prospects import listing
from services.prospects.chips import chips
from services.prospects.filters import Filter
from tests.builders import add_contact, new_book


@pytest.fixture
def book(tmp_path):
    book = new_book(tmp_path)
    yield book
    book.close()


def known(book) -> dict[str, int]:
    with book.read() as session:
        return {tag.name: tag.people for tag in tags.tags(session)}


def test_that_many_are_tagged_once_and_untagged_by_one_undo(book) -> None:
    people = [add_contact(book, f"某{number}") for number in range(4)]
    assert book.act("tag", lambda s: tags.tag(s, people[:2], ["城东"])) == 2
    assert book.act("tag", lambda s: tags.tag(s, people, [" 城东 ", "茶友"])) == 6
    assert known(book) == {"城东": 4, "茶友": 4}
    book.undo()
    assert known(book) == {"城东": 2}


def test_that_a_tag_on_nobody_is_forgotten(book) -> None:
    one, two = add_contact(book, "甲"), add_contact(book, "乙")
    book.act("tag", lambda s: tags.tag(s, [one, two], ["城东"]))
    assert book.act("untag", lambda s: tags.untag(s, [one], ["城东", "没有的"])) == 1
    assert known(book) == {"城东": 1}
    book.act("untag", lambda s: tags.untag(s, [two], ["城东"]))
    assert known(book) == {}
    book.undo()
    assert known(book) == {"城东": 1}


def test_that_renaming_keeps_the_people(book) -> None:
    one = add_contact(book, "甲")
    book.act("tag", lambda s: tags.tag(s, [one], ["城东", "茶友"]))
    book.act("rename", lambda s: tags.rename(s, "城东", "城西"))
    with book.read() as session:
        assert list(listing.ids(session, Filter(tags=("城西",)))) == [one]
        assert [chip.words for chip in chips(session, Filter(tags=("城西",), overdue=True))] == [
            "标签 城西",
            "逾期",
        ]
    for bad in ("茶友", "  "):
        with pytest.raises(DraftError):
            book.act("rename", lambda s, bad=bad: tags.rename(s, "城西", bad))


def test_that_an_empty_tag_is_refused(book) -> None:
    with pytest.raises(DraftError):
        book.act("tag", lambda s: tags.tag(s, [], ["  "]))
