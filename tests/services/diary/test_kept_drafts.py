"""Forms begun and not saved: kept whole, in no journal, gone and moved with the person."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from models.contact import Contact
from models.interaction import VisitNotes
from models.kinds import InteractionKind, NoteKind, TaskKind
from services.book import Book
from services.contacts import merging
from services.contacts.merging import MergeDraft
from services.diary import kept_drafts
from services.diary.drafts import EntryDraft, PromiseDraft, RemarkDraft, VisitDraft
from tests.builders import DAY, add_contact, new_book

WHOLE = VisitDraft(
    entry=EntryDraft(
        InteractionKind.VISIT,
        (2, 3),
        dt.datetime(2026, 9, 22, 7, 0, tzinfo=dt.UTC),
        "interested",
        "年底有回款",
        next_day=DAY + dt.timedelta(days=6),
        next_time="15:00",
        next_kind=TaskKind.APPOINTMENT,
        fulfilled=(4,),
        minutes=50,
    ),
    place="砺川 3 楼",
    first_meeting=True,
    checklist=("card",),
    topics=("年底回款", "孩子上大学"),
    remarks=(RemarkDraft(NoteKind.TABOO, "她先生的厂"),),
    promises=(PromiseDraft("发测算表", DAY, theirs=True),),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = new_book(tmp_path)
    add_contact(made, "沈砚秋")
    add_contact(made, "温如玉")
    yield made
    made.close()


def keep(book: Book, person: int, draft: VisitDraft = WHOLE) -> None:
    book.act("", lambda session: kept_drafts.keep(session, person, draft))


def test_that_a_form_comes_back_as_it_was_written(book: Book) -> None:
    keep(book, 2)
    keep(book, 0, VisitDraft(EntryDraft(InteractionKind.VISIT, ())))
    with book.read() as session:
        assert kept_drafts.kept(session, 2) == WHOLE
        assert kept_drafts.kept(session, 0) == VisitDraft(EntryDraft(InteractionKind.VISIT, ()))
        assert kept_drafts.kept(session, 3) is None
        assert {one.contact_id for one in kept_drafts.waiting(session)} == {0, 2}


def test_that_keeping_is_no_act_of_the_user(book: Book) -> None:
    before = book.can_undo()
    heard: list[object] = []
    book.on_change(heard.append)
    keep(book, 2)
    keep(book, 2)
    assert (book.can_undo(), heard) == (before, [])
    with book.read() as session:
        assert len(kept_drafts.waiting(session)) == 1


def test_that_it_moves_with_a_merge_and_goes_with_the_person(book: Book) -> None:
    keep(book, 3)
    book.act("合并", lambda session: merging.merge(session, MergeDraft(2, (3,))))
    with book.read() as session:
        assert kept_drafts.kept(session, 2) == WHOLE
    book.act("删", lambda session: session.execute(delete(Contact).where(Contact.id == 2)))
    with book.read() as session:
        assert session.query(VisitNotes).count() == 0


def test_that_what_cannot_be_read_any_more_is_left_out(book: Book) -> None:
    keep(book, 2)

    def spoil(session: object) -> None:
        session.query(VisitNotes).one().body = '{"entry": {}}'  # type: ignore[attr-defined]

    book.act("", spoil)
    with book.read() as session:
        assert kept_drafts.kept(session, 2) is None
