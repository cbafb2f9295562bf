"""The prospect table over the big book, beside Qt's own table of a database that fetches as one scrolls.

Both are painted at 1400 × 900 in processes of their own, fonts warm, everything imported.
"""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.desk import Desk, memory, report
from tests.bench.figures import MEGABYTES, ROUNDS, Figure, median, percentile, timed

SIZE = (1400, 900)
PAINT_GOAL, SORT_GOAL, MOST_MEMORY = 2.0, 2.0, 30.0
SORTED_BY = ("name", "last-contact", "organization", "phone", "value", "priority")
_KEPT = "tier_rank, first_sum, name, phone, organization, title, native_place, birth_solar, last_day, source"


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the table."""
    plain = desk.folder / "plain.db"
    plain_copy(desk.book, plain)
    ours, peer = [], []
    for _round in range(ROUNDS):
        ours.append(desk.case("table", "ours", desk.book))
        peer.append(desk.case("table", "peer", plain))
    paint, theirs = median(one["paint"] for one in ours), median(one["paint"] for one in peer)
    reached = min(one["rows"] for one in ours)
    figures = [
        Figure(
            "table, first paint / QSqlTableModel",
            paint,
            theirs,
            PAINT_GOAL,
            note=f"{reached:,} rows in reach of the scroll bar; QSqlTableModel {peer[0]['rows']:,}",
        ),
        Figure("table, memory it adds", median(one["memory"] for one in ours), None, MOST_MEMORY, MEGABYTES),
    ]
    for key in SORTED_BY:
        sort = median(one["sort"][key] for one in ours)
        bare = median(one["bare"][key] for one in ours)
        figures.append(Figure(f"table, sorted by {key} / bare ordered SELECT id", sort, bare, SORT_GOAL))
    figures.append(
        Figure(
            "table, one frame while scrolling (p95)",
            median(one["scroll"] for one in ours),
            median(one["scroll"] for one in peer),
            None,
        )
    )
    return figures


def plain_copy(book: Path, target: Path) -> None:
    """Write the people into a plain database with the index a plain program would have."""
    raw = sqlite3.connect(target)
    raw.execute("ATTACH ? AS book", (str(book),))
    raw.execute(f"CREATE TABLE p AS SELECT id, {_KEPT} FROM book.contacts WHERE 0")
    raw.execute(f"INSERT INTO p SELECT id, {_KEPT} FROM book.contacts WHERE is_me = 0")
    raw.execute("CREATE INDEX ip ON p(tier_rank, first_sum DESC, id)")
    raw.commit()
    raw.close()


def warm() -> Any:
    """Start Qt and draw some words, so that fonts are loaded before anything is timed."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    from ui.shell.start import application

    app = application()
    view = QTableView()
    model = QStandardItemModel(1, 1)
    model.setItem(0, 0, QStandardItem("字体预热张伟中国石油 1234"))
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    paint(view)
    return app, view, model


def paint(view: Any) -> None:
    """Draw a widget onto an image, as the screen would."""
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    view.render(QImage(view.size(), QImage.Format.Format_RGB32))


def scrolled(view: Any) -> float:
    """Return the 95th percentile of a frame: sixty steps of the wheel, then jumps over the whole range."""
    bar, taken = view.verticalScrollBar(), []
    step, steps = max(1, bar.singleStep()), 60

    def move(value: int) -> Callable[[], None]:
        def work() -> None:
            bar.setValue(value)
            paint(view)

        return work

    for number in range(steps):
        taken.append(timed(move(number * 3 * step)))
    for number in range(steps):
        taken.append(timed(move(bar.maximum() * number // steps)))
    return percentile(taken, 0.95)


def resorted(table: Any, book: Any) -> tuple[dict[str, float], dict[str, float]]:
    """Return the seconds of every order in the table, and of the bare SELECT beside it."""
    from ui.tables.source import Order

    model = table.window_model()
    sort, bare = {}, {}
    for key in SORTED_BY:
        model.set_order(Order("added"))
        paint(table)
        order = None if key == "priority" else Order(key)
        sort[key] = timed(lambda order=order: (model.set_order(order), paint(table)))  # type: ignore[misc]
        bare[key] = bare_select(book, key)
    return sort, bare


def ours(place: Path) -> None:
    """Open the table as the program does and read off what it takes."""
    kept = warm()
    from services.preferences import Preferences
    from tests.bench.big_book import open_book
    from ui.look.apply import apply_theme
    from ui.look.theme import Theme
    from ui.prospects.table import ProspectTable
    from ui.shell.desk import Desk as Program
    from ui.shell.tasks import Tasks

    theme = Theme("light", kept[0])
    apply_theme(kept[0], theme)
    book = open_book(place, read_only=True)
    tasks = Tasks()
    program = Program(book, theme, Preferences(place.with_suffix(".json")), tasks)
    paint(kept[1])
    before = memory()
    shown: list[ProspectTable] = []

    def show() -> None:
        table = ProspectTable(program)
        shown.append(table)
        table.resize(*SIZE)
        table.reload()
        table.show()
        paint(table)

    first = timed(show)
    table = shown[0]
    added = memory() - before
    model = table.window_model()
    sort, bare = resorted(table, book)
    scroll = scrolled(table)
    report(paint=first, memory=added, rows=model.rowCount(), sort=sort, bare=bare, scroll=scroll)
    tasks.close()
    leave()


_BARE = {
    "name": "sort_key",
    "last-contact": "last_day",
    "organization": "organization",
    "phone": "phone",
    "value": "value",
    "priority": "tier_rank, first_sum DESC, second_sum DESC, third_sum, clock_ordinal, sort_key",
}


def bare_select(book: Any, key: str) -> float:
    """Return the seconds of one SELECT of ids in that order, past everything of ours."""
    with book.read() as session:
        raw = session.connection().connection.driver_connection
        sql = f"SELECT id FROM contacts WHERE is_me = 0 ORDER BY {_BARE[key]}, id"
        return timed(lambda: raw.execute(sql).fetchall())


def peer(place: Path) -> None:
    """Show the plain copy with Qt's own model."""
    kept = warm()
    from PySide6.QtCore import Qt
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel
    from PySide6.QtWidgets import QHeaderView, QTableView

    shown: list[Any] = []

    def show() -> None:
        base = QSqlDatabase.addDatabase("QSQLITE")
        base.setDatabaseName(str(place))
        base.open()
        model = QSqlTableModel(db=base)
        model.setTable("p")
        model.setSort(1, Qt.SortOrder.AscendingOrder)
        model.select()
        view = QTableView()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setWordWrap(False)
        view.resize(*SIZE)
        view.setModel(model)
        view.show()
        paint(view)
        shown.extend((view, model, base, kept))

    first = timed(show)
    scroll = scrolled(shown[0])
    report(paint=first, rows=shown[1].rowCount(), scroll=scroll)
    leave()


def leave() -> None:
    """End at once: tearing Qt down is not what is measured."""
    import os

    os._exit(0)


if __name__ == "__main__":
    {"ours": ours, "peer": peer}[sys.argv[1]](Path(sys.argv[2]))
