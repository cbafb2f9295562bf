"""The history narrowed and searched: of a person, a firm, all; by two characters, a name, a promise."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.kinds import InteractionKind
from models.organization import Organization
from services.book import Book
from services.contacts import edits
from services.contacts.drafts import ContactDraft, EmploymentDraft
from services.diary import chronicle, entries, tasks, visits
from services.diary.chronicle import Wanted
from services.diary.drafts import EntryDraft, PromiseDraft, VisitDraft
from tests.builders import DAY, new_book

CALL, VISIT = InteractionKind.CALL, InteractionKind.VISIT


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = new_book(Path(tmp_path_factory.mktemp("chronicle")))
    made.act("记", _fill)
    yield made
    made.close()


def _fill(session) -> None:  # type: ignore[no-untyped-def]
    firm = EmploymentDraft("砺川精密机械有限公司", "财务总监")
    shen = edits.add(session, ContactDraft("沈砚秋", employments=(firm,)))
    wen = edits.add(session, ContactDraft("温如玉", employments=(firm,)))
    lu = edits.add(session, ContactDraft("陆知行"))

    def at(days: int) -> dt.datetime:
        return dt.datetime.combine(DAY - dt.timedelta(days=days), dt.time(15)).astimezone()

    told = EntryDraft(VISIT, (shen, wen), at(3), "interested", "想保本")
    promise = PromiseDraft("送五年期测算表", DAY + dt.timedelta(days=4))
    visits.log(session, VisitDraft(told, learned="年底有回款 100%", place="3 楼", promises=(promise,)))
    entries.log(session, EntryDraft(CALL, (lu,), at(2), "reached", "问手续费能不能免"))
    entries.log(session, EntryDraft(CALL, (shen,), at(40), "not-reached", ""))
    entries.log(session, EntryDraft(InteractionKind.WECHAT, (wen,), at(1), None, "收到回款的通知"))
    tasks.add(session, tasks.TaskDraft(lu, "不相干的事", DAY))


def found(book: Book, wanted: Wanted) -> list[str]:
    with book.read() as session:
        page = chronicle.chronicle(session, wanted)
        assert page.total == len(page.entries)
        return [f"{entry.kind} {(DAY - entry.day).days}" for entry in page.entries]


@pytest.mark.parametrize(
    ("words", "entries_found"),
    [
        ("回款", ["wechat 1", "visit 3"]),
        ("回款 保本", ["visit 3"]),
        ("测算", ["visit 3"]),
        ("3 楼", ["visit 3"]),
        ("陆知", ["call 2"]),
        ("手续费", ["call 2"]),
        ("不相干", []),
        ("100%", ["visit 3"]),
        ("%", ["visit 3"]),
        ("_", []),
        ("", ["wechat 1", "call 2", "visit 3", "call 40"]),
    ],
)
def test_that_two_characters_find_what_was_said_promised_and_who_was_there(
    book: Book, words: str, entries_found: list[str]
) -> None:
    assert found(book, Wanted(words)) == entries_found


def test_that_a_person_a_firm_a_kind_and_days_narrow_it(book: Book) -> None:
    with book.read() as session:
        firm = session.scalar(select(Organization.id).where(Organization.name.contains("砺川")))
    assert found(book, Wanted(contact_id=2)) == ["visit 3", "call 40"]
    assert found(book, Wanted(organization_id=firm)) == ["wechat 1", "visit 3", "call 40"]
    assert found(book, Wanted(kinds=(CALL,))) == ["call 2", "call 40"]
    assert found(book, Wanted(organization_id=firm, words="回款", kinds=(VISIT,))) == ["visit 3"]
    days = Wanted(first=DAY - dt.timedelta(days=3), last=DAY - dt.timedelta(days=2))
    assert found(book, days) == ["call 2", "visit 3"]


def test_that_pages_follow_each_other(book: Book) -> None:
    with book.read() as session:
        pages = [chronicle.chronicle(session, Wanted(), offset, 2) for offset in (0, 2)]
        people = chronicle.people_of(session, [entry.id for entry in pages[1].entries])
    assert [len(page.entries) for page in pages] == [2, 2]
    assert {page.total for page in pages} == {4}
    assert {name for _id, name in people.values()} == {"沈砚秋"}
