"""Organizations: two writings of one name are one, two places are two."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.kinds import CohortKind, TieKind
from services.book import Book
from services.contacts import cohorts, organizations
from services.contacts.cohorts import CohortDraft
from services.errors import ChoiceError, DraftError
from tests.builders import add_contact, new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book."""
    made = new_book(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("砺川精密机械有限公司", "砺川精密机械"),
        ("砺川精密机械（集团）有限公司", "砺川精密机械集团"),
        ("礪川精密機械股份有限公司", "砺川精密机械有限责任公司"),
        ("云阶 软件", "云阶软件有限公司"),
        ("ACME Co., Ltd.", "acme"),
    ],
)
def test_that_two_writings_are_one_organization(book: Book, one: str, other: str) -> None:
    assert organizations.match_key(one) == organizations.match_key(other)
    first = book.act("a", lambda session: organizations.find_or_add(session, one).id)
    assert book.act("b", lambda session: organizations.find_or_add(session, other).id) == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中国银行杭州分行", "中国银行宁波分行"),
        ("砺川(杭州)有限公司", "砺川(宁波)有限公司"),
        ("第一中学", "第二中学"),
        ("公司", "集团"),
    ],
)
def test_that_different_organizations_stay_apart(one: str, other: str) -> None:
    assert organizations.match_key(one) != organizations.match_key(other)


def test_that_a_school_is_known_as_one_and_a_name_is_needed(book: Book) -> None:
    school = book.act("a", lambda session: organizations.find_or_add(session, "桐庐中学").is_school)
    again = book.act(
        "b", lambda session: organizations.find_or_add(session, "桐庐中学", is_school=True).is_school
    )
    assert (school, again) == (False, True)
    with pytest.raises(DraftError, match="单位要有名字"):
        book.act("c", lambda session: organizations.find_or_add(session, " "))


def test_that_many_names_are_looked_up_at_once(book: Book) -> None:
    made = book.act("a", lambda session: organizations.find_or_add(session, "砺川有限公司").id)
    with book.read() as session:
        assert organizations.known(session, ["砺川", "没有的"]) == {"砺川": made}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("砺川精密机械有限公司", "砺川精密机械"),
        ("云阶股份有限公司", "云阶"),
        ("有限公司", "有限公司"),
        ("城关小学", "城关小学"),
    ],
)
def test_that_a_short_name_leaves_out_the_form_of_law(name: str, short: str) -> None:
    assert organizations.short_name(name) == short


def test_that_a_class_is_made_once_and_ties_its_members(book: Book) -> None:
    people = [add_contact(book, name) for name in ("温润", "方圆", "唐果")]
    draft = CohortDraft("桐庐中学98级3班", CohortKind.CLASS, "middle", "桐庐中学", "3班", 1998)
    same = CohortDraft("三班同学", CohortKind.CLASS, None, "桐庐中学", "3班", 1998)

    def fill(session: object) -> tuple[int, int, int]:
        number = cohorts.find_or_add(session, draft)  # type: ignore[arg-type]
        first = cohorts.add_members(session, number, people, "同学")  # type: ignore[arg-type]
        second = cohorts.add_members(session, number, [*people, book.me_id])  # type: ignore[arg-type]
        return number, first, second

    number, first, second = book.act("fill", fill)
    assert (first, second) == (3, 1)
    with book.read() as session:
        assert cohorts.find(session, same) == number
        assert cohorts.find(session, CohortDraft("没有的班")) is None
        assert [(one.name, one.size) for one in cohorts.cohorts(session)] == [("桐庐中学98级3班", 4)]
        assert {one.name for one in cohorts.members(session, number)} == {"温润", "方圆", "唐果", "陈建新"}
    assert cohorts.tie_kind(CohortKind.CLASS) is TieKind.SCHOOLING
    assert cohorts.tie_kind(CohortKind.DEPARTMENT) is TieKind.COLLEAGUE
    assert cohorts.tie_kind(CohortKind.HOUSEHOLD) is None


def test_that_a_cohort_is_renamed_and_dissolved(book: Book) -> None:
    who = add_contact(book, "温润")
    number = book.act("make", lambda session: cohorts.find_or_add(session, CohortDraft("牌友")))
    book.act("fill", lambda session: cohorts.add_members(session, number, [who]))
    book.act("rename", lambda session: cohorts.rename(session, number, "球友"))
    book.act("out", lambda session: cohorts.remove_members(session, number, [who]))
    with book.read() as session:
        assert [(one.name, one.size) for one in cohorts.cohorts(session)] == [("球友", 0)]
    book.act("dissolve", lambda session: cohorts.remove(session, number))
    with book.read() as session:
        assert cohorts.cohorts(session) == []
    with pytest.raises(ChoiceError):
        book.act("rename", lambda session: cohorts.rename(session, number, "x"))
    with pytest.raises(DraftError):
        book.act("make", lambda session: cohorts.find_or_add(session, CohortDraft(" ")))
