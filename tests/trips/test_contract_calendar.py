"""The calendar file by command."""

import datetime as dt
from pathlib import Path

import icalendar

from tests.trips.conftest import Renmai


def test_that_a_planned_contact_is_in_the_calendar_file(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    renmai("add", "沈砚秋")
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    renmai("log", "call", "沈砚秋", "--note", "约了谈合同", "--next", tomorrow.isoformat())
    place = tmp_path / "b.ics"
    told = renmai("calendar", "-o", place)
    events = icalendar.Calendar.from_ical(place.read_bytes()).walk("VEVENT")
    assert told == {"file": str(place), "entries": len(events)}
    planned = [event for event in events if event.decoded("dtstart") == tomorrow]
    assert [str(event["summary"]) for event in planned] == ["沈砚秋：约了谈合同"]
    assert ".ics" in renmai("calendar", "-o", tmp_path / "b.txt", status=3)
