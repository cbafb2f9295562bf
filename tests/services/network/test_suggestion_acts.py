"""What a yes and a no to a suggestion do, and large groups as groups."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.kinds import TieKind
from resources import data_path
from services.book import Book
from services.contacts import cohorts, merging, places, unmerging
from services.contacts.cohorts import CohortDraft
from services.contacts.merging import MergeDraft
from services.errors import ChoiceError
from services.network import ties
from services.network.suggestions.near import Near
from services.network.suggestions.records import MOST, pair_number
from tests.builders import add_contact, new_book
from tests.services.network.sharing import (
    TONGLU,
    YUHANG,
    accept,
    all_of,
    groups_of,
    of,
    post,
    refuse,
    school,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book that knows China's divisions."""
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path)
    yield made
    made.close()


def test_that_a_yes_makes_the_tie_and_numbers_stay_what_they_were(book: Book) -> None:
    one = add_contact(book, "沈砚秋", native_code=TONGLU)
    other = add_contact(book, "陶然", native_code=TONGLU)
    (told,) = all_of(book)
    third = add_contact(book, "温如玉", native_code=YUHANG)
    assert {n.number for n in all_of(book)} >= {told.number, pair_number(third, one, TieKind.TOWNSMAN)}
    done = accept(book, told.number, pair_number(third, one, TieKind.TOWNSMAN))
    with book.read() as session:
        (tie,) = ties.between(session, one, other)
    assert (tie.id, tie.kind, tie.subkind, tie.source) == (
        done.ties[0],
        "townsman",
        "native_place",
        "籍贯都是浙江 桐庐",
    )
    assert [(n.a, n.b) for n in all_of(book)] == [(other, third)]
    with pytest.raises(ChoiceError):
        accept(book, told.number)
    assert book.undo()  # both at once
    assert len(all_of(book)) == 3
    for number in (0, 5, 7, 16, 10**12, pair_number(one, 999, TieKind.TOWNSMAN)):
        with pytest.raises(ChoiceError):
            refuse(book, told.number, number)
    assert len(all_of(book)) == 3


def test_that_a_refused_one_stays_refused_through_merge_and_back(book: Book) -> None:
    one = add_contact(book, "沈砚秋", native_code=TONGLU)
    other = add_contact(book, "陶然", native_code=TONGLU)
    again = add_contact(book, "陶然", native_code=TONGLU)
    number = pair_number(one, other, TieKind.TOWNSMAN)
    refuse(book, number, pair_number(one, again, TieKind.TOWNSMAN))
    assert [(n.a, n.b) for n in all_of(book)] == [(other, again)]
    assert of(book, one).pairs == ()
    merging.run(book, MergeDraft(again, (other,)), copy_first=False)
    assert all_of(book) == []
    merging.run(book, MergeDraft(add_contact(book, "陶然之"), (again,)), copy_first=False)
    assert all_of(book) == []
    book.act("Apart", lambda session: unmerging.unmerge(session, again))
    assert all_of(book) == []
    book.act("Apart", lambda session: unmerging.unmerge(session, other))
    assert [(n.a, n.b) for n in all_of(book)] == [(other, again)]
    accept(book, number)  # a yes is a yes, even later
    book.act("Untie", lambda session: ties.untie(session, one, other))
    assert number in {n.number for n in all_of(book)}


def test_that_a_large_group_is_one_group_which_a_yes_makes_a_circle(book: Book) -> None:
    first = add_contact(book, "丁0", native_code=TONGLU)
    facts = [{"native_code": TONGLU} for _one in range(MOST)]
    rest = [add_contact(book, f"丁{number}", **each) for number, each in enumerate(facts, 1)]
    for one in rest[:3]:  # of many townsmen, those who share the firm too are worth a look
        post(book, one, "恒昱")
    found = all_of(book)
    assert {(one.a, one.b) for one in found if one.kind == "townsman"} == {
        (rest[0], rest[1]),
        (rest[0], rest[2]),
        (rest[1], rest[2]),
    }
    (group,) = groups_of(book)
    assert (group.name, group.strength, len(group.members)) == ("浙江桐庐老乡", 0.6, MOST + 1)
    assert group.evidence == f"{MOST + 1} 人籍贯是浙江 桐庐"
    assert of(book, first) == Near((), (group,))
    done = accept(book, group.number)
    assert (done.ties, len(done.cohorts)) == ((), 1)
    assert groups_of(book) == ()
    assert {str(one.kind) for one in all_of(book)} == {"colleague"}  # the circle says the rest
    newcomer = add_contact(book, "戊", native_code=TONGLU)
    (joining,) = of(book, newcomer).groups
    assert (joining.number, joining.members, joining.cohort_id) == (
        group.number,
        (newcomer,),
        done.cohorts[0],
    )
    accept(book, joining.number)
    with book.read() as session:
        assert len(cohorts.members(session, done.cohorts[0])) == MOST + 2
    book.undo()
    refuse(book, joining.number)
    assert groups_of(book) == of(book, newcomer).groups == ()
    book.act("Dissolve", lambda session: cohorts.remove(session, done.cohorts[0]))
    assert groups_of(book) == ()


def test_that_large_schools_and_firms_show_classes_years_and_departments(book: Book) -> None:
    people = [add_contact(book, f"己{number}") for number in range(MOST + 6)]
    for place, one in enumerate(people):
        school(book, one, "桐庐中学", "3班" if place > 2 else "", 1998 if place < 5 else 1970 + place)
        post(book, one, "恒昱会计师事务所", "2001", department="审计部" if place > 2 else "财务部")
    pairs = {(one.a, one.b, str(one.kind), one.strength) for one in all_of(book)}
    year = [(a, b) for a in people[:5] for b in people[:5] if a < b]
    schooling = {(a, b, 0.9 if a > people[2] else 0.6) for a, b in year}
    assert {(a, b, strength) for a, b, kind, strength in pairs if kind == "schooling"} >= schooling
    assert {(a, b) for a, b, kind, _s in pairs if kind == "colleague"} >= {
        (a, b) for a, b in year if b <= people[2]
    }
    told = {str(group.ground): group for group in groups_of(book)}
    assert set(told) == {"school", "firm", "department"}
    assert (told["department"].name, len(told["department"].members)) == ("恒昱会计师事务所 审计部", MOST + 3)
    accept(book, told["department"].number)
    with book.read() as session:
        (made,) = [one for one in cohorts.cohorts(session) if one.kind == "department"]
    assert (made.name, made.size) == ("恒昱会计师事务所 审计部", MOST + 3)
    again = {str(group.ground) for group in of(book, people[-1]).groups}
    assert again == {"school", "firm"}


def test_that_a_class_in_the_book_takes_newcomers_instead_of_a_second_class(book: Book) -> None:
    people = [add_contact(book, f"庚{number}") for number in range(MOST + 3)]

    def imported(session: Any) -> int:
        draft = CohortDraft("98级三班同学录", cohorts.CohortKind.CLASS, "middle", "桐庐中学", "3班", 1998)
        cohort = cohorts.find_or_add(session, draft)
        cohorts.add_members(session, cohort, people[:-1])
        return cohort

    cohort = book.act("Class", imported)
    for one in people:
        school(book, one, "桐庐中学", "1998级3班")
    group = next(one for one in groups_of(book) if one.ground == "class")
    assert (group.cohort_id, group.members) == (cohort, (people[-1],))
    assert accept(book, group.number).cohorts == (cohort,)
