"""Open tasks through their life, and putting right what was written down."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import InteractionKind
from services.book import Book
from services.diary import corrections, entries, tasks, timeline
from services.diary.drafts import EntryDraft, Logged
from services.errors import ChoiceError, DraftError
from tests.builders import DAY, add_contact, new_book

NEXT = dt.date(2026, 9, 28)


def next_day(book: Book, person: int) -> dt.date | None:
    with book.read() as session:
        return session.get_one(Contact, person).next_day


def log(book: Book, person: int, **facts: object) -> Logged:
    draft = EntryDraft(InteractionKind.CALL, (person,), **facts)  # type: ignore[arg-type]
    return book.act("记一笔", lambda session: entries.log(session, draft))


def test_that_the_earliest_open_task_is_kept_on_the_row(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    late = book.act("t", lambda s: tasks.add(s, tasks.TaskDraft(person, "问近况", dt.date(2026, 10, 5))))
    soon = book.act("t", lambda s: tasks.add(s, tasks.TaskDraft(person, "送报价", NEXT)))
    assert next_day(book, person) == NEXT
    book.act("做了", lambda s: tasks.finish(s, soon))
    assert next_day(book, person) == dt.date(2026, 10, 5)
    book.act("改期", lambda s: tasks.reschedule(s, late, dt.date(2026, 10, 9)))
    assert next_day(book, person) == dt.date(2026, 10, 9)
    book.act("算了", lambda s: tasks.drop(s, late))
    assert next_day(book, person) is None
    book.act("还要做", lambda s: tasks.reopen(s, soon))
    assert next_day(book, person) == NEXT


def test_that_a_promise_says_something_and_a_task_gone_is_told(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    with pytest.raises(DraftError):
        book.act("t", lambda s: tasks.add(s, tasks.TaskDraft(person, "  ", DAY)))
    with pytest.raises(ChoiceError):
        book.act("t", lambda s: tasks.finish(s, 77))


def test_that_a_correction_keeps_the_entry_and_plans_anew(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    done = book.act("t", lambda s: tasks.add(s, tasks.TaskDraft(person, "送报价", DAY)))
    first = log(book, person, result="appointment", next_day=NEXT, fulfilled=(done,))
    draft = EntryDraft(InteractionKind.CALL, (person,), result="not-reached", note="没人接")
    second = book.act("改正", lambda s: corrections.replace(s, first.interaction_id, draft))
    assert second.interaction_id == first.interaction_id
    with book.read() as session:
        (entry,) = session.scalars(select(Interaction)).all()
        assert (entry.result, entry.note) == ("not-reached", "没人接")
        assert len(session.scalars(select(Participation)).all()) == 1
        assert [task.id for task in tasks.open_tasks(session, person)] == [done]
        assert session.get_one(Contact, person).last_day is None
    book.undo()
    with book.read() as session:
        assert [task.due for task in tasks.open_tasks(session, person)] == [NEXT]
        assert session.get_one(Contact, person).last_day == DAY


def test_that_an_entry_taken_out_takes_its_plan_along(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    logged = log(book, person, result="reached", next_day=NEXT)
    book.act("删掉", lambda s: corrections.remove(s, logged.interaction_id))
    with book.read() as session:
        assert timeline.timeline(session, person).total == 0
        assert not tasks.open_tasks(session)
    assert next_day(book, person) is None
    with pytest.raises(ChoiceError):
        book.act("再删", lambda s: corrections.remove(s, logged.interaction_id))


def test_that_the_timeline_comes_in_pages_newest_first(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    for days in range(5):
        at = dt.datetime.combine(DAY - dt.timedelta(days=days), dt.time(9)).astimezone()
        log(book, person, at=at, note=str(days))
    with book.read() as session:
        assert [entry.note for entry in timeline.timeline(session, person, limit=2).entries] == ["0", "1"]
        page = timeline.timeline(session, person, offset=4, limit=2)
        assert ([entry.note for entry in page.entries], page.total) == (["4"], 5)
        assert [entry.others for entry in timeline.latest(session, limit=1)] == [("沈砚秋",)]
