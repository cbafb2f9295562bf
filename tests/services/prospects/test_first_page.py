"""The first page, read plainly, is the list's own: same order, same rows, same total."""

import datetime as dt
import random
from pathlib import Path

from services.book import Book
from services.clock import DayClock
from services.contacts import tags
from services.prospects import assessing, first_page, listing, own_factors, prospect_rows
from services.prospects.list_records import Order
from services.prospects.tiering import FACTORS
from tests.builders import DAY, add_contact, new_book

PEOPLE = 90
"""More than a first page."""


def filled(folder: Path) -> Book:
    """A book with equals in tier and sums, with own factors, tags, pins and stale classes."""
    book, rng = new_book(folder), random.Random(5)
    ids = []
    for number in range(PEOPLE):
        last = DAY - dt.timedelta(days=rng.choice((3, 30, 100)))
        facts = {"last_day": last, "clock_ordinal": last.toordinal(), "next_day": rng.choice((None, DAY))}
        ids.append(add_contact(book, f"某{number % 40:02}", **facts))

    def rate(session: object) -> None:
        own = own_factors.add(session, "爱好", ("多", "有", "无"))
        for person in ids:
            for factor in (*FACTORS, own):
                klass = rng.choice((None, 1, 2, 3))
                day = DAY - dt.timedelta(days=rng.choice((1, 900)))
                if klass:
                    assessing.assess(session, [person], factor, klass, day=day)
        tags.tag(session, ids[:7], "老乡")
        assessing.pin(session, [ids[5]], "A", "行长点名", DAY + dt.timedelta(days=1))

    book.act("Rated", rate)
    return book


def test_that_the_first_page_and_everybody_are_the_lists_own(tmp_path: Path) -> None:
    book = filled(tmp_path)
    with book.read() as session:
        ids = listing.ids(session, order=Order())
        rows = listing.rows(session, ids)
    book.close()
    fresh = Book.open(book.path, clock=DayClock(DAY, dt.time(10)))
    with fresh.look() as seen:
        page = first_page.first_page(seen)
        assert page is not None
        assert (page.ids, page.total) == (ids[: first_page.ROWS], PEOPLE)
        assert first_page.everybody(seen) == ids
        assert prospect_rows.rows(seen, ids) == rows
        assert any(row.tags for row in rows)
        assert any(row.stale for row in rows)
    assert not fresh.is_loaded
    fresh.close()


def test_that_there_is_no_first_page_while_pins_that_ended_still_count(tmp_path: Path) -> None:
    book = filled(tmp_path)
    book.clock = DayClock(DAY + dt.timedelta(days=2))
    with book.look() as seen:
        assert first_page.first_page(seen) is None
    book.close()
