"""Judging everyone anew after a weight changes, beside one SQL CASE over the same columns and its write."""

import sys
from pathlib import Path
from typing import Any

from services.prospects import assessing
from services.prospects.tiering import FACTORS
from services.settings import rules
from tests.bench.big_book import open_book
from tests.bench.desk import Desk
from tests.bench.figures import Figure, side_by_side

GOAL = 2.0


def measure(desk: Desk) -> list[Figure]:
    """Return the figure of a change of weights."""
    with desk.copy_of_book() as place:
        ours, peer = _measured(place)
    return [Figure("tier of everyone after a weight change / SQL CASE + write", ours, peer, GOAL)]


def _measured(place: Path) -> tuple[float, float]:
    book = open_book(place)
    raw = _plain_copy(book, place.with_suffix(".peer"))
    turns = iter(range(100))
    try:

        def ours() -> None:
            weight = 1 + next(turns) % 3
            book.act("Weights", lambda session: _reweigh(session, weight))

        other_turns = iter(range(100))

        def peer() -> None:
            weight = 1 + next(other_turns) % 3
            rows = raw.execute(_case(weight)).fetchall()
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany("UPDATE peer SET first=?, second=?, third=?, rank=? WHERE id=?", rows)
            raw.execute("COMMIT")

        ours()  # the first act warms what every later one finds warm
        peer()
        return side_by_side(ours, peer, 5)
    finally:
        raw.close()
        book.close()


def _reweigh(session: Any, weight: int) -> None:
    weights = rules(session).weights
    assessing.change_weights(session, {**weights, "value": weight})


def _plain_copy(book: Any, path: Path) -> Any:
    """Return a plain database beside the book with what a plain program would keep of each person."""
    from sqlcipher3 import dbapi2

    path.unlink(missing_ok=True)
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=NORMAL")
    raw.execute("ATTACH ? AS book", (str(book.path),))
    raw.execute(
        "CREATE TABLE peer (id INTEGER PRIMARY KEY, name, phone, organization, last_day, "
        f"{', '.join(FACTORS)}, first INT, second INT, third INT, rank INT)"
    )
    raw.execute(
        f"INSERT INTO peer SELECT id, name, phone, organization, last_day, {', '.join(FACTORS)}, 0, 0, 0, 4 "
        "FROM book.contacts"
    )
    return raw


def _case(weight: int) -> str:
    """Return sums and tier of everyone in plain SQL."""

    def total(klass: int) -> str:
        weights = {factor: weight if factor == "value" else 1 for factor in FACTORS}
        return " + ".join(
            f"CASE WHEN {name}={klass} THEN {heavy} ELSE 0 END" for name, heavy in weights.items()
        )

    known = " + ".join(f"({factor} IS NOT NULL)" for factor in FACTORS)
    return (
        "SELECT a, b, c, "
        "CASE WHEN known < 3 THEN 4 WHEN a > b + c THEN 1 WHEN c > a + b THEN 3 ELSE 2 END, id "
        f"FROM (SELECT id, {total(1)} AS a, {total(2)} AS b, {total(3)} AS c, {known} AS known FROM peer)"
    )


if __name__ == "__main__":
    sys.stdout.write(f"{_measured(Path(sys.argv[1]))}\n")
