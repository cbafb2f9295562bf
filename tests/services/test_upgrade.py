"""A book of every older schema is brought up: nothing of it is lost, and a copy is made first."""

import gzip
from pathlib import Path

import pytest
from sqlalchemy import text

from services import upgrade
from services.book import Book
from services.contacts import overview
from services.contacts.choosing import contact_of
from services.safety import backups, restoring

STORED = sorted((Path(__file__).parent / "old_books").glob("*.renmai.gz"))


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.name)
def test_that_an_old_book_is_brought_up_whole_after_a_copy(tmp_path: Path, stored: Path) -> None:
    place = tmp_path / "book.renmai"
    place.write_bytes(gzip.decompress(stored.read_bytes()))
    book = Book.open(place)
    try:
        assert upgrade.version_of(book.engine) == upgrade.NEWEST
        assert restoring.check(book) == []
        with book.read() as session:
            seen = overview.overview(session, contact_of(session, "沈砚秋"))
            old_friend = overview.overview(session, contact_of(session, "路漫漫"))
        assert seen.record.organization == "砺川精密机械有限公司"
        assert [entry.note for entry in seen.timeline.entries] == ["想换卡"]
        assert len(seen.tasks) == 1
        assert old_friend.record.tags == ("老友",)
        assert [factor.factor for factor in old_friend.record.factors] == ["value", "demand", "authority"]
        (copy,) = backups.backups(place)
        assert copy.why == "migration"
        assert backups.contacts_in(copy.path) == 3
    finally:
        book.close()


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.name)
def test_that_an_old_book_brought_up_has_the_tables_and_indexes_of_a_new_one(
    tmp_path: Path, stored: Path
) -> None:
    old, new = tmp_path / "old.renmai", tmp_path / "new.renmai"
    old.write_bytes(gzip.decompress(stored.read_bytes()))
    Book.create(new).close()

    def schema(place: Path) -> set[tuple[str, str, str]]:
        book = Book.open(place)
        query = text("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
        with book.engine.connect() as connection:
            found = {(kind, name, " ".join(sql.split())) for kind, name, sql in connection.execute(query)}
        book.close()
        return found

    assert schema(old) == schema(new)
