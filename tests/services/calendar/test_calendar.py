"""What stands on the days, and the file other programs read: each thing once, stable, whole."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest

from models.kinds import GatheringKind, InteractionKind, TaskKind
from services.book import Book
from services.calendar import entries as calendar_entries
from services.calendar import ics
from services.calendar.entries import EntryKind
from services.contacts import edits
from services.contacts.drafts import ContactDraft
from services.diary import entries, tasks
from services.diary.drafts import EntryDraft
from services.errors import FileError
from services.gatherings import planning
from services.gatherings.drafts import GatheringDraft
from tests.builders import DAY, new_book

TOMORROW = DAY + dt.timedelta(days=1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with an appointment, a promise, a gathering, a birthday and a visit made."""
    made = new_book(tmp_path)
    draft = ContactDraft("沈砚秋", birthday="1980-09-25")
    shen = made.act("test", lambda session: edits.add(session, draft))

    def fill(session: object) -> None:
        for one in (
            tasks.TaskDraft(shen, "签合同, 带章; 别忘", TOMORROW, TaskKind.APPOINTMENT, "15:30"),
            tasks.TaskDraft(shen, "送三年期大额存单的报价，还有一份很长很长的说明" * 3, TOMORROW),
        ):
            tasks.add(session, one)  # type: ignore[arg-type]
        tea = GatheringDraft("品茶会", GatheringKind.OTHER, TOMORROW, "19:00", "湖滨饭店")
        planning.add(session, tea)  # type: ignore[arg-type]
        called_off = planning.add(session, GatheringDraft("取消的", GatheringKind.OTHER, TOMORROW))  # type: ignore[arg-type]
        planning.call_off(session, called_off)  # type: ignore[arg-type]
        visit = EntryDraft(InteractionKind.VISIT, (shen,), result="interested")
        entries.log(session, visit)  # type: ignore[arg-type]

    made.act("test", fill)
    yield made
    made.close()


def test_that_the_days_hold_what_is_planned_kept_and_done(book: Book) -> None:
    with book.read() as session:
        found = calendar_entries.between(session, DAY, DAY + dt.timedelta(days=6))
    kinds = [(entry.day, entry.kind, entry.time) for entry in found]
    assert (DAY, EntryKind.VISIT, "10:00") in kinds
    assert (TOMORROW, EntryKind.APPOINTMENT, "15:30") in kinds
    assert (TOMORROW, EntryKind.TASK, None) in kinds
    assert (TOMORROW, EntryKind.GATHERING, "19:00") in kinds
    assert [entry.words for entry in found if entry.kind is EntryKind.OCCASION and entry.contact_id] == [
        "沈砚秋：生日"
    ]
    assert not [entry for entry in found if "取消的" in entry.words]
    assert kinds == sorted(kinds, key=lambda one: (one[0], one[2] or ""))


def test_that_the_file_is_read_back_whole_and_stays_the_same_things(book: Book, tmp_path: Path) -> None:
    place = tmp_path / "日历.ics"
    with book.read() as session:
        count = ics.write(session, place)
    read = icalendar.Calendar.from_ical(place.read_bytes())
    events = read.walk("VEVENT")
    assert len(events) == count
    assert all(len(line) <= 75 for line in place.read_bytes().split(b"\r\n"))
    by_words = {str(event["summary"]): event for event in events}
    appointment = by_words["沈砚秋：签合同, 带章; 别忘"]
    assert appointment.decoded("dtstart") == dt.datetime.combine(TOMORROW, dt.time(15, 30)).astimezone()
    assert by_words["活动：品茶会"]["location"] == "湖滨饭店"
    birthday = by_words["沈砚秋：生日"]
    assert birthday.decoded("dtstart") == dt.date(2026, 9, 25)
    before = {str(event["uid"]) for event in events}
    assert len(before) == count
    with book.read() as session:
        ics.write(session, place)
    again = icalendar.Calendar.from_ical(place.read_bytes()).walk("VEVENT")
    assert {str(event["uid"]) for event in again} == before


def test_that_a_file_that_cannot_be_written_leaves_the_old_one(book: Book, tmp_path: Path) -> None:
    with book.read() as session, pytest.raises(FileError):
        ics.write(session, tmp_path / "no such folder" / "a.ics")
