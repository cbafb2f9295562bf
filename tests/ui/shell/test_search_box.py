"""The search box and the palette: typed into, walked by arrows, entered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from services.book import Book
from services.contacts import derived, organizations
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.palette import Palette
from ui.shell.results import COMMAND, ORGANIZATION, PERSON, ResultsModel
from ui.shell.results_view import ResultsView
from ui.shell.search_box import SearchBox
from ui.shell.tasks import Tasks

PEOPLE = (("沈砚秋", "13800004127"), ("申屠野", "13900001234"), ("张伟", "13700004127"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Three people and a firm."""
    made = new_book(tmp_path)
    ids = [add_contact(made, name, number) for name, number in PEOPLE]
    made.act("firm", lambda session: organizations.find_or_add(session, "申通物流有限公司").id)
    made.act("keys", lambda session: derived.refresh(session, ids))
    yield made
    made.close()


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Iterator[Desk]:
    """A desk that works on the window's own thread."""
    made = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with one command."""
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.addAction(QAction("审核名单…", made))
    made.show()
    return made


@pytest.fixture
def box(desk: Desk, window: QWidget) -> SearchBox:
    """The search box in that window."""
    made = SearchBox(desk, window)
    made.move(600, 10)
    made.show()
    return made


def went(desk: Desk) -> list[tuple[str, dict[str, Any]]]:
    """Return where one goes from now on."""
    heard: list[tuple[str, dict[str, Any]]] = []
    desk.went.connect(lambda page, args: heard.append((page, args)))
    return heard


def lines(view: ResultsView | None) -> list[tuple[str, str]]:
    """Return what can be chosen, as kind and words."""
    assert view is not None
    return [(line.kind, line.title) for line in view.lines.results() if line.can_be_chosen]


def test_that_people_come_before_organizations_and_commands(box: SearchBox, qtbot: QtBot) -> None:
    box.focus_search()
    qtbot.keyClicks(box.field, "shen")
    assert lines(box.results) == [
        (PERSON, "申屠野"),
        (PERSON, "沈砚秋"),
        (ORGANIZATION, "申通物流有限公司"),
        (COMMAND, "审核名单"),
    ]
    assert box.is_open


def test_that_arrows_and_enter_open_a_person(box: SearchBox, desk: Desk, qtbot: QtBot) -> None:
    heard = went(desk)
    qtbot.keyClicks(box.field, "4127")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert heard == [("person", {"contact_id": 4})]
    assert not box.is_open
    assert box.field.text() == ""


def test_that_ctrl_r_asks_for_the_way_to_who_or_what_is_chosen(
    box: SearchBox, desk: Desk, qtbot: QtBot
) -> None:
    heard = went(desk)
    for steps, key in ((0, "introduce"), (2, "introduce_firm")):
        box.focus_search()
        qtbot.keyClicks(box.field, "shen")
        for _ in range(steps):
            qtbot.keyClick(box.field, Qt.Key.Key_Down)
        qtbot.keyClick(box.field, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        assert not box.is_open
        assert heard[-1][0] == "map"
        assert set(heard[-1][1]) == {key}


def test_that_a_click_opens_a_person(box: SearchBox, desk: Desk, qtbot: QtBot) -> None:
    heard = went(desk)
    qtbot.keyClicks(box.field, "zw")
    view = box.results
    assert view is not None
    place = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == [("person", {"contact_id": 4})]


def test_that_esc_folds_the_results_away(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "zw")
    assert box.is_open
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.is_open
    assert box.field.text() == ""


def test_that_nothing_found_is_said(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "99999999")
    assert box.results is not None
    assert [line.title for line in box.results.lines.results()] == ["没找到。换个写法试试"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.is_open


def test_that_the_reason_says_what_was_typed(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "4127")
    assert box.results is not None
    line = box.results.lines.result(1)
    assert line.why == "尾号 4127"
    assert [line.why[start:end] for start, end in line.marks] == ["4127"]
    assert "尾号 4127" in line.spoken()


def test_that_the_palette_does_commands(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    done: list[bool] = []
    action = window.actions()[0]
    action.triggered.connect(lambda: done.append(True))
    palette = Palette(desk, window.actions(), window)
    palette.open()
    assert lines(palette.results) == [(COMMAND, "审核名单")]
    qtbot.keyClicks(palette.field, "shmd")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == [True]
    assert not palette.isVisible()


def test_that_a_command_is_found_by_the_sound_of_any_of_its_words(
    desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    palette = Palette(desk, window.actions(), window)
    palette.open()
    for typed, found in (("mingdan", True), ("md", True), ("ingdan", False)):
        palette.field.clear()
        qtbot.keyClicks(palette.field, typed)
        assert ((COMMAND, "审核名单") in lines(palette.results)) is found


def test_that_an_organization_opens_its_page(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    heard = went(desk)
    palette = Palette(desk, (), window)
    palette.open()
    qtbot.keyClicks(palette.field, "shentong")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert heard == [("organizations", {"organization": 1})]


def test_that_the_model_keeps_the_rules_of_models(box: SearchBox, qtbot: QtBot) -> None:
    model = ResultsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.keyClicks(box.field, "shen")
    assert box.results is not None
    model.show(box.results.lines.results())
    model.show([])
    assert tester.model() is model
