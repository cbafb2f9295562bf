"""The day's list before the book is loaded is the list of ever after, reason by reason and word by word."""

import datetime as dt
from pathlib import Path

from models.contact import Contact, Manager
from models.interaction import Postponement
from models.kinds import InteractionKind
from models.organization import Organization
from models.tie import Tie
from services import sessions, settings
from services.book import Book
from services.clock import DayClock
from services.contacts import organizations
from services.diary import entries, tasks, today
from services.diary.drafts import EntryDraft
from services.diary.reasons import ReasonKind
from services.diary.tasks import TaskDraft
from tests.builders import DAY, add_contact, new_book

LONG_AGO = DAY - dt.timedelta(days=200)
LATELY = DAY - dt.timedelta(days=50)


def talked(book: Book, person: int, day: dt.date, result: str = "reached", note: str = "") -> None:
    at = dt.datetime.combine(day, dt.time(9)).astimezone()
    draft = EntryDraft(InteractionKind.CALL, (person,), result=result, note=note, at=at)
    book.act("Talked", lambda session: entries.log(session, draft))


def full_day(folder: Path) -> Book:
    """A book in which every reason to ring somebody occurs, and every reason not to."""
    book = new_book(folder, employer="城东支行")
    due, born, moon, boss, late, silent, off, tried, done, new = (
        add_contact(book, name, f"1380000000{place}", added_day=LONG_AGO, clock_ordinal=LONG_AGO.toordinal())
        for place, name in enumerate("陈一 王二 张三 李四 周五 吴六 郑七 冯八 褚九 卫十".split())
    )
    book.act("Task", lambda session: tasks.add(session, TaskDraft(due, "送报价", DAY)))
    for person, note in ((due, "要报价"), (late, "孩子高考")):
        talked(book, person, LATELY - dt.timedelta(days=50), note=note)
    talked(book, tried, DAY, "not-reached")
    talked(book, done, DAY)

    def work(session) -> None:
        me = sessions.me_id(session)
        session.get_one(Manager, sessions.manager_id(session)).branch = "城东支行"
        session.get_one(Contact, born).birth_solar = f"1966-{DAY:%m-%d}"
        person = session.get_one(Contact, moon)
        person.birth_lunar_month, person.birth_lunar_day = 8, 13
        firm = Organization(**organizations.kept_fields("青稞食品"), founded=f"1996-{DAY:%m-%d}")
        session.add(firm)
        session.flush()
        session.get_one(Contact, boss).organization_id = firm.id
        session.get_one(Contact, silent).do_not_contact = True
        until = DAY + dt.timedelta(days=3)
        session.add(Postponement(contact_id=off, day=DAY, until=until, reason="出差"))
        session.get_one(Contact, new).clock_ordinal = DAY.toordinal()
        session.add(Tie(from_id=me, to_id=late, kind="friend", role=""))

    book.act("Facts", work)
    return book


def test_that_the_day_reads_alike_before_and_after_loading(tmp_path: Path) -> None:
    book = full_day(tmp_path)

    def seen(session) -> tuple[object, ...]:
        return (
            today.day_list(session, rest=True),
            today.day_list(session, DAY + dt.timedelta(days=1)),
            today.day_list(session, cooling=True, count=50),
            settings.rules(session),
        )

    with book.read() as session:
        after = seen(session)
    book.close()
    fresh = Book.open(book.path, clock=DayClock(DAY, dt.time(10)))
    with fresh.look() as look:
        before = seen(look)
    assert not fresh.is_loaded
    assert before == after
    day = before[0]
    kinds = {ReasonKind.PROMISE, ReasonKind.OCCASION, ReasonKind.OVERDUE, ReasonKind.FRESH}
    assert {entry.reason_kind for entry in day.entries} == kinds
    assert sum(entry.reason_kind is ReasonKind.OCCASION for entry in day.entries) == 3
    assert (len(day.done), day.put_off) == (1, 1)
    assert any(entry.tried for entry in day.entries)
    assert isinstance(day.done[0].at, dt.datetime)
    assert not {"吴六", "郑七", "褚九"} & {entry.name for entry in day.entries}
    fresh.close()
