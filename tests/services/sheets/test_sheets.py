"""Call sheets: frozen as printed, numbered once and for ever, typed back row by row."""

import datetime as dt
from pathlib import Path

import pytest

from models.contact import Contact
from models.kinds import InteractionKind, SheetKind, Tier
from services.book import Book
from services.clock import DayClock
from services.diary import tasks, timeline
from services.errors import ChoiceError, DraftError
from services.greetings import queue
from services.sheets import call_sheet, outcomes
from services.sheets.choosing import SheetChoice
from services.sheets.outcomes import Outcome, OutcomeDraft
from services.sheets.records import PrintedSheet
from tests.builders import DAY, add_contact, new_book


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = new_book(tmp_path, employer="临江银行城北支行")
    add_contact(book, "沈砚秋", "13800004127", organization="砺川精密机械", title="财务总监", tier_rank=1)
    add_contact(book, "陆知行", "13800001190", organization="城北水务", title="办公室主任", tier_rank=2)
    add_contact(book, "曾守拙", tier_rank=3)
    return book


def printed(book: Book, **facts: object) -> PrintedSheet:
    choice = SheetChoice(**facts)  # type: ignore[arg-type]
    return book.act("打印", lambda s: call_sheet.freeze(s, choice), lasting=True)


def typed(book: Book, sheet: str, row: int, result: str, **facts: object) -> Outcome:
    draft = OutcomeDraft(sheet, row, result, **facts)  # type: ignore[arg-type]
    return book.act("回填", lambda session: outcomes.type_back(session, draft))


def test_that_a_sheet_holds_what_the_paper_needs(book: Book) -> None:
    sheet = printed(book)
    assert (sheet.number, sheet.short) == ("260922-1", "0922-1")
    assert (sheet.manager, sheet.branch) == ("陈建新", "临江银行城北支行")
    assert sheet.day_words == "2026 年 9 月 22 日　星期二　农历八月十二"
    first = sheet.rows[0]
    assert (first.code, first.name, first.salutation, first.tier) == ("01", "沈砚秋", "沈总", Tier.A)
    assert (first.phone, first.phone_shown) == ("13800004127", "138 0000 4127")
    assert first.reason
    assert first.opener


def test_that_a_row_for_their_birthday_greets_whom_it_reached(book: Book) -> None:
    person = add_contact(book, "易书航", "13800002222", birth_solar="1980-09-23")
    sheet = printed(book)
    (row,) = [one.row for one in sheet.rows if one.contact_id == person]
    for result, kept in (("not-reached", ""), ("reached", "生日"), ("wrong-number", "")):
        typed(book, sheet.number, row, result)
        with book.read() as session:
            (entry,) = timeline.timeline(session, person).entries
            assert entry.occasion == kept
            assert any(one.contact_id == person for one in queue.build(session).entries) is (not kept)


def test_that_printing_is_not_undone_and_numbers_are_never_used_again(book: Book) -> None:
    person = printed(book).rows[0].contact_id
    book.act("记", lambda s: tasks.add(s, tasks.TaskDraft(person, "送报价", DAY)))
    printed(book)
    assert book.undo() == "记"
    with book.read() as session:
        assert call_sheet.sheet(session, "260922-2").number == "260922-2"
    assert printed(book).number == "260922-3"


def test_that_nothing_is_numbered_when_there_is_nobody(tmp_path: Path) -> None:
    empty = new_book(tmp_path)
    with pytest.raises(DraftError):
        printed(empty)
    add_contact(empty, "沈砚秋")
    assert printed(empty).number == "260922-1"


def test_that_a_preview_writes_nothing(book: Book) -> None:
    with book.read() as session:
        shown = call_sheet.preview(session)
    assert [row.name for row in shown.rows] == ["沈砚秋", "陆知行", "曾守拙"]
    assert printed(book).rows[0].reason == shown.rows[0].reason
    assert printed(book).number == "260922-2"


