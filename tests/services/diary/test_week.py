"""The week's plan and what else waits: districts, workdays, streaks, sheets to type back, forms begun."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.kinds import AddressKind, InteractionKind, TaskKind
from resources import data_path
from services.book import Book
from services.clock import DayClock
from services.contacts import edits, places
from services.contacts.drafts import AddressDraft, ContactDraft
from services.diary import entries, kept_drafts, tasks, waiting, week
from services.diary.drafts import EntryDraft, VisitDraft
from services.errors import DraftError
from services.settings import change
from services.sheets import call_sheet, outcomes
from services.sheets.choosing import SheetChoice
from tests.builders import DAY, add_contact, new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path)
    yield made
    made.close()


def person(book: Book, name: str, place: str = "", **facts: str) -> int:
    addresses = (AddressDraft(place, AddressKind.WORK),) if place else ()
    draft = ContactDraft(name, phones=("13800004127",), addresses=addresses, **facts)  # type: ignore[arg-type]
    return book.act(name, lambda session: edits.add(session, draft))


def plan(book: Book, who: int, days: int, time: str | None = None, text: str = "") -> int:
    draft = tasks.TaskDraft(who, text, DAY + dt.timedelta(days=days), TaskKind.APPOINTMENT, time)
    return book.act("约", lambda session: tasks.add(session, draft))


def test_that_a_day_goes_by_time_then_by_district(book: Book) -> None:
    for name, place, time in (
        ("江若溪", "浙江省杭州市余杭区", None),
        ("石敬亭", "浙江省杭州市西湖区", None),
        ("程望舒", "浙江省杭州市余杭区", None),
        ("温如玉", "", "9:00".zfill(5)),
        ("顾念慈", "", None),
    ):
        plan(book, person(book, name, place), 1, time)
    loose = person(book, "柳成荫", "浙江省杭州市西湖区")
    with book.read() as session:
        seen = week.week(session)
    told = [(stop.name, stop.district) for stop in seen.days[1].stops]
    assert told[0] == ("温如玉", "")
    assert [district for _name, district in told[1:]] == ["余杭", "余杭", "西湖", ""]
    assert [(stop.contact_id, stop.task_id, stop.district) for stop in seen.pool] == [(loose, None, "西湖")]


def test_that_days_say_whether_they_are_worked_and_what_is_kept(book: Book) -> None:
    person(book, "江若溪", birthday="1980-09-23")
    book.act("答应", lambda session: tasks.add(session, tasks.TaskDraft(2, "送报价", DAY)))
    with book.read() as session:
        seen = week.week(session)
        later = week.week(session, DAY + dt.timedelta(days=18))
    assert [day.is_workday for day in seen.days] == [True, True, True, False, False, False, True]
    assert seen.days[0].notes == ("答应江若溪：送报价",)
    assert seen.days[1].notes == ("秋分", "江若溪生日")
    assert seen.days[3].notes == ("中秋",)
    assert later.days[0].is_made_up, "the 10th of October makes up for the holiday"


def test_that_somebody_is_put_on_a_day_moved_and_taken_off(book: Book) -> None:
    person(book, "江若溪")

    def stop() -> week.Stop:
        with book.read() as session:
            seen = week.week(session)
        return next(one for one in (*seen.pool, *(one for day in seen.days for one in day.stops)))

    book.act("放", lambda session: week.put_on(session, stop(), DAY + dt.timedelta(days=1)))
    book.act("挪", lambda session: week.put_on(session, stop(), DAY + dt.timedelta(days=3)))
    with book.read() as session:
        (task,) = tasks.open_tasks(session)
    assert (task.kind, (task.due - DAY).days) == (TaskKind.APPOINTMENT, 3)
    with pytest.raises(DraftError):
        book.act("挪", lambda session: week.put_on(session, stop(), DAY - dt.timedelta(days=1)))
    book.act("拿下", lambda session: week.take_off(session, stop()))
    with book.read() as session:
        assert tasks.open_tasks(session) == []


def hand_out(book: Book, who: list[int], days: int) -> None:
    at = dt.datetime.combine(DAY - dt.timedelta(days=days), dt.time(9)).astimezone()
    draft = EntryDraft(InteractionKind.CARD, tuple(who), at)
    book.act("换名片", lambda session: entries.log(session, draft))


def test_that_the_streak_goes_over_weekends_and_holidays_but_not_over_a_gap(book: Book) -> None:
    people = [add_contact(book, name) for name in ("甲一", "乙二")]
    book.act("目标", lambda session: change(session, "card_goal", 2))
    with book.read() as session:
        assert waiting.card_goal(session) == waiting.CardGoal(0, 2, 0)
    # Monday the 21st, Sunday the 20th (made up for Mid-Autumn), Friday the 18th; Thursday one card only.
    for days in (1, 2, 4):
        hand_out(book, people, days)
    hand_out(book, people[:1], 5)
    hand_out(book, people, 6)
    with book.read() as session:
        assert waiting.card_goal(session) == waiting.CardGoal(0, 2, 3)
    hand_out(book, people, 0)
    with book.read() as session:
        assert waiting.card_goal(session) == waiting.CardGoal(2, 2, 4)


def test_that_yesterdays_sheet_and_forms_begun_are_asked_after(book: Book, tmp_path: Path) -> None:
    people = [person(book, name) for name in ("沈砚秋", "陆知行")]
    sheet = book.act("打印", lambda session: call_sheet.freeze(session, SheetChoice(count=2)), lasting=True)
    draft = VisitDraft(EntryDraft(InteractionKind.VISIT, (people[0],)), purpose="谈开户")
    book.act("", lambda session: kept_drafts.keep(session, people[0], draft))
    with book.read() as session:
        assert waiting.waiting(session).sheet is None, "today's own sheet is still being used"
    place = book.path
    book.close()
    tomorrow = Book.open(place, clock=DayClock(DAY + dt.timedelta(days=1), dt.time(8)))
    try:
        with tomorrow.read() as session:
            seen = waiting.waiting(session)
        assert seen.sheet == waiting.OpenSheet(sheet.number, DAY, 2)
        assert [one.name for one in seen.drafts] == ["沈砚秋"]
        for row in (1, 2):
            typed = outcomes.OutcomeDraft(sheet.number, row, "reached")
            tomorrow.act("录", lambda session, typed=typed: outcomes.type_back(session, typed))
        with tomorrow.read() as session:
            assert waiting.waiting(session).sheet is None
    finally:
        tomorrow.close()
