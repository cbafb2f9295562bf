"""The call sheet of a thousand rows as PDF beside drawing a thousand rows with Qt alone, and one brief.

The trade's usual library for PDF files is not among the program's dependencies, so the floor is Qt's own.
"""

import sys
from pathlib import Path
from typing import Any

from tests.bench.desk import Desk, report
from tests.bench.figures import MEGABYTES, ROUNDS, Figure, median, timed

ROWS = 1000
GOAL, LARGEST, BRIEF_GOAL = 2.0, 0.5, 0.3
BRIEFS = 9


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the call sheet."""
    ours, floor, briefs = [], [], []
    for _round in range(ROUNDS):
        ours.append(desk.case("paper", "ours", desk.book, desk.folder / "sheet.pdf"))
        floor.append(desk.case("paper", "floor", desk.book, desk.folder / "floor.pdf"))
        briefs.append(desk.case("paper", "brief", desk.book, desk.folder / "brief.pdf"))
    rows = min(ROWS, desk.count)
    return [
        Figure(
            f"call sheet of {rows:,} rows as PDF / bare QPainter",
            median(one["s"] for one in ours),
            median(one["s"] for one in floor),
            GOAL,
            note="the goal is reportlab's time, which was measured as twice the bare QPainter's",
        ),
        Figure("call sheet, size of the file", ours[0]["size"] / 1e6, None, LARGEST, MEGABYTES),
        Figure("call sheet, finding whom it is about", median(one["list"] for one in ours), None, None),
        Figure("one brief, read and written as PDF", median(one["s"] for one in briefs), None, BRIEF_GOAL),
    ]


def sheet_of(place: Path) -> tuple[Any, float]:
    """Return the day's sheet and the seconds it took to find its people."""
    from services.sheets import call_sheet
    from services.sheets.choosing import SheetChoice
    from tests.bench.big_book import open_book

    found: list[Any] = []
    book = open_book(place, read_only=True)
    with book.read() as session:
        seconds = timed(lambda: found.append(call_sheet.preview(session, SheetChoice(count=ROWS))))
    book.close()
    return found[0], seconds


def ours(place: Path, target: Path) -> None:
    """Write the sheet as the program does."""
    from ui.headless import ensure_application
    from ui.sheets.printing import write_pdf

    sheet, seconds = sheet_of(place)
    ensure_application()
    taken = timed(lambda: write_pdf(sheet, target))
    report(s=taken, list=seconds, size=target.stat().st_size)


def brief(place: Path, target: Path) -> None:
    """Write the briefs of the first people of the table and report the median of all but the first.

    The first one also loads fonts and code, which a window has loaded long before.
    """
    from services.briefing.brief import brief_of
    from services.prospects import listing
    from tests.bench.big_book import open_book
    from ui.briefing.printing import write_pdf

    book = open_book(place, read_only=True)

    def one(contact_id: int) -> None:
        with book.read() as session:
            made = brief_of(session, contact_id)
        write_pdf(made, target)

    with book.read() as session:
        people = listing.ids(session)[: BRIEFS + 1]
    taken = [timed(lambda who=who: one(who)) for who in people]  # type: ignore[misc]
    book.close()
    report(s=median(taken[1:]), first=taken[0])


def floor(place: Path, target: Path) -> None:
    """Draw the same words as plain lines of text."""
    from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

    from ui.headless import ensure_application

    sheet, _seconds = sheet_of(place)
    ensure_application()

    def work() -> None:
        writer = QPdfWriter(str(target))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setResolution(300)
        painter = QPainter(writer)
        painter.setFont(QFont("Noto Sans CJK SC", 9))
        height, width, top = 75, writer.width(), 0
        for row in sheet.rows:
            if top + height > writer.height():
                writer.newPage()
                top = 0
            words = (row.code, row.name, row.phone, row.organization, row.title, row.last_contact, row.reason)
            for place, word in enumerate(words):
                painter.drawText(8 + place * width // 7, top + 52, word)
            painter.drawLine(0, top, width, top)
            top += height
        painter.end()

    report(s=timed(work))


if __name__ == "__main__":
    {"ours": ours, "floor": floor, "brief": brief}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
