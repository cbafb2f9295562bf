"""Whatever a book holds of its people, each kind of file carries into a new book."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.contact import Address, ContactPoint, Remark, SpecialDay
from models.organization import Education, Employment
from services.book import Book
from services.contacts import derived, organizations, tags
from services.exchange import exporting, importing
from services.exchange.plan import Request
from tests.builders import new_book
from tests.services.exchange.full_books import contact, told

CARRIED = (
    *("contacts", "contact_points", "addresses", "special_days", "remarks", "tags"),
    *("employments", "educations"),
)
FILES: tuple[tuple[str, dict[str, str]], ...] = (
    ("a.xlsx", {}),
    ("a.csv", {}),
    ("b.csv", {"encoding": exporting.GB18030}),
    ("a.vcf", {}),
    ("b.vcf", {"version": "4.0"}),
)

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Z")), min_size=1, max_size=24)
FORMULAS = st.sampled_from(
    ("=1+1", "+86", "-5 度", "@所有人", "＝SUM(A1)", "'单引号", '"双引号"', "a;b，c｜d；e\\n")
)
TEXTS = WORDS | FORMULAS
NAMES = (
    st.sampled_from(("沈砚秋", "江若溪", "欧阳修", "买买提·艾力", "John Doe", "=1+1", "Anna-Lena")) | WORDS
)
BIRTHDAYS = st.sampled_from((None, "1980-08-15", "1980-08", "1975", "--02-29"))
MOONS = st.sampled_from((None, (8, 15, False, None), (7, 5, True, 1980)))
POINTS = st.sampled_from(
    (
        ("mobile", "13800004127", ""),
        ("mobile", "13900001174", "女儿的"),
        ("phone", "057188000122-8012", "办"),
        ("phone", "+4930123456", "宅"),
        ("fax", "057188000123", ""),
        ("email", "shen@lichuan.example", "旧的"),
        ("wechat", "shen_yq；x", ""),
        ("qq", "100001", ""),
        ("website", "https://lichuan.example/?a=1,2", ""),
    )
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "facts": st.fixed_dictionaries(
                {},
                optional={
                    "gender": st.sampled_from(("male", "female")),
                    "notes": st.lists(TEXTS, min_size=1, max_size=3).map("\n".join),
                    "nickname": TEXTS,
                    "native_place": TEXTS,
                    "spouse": TEXTS,
                },
            ),
            "birthday": BIRTHDAYS,
            "moon": MOONS,
            "points": st.lists(POINTS, unique=True, max_size=4),
            "posts": st.lists(st.tuples(TEXTS, TEXTS), max_size=2, unique_by=lambda post: post[0]),
            "schools": st.lists(st.tuples(TEXTS, TEXTS), max_size=2, unique_by=lambda school: school[0]),
            "remarks": st.lists(TEXTS, max_size=2, unique=True),
            "tags": st.lists(TEXTS, max_size=2, unique=True),
            "address": st.none() | TEXTS,
        }
    ),
    min_size=1,
    max_size=5,
)


def fill(session: Session, people: list[dict[str, Any]]) -> None:
    for person in people:
        facts = dict(person["facts"])
        if person["moon"]:
            month, day, leap, year = person["moon"]
            facts |= {"birth_lunar_month": month, "birth_lunar_day": day, "birth_lunar_leap": leap}
            facts["birth_lunar_year"] = year
        row = contact(session, person["name"], birth_solar=person["birthday"], **facts)
        for kind, value, label in person["points"]:
            session.add(ContactPoint(contact_id=row.id, kind=kind, value=value, label=label))
        for number, (firm, title) in enumerate(person["posts"]):
            place = organizations.find_or_add(session, firm)
            post = Employment(contact_id=row.id, organization_id=place.id, title=title)
            post.is_primary = number == 0
            session.add(post)
        for school, class_name in person["schools"]:
            place = organizations.find_or_add(session, school, is_school=True)
            session.add(Education(contact_id=row.id, school_id=place.id, class_name=class_name))
        session.add_all(Remark(contact_id=row.id, kind="interest", text=text) for text in person["remarks"])
        if person["address"]:
            session.add(Address(contact_id=row.id, kind="home", text=person["address"], postcode="310012"))
            session.add(SpecialDay(contact_id=row.id, label=person["address"], solar="2005-05-01"))
        if person["tags"]:
            tags.tag(session, [row.id], person["tags"])
    derived.refresh_all(session)


def own_rows(book: Book) -> dict[str, Any]:
    """What travels of the people; mine stay where they are."""
    found = told(book)
    return {
        part: found[part]
        if part in ("contacts", "tags")
        else [row for row in found[part] if ("contact_id", "'me'") not in row]
        for part in CARRIED
    }


@pytest.fixture
def folders() -> Iterator[list[Path]]:
    made: list[Path] = []
    yield made
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)


@settings(
    max_examples=4,
    derandomize=True,
    phases=[Phase.generate],  # a book takes too long to be made smaller and smaller
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(PEOPLE)
def test_that_a_generated_book_survives_every_kind_of_file(
    folders: list[Path], people: list[dict[str, Any]]
) -> None:
    folder = Path(tempfile.mkdtemp(prefix="renmai-trip-"))
    folders.append(folder)
    book = new_book(folder)
    book.act("Filled", lambda session: fill(session, people))
    before = own_rows(book)
    for name, how in FILES:
        assert exporting.export(book, folder / name, **how) == len(people)
        other = new_book(Path(tempfile.mkdtemp(dir=folder)))
        importing.run(other, [Request(folder / name)])
        after = own_rows(other)
        for part in CARRIED:
            assert after[part] == before[part], (name, part)
        other.close()
    book.close()
