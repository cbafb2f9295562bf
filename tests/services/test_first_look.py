"""The first look into a book: what it shows, when it is left alone, and that acts follow it."""

import datetime as dt
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from models.contact import Contact
from services import first_look
from services.book import Book
from services.clock import DayClock
from services.errors import BookDamagedError, BookError, BookTooNewError, PasswordError
from services.prospects import first_page
from tests.builders import DAY, add_contact, new_book

PASSWORD = "it's a secret"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    book = new_book(tmp_path)
    add_contact(book, "沈砚秋", "13800004127")
    book.close()
    return book.path


def total(book: Book) -> int:
    with book.look() as seen:
        page = first_page.first_page(seen)
    assert page is not None
    return page.total


def test_that_a_book_as_it_should_be_opens_without_loading_anything(place: Path) -> None:
    code = (
        "import sys; from services.book import Book\n"
        "from services.prospects import first_page, prospect_rows\n"
        f"book = Book.open({str(place)!r})\n"
        "with book.look() as seen:\n"
        "    page = first_page.first_page(seen); rows = prospect_rows.rows(seen, page.ids)\n"
        "print(rows[0].name, [name for name in ('sqlalchemy', 'alembic') if name in sys.modules])\n"
        "with book.read(): print(book.is_loaded)"
    )
    root = Path(first_look.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["沈砚秋 []", "True"]


def test_that_an_act_after_the_first_look_lands_and_is_seen_by_the_next_one(place: Path) -> None:
    book = Book.open(place, clock=DayClock(DAY, dt.time(10)))
    assert (total(book), book.is_loaded) == (1, False)
    add_contact(book, "陆知行")
    assert (total(book), book.is_loaded) == (2, True)
    book.undo()
    assert total(book) == 1
    book.close()


def test_that_one_look_sees_one_state(place: Path) -> None:
    book, other = Book.open(place, read_only=True), Book.open(place)
    with book.look() as seen:
        before = first_page.everybody(seen)
        add_contact(other, "陆知行")
        assert first_page.everybody(seen) == before
    assert total(book) == 2
    other.close()
    book.close()


def test_that_a_protected_book_asks_for_its_password_and_opens_by_a_look(place: Path, tmp_path: Path) -> None:
    protected = tmp_path / "protected.renmai"
    raw = dbapi2.connect(str(place), isolation_level=None)
    raw.execute("ATTACH ? AS other KEY ?", (str(protected), PASSWORD))
    raw.execute("SELECT sqlcipher_export('other')")
    (sign,) = raw.execute("PRAGMA application_id").fetchone()
    raw.execute(f"PRAGMA other.application_id={sign}")
    raw.execute("PRAGMA other.journal_mode=WAL")
    raw.close()
    with pytest.raises(PasswordError):
        Book.open(protected)
    with pytest.raises(BookDamagedError):
        Book.open(protected, password="another")
    book = Book.open(protected, password=PASSWORD, clock=DayClock(DAY, dt.time(10)))
    assert (total(book), book.is_loaded) == (1, False)
    add_contact(book, "陆知行")
    assert total(book) == 2
    book.close()


def spoiled(place: Path, *statements: str) -> Path:
    copy = place.with_name("spoiled.renmai")
    shutil.copyfile(place, copy)
    raw = sqlite3.connect(copy)
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()
    return copy


@pytest.mark.parametrize(
    ("statement", "error", "words"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", BookTooNewError, "更新版本"),
        ("UPDATE managers SET contact_id = NULL", BookError, "缺了本人"),
        ("DROP TABLE alembic_version", BookError, "没有人脉簿"),
        ("PRAGMA application_id = 7", BookError, "不是人脉簿"),
    ],
)
def test_that_a_book_that_is_not_as_usual_goes_the_long_way(
    place: Path, statement: str, error: type[BookError], words: str
) -> None:
    with pytest.raises(error, match=words):
        Book.open(spoiled(place, statement))


def test_that_a_book_without_a_log_gets_one(place: Path) -> None:
    book = Book.open(spoiled(place, "PRAGMA journal_mode = DELETE"))
    assert book.is_loaded
    assert total(book) == 1
    book.close()
    assert first_look.into(book.path, None) is not None


def test_that_broken_pages_are_said_in_words(place: Path) -> None:
    whole = place.read_bytes()
    for broken in (whole[:8192], whole[:100] + bytes(4000) + whole[4100:]):
        place.write_bytes(broken)
        with pytest.raises(BookDamagedError):
            Book.open(place)
    place.write_bytes(whole)
    book = Book.open(place)
    place.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(BookError), book.look() as seen:
        first_page.everybody(seen)
    book.close()


def test_that_a_session_can_be_had_while_looking(place: Path) -> None:
    book = Book.open(place)
    with book.look() as seen, book.read() as session:
        (person,) = first_page.everybody(seen)
        assert session.get_one(Contact, person).name == "沈砚秋"
    book.close()
