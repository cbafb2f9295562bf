"""Ties nobody typed in: for one contact, and for all, beside plain pairs that share two of three facts."""

import random
import sqlite3
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from services.network.suggestions import everywhere, near
from tests.bench.big_book import open_book
from tests.bench.desk import Desk, report
from tests.bench.figures import Figure, median, side_by_side, timed

ONE_GOAL, ALL_GOAL = 0.005, 2.0
ASKED = 100
_MOST = 50
_FACTS = (
    "SELECT c.id, e.organization_id, d.school_id, c.native_code FROM contacts c "
    "LEFT JOIN employments e ON e.contact_id = c.id LEFT JOIN educations d ON d.contact_id = c.id"
)


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of suggestions."""
    told = desk.case("suggestions", desk.book)
    note = (
        f"{told['found']:,} pairs and {told['groups']:,} groups; the peer {told['peer_found']:,} pairs; "
        f"p95 for one contact {told['p95'] * 1000:.1f} ms"
    )
    return [
        Figure("suggestions for one contact", told["one"], None, ONE_GOAL),
        Figure(
            "suggestions for all / pairs sharing two of three",
            told["ours"],
            told["peer"],
            ALL_GOAL,
            note=note,
        ),
    ]


def run(place: Path) -> None:
    """Measure both, the whole book in turns with the peer."""
    from resources import data_path
    from services.contacts import places

    places.use(data_path("data", "divisions.tsv"))
    book = open_book(place, read_only=True)
    raw = _plain(book)
    told: dict[str, Any] = {}

    def ours() -> None:
        with book.read() as session:
            told["found"] = everywhere.everybody(session)

    def peer() -> None:
        told["peer"] = _plain_pairs(raw)

    ours()
    times = side_by_side(ours, peer, 5)
    chance = random.Random(5)
    asked = [book.me_id + 1 + chance.randrange(book_size(book) - 1) for _one in range(ASKED)]
    with book.read() as session:
        each = sorted(timed(lambda one=one: near.near(session, one)) for one in asked)  # type: ignore[misc]
    book.close()
    report(
        one=median(each),
        p95=each[int(len(each) * 0.95)],
        ours=times[0],
        peer=times[1],
        found=len(told["found"]),
        groups=len(told["found"].groups),
        peer_found=len(told["peer"]),
    )


def book_size(book: Any) -> int:
    """Return how many contacts there are."""
    with book.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM contacts").scalar())


def _plain(book: Any) -> sqlite3.Connection:
    """Return the facts and ties as a plain program would have them: two tables."""
    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE TABLE c (id, firm, school, town)")
    raw.execute("CREATE TABLE t (a, b)")
    with book.read() as session:
        connection = session.connection()
        raw.executemany(
            "INSERT INTO c VALUES (?, ?, ?, ?)", [tuple(row) for row in connection.exec_driver_sql(_FACTS)]
        )
        ties = connection.exec_driver_sql("SELECT from_id, to_id FROM ties")
        raw.executemany("INSERT INTO t VALUES (?, ?)", [tuple(row) for row in ties])
    return raw


def _plain_pairs(raw: sqlite3.Connection) -> set[tuple[int, int]]:
    """Pair those who share two of the three, at most so many of each block, and take off who is tied."""
    rows = raw.execute("SELECT id, firm, school, town FROM c").fetchall()
    known = {(a, b) if a < b else (b, a) for a, b in raw.execute("SELECT a, b FROM t")}
    found: set[tuple[int, int]] = set()
    for first, second in ((1, 2), (1, 3), (2, 3)):
        blocks = defaultdict(list)
        for row in rows:
            if row[first] and row[second]:
                blocks[row[first], row[second]].append(row[0])
        for block in blocks.values():
            found.update(combinations(block[:_MOST], 2))
    return found - known


if __name__ == "__main__":
    run(Path(sys.argv[1]))
