"""What one is reminded of, when, and that nobody is disturbed in quiet hours."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.kinds import AddressKind, TaskKind
from services.book import Book
from services.contacts import edits
from services.contacts.drafts import AddressDraft, ContactDraft
from services.diary import reminders, tasks
from services.diary.reminders import QuietHours, Reminder
from services.sheets import call_sheet
from tests.builders import DAY, new_book

QUIET = QuietHours()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = new_book(tmp_path)
    yield made
    made.close()


def told(book: Book, before: int = 30) -> tuple[Reminder, ...]:
    with book.read() as session:
        return reminders.reminders(session, before, QUIET)


def fill(book: Book) -> None:
    def work(session) -> None:  # type: ignore[no-untyped-def]
        place = AddressDraft("砺川 3 楼", AddressKind.WORK)
        shen = edits.add(session, ContactDraft("沈砚秋", phones=("13800004127",), addresses=(place,)))
        lu = edits.add(session, ContactDraft("陆知行"))
        meet, owed = TaskKind.APPOINTMENT, TaskKind.PROMISE
        tasks.add(session, tasks.TaskDraft(shen, "定大额存单", DAY, meet, "15:00"))
        tasks.add(session, tasks.TaskDraft(lu, "", DAY + dt.timedelta(days=1), meet, "9:30".zfill(5)))
        tasks.add(session, tasks.TaskDraft(lu, "带收款码立牌", DAY, owed))

    book.act("记", work)


def test_that_the_day_has_its_reminders_in_their_order(book: Book) -> None:
    assert told(book) == ()
    fill(book)
    morning, visit, owed = told(book)
    assert (morning.title, morning.words) == ("早上好", "今天 2 位，先联系沈砚秋，1 个约见，最早 15:00")
    assert (visit.at, visit.until, visit.page) == (dt.time(14, 30), dt.time(15, 0), "brief")
    assert (visit.title, visit.words) == ("15:00 见沈砚秋", "砺川 3 楼，定大额存单")
    assert (owed.title, owed.words) == ("今天答应的事还有 1 件", "答应陆知行：带收款码立牌")
    assert told(book, before=1000)[0].at == dt.time(0, 0)


def test_that_an_unfinished_sheet_is_asked_after_in_the_evening(book: Book) -> None:
    fill(book)
    sheet = book.act("打印", call_sheet.freeze, lasting=True)
    last = told(book)[-1]
    assert (last.title, last.words) == ("还有 2 行没录", f"单子 {sheet.short}")


@pytest.mark.parametrize(
    ("now", "keys"),
    [
        ("07:00", []),
        ("08:30", ["morning"]),
        ("12:01", []),
        ("14:29", []),
        ("14:30", ["visit 1 15:00"]),
        ("15:01", []),
        ("16:30", ["promises"]),
        ("20:59", ["promises"]),
        ("21:00", []),
    ],
)
def test_that_each_is_due_from_its_time_until_it_is_pointless(book: Book, now: str, keys: list[str]) -> None:
    fill(book)
    found = reminders.due(told(book), dt.time.fromisoformat(now), QUIET)
    assert [one.key for one in found] == keys


def test_that_quiet_hours_go_over_midnight_or_over_noon() -> None:
    night, noon = QuietHours(dt.time(21), dt.time(8)), QuietHours(dt.time(12), dt.time(14))
    hours = [dt.time(hour) for hour in (0, 7, 8, 12, 13, 14, 20, 21)]
    assert [night.holds(hour) for hour in hours] == [True, True, False, False, False, False, False, True]
    assert [noon.holds(hour) for hour in hours] == [False, False, False, True, True, False, False, False]
