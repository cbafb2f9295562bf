"""The same person twice in the book: what speaks for it, what against it, and what is never enough."""

from pathlib import Path
from typing import Any

import pytest

from resources import data_path
from services import i18n
from services.book import Book
from services.contacts import duplicates, edits
from services.contacts.drafts import ContactDraft, EducationDraft, EmploymentDraft
from services.contacts.duplicates import Pair
from services.errors import ChoiceError
from services.network import ties
from tests.builders import new_book


def person(name: str, firm: str = "", school: str = "", klass: str = "", **facts: Any) -> ContactDraft:
    posts = (EmploymentDraft(firm, "职员"),) if firm else ()
    times = (EducationDraft(school, klass, from_year=2003),) if school else ()
    return ContactDraft(name, employments=posts, educations=times, **facts)


def tel(*numbers: str) -> tuple[str, ...]:
    return numbers


ONE_PERSON = {
    "mobile and name": (
        person("沈砚秋", phones=tel("13800004127")),
        person("沈砚秋", phones=tel("+86 138-0000-4127")),
    ),
    "mobile and form of address": (
        person("王总", phones=tel("13800000011")),
        person("王建国", phones=tel("13800000011")),
    ),
    "sound and employer": (person("张玮", "砺川精密机械有限公司"), person("张伟", "砺川精密机械公司")),
    "traditional writing and class": (
        person("陸遠", school="桐庐中学", klass="2班"),
        person("陆远", school="桐庐中学", klass="(2)班"),
    ),
    "name and birthday": (person("温润", birthday="1980-08-15"), person("温润", birthday="1980.8.15")),
    "name and lunar birthday": (
        person("褚云深", lunar_birthday="8-15"),
        person("褚云深", lunar_birthday="8-15"),
    ),
    "e-mail": (person("邓佳音", emails=tel("d@example.com")), person("邓佳音", emails=tel("d@example.com"))),
    "WeChat": (person("晏清河", wechat=tel("yan_qh_1")), person("小晏", wechat=tel("yan_qh_1"))),
    "name and landline": (
        person("方圆", phones=tel("0571-88000122")),
        person("方圆", phones=tel("0571-88000122")),
    ),
    "a slip of the pen, mobile and birthday": (
        person("纪寒山", phones=tel("13800000022"), birthday="1975-03-02"),
        person("纪寒江", phones=tel("13800000022"), birthday="1975-03-02"),
    ),
    "birthday and employer beat a new number": (
        person("时雨晴", "启程建工集团", phones=tel("13800000031"), birthday="1990-01-09"),
        person("时雨晴", "启程建工", phones=tel("13800000032"), birthday="1990-01-09"),
    ),
    "employer written shorter": (person("单佩瑶", "泊舟包装印刷有限公司"), person("单佩瑶", "泊舟包装")),
}
TWO_PEOPLE = {
    "name alone": (person("李强"), person("李强")),
    "landline alone": (
        person("周敏", phones=tel("0571-88000999")),
        person("吴刚", phones=tel("0571-88000999")),
    ),
    "a couple with one mobile": (
        person("赵磊", phones=tel("13800000041")),
        person("钱芳", phones=tel("13800000041")),
    ),
    "name and employer, different mobiles": (
        person("孙洁", "市教育局", phones=tel("13800000051")),
        person("孙洁", "市教育局", phones=tel("13800000052")),
    ),
    "name and employer, different birthdays": (
        person("冯涛", "市税务局", birthday="1970-01-01"),
        person("冯涛", "市税务局", birthday="1988-02-03"),
    ),
    "name and employer, man and woman": (
        person("蒋静", "市公安局", gender="男"),
        person("蒋静", "市公安局", gender="女"),
    ),
    "birthday and another name": (
        person("韩梅", birthday="1981-06-07"),
        person("韩立军", birthday="1981-06-07"),
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair | None]:
    """Every pair of the tables put into one book, and what the book says of it."""
    book = new_book(tmp_path_factory.mktemp("twice"))
    i18n.install(data_path("locale"), "zh_CN")
    cases = {**ONE_PERSON, **TWO_PEOPLE}
    drafts = [draft for pair in cases.values() for draft in pair]
    added = book.act("Added", lambda session: [edits.add(session, draft) for draft in drafts])
    ids = dict(zip(cases, zip(added[::2], added[1::2], strict=True), strict=True))
    with book.read() as session:
        found = {tuple(sorted((pair.a, pair.b))): pair for pair in duplicates.pairs(session)}
    book.close()
    assert set(found) <= set(ids.values()), "people of different cases were taken for one"
    return {case: found.get(pair) for case, pair in ids.items()}


@pytest.mark.parametrize("case", ONE_PERSON)
def test_that_it_is_said_who_may_be_one_person_and_why(told: dict[str, Pair | None], case: str) -> None:
    pair = told[case]
    assert pair is not None
    assert 0.5 < pair.score < 1
    assert pair.reasons


@pytest.mark.parametrize("case", TWO_PEOPLE)
def test_that_too_little_or_a_conflict_makes_nobody_one_person(
    told: dict[str, Pair | None], case: str
) -> None:
    assert told[case] is None


def test_that_the_reasons_are_told_in_words(told: dict[str, Pair | None]) -> None:
    first, slip = told["mobile and name"], told["a slip of the pen, mobile and birthday"]
    assert first is not None
    assert first.why == "同名；手机相同，尾号 4127"
    assert slip is not None
    assert slip.why == "名字差一个字；手机相同，尾号 0022；生日相同"
    assert first.score > slip.score


def twins(book: Book) -> tuple[int, int]:
    first, second = ONE_PERSON["sound and employer"]
    return (
        book.act("Added", lambda session: edits.add(session, first)),
        book.act("Added", lambda session: edits.add(session, second)),
    )


def test_that_different_people_are_remembered_until_that_is_taken_back(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    one, other = twins(book)
    with book.read() as session:
        assert [(pair.a, pair.b) for pair in duplicates.pairs_of(session, other)] == [(one, other)]
    book.act("Two people", lambda session: duplicates.say_different(session, other, one))
    book.act("Again", lambda session: duplicates.say_different(session, one, other))
    with book.read() as session:
        assert duplicates.pairs(session) == []
    book.undo()
    with book.read() as session:
        assert len(duplicates.pairs(session)) == 1
    with pytest.raises(ChoiceError):
        book.act("Nobody", lambda session: duplicates.say_different(session, one, one))


def test_that_a_tie_between_two_speaks_against_their_being_one(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    one, other = twins(book)
    book.act("Tied", lambda session: ties.tie(session, ties.TieDraft(one, other, ties.TieKind.RELATIVE)))
    with book.read() as session:
        assert duplicates.pairs(session) == []
