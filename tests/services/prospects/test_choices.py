"""What a filter offers: the book's own places, organizations, circles and tags."""

import pytest

from models.contact import Contact
from models.import_batch import ImportBatch
from models.organization import Cohort, Membership
from resources import data_path
from services import sessions
from services.contacts import organizations, places, tags
from services.prospects import choices
from tests.builders import add_contact, new_book


@pytest.fixture
def book(tmp_path):
    places.use(data_path("data", "divisions.tsv"))
    book = new_book(tmp_path)
    yield book
    book.close()


def test_that_places_are_a_tree_with_their_people(book) -> None:
    for number, code in enumerate(("330122", "330122", "330100", "110105", None)):
        add_contact(book, f"某{number}", native_code=code)
    with book.read() as session:
        found = choices.place_choices(session)
    assert [(place.key, place.name, place.people, place.indent) for place in found] == [
        ("33", "浙江", 3, 0),
        ("3301", "杭州", 3, 1),
        ("330122", "桐庐", 2, 2),
        ("11", "北京", 1, 0),
        ("110105", "朝阳", 1, 1),
    ]


def test_that_organizations_come_by_size_and_by_what_is_typed(book) -> None:
    def work(session):
        for name, people in (("青稞食品有限公司", 1), ("望樟建材", 2)):
            firm = organizations.find_or_add(session, name)
            for _ in range(people):
                session.add(person(session, firm.id))

    book.act("x", work)
    with book.read() as session:
        assert [(found.name, found.people) for found in choices.organizations(session)] == [
            ("望樟建材", 2),
            ("青稞食品有限公司", 1),
        ]
        assert [found.name for found in choices.organizations(session, "青稞")] == ["青稞食品有限公司"]


def person(session, organization_id: int) -> Contact:
    day = sessions.today(session)
    return Contact(name="某", organization_id=organization_id, added_at=sessions.now(session), added_day=day)


def test_that_circles_tags_and_imports_are_offered(book) -> None:
    one = add_contact(book, "甲")
    book.act("x", lambda s: s.add(Cohort(name="98 级(3)班", kind="class")))
    book.act("x", lambda s: s.add(Membership(cohort_id=1, contact_id=one)))
    book.act("x", lambda s: tags.tag(s, [one], ["城东"]))
    batch = {"file": "同学录.xlsx", "format": "xlsx", "kind": "classmates", "added": 41, "merged": 6}
    book.act("x", lambda s: s.add(ImportBatch(at=sessions.now(s), **batch)))
    with book.read() as session:
        assert [(found.name, found.people) for found in choices.cohorts(session)] == [("98 级(3)班", 1)]
        assert [found.key for found in choices.tag_choices(session)] == ["城东"]
        assert [(found.name, found.people) for found in choices.batches(session)] == [("同学录.xlsx", 47)]
