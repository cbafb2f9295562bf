from pathlib import Path

import pytest
from openpyxl import Workbook

from services.book import Book
from services.exchange import importing, opening
from services.exchange.decisions import Decision, Review
from services.exchange.plan import Verdict
from services.progress import Progress
from tests.builders import new_book

ROWS = [
    ("姓名", "手机", "单位"),
    ("温润", "13800002231", ""),
    ("温润", "13800002231", "临溪中学"),
    ("温润", "13800002231", "临溪小学"),
    ("方圆", "13700006042", ""),
]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    folder = tmp_path / "book"
    folder.mkdir()
    return new_book(folder)


def review_of(book: Book, folder: Path) -> Review:
    workbook = Workbook()
    for row in ROWS:
        workbook.active.append(row)
    workbook.save(folder / "a.xlsx")
    opened = opening.open_file(folder / "a.xlsx")
    with book.read() as session:
        return Review(session, opening.source_of(opened), Progress())


def verdicts(review: Review) -> list[Verdict]:
    return [row.verdict for row in review.plan.rows]


def test_that_without_its_first_row_a_person_stands_on_the_next(book: Book, tmp_path: Path) -> None:
    review = review_of(book, tmp_path)
    assert verdicts(review) == [Verdict.ADDED, Verdict.MERGED, Verdict.MERGED, Verdict.ADDED]
    review.decide({0: Decision(Verdict.SKIPPED)})
    assert verdicts(review) == [Verdict.SKIPPED, Verdict.ADDED, Verdict.MERGED, Verdict.ADDED]
    assert review.plan.rows[2].same_as == 1
    report = importing.run_plan(book, review.plan, Progress())
    assert (report.added, report.merged, report.skipped) == (2, 1, 1)
    book.close()


def test_that_a_decision_can_be_taken_back(book: Book, tmp_path: Path) -> None:
    review = review_of(book, tmp_path)
    review.decide({1: Decision(Verdict.ADDED)})
    assert verdicts(review)[1] is Verdict.ADDED
    review.decide({1: Decision(Verdict.MERGED)})
    assert verdicts(review)[1] is Verdict.MERGED
    assert review.plan.rows[1].same_as == 0
    book.close()


def test_that_rows_go_where_their_first_is_merged(book: Book, tmp_path: Path) -> None:
    from tests.builders import add_contact

    known = add_contact(book, "温小润")
    review = review_of(book, tmp_path)
    review.decide({0: Decision(Verdict.MERGED, known)})
    assert [row.contact_id for row in review.plan.rows[:3]] == [known] * 3
    report = importing.run_plan(book, review.plan, Progress())
    assert (report.added, report.merged) == (1, 3)
    book.close()


def test_that_a_decision_outlives_planning_anew(book: Book, tmp_path: Path) -> None:
    review = review_of(book, tmp_path)
    review.decide({3: Decision(Verdict.SKIPPED)})
    review.set_cell(3, 0, "方圆圆")
    with book.read() as session:
        review.plan_again(session, Progress())
    assert review.plan.rows[3].facts.name == "方圆圆"
    assert verdicts(review)[3] is Verdict.SKIPPED
    book.close()
