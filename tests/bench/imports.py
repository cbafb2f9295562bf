"""Importing a list of twelve columns and taking it back, beside reading it and putting the rows in raw."""

import sqlite3
import sys
from pathlib import Path

from tests.bench.desk import Desk, memory, peak_memory, report
from tests.bench.figures import MEGABYTES, ROUNDS, Figure, median, timed
from tests.bench.people import HEADS

GOAL, MOST_MEMORY = 2.5, 400.0


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of import and its undoing."""
    ours, floor = [], []
    for number in range(ROUNDS):
        ours.append(desk.case("imports", "ours", desk.workbook, desk.folder / f"import{number}.renmai"))
        floor.append(desk.case("imports", "floor", desk.workbook, desk.folder / f"floor{number}.db"))
    taken, raw = median(one["s"] for one in ours), median(one["s"] for one in floor)
    undone = median(one["undo"] for one in ours)
    peak = median(one["peak"] for one in ours)
    return [
        Figure(f"import {desk.count:,} × 12 xlsx / calamine + raw insert", taken, raw, GOAL),
        Figure("import, memory at its peak", peak, None, MOST_MEMORY, MEGABYTES),
        Figure("undo of the import / the import", undone, taken, 1.0),
    ]


def ours(workbook: Path, place: Path) -> None:
    """Import into a new book, then take it back."""
    from resources import data_path
    from services.book import Book
    from services.contacts import places
    from services.exchange import importing
    from services.exchange.plan import Request

    places.use(data_path("data", "divisions.tsv"))
    book = Book.create(place, name="陈建新")
    taken = timed(lambda: importing.run(book, [Request(workbook)]))
    peak = peak_memory()
    undone = timed(book.undo)
    book.close()
    report(s=taken, undo=undone, peak=peak, after=memory())


def floor(workbook: Path, place: Path) -> None:
    """Read with calamine, insert the cells as they are: no checks, no keys, no journal."""
    import python_calamine

    def work() -> None:
        rows = python_calamine.CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()
        raw = sqlite3.connect(place, isolation_level=None)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=NORMAL")
        raw.execute(f"CREATE TABLE list ({', '.join(f'c{number}' for number in range(len(HEADS)))})")
        raw.execute("BEGIN")
        raw.executemany(f"INSERT INTO list VALUES ({', '.join('?' * len(HEADS))})", rows[1:])
        raw.execute("COMMIT")
        raw.close()

    report(s=timed(work))


if __name__ == "__main__":
    {"ours": ours, "floor": floor}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
