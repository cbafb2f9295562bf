"""Everybody written to a workbook and read into a new book: the same people, and all that hangs on them."""

import sqlite3
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from services.contacts import cohorts
from services.contacts.cohorts import CohortDraft
from tests.bench.desk import Desk, report
from tests.bench.figures import ROWS, Figure, timed

_COHORTS = 20
_PATIENCE = 300
_WHO = "CASE WHEN {0}.is_me THEN 'me' ELSE {0}.uid END"
_ONE, _OTHER = _WHO.format("one"), _WHO.format("other")
_OF_ONE = "JOIN contacts one ON one.id = contact_id"
_FIRM = "LEFT JOIN organizations firm ON firm.id = {}"
_ALIKE = {
    "contacts": (
        f"SELECT {_ONE}, name, gender, birth_solar, birth_lunar_month, birth_lunar_day, native_place, "
        "native_code, notes, source, phone, organization, title, sort_key, search_key, value, demand, "
        "authority, personality, closeness, competition, tier_rank FROM contacts one WHERE NOT is_me"
    ),
    "numbers": f"SELECT {_ONE}, kind, contact_points.value, label FROM contact_points {_OF_ONE}",
    "organizations": "SELECT name, match_key, is_school FROM organizations",
    "employments": (
        f"SELECT {_ONE}, firm.name, department, employments.title, since, until, is_present, is_primary "
        f"FROM employments {_OF_ONE} {_FIRM.format('employments.organization_id')}"
    ),
    "educations": (
        f"SELECT {_ONE}, firm.name, stage, class_name, major, from_year, to_year "
        f"FROM educations {_OF_ONE} {_FIRM.format('school_id')}"
    ),
    "cohorts": (
        f"SELECT {_ONE}, cohorts.uid, cohorts.name, cohorts.kind, cohorts.stage, role "
        f"FROM memberships {_OF_ONE} JOIN cohorts ON cohorts.id = cohort_id"
    ),
    "ties": (
        f"SELECT {_ONE}, {_OTHER}, kind, subkind, role, label, ties.closeness, since "
        "FROM ties JOIN contacts one ON one.id = from_id JOIN contacts other ON other.id = to_id"
    ),
}
"""What must be the same in both books: a query for each, whose rows say everything by names and UIDs."""


def measure(desk: Desk) -> list[Figure]:
    """Return how many rows differ after the trip, and what it took."""
    with desk.copy_of_book() as book:
        one = desk.case("round_trip", "ours", book, desk.folder)
    told = ", ".join(f"{name} {count:,}" for name, count in one["rows"].items())
    return [
        Figure(
            f"round trip of {desk.count:,}: rows that differ",
            one["differ"],
            None,
            0,
            ROWS,
            note=f"{told} compared; wrong: {one['wrong'] or 'none'}",
        ),
        Figure("round trip, export", one["export"], None, None),
        Figure("round trip, import into a new book", one["import"], None, None),
    ]


def ours(place: Path, folder: Path) -> None:
    """Add cohorts, export, import into a new book, and compare."""
    from resources import data_path
    from services.book import Book
    from services.contacts import places
    from services.exchange import exporting, importing
    from services.exchange.limits import Limits
    from services.exchange.plan import Request
    from services.exchange.sources import read_sources
    from services.progress import Progress
    from tests.bench.big_book import open_book

    places.use(data_path("data", "divisions.tsv"))
    workbook, copy = folder / "trip.xlsx", folder / "trip.renmai"
    old, new = open_book(place), Book.create(copy, name="陈建新")
    old.act("Cohorts", _add_cohorts)
    out = timed(lambda: exporting.export(old, workbook))
    patient = replace(Limits(), seconds=_PATIENCE)  # the machine may be shared with much else
    asked = [Request(workbook)]
    back = timed(lambda: importing.run_sources(new, read_sources(asked, limits=patient), Progress()))
    old.close()
    new.close()
    rows, wrong = compared(place, copy)
    report(**{"export": out, "import": back, "rows": rows, "wrong": wrong, "differ": sum(wrong.values())})


def _add_cohorts(session: Session) -> None:
    """Put every hundredth person into one of twenty circles, so that these travel too."""
    those = list(session.scalars(select(Contact.id).where(Contact.id % 100 == 0, Contact.is_me.is_(False))))
    for number in range(_COHORTS):
        circle = cohorts.find_or_add(session, CohortDraft(f"圈子{number + 1}"))
        cohorts.add_members(session, circle, those[number::_COHORTS], "理事" if number % 2 else "")


def compared(one: Path, other: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many rows each part of the first book has, and in how many the second differs."""
    rows: dict[str, int] = {}
    wrong: dict[str, int] = {}
    for name, query in _ALIKE.items():
        held, got = Counter(_rows(one, query)), Counter(_rows(other, query))
        rows[name] = sum(held.values())
        if held != got:
            wrong[name] = max((held - got).total(), (got - held).total())
    return rows, wrong


def _rows(book: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(f"{book.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


if __name__ == "__main__":
    {"ours": ours}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
