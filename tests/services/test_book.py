"""The book: acts whole or not at all, taken back and done again, one writer."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from models.contact import Contact, ContactPoint
from services import history, recorder, storage, upgrade
from services.book import Book
from services.changes import Changes
from services.errors import (
    BookBusyError,
    BookDamagedError,
    BookError,
    BookExistsError,
    BookMissingError,
    BookTooNewError,
    UndoError,
)
from services.safety import restoring
from tests.builders import add_contact, new_book


def count(book: Book) -> int:
    with book.read() as session:
        return session.scalar(select(func.count(Contact.id))) or 0


def name_of(book: Book, contact_id: int) -> str:
    with book.read() as session:
        return session.get_one(Contact, contact_id).name


def rename(book: Book, contact_id: int, name: str) -> None:
    book.act("Renamed", lambda session: setattr(session.get_one(Contact, contact_id), "name", name))


def fresh(number: int) -> dict[str, object]:
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return {"name": f"某{number}", "added_at": moment, "added_day": moment.date()}


def test_that_a_new_book_has_its_owner(tmp_path: Path) -> None:
    book = new_book(tmp_path, "陈建新")
    assert name_of(book, book.me_id) == "陈建新"
    with pytest.raises(BookExistsError):
        Book.create(book.path)


def test_that_acts_are_taken_back_and_done_again_in_order(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "张伟", "13800001234")
    rename(book, person, "张玮")
    assert book.undo() == "Renamed"
    assert name_of(book, person) == "张伟"
    book.undo()
    assert count(book) == 1
    book.redo()
    book.redo()
    assert name_of(book, person) == "张玮"
    with pytest.raises(UndoError):
        book.redo()
    with book.read() as session:
        assert session.scalar(select(ContactPoint.value)) == "13800001234"


def test_that_undo_survives_a_restart(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "张伟")
    rename(book, person, "张玮")
    book.close()
    again = Book.open(book.path)
    again.undo()
    assert name_of(again, person) == "张伟"


def test_that_a_new_act_ends_redoing(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "张伟")
    rename(book, person, "张玮")
    book.undo()
    rename(book, person, "张维")
    with pytest.raises(UndoError):
        book.redo()


def test_that_thousands_of_rows_go_and_come_back_as_they_were(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    ids = book.act(
        "Many", lambda session: recorder.bulk_insert(session, Contact, [fresh(n) for n in range(3000)])
    )
    book.act("Fewer", lambda session: recorder.bulk_delete(session, Contact, [ids[0], ids[2500]]))
    book.act(
        "Others",
        lambda session: recorder.bulk_update(
            session, Contact, [{"id": ids[1], "notes": "甲"}, {"id": ids[2], "notes": "乙"}]
        ),
    )
    with book.read() as session:
        before = session.execute(text("SELECT * FROM contacts ORDER BY id")).all()
    for _again in range(3):
        book.undo()
    assert count(book) == 1
    for _again in range(3):
        book.redo()
    with book.read() as session:
        assert session.execute(text("SELECT * FROM contacts ORDER BY id")).all() == before
    assert restoring.check(book) == []


def test_that_ids_are_never_used_again(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    first = add_contact(book, "张伟")
    book.undo()
    assert add_contact(book, "李强") > first


def test_that_a_failed_act_changes_nothing(tmp_path: Path) -> None:
    book = new_book(tmp_path)

    def work(session: object) -> None:
        add = Contact(name="半个", added_at=dt.datetime.now(dt.UTC), added_day=dt.date.today())
        session.add(add)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        book.act("Half", work)
    assert count(book) == 1
    with book.read() as session:
        assert len(history.steps(session)) == 1


def test_that_lasting_acts_stay(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "张伟")
    book.act("Printed", lambda s: setattr(s.get_one(Contact, person), "notes", "x"), lasting=True)
    assert book.can_undo() == "Added 张伟"


def test_that_listeners_hear_what_was_touched(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    heard: list[Changes] = []
    stop = book.on_change(heard.append)
    person = add_contact(book, "张伟", "13800001234")
    assert heard[0].touches("contact_points")
    assert not heard[0].touches("ties")
    assert heard[0].concerns(person)
    stop()
    rename(book, person, "张玮")
    assert len(heard) == 1


def test_that_a_second_writer_is_told_who_is_first(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    book.claim()
    second = Book.open(book.path)
    assert count(second) == 1
    with pytest.raises(BookBusyError, match="另一个窗口"):
        add_contact(second, "张伟")
    book.close()
    add_contact(second, "张伟")


def test_that_a_newer_book_is_refused_untouched(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    with book.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num='9999'")
        connection.commit()
    storage.fold_journal_file(book.engine)
    book.close()
    before = book.path.read_bytes()
    with pytest.raises(BookTooNewError):
        Book.open(book.path)
    assert book.path.read_bytes() == before


def test_that_other_files_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BookMissingError):
        Book.open(tmp_path / "none.renmai")
    (tmp_path / "empty.renmai").touch()
    with pytest.raises(BookDamagedError):
        Book.open(tmp_path / "empty.renmai")
    (tmp_path / "text.renmai").write_text("今天天气不错，我们去看看老张吧", encoding="utf-8")
    with pytest.raises(BookError):
        Book.open(tmp_path / "text.renmai")
    other = storage.engine_of(str(tmp_path / "other.renmai"))
    with other.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
        connection.commit()
    other.dispose()
    with pytest.raises(BookError):
        Book.open(tmp_path / "other.renmai")


def test_that_migrations_make_the_schema_of_the_models(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from models.tables import metadata

    book = new_book(tmp_path)
    with book.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [d for d in compare_metadata(context, metadata) if d[0] != "remove_table"]
        assert differences == []
        assert ScriptDirectory.from_config(upgrade.config(connection)).get_current_head() == upgrade.NEWEST
