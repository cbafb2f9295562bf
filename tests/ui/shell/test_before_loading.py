"""The window before the whole book is loaded: what it shows, and acts that wait for it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from services.book import Book
from services.clock import DayClock
from services.preferences import Preferences
from services.prospects import prospect_rows
from tests.builders import DAY, add_contact, new_book
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.prospects.page import ProspectsPage
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks
from ui.today.page import TodayPage


@dataclass
class Waiting:
    """The prospects over a book of which only the first look was taken."""

    page: ProspectsPage
    desk: Desk
    book: Book


@pytest.fixture
def desk(tmp_path: Path, qapp) -> Iterator[Desk]:
    made = new_book(tmp_path)
    for name in ("顾念慈", "沈砚秋", "陆知行"):
        add_contact(made, name)
    made.close()
    book = Book.open(made.path, clock=DayClock(DAY, dt.time(10)))
    theme, tasks = Theme("light"), Tasks()
    apply_theme(qapp, theme)
    desk = Desk(book, theme, Preferences(tmp_path / "choices.json"), tasks)
    yield desk
    tasks.close()
    desk.close()
    book.close()


@pytest.fixture
def waiting(desk: Desk, qtbot: QtBot) -> Waiting:
    page = ProspectsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.enter()
    return Waiting(page, desk, desk.book)


def test_that_the_table_is_there_before_the_book_is_loaded(waiting: Waiting, qtbot: QtBot) -> None:
    model = waiting.page.table.window_model()
    assert [model.row_at(row).name for row in range(3)] == ["沈砚秋", "陆知行", "顾念慈"]
    assert waiting.page.caption().startswith("3 人")
    assert not waiting.book.is_loaded
    waiting.page.show()
    qtbot.waitUntil(lambda: waiting.page.list.tally.unrated == 3)  # the counts follow
    assert waiting.page.panel.person.name == "沈砚秋"


def test_that_what_is_typed_meanwhile_waits_and_lands(waiting: Waiting, qtbot: QtBot) -> None:
    assert not waiting.book.is_loaded
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(waiting.page.table, key)
    person = waiting.page.table.current_id()

    def classes() -> list[int]:
        (row,) = waiting.desk.look(lambda seen: prospect_rows.rows(seen, [person]))
        return [klass for klass in row.classes.values() if klass]

    qtbot.waitUntil(lambda: classes() == [1, 2])
    waiting.book.undo()
    assert classes() == [1]


def test_that_a_list_changed_while_it_is_read_is_read_anew(waiting: Waiting, qtbot: QtBot) -> None:
    model = waiting.page.table.window_model()
    other = Book.open(waiting.book.path, clock=DayClock(DAY, dt.time(10)))
    add_contact(other, "白露")
    other.close()
    waiting.page.show()
    qtbot.waitUntil(lambda: len(model.ids) == 4)
    assert model.row_at(0).name == "沈砚秋"


def test_that_the_day_is_there_before_the_book_is_loaded_and_its_panel_follows(
    desk: Desk, qtbot: QtBot
) -> None:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.enter()
    entry = page.view.entry()
    assert (entry.name, entry.reason) == ("沈砚秋", "还没联系过")
    assert not desk.book.is_loaded
    page.show()
    qtbot.waitUntil(lambda: bool(page.panel.isVisible() and page.panel.name.text() == "沈砚秋"))


def test_that_a_digit_typed_before_the_panel_is_there_chooses_its_result(desk: Desk, qtbot: QtBot) -> None:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.enter()
    QTest.keyClick(page.view, Qt.Key.Key_1)
    assert page.panel.quick.results.current() == "reached"
