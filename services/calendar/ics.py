"""The calendar as an iCalendar file (RFC 5545), for phones and other programs to read or to subscribe to."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from services import locations, sessions
from services.calendar import entries
from services.calendar.entries import CalendarEntry, EntryKind
from services.errors import FileError
from services.i18n import _

BEFORE, AFTER = 31, 366
"""The days before and after today that a calendar holds."""

HOUR = dt.timedelta(hours=1)
"""How long an appointment is taken to last."""

_HOST = "renmai"


def document(found: Sequence[CalendarEntry], now: dt.datetime) -> bytes:
    """Return entries as an iCalendar document; an entry with a time is an hour long, others a day."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Renmai//Renmai//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Renmai"))
    calendar.add("refresh-interval;value=duration", "PT1H")
    for entry in found:
        event = Event()
        event.add("uid", f"{entry.uid}@{_HOST}")
        event.add("dtstamp", now.astimezone(dt.UTC))
        event.add("summary", entry.words)
        event.add("categories", [entry.kind.value])
        if entry.place:
            event.add("location", entry.place)
        if entry.time:
            began = dt.datetime.combine(entry.day, dt.time.fromisoformat(entry.time)).astimezone(dt.UTC)
            event.add("dtstart", began)
            event.add("dtend", began + HOUR)
        else:
            event.add("dtstart", entry.day)
            event.add("dtend", entry.day + dt.timedelta(days=1))
        if entry.kind is EntryKind.OCCASION:
            event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def write(session: Session, place: Path) -> int:
    """Write the calendar of the coming year to a file that only its owner reads; return its entries.

    The old file stays whole until the new one is. Raises FileError when it cannot be written.
    """
    today = sessions.today(session)
    found = entries.between(session, today - dt.timedelta(days=BEFORE), today + dt.timedelta(days=AFTER))
    draft = place.with_name(place.name + ".part")
    try:
        draft.write_bytes(document(found, sessions.now(session)))
        locations.make_private(draft)
        draft.replace(place)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileError(
            _("The calendar could not be written to {path}.").format(path=place),
            _("Choose another place; what was there is as it was."),
        ) from error
    return len(found)
