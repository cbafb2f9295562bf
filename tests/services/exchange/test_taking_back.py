"""An import of any age is taken back: what was edited, dealt with or merged since stays and is listed."""

import datetime as dt
from pathlib import Path
from typing import Any

from models.contact import Contact
from models.kinds import InteractionKind
from services.book import Book
from services.contacts import details, edits, merging, unmerging
from services.contacts.choosing import contact_of
from services.contacts.drafts import ContactDraft
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.exchange import batches, exporting, importing
from services.exchange.batches import TakenBack
from services.exchange.plan import BatchReport, Request
from services.prospects import assessing
from tests.builders import new_book

PEOPLE = (
    "沈砚秋,13800004127,电厂",
    "温润,13800002231,二中",
    "陆知远,13800005512,",
    "顾念,13800007741,砚台社",
)


def bring(book: Book, path: Path, *rows: str) -> BatchReport:
    path.write_text("\n".join(("姓名,手机,单位", *rows)) + "\n", encoding="utf-8")
    return importing.run(book, [Request(path)])[0]


def act(book: Book, work: Any) -> Any:
    return book.act("Did", work)


def take_back(book: Book, report: BatchReport) -> TakenBack:
    taken: TakenBack = act(book, lambda session: batches.take_back(session, report.batch or 0))
    return taken


def one(book: Book, name: str) -> int:
    with book.read() as session:
        return contact_of(session, name)


def everybody(book: Book) -> list[str]:
    with book.read() as session:
        return sorted(
            name for name in session.scalars(Contact.__table__.select().with_only_columns(Contact.name))
        )


def test_that_only_what_nobody_touched_goes(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    known = act(book, lambda s: edits.add(s, ContactDraft("顾念", phones=("13800007741",), gender="女")))
    report = bring(book, tmp_path / "一.csv", *PEOPLE)
    edited, visited = one(book, "沈砚秋"), one(book, "温润")
    act(book, lambda session: edits.edit(session, edited, "nickname", "秋秋"))
    act(book, lambda s: entries.log(s, EntryDraft(InteractionKind.VISIT, (visited,), note="在家")))
    taken = take_back(book, report)
    assert (taken.removed, taken.restored) == (1, 1)
    assert sorted(taken.kept) == ["沈砚秋", "温润"]
    assert everybody(book) == ["沈砚秋", "温润", "陈建新", "顾念"]
    with book.read() as session:
        assert details.contact(session, edited).organization == "电厂"
        assert details.contact(session, visited).last_day == dt.date(2026, 9, 22)
        assert details.contact(session, known).organization == ""
    book.undo()
    assert "陆知远" in everybody(book)
    with book.read() as session:
        assert details.contact(session, known).organization == "砚台社"


def test_that_an_edit_that_was_taken_back_or_set_right_again_is_none(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    report = bring(book, tmp_path / "一.csv", *PEOPLE)
    person = one(book, "沈砚秋")
    for nickname in ("秋秋", ""):
        act(book, lambda session, word=nickname: edits.edit(session, person, "nickname", word))
    act(book, lambda session: assessing.assess(session, [person], "value", 1))
    book.undo()
    taken = take_back(book, report)
    assert (taken.removed, taken.kept) == (4, ())


def test_that_a_changed_number_of_somebody_known_stays_and_is_listed(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    known = act(
        book, lambda s: edits.add(s, ContactDraft("顾念", emails=("g@example.com",), birthday="1980-08-15"))
    )
    path = tmp_path / "一.csv"
    path.write_text("姓名,手机,生日\n顾念,13800007741,1980-08-15\n", encoding="utf-8")
    report = importing.run(book, [Request(path)])[0]
    with book.read() as session:
        number = next(p.id for p in details.contact(session, known).points if p.kind == "mobile")
    act(book, lambda session: edits.change_point(session, number, "13800007742"))
    taken = take_back(book, report)
    assert taken.kept == ("顾念",)
    with book.read() as session:
        assert details.contact(session, known).phones == ("13800007742",)


def test_that_somebody_merged_since_stays_with_whom_they_became(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    known = act(book, lambda session: edits.add(session, ContactDraft("沈砚秋", phones=("13900000001",))))
    report = bring(book, tmp_path / "一.csv", *PEOPLE)
    with book.read() as session:
        came = next(row.contact_id for row in batches.fates(session, report.batch or 0) if row.contact_id)
    merging.run(book, merging.MergeDraft(known, (came,)))
    taken = take_back(book, report)
    assert (taken.removed, taken.kept) == (3, ("沈砚秋",))
    with book.read() as session:
        assert details.contact(session, known).phones == ("13900000001", "13800004127")
    apart = act(book, lambda session: unmerging.unmerge(session, known))
    assert apart.restored == (came,)


def test_that_a_file_with_the_uuid_of_a_merged_person_finds_whom_they_became(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    bring(book, tmp_path / "一.csv", *PEOPLE)
    exporting.export(book, tmp_path / "out.xlsx", "contacts")
    keep, middle, last = (one(book, name) for name in ("顾念", "温润", "陆知远"))
    merging.run(book, merging.MergeDraft(middle, (last,)))
    merging.run(book, merging.MergeDraft(keep, (middle,)))
    report = importing.run(book, [Request(tmp_path / "out.xlsx")])[0]
    assert (report.added, report.merged) == (0, 4)
    assert everybody(book) == ["沈砚秋", "陈建新", "顾念"]
