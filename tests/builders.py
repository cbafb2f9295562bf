"""Small books made for tests."""

import atexit
import datetime as dt
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from models.contact import Contact, ContactPoint
from services import sessions
from services.book import Book
from services.clock import DayClock

DAY = dt.date(2026, 9, 22)


@cache
def _shelf() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="renmai-books-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _template(name: str, day: dt.date, employer: str) -> Path:
    """A fresh book made once: building the schema anew for every test would take most of their time."""
    place = _shelf() / f"{len(list(_shelf().iterdir()))}.renmai"
    Book.create(place, name=name, employer=employer, clock=DayClock(day, dt.time(10, 0))).close()
    return place


def new_book(folder: Path, name: str = "陈建新", day: dt.date = DAY, employer: str = "") -> Book:
    """A new book in a folder, living on a fixed day at ten in the morning."""
    place = folder / "book.renmai"
    shutil.copyfile(_template(name, day, employer), place)
    return Book.open(place, clock=DayClock(day, dt.time(10, 0)))


def add_contact(book: Book, name: str, phone: str = "", **facts: Any) -> int:
    """Add a bare contact with facts of its own row; goes around the drafts' rules on purpose."""

    def work(session: Any) -> int:
        day = sessions.today(session)
        contact = Contact(
            name=name,
            sort_key=name,
            search_key=name,
            phone=phone,
            added_at=sessions.now(session),
            added_day=day,
            clock_ordinal=day.toordinal(),
        )
        for key, value in facts.items():
            setattr(contact, key, value)
        session.add(contact)
        session.flush()
        if phone:
            session.add(ContactPoint(contact_id=contact.id, kind="mobile", value=phone))
        return contact.id

    return book.act(f"Added {name}", work)
