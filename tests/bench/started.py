"""The child of a measured start: runs the program, or shows a bare window, until its first picture is there.

Nothing but this file is imported before the program itself, so that nothing else is counted.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

_AT_ONCE = 100
TOO_EARLY = (
    "sqlalchemy",
    "matplotlib",
    "openpyxl",
    "igraph",
    "numpy",
    "pypinyin",
    "alembic",
    "babel",
    "lunar_python",
)


def ours(place: str, page: str) -> None:
    """Start the program as a double click on the book does, and tell when the page is painted."""
    import app

    app.load_window()
    watch(page)
    app.main([place])


def watch(page: str) -> None:
    """Let the program begin with that page, tell when it has been painted, and end."""
    from ui.shell import start

    opened = start.Program.open

    def open_and_watch(program: Any, path: Path) -> bool:
        program._first_page = lambda: page
        done = opened(program, path)
        found = program.window.page
        program.eye = eye_on(found.table.viewport() if page == "prospects" else found)
        return done

    start.Program.open = open_and_watch  # type: ignore[method-assign]


def eye_on(widget: Any) -> Any:
    """Tell, and end, as soon as a widget has been painted for the first time."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Eye(QObject):
        def eventFilter(self, seen: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.removeEventFilter(self)  # the event below comes once the whole window is on the screen
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AT_ONCE)
            return False

        def customEvent(self, _event: QEvent) -> None:
            tell()

    eye = Eye()
    widget.installEventFilter(eye)
    return eye


def tell() -> None:
    """Say when, with how much memory, and what was loaded that need not be."""
    at = time.monotonic()
    with Path("/proc/self/statm").open() as file:
        memory = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    early = [name for name in TOO_EARLY if name in sys.modules]
    sys.stdout.write(f"{at} {memory} {' '.join(early)}\n")
    sys.stdout.flush()
    os._exit(0)


def bare() -> None:
    """Show a window with one line of words."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    label = QLabel("人脉")
    window.setCentralWidget(label)
    kept = eye_on(label)
    window.resize(1280, 800)
    window.show()
    application.exec()
    del kept


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]](*sys.argv[2:])
