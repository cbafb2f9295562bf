"""Acts on thousands of rows: written, taken back and done again as a whole."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.tables import table
from services import history, recorder, sessions, storage
from services.book import Book
from services.errors import CancelledError
from services.progress import Progress
from tests.builders import DAY, new_book

MANY = 2500


def dump(book: Book) -> list[Any]:
    tables = ("contacts", "contact_points")
    with book.read() as session:
        rows = [session.execute(text(f"SELECT * FROM {name} ORDER BY id")).all() for name in tables]
        return [*rows, session.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name")).all()]


def add_many(session: Any) -> range:
    rows = [
        {
            "name": f"测{number}",
            "source": "" if number % 2 else "名单",
            "notes": '引"号\n\\ \t\x1f\x7f😀' if number == 9 else "0" if number == 10 else "",
            "birth_solar": "1980-08-15" if number == 7 else None,
            "pin_until": DAY if number == 8 else None,
            "added_at": sessions.now(session),
            "added_day": DAY + dt.timedelta(days=number % 3),
        }
        for number in range(MANY)
    ]
    ids = recorder.bulk_insert(session, Contact, rows)
    numbers = [{"contact_id": one, "kind": "mobile", "value": f"138{one:08d}"} for one in ids]
    recorder.bulk_insert(session, ContactPoint, numbers)
    return ids


def test_that_thousands_go_and_come_back_as_they_were(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    empty = dump(book)
    book.act("Added many", add_many)
    full = dump(book)
    assert len(full[0]) == MANY + 1
    for _time in range(2):
        book.undo()
        assert dump(book) == empty
        book.redo()
        assert dump(book) == full
    book.close()


def test_that_the_past_of_one_of_thousands_is_found_after_they_went(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    ids = book.act("Added many", add_many)
    book.undo()
    with book.read() as session:
        assert [step.kind for step in history.steps(session, ids[1234])] == ["undo", "do"]
    book.close()


def test_that_work_stopped_while_indexes_are_built_leaves_no_trace(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    empty = dump(book)
    stopping = Progress()
    stopping.stop()

    def work(session: Session) -> None:
        with storage.making_way(session, [table("contacts")], MANY, lambda: stopping.step(1, 1)):
            add_many(session)

    with pytest.raises(CancelledError):
        book.act("Added many", work)
    assert dump(book) == empty
    book.close()


def test_that_a_row_keeps_what_only_it_has(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    ids = book.act("Added many", add_many)
    with book.read() as session:
        seventh, eighth = session.get_one(Contact, ids[7]), session.get_one(Contact, ids[8])
        assert (seventh.birth_solar, seventh.pin_until) == ("1980-08-15", None)
        assert (eighth.birth_solar, eighth.pin_until) == (None, DAY)
        assert seventh.added_at == sessions.now(session)
    book.close()
