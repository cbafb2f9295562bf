"""From nothing to a painted table of the big book, beside a bare window; whole processes, both ways.

The child says when its first picture is on the screen, by the clock all processes share.
"""

import json
import os
import sys
import time
from typing import Any

from tests.bench.desk import Desk, memory, report
from tests.bench.figures import MEGABYTES, Figure, median, timed

GOAL, MOST_MEMORY = 3.0, 150.0
ROUNDS = 5
TOO_EARLY = ("matplotlib", "openpyxl", "igraph", "numpy", "pypinyin", "alembic", "babel", "lunar_python")


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the start."""
    desk.book  # made before anything is timed  # noqa: B018
    choices = desk.home / ".config" / "Renmai"
    choices.mkdir(parents=True, exist_ok=True)
    (choices / "preferences.json").write_text(json.dumps({"start.page": "prospects"}), encoding="utf-8")
    ours, today, bare, helps, empty = [], [], [], [], []
    for _round in range(ROUNDS):
        ours.append(_started(desk, "ours", str(desk.book), "prospects"))
        bare.append(_started(desk, "bare"))
        today.append(_started(desk, "ours", str(desk.book), "today"))
        helps.append(timed(lambda: desk.python("-m", "app", "--help")))
        empty.append(timed(lambda: desk.python("-c", "pass")))
    window = median(one["s"] for one in bare)
    early = ", ".join(ours[0]["early"]) or "none of " + ", ".join(TOO_EARLY)
    return [
        Figure(
            "start to a painted table / bare window",
            median(one["s"] for one in ours),
            window,
            GOAL,
            note=f"loaded by then: {early}",
        ),
        Figure("start, memory then", median(one["memory"] for one in ours), None, MOST_MEMORY, MEGABYTES),
        Figure("start to the painted day / bare window", median(one["s"] for one in today), window, GOAL),
        Figure("renmai --help / bare interpreter", median(helps), median(empty), None),
    ]


def _started(desk: Desk, *words: str) -> dict[str, Any]:
    begun = time.monotonic()
    told = desk.case("start", *words)
    return told | {"s": told["at"] - begun}


def ours(place: str, page: str) -> None:
    """Start the program as a double click on the book does, and tell when the page is painted."""
    import app

    watch(page)
    app.main([place])


def watch(page: str) -> None:
    """Let the program tell when its first page has been painted, and end."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    import ui.shell.start as start

    class Eye(QObject):
        def eventFilter(self, seen: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.removeEventFilter(self)
                QTimer.singleShot(0, _tell)
            return False

    opened = start.Program.open

    def open_and_watch(program: Any, path: Any) -> bool:
        program._first_page = lambda: page
        done = opened(program, path)
        window = program.window
        seen = window.page.table.viewport() if page == "prospects" else window.page
        program.eye = Eye()
        seen.installEventFilter(program.eye)
        return done

    start.Program.open = open_and_watch  # type: ignore[method-assign]


def _tell() -> None:
    report(at=time.monotonic(), memory=memory(), early=[name for name in TOO_EARLY if name in sys.modules])
    os._exit(0)


def bare() -> None:
    """Show a window with one line of words."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Eye(QObject):
        def eventFilter(self, seen: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.removeEventFilter(self)
                QTimer.singleShot(0, _tell)
            return False

    application = QApplication([])
    window = QMainWindow()
    label = QLabel("人脉")
    window.setCentralWidget(label)
    eye = Eye()
    label.installEventFilter(eye)
    window.resize(1280, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]](*sys.argv[2:])
