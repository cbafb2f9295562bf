"""Where a list contradicts the book: kept, overwritten or asked, field by field."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from models.contact import Contact
from resources import data_path
from services.book import Book
from services.contacts import places
from services.exchange import importing, opening
from services.exchange.comparing import compare
from services.exchange.decisions import Review
from services.exchange.merge_rules import MergeRule, MergeRules
from services.exchange.plan import Request
from services.exchange.tallies import ASKED, KNOWN
from services.progress import Progress
from tests.builders import add_contact, new_book

ROWS = [
    ("姓名", "手机", "籍贯", "生日", "农历生日", "配偶"),
    ("沈砚秋", "13800004127", "浙江桐庐", "1980-08-16", "七月初六", "周知行"),
]
HELD = {
    "gender": "female",
    "native_place": "浙江富阳",
    "native_code": "330111",
    "birth_solar": "1980-08-15",
    "birth_lunar_month": 7,
    "birth_lunar_day": 5,
    "birth_lunar_leap": True,
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    places.use(data_path("data", "divisions.tsv"))
    folder = tmp_path / "book"
    folder.mkdir()
    book = new_book(folder)
    add_contact(book, "沈砚秋", "13800004127", **HELD)
    return book


def listed(folder: Path) -> Path:
    workbook = Workbook()
    for row in ROWS:
        workbook.active.append(row)
    workbook.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def held(book: Book) -> Contact:
    with book.read() as session:
        return session.scalars(select(Contact).where(Contact.name == "沈砚秋")).one()


def review_of(book: Book, path: Path, rules: MergeRules) -> Review:
    opened = opening.open_file(path)
    opened.rules = rules
    with book.read() as session:
        return Review(session, opening.source_of(opened), Progress())


def test_that_an_import_keeps_overwrites_or_asks_field_by_field(book: Book, tmp_path: Path) -> None:
    path = listed(tmp_path)
    report = importing.run(book, [Request(path)])[0]
    assert (held(book).native_place, held(book).birth_solar) == ("浙江富阳", "1980-08-15")
    assert held(book).spouse == "周知行"
    assert len([one for one in report.problems if "簿里" in one.reason]) == 3
    book.undo()

    rules = MergeRules(MergeRule.OVERWRITE, {"birthday": MergeRule.FILL})
    report = importing.run(book, [Request(path, rules=rules)])[0]
    after = held(book)
    assert (after.native_place, after.native_code, after.birth_solar) == ("浙江桐庐", "330122", "1980-08-15")
    assert (after.birth_lunar_month, after.birth_lunar_day, after.birth_lunar_leap) == (7, 6, False)
    assert [one.value for one in report.problems] == ["1980-08-16"]
    book.undo()
    assert held(book).native_code == "330111"

    review = review_of(book, path, MergeRules(MergeRule.ASK))
    assert set(review.undecided(0)) == {"birthday", "lunar_birthday", "native_place"}
    assert review.tally.groups == [ASKED]
    review.choose(0, "native_place", take=True)
    review.choose(0, "birthday", take=False)
    with book.read() as session:
        told = compare(session, review.plan, 0, review.clashes(0))
        assert told is not None
        kept = {line.field: line.keeps_told for line in told.lines if line.field}
        assert kept == {"native_place": True, "birthday": False, "lunar_birthday": False}
        review.plan_again(session, Progress())
    assert review.undecided(0) == ["lunar_birthday"]
    review.choose(0, "lunar_birthday", take=True)
    assert review.tally.count(KNOWN) == 1
    importing.run_plan(book, review.plan, Progress())
    after = held(book)
    assert (after.native_code, after.birth_solar, after.birth_lunar_day) == ("330122", "1980-08-15", 6)
    book.close()
