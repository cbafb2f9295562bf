"""Working days: make-up workdays as announced, a year not announced said in words, years the user adds."""

import datetime as dt
import json
from pathlib import Path

import pytest

from services.errors import DraftError
from services.greetings import workdays
from services.greetings.workdays import WorkCalendar
from tests.builders import new_book

KNOWN = WorkCalendar()


@pytest.mark.corpora
@pytest.mark.parametrize("year", [2024, 2025])
def test_that_the_announced_days_agree(shared: Path, year: int) -> None:
    told = json.loads((shared / f"corpora/calendar/holiday-cn/{year}.json").read_text("utf-8"))
    days = {dt.date.fromisoformat(one["date"]): one["isOffDay"] for one in told["days"]}
    assert any(not off for off in days.values())
    day = dt.date(year, 1, 1)
    while day.year == year:
        assert KNOWN.is_workday(day) == (not days[day] if day in days else day.weekday() < 5), day
        day += dt.timedelta(days=1)


def test_that_a_sunday_may_be_worked_and_a_monday_off() -> None:
    assert KNOWN.is_made_up(dt.date(2026, 9, 20))
    assert not KNOWN.is_workday(dt.date(2026, 10, 5))
    assert KNOWN.next_workday(dt.date(2026, 9, 30)) == dt.date(2026, 10, 8)
    assert KNOWN.last_workday(dt.date(2026, 10, 8)) == dt.date(2026, 9, 30)


def test_that_a_year_not_announced_is_said_and_the_law_still_holds() -> None:
    assert KNOWN.unknown_words(2026) == ""
    assert "2027" in KNOWN.unknown_words(2027)
    off = [dt.date(2027, 1, 1), dt.date(2027, 2, 8), dt.date(2027, 10, 1), dt.date(2027, 1, 9)]
    assert [KNOWN.is_workday(day) for day in off] == [False] * 4
    assert KNOWN.is_workday(dt.date(2027, 2, 10))  # whether it will be off nobody knows yet
    assert KNOWN.is_workday(dt.date(2027, 1, 4))


def test_that_a_year_is_added_from_its_file_and_taken_back(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    days = [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "春节", "date": "2027-02-10", "isOffDay": True},
        {"name": "春节", "date": "2027-02-20", "isOffDay": False},
        {"name": "元旦", "date": "2028-01-01", "isOffDay": True},
    ]
    text = "\ufeff" + json.dumps({"year": 2027, "days": days})
    assert book.act("放假", lambda session: workdays.add_year(session, text)) == 2027
    with book.read() as session:
        known = workdays.calendar_of(session)
    assert known.unknown_words(2027) == ""
    assert not known.is_workday(dt.date(2027, 2, 10))
    assert known.is_made_up(dt.date(2027, 2, 20))
    assert not known.knows(2028)
    book.undo()
    with book.read() as session:
        assert not workdays.calendar_of(session).knows(2027)
    book.close()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"year": 2027, "days": []}', '{"year": 2027, "days": [{"date": "x"}]}', "[" * 99999],
)
def test_that_what_is_no_list_of_holidays_is_refused_in_words(tmp_path: Path, text: str) -> None:
    book = new_book(tmp_path)
    with pytest.raises(DraftError, match="放假安排"):
        book.act("放假", lambda session: workdays.add_year(session, text))
    book.close()
