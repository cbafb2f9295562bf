"""Writing down what happened: what moves the clock, what closes a plan, what is refused."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from models.contact import Contact, Remark
from models.interaction import Interaction, Task, VisitDetail
from models.kinds import NO_CONTACT_RESULTS, InteractionKind, NoteKind, TaskKind, VisitResult
from services.book import Book
from services.diary import entries, tasks, timeline, visits
from services.diary.drafts import EntryDraft, Logged, PromiseDraft, RemarkDraft, VisitDraft
from services.errors import DraftError
from tests.builders import DAY, add_contact, new_book


def log(book: Book, contact: int, kind: InteractionKind = InteractionKind.CALL, **facts: object) -> Logged:
    draft = EntryDraft(kind, (contact,), **facts)  # type: ignore[arg-type]
    return book.act("记一笔", lambda session: entries.log(session, draft))


def row(book: Book, contact: int) -> Contact:
    with book.read() as session:
        return session.get_one(Contact, contact)


def on(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9, 30)).astimezone()


@pytest.mark.parametrize("inbound", [False, True])
def test_that_any_contact_in_either_direction_starts_the_clock_anew(tmp_path: Path, inbound: bool) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋", clock_ordinal=DAY.toordinal() - 40)
    log(book, person, result="reached", inbound=inbound)
    assert row(book, person).last_day == DAY
    assert row(book, person).clock_ordinal == DAY.toordinal()


@pytest.mark.parametrize("result", sorted(NO_CONTACT_RESULTS))
def test_that_not_meeting_is_logged_but_starts_nothing_anew(tmp_path: Path, result: str) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    log(book, person, result="reached", at=on(DAY - dt.timedelta(days=20)))
    kind = InteractionKind.VISIT if result in tuple(VisitResult) else InteractionKind.CALL
    log(book, person, kind, result=result)
    assert row(book, person).last_day == DAY - dt.timedelta(days=20)
    with book.read() as session:
        assert timeline.timeline(session, person).total == 2


def test_that_an_older_contact_does_not_turn_the_clock_back(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    log(book, person, result="reached")
    log(book, person, result="reached", at=on(DAY - dt.timedelta(days=9)))
    assert row(book, person).last_day == DAY


def test_that_several_people_share_one_entry_and_each_get_a_plan(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    people = (add_contact(book, "沈砚秋"), add_contact(book, "温如玉"))
    draft = EntryDraft(InteractionKind.VISIT, people, result="interested", next_day=dt.date(2026, 9, 28))
    logged = book.act("拜访", lambda session: entries.log(session, draft))
    assert len(logged.task_ids) == 2
    with book.read() as session:
        assert timeline.timeline(session, people[0]).entries[0].others == ("温如玉",)
    assert [row(book, person).next_day for person in people] == [dt.date(2026, 9, 28)] * 2


def test_that_an_appointment_is_planned_with_its_time(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    log(book, person, result="appointment", next_day=dt.date(2026, 9, 24), next_time="15:00")
    with book.read() as session:
        (task,) = tasks.open_tasks(session, person)
    assert (task.kind, task.due, task.due_time) == (TaskKind.APPOINTMENT, dt.date(2026, 9, 24), "15:00")


def test_that_a_planned_contact_is_done_by_contact_and_moved_by_a_new_plan(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    log(book, person, result="not-reached", next_day=DAY)
    log(book, person, result="not-reached")
    with book.read() as session:
        assert len(tasks.open_tasks(session, person)) == 1
    log(book, person, result="not-reached", next_day=dt.date(2026, 9, 25))
    with book.read() as session:
        assert [task.due for task in tasks.open_tasks(session, person)] == [dt.date(2026, 9, 25)]
    log(book, person, result="reached", next_day=dt.date(2026, 10, 6))
    with book.read() as session:
        assert [task.due for task in tasks.open_tasks(session, person)] == [dt.date(2026, 10, 6)]
        assert set(session.scalars(select(Task.state))) == {"open", "dropped"}


def test_that_a_call_on_the_day_of_an_appointment_leaves_it_standing(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    log(book, person, result="appointment", next_day=DAY, next_time="15:00")
    log(book, person, result="reached", note="路上了")
    with book.read() as session:
        assert len(tasks.open_tasks(session, person)) == 1
    log(book, person, InteractionKind.VISIT, result="interested")
    with book.read() as session:
        assert not tasks.open_tasks(session, person)


def test_that_promises_named_are_fulfilled_and_no_others(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    kept, other = (
        book.act("t", lambda s, text=text: tasks.add(s, tasks.TaskDraft(person, text, DAY)))  # type: ignore[misc]
        for text in ("送报价", "问孩子近况")
    )
    log(book, person, result="reached", fulfilled=(kept,))
    with book.read() as session:
        assert [task.id for task in tasks.open_tasks(session, person)] == [other]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"result": "closed"}, "result"),
        ({"next_day": dt.date(2026, 9, 1)}, "next_day"),
        ({"at": on(dt.date(2026, 9, 23))}, "at"),
        ({"next_day": DAY, "next_time": "25:00"}, "next_time"),
        ({"minutes": -1}, "minutes"),
    ],
)
def test_that_what_cannot_be_is_refused_by_field(
    tmp_path: Path, facts: dict[str, object], field: str
) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    with pytest.raises(DraftError) as caught:
        log(book, person, **facts)
    assert caught.value.field == field


def test_that_nobody_logs_with_themselves_or_with_nobody(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    for people in ((), (book.me_id,), (999,)):
        with pytest.raises(DraftError) as caught:
            book.act("x", lambda s, p=people: entries.log(s, EntryDraft(InteractionKind.CALL, p)))  # type: ignore[misc]
        assert caught.value.field == "contacts"


def test_that_undo_takes_back_entry_plan_and_clock(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋", clock_ordinal=DAY.toordinal() - 40)
    log(book, person, result="reached", next_day=dt.date(2026, 10, 1))
    book.undo()
    with book.read() as session:
        assert not session.scalars(select(Interaction)).all()
        assert not session.scalars(select(Task)).all()
    assert row(book, person).last_day is None
    assert row(book, person).clock_ordinal == DAY.toordinal() - 40
    assert row(book, person).next_day is None


def test_that_a_full_visit_keeps_details_remarks_and_promises_of_both_sides(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "沈砚秋")
    draft = VisitDraft(
        entry=EntryDraft(InteractionKind.VISIT, (person,), result="interested", note="谈大额存单"),
        place="3 楼财务部",
        first_meeting=True,
        checklist=("card", "full_name"),
        topics=("年底回款", "孩子上大学"),
        mood="glad",
        remarks=(RemarkDraft(NoteKind.TABOO, "她先生的厂"), RemarkDraft(NoteKind.INTEREST, " ")),
        promises=(
            PromiseDraft("发五年期测算表", dt.date(2026, 9, 28)),
            PromiseDraft("准备近两年报表", dt.date(2026, 10, 12), theirs=True),
        ),
    )
    with book.read() as session:
        assert visits.is_first_meeting(session, person)
    logged = book.act("拜访", lambda session: visits.log(session, draft))
    with book.read() as session:
        assert not visits.is_first_meeting(session, person)
        detail = session.scalars(select(VisitDetail)).one()
        assert detail.checklist == "full_name,card"
        assert [(remark.kind, remark.text) for remark in session.scalars(select(Remark))] == [
            ("taboo", "她先生的厂")
        ]
        entry = timeline.entry(session, logged.interaction_id)
        assert entry is not None
        assert entry.visit is not None
        assert entry.visit.topics == ("年底回款", "孩子上大学")
        assert [promise.kind for promise in entry.promises] == [TaskKind.PROMISE, TaskKind.THEIR_PROMISE]
    assert row(book, person).next_day == dt.date(2026, 9, 28)
