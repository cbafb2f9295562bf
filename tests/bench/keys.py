"""How many keys and seconds a log takes by a practised hand: scripted keys in a real window, counts printed.

``xvfb-run -a -s "-screen 0 1280x800x24" python -m tests.bench.keys``; without a screen it runs offscreen. The
hand is taken to press four keys a second and to write two Chinese characters a second by an input method;
what the program itself needs until it takes the next key is measured and added.
"""

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if "DISPLAY" not in os.environ and sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from resources import data_path
from services import i18n, sample_book
from services.book import Book
from services.clock import DayClock
from services.contacts import places
from services.preferences import Preferences
from services.prospects import listing
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow
from ui.shell.start import application
from ui.shell.tasks import Tasks

DAY = dt.date(2026, 9, 22)
KEY, CHARACTER = 0.25, 0.5
"""Seconds a practised hand takes for a key, and for a Chinese character through an input method."""
GOAL = 10.0
Key, Mod = Qt.Key, Qt.KeyboardModifier


class Hand:
    """Presses keys where the caret is, counts them, and times the program until it is ready again."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.keys = self.characters = 0
        self.waited = 0.0

    def press(self, key: Key, modifiers: Mod = Mod.NoModifier) -> None:
        """Press one key, chords counting as one."""
        self.keys += 1
        self._timed(lambda: QTest.keyClick(self._focus(), key, modifiers))

    def write(self, words: str) -> None:
        """Write as an input method does: the words arrive whole."""
        self.characters += len(words)
        field = self._focus()
        if isinstance(field, QLineEdit):
            self._timed(lambda: (field.insert(words), field.textEdited.emit(field.text())))

    def seconds(self) -> float:
        """Return what it takes altogether."""
        return self.keys * KEY + self.characters * CHARACTER + self.waited

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def _timed(self, work: Callable[[], object]) -> None:
        begun = time.perf_counter()
        work()
        QCoreApplication.processEvents()
        while self.window.desk.tasks.is_busy:
            QCoreApplication.processEvents()
            time.sleep(0.002)
        QCoreApplication.processEvents()
        self.waited += time.perf_counter() - begun


def from_today(hand: Hand) -> None:
    """Log the call to the first of the day: result, sentence, the day it speaks of."""
    hand.press(Key.Key_1)
    hand.write("约周四下午见面")
    hand.press(Key.Key_Return)


def from_anywhere(hand: Hand) -> None:
    """Ctrl+L on the person in view: result, sentence, Tab, day, Enter."""
    hand.press(Key.Key_L, Mod.ControlModifier)
    hand.press(Key.Key_3)
    hand.write("去公司谈存单")
    hand.press(Key.Key_Tab)
    hand.write("周四")
    hand.press(Key.Key_Return)


def about_somebody_searched(hand: Hand) -> None:
    """Ctrl+L with nobody in view: three letters and Enter choose, then the same."""
    hand.press(Key.Key_L, Mod.ControlModifier)
    for letter in (Key.Key_S, Key.Key_H, Key.Key_E):
        hand.press(letter)
    hand.press(Key.Key_Return)
    hand.press(Key.Key_1)
    hand.write("下周三送资料")
    hand.press(Key.Key_Return)


RUNS = {
    "Today, the first of the list": ("today", from_today),
    "Ctrl+L on the person in view": ("person", from_anywhere),
    "Ctrl+L, the person searched": ("settings", about_somebody_searched),
}


def windows(folder: Path) -> Iterator[MainWindow]:
    """Yield a window on the sample book of a fixed day."""
    place = folder / "sample.renmai"
    sample_book.make(place, data_path("samples"), DayClock(DAY, dt.time(9, 30)))
    theme, tasks = Theme("light"), Tasks()
    apply_theme(application(), theme)
    book = Book.open(place, clock=DayClock(DAY, dt.time(9, 30)))
    desk = Desk(book, theme, Preferences(folder / "p.json"), tasks)
    window = MainWindow(desk)
    window.resize(1280, 800)
    window.show()
    yield window
    window.close()
    tasks.close()
    desk.close()
    book.close()


def settle(seconds: float = 1.0) -> None:
    """Let the window come up and be in front."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.01)


def entries_of(window: MainWindow) -> int:
    """Return how many entries the book has."""
    from services.diary.chronicle import Wanted, chronicle

    return window.desk.read(lambda session: chronicle(session, Wanted()).total)


def main() -> int:
    """Run the hands and print keys, characters and seconds; fail where an entry was not written."""
    application()
    i18n.install(data_path("locale"), "zh_CN")
    places.use(data_path("data", "divisions.tsv"))
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for window in windows(Path(folder)):
            for name, (page, run) in RUNS.items():
                person = window.desk.read(listing.ids)[1]
                window.show_page(page, {"contact_id": person} if page == "person" else None)
                window.activateWindow()
                settle()
                before, hand = entries_of(window), Hand(window)
                run(hand)
                settle(0.3)
                written = entries_of(window) - before
                missed += written != 1
                told = f"{hand.keys} keys, {hand.characters} characters, {hand.seconds():.1f} s"
                sys.stdout.write(f"{name}: {told} (the program {hand.waited:.2f} s), {written} written\n")
    sys.stdout.write(f"goal: under {GOAL:g} s\n")
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
