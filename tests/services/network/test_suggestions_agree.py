"""The whole book and one contact are told the same, and numbers lead back."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.contact import Address, ContactPoint
from models.organization import Education, Employment
from models.tie import Tie
from resources import data_path
from services import recorder
from services.book import Book
from services.contacts import organizations, places
from services.network.suggestions import everywhere
from services.network.suggestions.records import PAIR_KINDS, group_of, pair_number, pair_of
from tests.builders import add_contact, new_book
from tests.services.network.sharing import (
    NINGBO,
    TONGLU,
    YUHANG,
    all_of,
    circle,
    groups_of,
    met,
    of,
    refuse,
)

CODES = [TONGLU, YUHANG, NINGBO, "330100", "330000", "320102", "500101", None]
SPANS = [(None, None), ("2001", "2005-03"), ("2004-07", None), (None, "2002")]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book that knows China's divisions."""
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path)
    yield made
    made.close()


def scatter(session: Any, people: list[int], chance: random.Random) -> None:
    """Give people random posts, schools, homes, numbers and ties, few things shared by many."""
    firms = [organizations.find_or_add(session, f"厂{number}").id for number in range(6)]
    schools = [organizations.find_or_add(session, f"校{n}", is_school=True).id for n in range(6)]
    for one in people:
        for _post in range(chance.randrange(3)):
            session.add(random_post(one, firms[min(chance.randrange(9), 5)], chance))
        for _time in range(chance.randrange(3)):
            session.add(random_time(one, schools[min(chance.randrange(9), 5)], chance))
        if chance.random() < 0.3:
            address = f"望樟里{chance.randrange(3)}幢{chance.randrange(9)}0{chance.randrange(3)}室"
            session.add(Address(contact_id=one, kind="home", text=address, code=chance.choice(CODES)))
        if chance.random() < 0.3:
            number = f"05718800000{chance.randrange(9)}"
            session.add(ContactPoint(contact_id=one, kind="phone", value=number))
    ends = [chance.sample(people, 2) for _tie in range(120)]
    kinds = ["friend", "business"]
    rows = [{"from_id": one, "to_id": other, "kind": chance.choice(kinds)} for one, other in ends]
    recorder.bulk_insert(session, Tie, rows)


def random_post(person: int, firm: int, chance: random.Random) -> Employment:
    """A post at a firm."""
    since, until = chance.choice(SPANS)
    return Employment(
        contact_id=person,
        organization_id=firm,
        since=since,
        until=until,
        is_present=chance.random() < 0.5,
        department=chance.choice(["", "审计部", "财务部"]),
    )


def random_time(person: int, school: int, chance: random.Random) -> Education:
    """A time at a school."""
    return Education(
        contact_id=person,
        school_id=school,
        class_name=chance.choice(["", "3班", "1998级(3)班", "4班"]),
        from_year=chance.choice([None, 1998, 2003]),
        to_year=chance.choice([None, 2001]),
        stage=chance.choice([None, "middle", "training"]),
    )


@pytest.fixture
def people(book: Book) -> list[int]:
    """Ninety people who share a great deal."""
    chance = random.Random(4)

    def places_of() -> dict[str, str | None]:
        return {"native_code": chance.choice(CODES), "birth_code": chance.choice(CODES)}

    found = [add_contact(book, f"辛{number}", **places_of()) for number in range(90)]
    book.act("Facts", lambda session: scatter(session, found, chance))
    for kind in ("class", "department", "household", "event", "circle"):
        circle(book, kind, f"圈子{kind}", *chance.sample(found, 9))
    for kind in ("visit", "event", "call"):
        met(book, kind, *chance.sample(found, 4))
    return found


def test_that_the_whole_book_and_one_contact_agree(book: Book, people: list[int]) -> None:
    refuse(book, *(one.number for one in random.Random(5).sample(all_of(book), 40)))
    found, groups = all_of(book), groups_of(book)
    with book.read() as session:
        told = everywhere.everybody(session)
    assert len(found) == len(told) > 300  # each has words
    assert [one.strength for one in found] == told.strengths.tolist()  # and the same strength in them
    for person in people:
        here = of(book, person)
        assert set(here.pairs) == {one for one in found if person in (one.a, one.b)}
        assert set(here.groups) == {group for group in groups if person in group.members}


def test_that_numbers_lead_back_to_what_they_are_about() -> None:
    chance = random.Random(1)
    for _round in range(3000):
        one, other = chance.sample(range(1, 10 ** chance.randrange(1, 8)), 2)
        for kind in PAIR_KINDS:
            assert pair_of(pair_number(one, other, kind)) == (min(one, other), max(one, other), kind)
            assert group_of(pair_number(one, other, kind)) is None
