"""Small books made for tests."""

import datetime as dt
from pathlib import Path
from typing import Any

from models.contact import Contact, ContactPoint
from services import sessions
from services.book import Book
from services.clock import DayClock

DAY = dt.date(2026, 9, 22)


def new_book(folder: Path, name: str = "陈建新", day: dt.date = DAY, employer: str = "") -> Book:
    """A new book in a folder, living on a fixed day at ten in the morning."""
    return Book.create(
        folder / "book.renmai", name=name, employer=employer, clock=DayClock(day, dt.time(10, 0))
    )


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
