"""What rows keep for lists follows from the facts, alone or in bulk, before and after undoing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import InteractionKind, TaskKind
from services import recorder, sessions
from services.book import Book
from services.contacts import derived, edits, organizations
from services.contacts.derived import NO_POST, Post, kept
from services.contacts.drafts import ContactDraft, EmploymentDraft
from services.diary import entries, tasks
from services.diary.drafts import EntryDraft
from tests.builders import DAY, add_contact, new_book

KEPT = ("sort_key", "search_key", "organization_id", "organization", "title", "phone")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book."""
    made = new_book(tmp_path)
    yield made
    made.close()


def row(book: Book, contact_id: int) -> Contact:
    """Return a contact's row."""
    with book.read() as session:
        return session.get_one(Contact, contact_id)


def test_that_single_entry_and_the_pure_function_agree(book: Book) -> None:
    draft = ContactDraft(
        "单雨欣",
        phones=("0571-88001234", "13800004127"),
        nickname="小单",
        employments=(EmploymentDraft("云阶软件", "经理"),),
    )
    made = row(book, book.act("add", lambda session: edits.add(session, draft)))
    post = Post(made.organization_id, "云阶软件", "经理")
    follows = kept("单雨欣", ["小单"], ("13800004127", "057188001234"), post)
    assert {name: getattr(made, name) for name in KEPT} == follows._asdict()
    assert made.phone == "13800004127"


def test_that_nobody_without_facts_has_keys_of_others() -> None:
    alone = kept("张伟")
    assert (alone.organization_id, alone.organization, alone.phone) == (None, "", "")
    assert alone == kept("张伟", (), (), NO_POST)


def test_that_the_diary_is_kept_too(book: Book) -> None:
    who = add_contact(book, "张伟")
    book.act(
        "log",
        lambda session: entries.log(session, EntryDraft(InteractionKind.CALL, (who,), result="reached")),
    )
    task = tasks.TaskDraft(who, "送报价", DAY, TaskKind.PROMISE)
    book.act("task", lambda session: tasks.add(session, task))

    def forget(session: Any) -> None:
        contact = session.get(Contact, who)
        contact.last_day, contact.next_day, contact.clock_ordinal, contact.search_key = None, None, 0, ""

    before = row(book, who)
    book.act("forget", forget)
    book.act("refresh", lambda session: derived.refresh(session, [who]))
    after = row(book, who)
    assert (after.last_day, after.next_day, after.clock_ordinal) == (DAY, DAY, DAY.toordinal())
    assert after.clock_ordinal == before.clock_ordinal


def test_that_many_are_renewed_in_bulk_as_one_by_one(book: Book) -> None:
    def fill(session: Any) -> range:
        now = sessions.now(session)
        rows = [{"name": f"王{number}", "added_at": now, "added_day": DAY} for number in range(120)]
        return recorder.bulk_insert(session, Contact, rows)

    ids = book.act("fill", fill)
    book.act("bulk", lambda session: derived.refresh_all(session))
    with book.read() as session:
        rows = session.scalars(select(Contact).where(Contact.id.in_(list(ids)))).all()
        assert all(one.search_key and one.clock_ordinal == DAY.toordinal() for one in rows)
        assert [one.sort_key for one in rows] == [kept(one.name).sort_key for one in rows]
        assert session.scalars(select(Interaction)).all() == []
        assert session.scalars(select(Participation)).all() == []


def test_that_renaming_an_organization_reaches_its_people(book: Book) -> None:
    draft = ContactDraft("张伟", employments=(EmploymentDraft("云阶软件"),))
    who = book.act("add", lambda session: edits.add(session, draft))

    def rename(session: Any) -> None:
        place = organizations.find_or_add(session, "云阶软件")
        place.name = "云阶科技"
        derived.refresh(session, [who])

    book.act("rename", rename)
    assert row(book, who).organization == "云阶科技"
