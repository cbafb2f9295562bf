"""Writing everybody to a workbook, beside openpyxl's write-only mode with the same cells."""

import sys
from pathlib import Path
from typing import Any

from tests.bench.desk import Desk, peak_memory, report
from tests.bench.figures import MEGABYTES, Figure, median, timed

GOAL = 1.0
ROUNDS = 3


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the export."""
    ours, peer = [], []
    for _round in range(ROUNDS):
        ours.append(desk.case("exports", "ours", desk.book, desk.folder / "all.xlsx"))
        peer.append(desk.case("exports", "peer", desk.book, desk.folder / "peer.xlsx"))
    taken, theirs = median(one["s"] for one in ours), median(one["s"] for one in peer)
    return [
        Figure(f"export of {desk.count:,} to xlsx / openpyxl write-only", taken, theirs, GOAL),
        Figure("export, memory at its peak", median(one["peak"] for one in ours), None, None, MEGABYTES),
    ]


def ours(place: Path, target: Path) -> None:
    """Export as the program does."""
    from services.exchange import exporting
    from tests.bench.big_book import open_book

    book = open_book(place, read_only=True)
    taken = timed(lambda: exporting.export(book, target))
    book.close()
    report(s=taken, peak=peak_memory())


def peer(place: Path, target: Path) -> None:
    """Write the people's own twelve columns with openpyxl; the reading is not counted."""
    import openpyxl

    from tests.bench.big_book import open_book

    book = open_book(place, read_only=True)
    with book.read() as session:
        raw: Any = session.connection().connection.driver_connection
        rows = raw.execute(
            "SELECT id, name, phone, organization, title, native_place, birth_solar, source, last_day, "
            "added_day, uid, salutation FROM contacts WHERE is_me = 0"
        ).fetchall()
    book.close()

    def work() -> None:
        whole = openpyxl.Workbook(write_only=True)
        sheet = whole.create_sheet()
        for row in rows:
            sheet.append(row)
        whole.save(target)

    report(s=timed(work))


if __name__ == "__main__":
    {"ours": ours, "peer": peer}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
