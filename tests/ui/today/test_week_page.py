"""The week planned as a user does: a digit, Shift and an arrow, a drop, Delete, undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from resources import data_path
from services.contacts import places
from services.diary import tasks
from services.preferences import Preferences
from tests.builders import DAY, add_contact, new_book
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks
from ui.today.week_page import WeekPage

SHEN = 2
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[WeekPage]:
    places.use(data_path("data", "divisions.tsv"))
    book = new_book(tmp_path)
    add_contact(book, "沈砚秋", "13800004127", tier_rank=1)
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = WeekPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    made.activateWindow()
    made.columns[0].list.setFocus()
    yield made
    desk.close()
    book.close()


def due(page: WeekPage) -> list[int]:
    with page.desk.book.read() as session:
        return [(task.due - DAY).days for task in tasks.open_tasks(session)]


def names(page: WeekPage, column: int) -> list[str]:
    return [stop.name for stop in page.columns[column].list.stops()]


def test_that_keys_put_move_and_take_off_a_visit(page: WeekPage, qtbot: QtBot) -> None:
    assert names(page, 0) == ["沈砚秋"]
    qtbot.keyClick(page.columns[0].list, Key.Key_3)
    assert (due(page), names(page, 0), names(page, 3)) == ([2], [], ["沈砚秋"])
    assert page.columns[3].list.hasFocus()
    qtbot.keyClick(page.columns[3].list, Key.Key_Right, Mod.ShiftModifier)
    assert (due(page), names(page, 4)) == ([3], ["沈砚秋"])
    qtbot.keyClick(page.columns[4].list, Key.Key_Delete)
    assert (due(page), names(page, 0)) == ([], ["沈砚秋"])
    page.desk.undo()
    assert due(page) == [3]


def test_that_a_drop_puts_a_visit_on_the_day_it_falls_on(page: WeekPage) -> None:
    source, target = page.columns[0].list, page.columns[2].list
    data: QMimeData = source.mimeData([source.currentItem()])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Mod.NoModifier
    )
    target.dropEvent(event)
    assert (due(page), names(page, 2)) == ([1], ["沈砚秋"])


def test_that_a_day_shows_its_digit_and_one_list_alone_its_choice(page: WeekPage, qtbot: QtBot) -> None:
    assert [column.key.accessibleName() for column in page.columns[1:]] == list("1234567")
    qtbot.keyClick(page.columns[0].list, Key.Key_2)
    add_contact(page.desk.book, "石敬亭", "13800004128", tier_rank=1)
    page.refresh(None)
    assert page.columns[2].note.text() == "1 位"
    page.stand_in(0)
    assert [bool(column.list.selectedItems()) for column in page.columns] == [True, *[False] * 7]
    page.stand_in(2)
    assert [place for place, one in enumerate(page.columns) if one.list.selectedItems()] == [2]