def test_that_tiers_and_count_choose(book: Book) -> None:
    assert [row.name for row in printed(book, tiers=(Tier.A, Tier.C)).rows] == ["沈砚秋", "曾守拙"]
    assert len(printed(book, count=2).rows) == 2


def test_that_a_sheet_stays_as_printed_whatever_changes(book: Book) -> None:
    sheet = printed(book)
    person = sheet.rows[0].contact_id

    def marry(session: object) -> None:
        row = session.get_one(Contact, person)  # type: ignore[attr-defined]
        row.name, row.phone, row.title = "沈改名", "13900000000", "总经理"

    book.act("改", marry)
    with book.read() as session:
        again = call_sheet.sheet(session, "0922-1")
        assert again == sheet
        change = outcomes.changed_since(session, person, "13800004127", "砺川精密机械 财务总监")
    assert (change.phone, change.post) == ("13900000000", "砺川精密机械 总经理")
    done = typed(book, "0922-1", 1, "reached")
    assert (done.contact_id, done.name) == (person, "沈砚秋")


def test_that_the_short_number_means_the_latest_year(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    add_contact(book, "沈砚秋")
    printed(book)
    book.clock = DayClock(dt.date(2027, 9, 22), dt.time(10))
    printed(book, count=1)
    with book.read() as session:
        assert call_sheet.sheet(session, "0922-1").number == "270922-1"
        assert call_sheet.sheet(session, "260922-1").day == DAY
        for wrong in ("0923-1", "%-1", "____-1", ""):
            with pytest.raises(ChoiceError):
                call_sheet.sheet(session, wrong)


def test_that_a_row_typed_back_lands_in_timeline_and_tasks(book: Book) -> None:
    sheet = printed(book)
    done = typed(book, sheet.number, 1, "appointment", note="周四见", next_day=dt.date(2026, 9, 24))
    with book.read() as session:
        (entry,) = timeline.timeline(session, sheet.rows[0].contact_id).entries
        assert (entry.id, entry.kind, entry.result) == (
            done.interaction_id,
            InteractionKind.CALL,
            "appointment",
        )
        assert [task.id for task in tasks.open_tasks(session)] == [done.task_id]
        assert call_sheet.sheet(session, sheet.number).typed == 1


def test_that_typing_later_counts_on_the_day_of_the_sheet(book: Book) -> None:
    sheet = printed(book)
    book.clock = DayClock(dt.date(2026, 9, 25), dt.time(8))
    typed(book, sheet.number, 1, "reached")
    with book.read() as session:
        assert timeline.timeline(session, sheet.rows[0].contact_id).entries[0].day == DAY


def test_that_a_row_typed_twice_is_corrected_and_says_so(book: Book) -> None:
    sheet = printed(book)
    first = typed(book, sheet.number, 1, "appointment", next_day=dt.date(2026, 9, 24))
    second = typed(book, sheet.number, 1, "not-reached")
    assert (first.replaced, second.replaced) == (None, "appointment")
    assert second.interaction_id == first.interaction_id
    with book.read() as session:
        assert not tasks.open_tasks(session)
        assert session.get_one(Contact, sheet.rows[0].contact_id).last_day is None
        assert call_sheet.sheet(session, sheet.number).rows[0].result == "not-reached"


def test_that_a_row_or_result_that_is_none_is_refused(book: Book) -> None:
    sheet = printed(book)
    for row in (0, 9):
        with pytest.raises(ChoiceError):
            typed(book, sheet.number, row, "reached")
    with pytest.raises(DraftError):
        typed(book, sheet.number, 1, "closed")


def test_that_a_visit_sheet_takes_the_results_of_visits(book: Book) -> None:
    sheet = printed(book, kind=SheetKind.VISIT)
    typed(book, sheet.number, 1, "closed")
    with book.read() as session:
        assert timeline.timeline(session, sheet.rows[0].contact_id).entries[0].kind is InteractionKind.VISIT
        assert outcomes.newest_open(session) == sheet.number
