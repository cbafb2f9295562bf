"""The whole way in a real window with its worker thread, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from services.exchange import opening
from services.preferences import Preferences
from services.progress import Progress
from services.prospects import listing
from tests.builders import new_book
from tests.ui.exchange.lists import class_list
from ui.exchange.import_course import REVIEW
from ui.exchange.page import ImportPage
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow
from ui.shell.tasks import Tasks

Key = Qt.Key


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    folder = tmp_path / "book"
    folder.mkdir()
    book, tasks = new_book(folder), Tasks()
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "preferences.json"), tasks)
    window = MainWindow(desk)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=20_000)
    window.close()
    window.deleteLater()  # not by qtbot, which would do it while work is still under way
    tasks.close()
    desk.close()
    book.close()


def press(window: MainWindow, key: Qt.Key, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def in_review(window: MainWindow) -> bool:
    page = window.page
    return isinstance(page, ImportPage) and page.course.step == REVIEW and page.course.is_in_review


def people(window: MainWindow) -> int:
    return int(window.desk.read(listing.count))


def test_that_a_list_dropped_on_the_window_is_in_the_table_after_one_key(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.files.take([str(class_list(tmp_path / "同学录2024.xlsx"))])
    qtbot.waitUntil(lambda: in_review(window), timeout=20_000)
    assert people(window) == 0
    press(window, Key.Key_Return, ctrl=True)
    page = window.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(page.imported.view.isVisible, timeout=20_000)
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None and window.page.title() == "客户", timeout=20_000)
    assert people(window) == 4
    assert window.notices.toast.words.startswith("已导入 4")
    press(window, Key.Key_Z, ctrl=True)
    qtbot.waitUntil(lambda: people(window) == 0, timeout=20_000)


def test_that_esc_gives_the_import_up(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.files.take([str(class_list(tmp_path / "a.xlsx"))])
    qtbot.waitUntil(lambda: in_review(window), timeout=20_000)
    page = window.page
    assert isinstance(page, ImportPage)
    for _step in range(4):
        press(window, Key.Key_Escape)
    assert not page.course.is_running
    assert people(window) == 0


def test_that_reading_can_be_stopped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_path: Path, progress: Progress, _password: str) -> opening.Opened:
        for number in range(100_000):
            progress.step(number, 100_000)
            QTest.qSleep(2)
        raise AssertionError("it was not stopped")

    monkeypatch.setattr(opening, "open_file", endless)
    window.files.take([str(class_list(tmp_path / "a.xlsx"))])
    page = window.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: window.notices.progress.isVisible(), timeout=10_000)
    window.notices.progress.stop_button.click()
    qtbot.waitUntil(lambda: not page.course.is_running, timeout=10_000)
    assert page.start.isVisible()
