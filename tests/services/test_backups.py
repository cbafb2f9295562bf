"""Copies of the book: verified when made, thinned out with age, put back whole."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import text

from services import locations
from services.book import Book
from services.errors import BookDamagedError, CancelledError
from services.progress import Progress
from services.safety import backups, restoring
from services.stopping import stoppable
from tests.builders import add_contact, new_book


def test_that_a_restored_backup_is_the_book_as_it_was(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "张伟")
    kept = backups.make(book, "hand")
    add_contact(book, "李强")
    book.close()
    assert restoring.restore(book.path, kept.path) == 1
    again = Book.open(book.path)
    assert again.can_undo() == "Added 张伟"
    assert [backup.why for backup in backups.backups(book.path)] == ["restore", "hand"]


def test_that_a_wish_to_stop_ends_a_long_statement_and_leaves_no_copy_behind(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "张伟")
    stopped = Progress()
    stopped.stop()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(CancelledError), book.read() as session, stoppable(session.connection(), stopped):
        session.execute(text(endless))
    with pytest.raises(CancelledError):
        backups.make(book, "import", progress=stopped)
    assert list(locations.backup_folder(book.path).iterdir()) == []
    with book.read() as session, stoppable(session.connection(), Progress()):
        assert session.scalar(text("SELECT count(*) FROM contacts")) == 2


def test_that_a_broken_backup_leaves_the_book_alone(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "张伟")
    kept = backups.make(book, "hand")
    raw = bytearray(kept.path.read_bytes())
    raw[4096:20480] = b"\xff" * 16384
    kept.path.write_bytes(raw)
    book.close()
    before = book.path.read_bytes()
    with pytest.raises(BookDamagedError):
        restoring.restore(book.path, kept.path)
    assert book.path.read_bytes() == before


def test_that_old_copies_thin_out_to_days_weeks_and_months(tmp_path: Path) -> None:
    now = dt.datetime(2026, 9, 22, 18, 0)
    for days in range(400):
        at = now - dt.timedelta(days=days)
        (tmp_path / f"book-{at:%Y%m%d-%H%M%S}-daily.renmai").touch()
    (tmp_path / f"book-{now - dt.timedelta(days=390):%Y%m%d-%H%M%S}-hand.renmai").touch()
    backups.thin_out(tmp_path, now)
    left = sorted(path.name for path in tmp_path.glob("*.renmai"))
    assert 7 + 2 + 10 <= len(left) <= 7 + 4 + 12 + 1
    assert any("hand" in name for name in left)


def test_that_the_days_copy_is_made_once(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    assert backups.make_daily(book) is not None
    assert backups.make_daily(book) is None
