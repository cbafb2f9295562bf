"""The window where there is little room: 1280 × 800 pixels at 200 %, a notebook, larger text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from services.book import Book
from services.contacts import derived
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from ui.contacts.person_page import PersonPage
from ui.contacts.timeline_column import BESIDE
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.prospects.page import ProspectsPage
from ui.shell import placing
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow
from ui.shell.start import application
from ui.shell.tasks import Tasks

PAGES = ("today", "prospects", "map", "person", "visit", "sheets", "settings")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = new_book(tmp_path)
    people = [add_contact(book, f"沈{'甲乙丙'[number]}", f"1380000412{number}") for number in range(3)]
    book.act("Keys", lambda session: derived.refresh(session, people))
    return book


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    theme = Theme("light")
    apply_theme(application(), theme)
    yield theme
    theme.set_text_scale(1.0)


@pytest.fixture
def window(book: Book, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    tasks = Tasks()
    desk = Desk(book, theme, Preferences(tmp_path / "preferences.json"), tasks)
    window = MainWindow(desk)
    window.show_page("prospects")
    window.show()
    qtbot.waitExposed(window)
    yield window
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=10_000)
    window.close()
    tasks.close()
    desk.close()
    book.close()
    window.deleteLater()


def go(window: MainWindow, key: str) -> None:
    window.show_page(key, {"contact_id": 2} if key in ("person", "visit") else None)
    QCoreApplication.processEvents()


def test_that_every_page_fits_640_points_of_width(window: MainWindow) -> None:
    window.resize(640, 380)
    assert window.width() == 640
    for key in PAGES:
        go(window, key)
        assert window.page is not None
        room = window.page.parentWidget().parentWidget().width()
        assert window.page.minimumSizeHint().width() <= room, key
        assert window.page.width() <= room, key
        for part in (window.top_bar.search, window.top_bar.log_button, window.rail):
            corner = part.mapTo(window, part.rect().bottomRight())
            assert window.rect().contains(corner), key
    assert window.rail.width() < 60
    window.resize(1280, 800)
    assert window.rail.width() == 76
    assert window.top_bar.height() == 52


def test_that_a_low_window_keeps_every_page_in_the_rail_in_reach(window: MainWindow) -> None:
    window.resize(1366, 400)
    assert window.rail.width() < 60
    lowest = max(child.geometry().bottom() for child in window.rail.children() if child.isWidgetType())  # type: ignore[attr-defined]
    assert lowest <= 400


def test_that_larger_text_takes_its_room_from_the_columns(window: MainWindow, theme: Theme) -> None:
    window.resize(1280, 800)
    theme.set_text_scale(1.5)
    QCoreApplication.processEvents()
    for key in ("map", "visit"):
        go(window, key)
        assert window.page is not None
        assert window.page.width() <= window.width() - window.rail.width(), key


def test_that_the_panel_waits_where_it_would_cover_most_of_the_page(window: MainWindow) -> None:
    window.resize(1280, 800)
    page = window.page
    assert isinstance(page, ProspectsPage)
    assert page.splitter.is_panel_shown
    window.resize(640, 400)
    assert not page.splitter.is_panel_shown
    QTest.keyClick(page.list.table, Qt.Key.Key_Space)
    assert page.splitter.is_panel_shown
    QTest.keyClick(page.list.table, Qt.Key.Key_Escape)
    assert not page.splitter.is_panel_shown
    window.resize(1280, 800)
    assert not page.splitter.is_panel_shown, "put away by hand"
    page.splitter.show_panel(True)
    window.resize(640, 400)
    assert window.desk.preferences.get("prospects.panel.shown") is True
    window.resize(1280, 800)
    assert page.splitter.is_panel_shown, "only out of the way"


def test_that_the_third_column_of_a_person_stands_behind_a_tab(window: MainWindow) -> None:
    go(window, "person")
    page = window.page
    assert isinstance(page, PersonPage)
    window.resize(700, 500)
    QCoreApplication.processEvents()
    assert not page.side.isVisible()
    page.middle.tabs.choose(BESIDE)
    assert page.side.isVisible()
    window.resize(1280, 800)
    QCoreApplication.processEvents()
    assert page.side.isVisible()
    assert page.side.x() > page.middle.x()


def test_that_the_window_opens_within_the_screen(window: MainWindow) -> None:
    screen = window.screen().availableSize()
    window.resize(screen.width() + 300, screen.height() + 100)
    placing.fit_screen(window)
    assert window.isMaximized()
