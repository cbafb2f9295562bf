"""Toast, strips, empty page, panel: what the program says and where."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from services.errors import FileError
from ui.look.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.floating import Scrim
from ui.widgets.frames import Card, SectionHeading
from ui.widgets.panel_splitter import PanelSplitter
from ui.widgets.strips import FailureStrip, ProgressStrip
from ui.widgets.toast import Toast

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def theme(qapp) -> Theme:  # type: ignore[no-untyped-def]
    found = Theme("light")
    found.set_motion(False)
    return found


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.resize(800, 500)
    found.show()
    return found


def test_that_a_toast_tells_and_takes_back(theme: Theme, page: QWidget) -> None:
    toast, undone = Toast(theme, page), list[str]()
    toast.say("已导入 47 人，新增 41，合并 6", lambda: undone.append("import"))
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - page.width() // 2) <= 1
    assert page.height() - toast.geometry().bottom() < 24
    QTest.mouseClick(toast.undo_button, LEFT)
    assert undone == ["import"]
    assert not toast.isVisible()


def test_that_a_toast_may_have_no_button_and_the_next_replaces_it(theme: Theme, page: QWidget) -> None:
    toast = Toast(theme, page)
    toast.say("已复制", lambda: None)
    toast.say("记下了")
    assert toast.words == "记下了"
    assert not toast.undo_button.isVisible()
    page.resize(1000, 600)
    assert abs(toast.geometry().center().x() - 500) <= 1
    toast.hide()


def test_that_a_toast_goes_by_itself_unless_in_focus(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.mouseMove(page, QPoint(2, 2))
    toast.say("已导入 47 人", lambda: None)
    toast.undo_button.setFocus()
    toast.time_over()
    assert toast.isVisible()
    toast.undo_button.clearFocus()
    toast.time_over()
    assert not toast.isVisible()


def test_that_a_failure_says_what_was_kept_and_does_what_its_buttons_say(theme: Theme, page: QWidget) -> None:
    strip, done = FailureStrip(theme, page), list[str]()
    try:
        try:
            raise OSError(28, "No space left")
        except OSError as cause:
            raise FileError("没写成：D 盘满了。", "原来的 电话单.xlsx 还在，没有动过。") from cause
    except FileError as error:
        strip.say_error(error, [("换个位置", lambda: done.append("elsewhere"))])
    assert strip.isVisible()
    assert strip.words == "没写成：D 盘满了。 原来的 电话单.xlsx 还在，没有动过。"
    buttons = {button.text(): button for button in strip.findChildren(Button)}
    cause_words = next(part for part in strip.findChildren(QLabel) if "No space left" in part.text())
    assert not cause_words.isVisible()
    QTest.mouseClick(buttons["详情"], LEFT)
    assert cause_words.isVisible()
    QTest.mouseClick(buttons["换个位置"], LEFT)
    assert done == ["elsewhere"]


def test_that_short_work_shows_nothing_and_long_work_can_be_stopped(
    theme: Theme, page: QWidget, qtbot: QtBot
) -> None:
    strip = ProgressStrip(theme, page)
    strip.start("正在核对重复的人")
    strip.step(10, 100)
    strip.finish()
    qtbot.wait(350)
    assert not strip.isVisible()
    strip.start("正在核对重复的人")
    qtbot.waitUntil(strip.isVisible)
    strip.step(31_200, 100_000)
    assert any(part.text() == "31,200 / 100,000" for part in strip.findChildren(QLabel))
    with qtbot.waitSignal(strip.stopped):
        QTest.mouseClick(strip.stop_button, LEFT)
    strip.finish()


def test_that_an_empty_page_offers_the_first_thing_to_do(theme: Theme, page: QWidget) -> None:
    done: list[str] = []
    empty = EmptyState(
        theme,
        "还没有关系",
        "从同学录导入，会自动连出同学。",
        [("导入", lambda: done.append("import")), ("手工连一条", lambda: None)],
        page,
    )
    empty.resize(700, 400)
    empty.show()
    first, second = empty.buttons()
    QTest.mouseClick(first, LEFT)
    assert done == ["import"]
    assert (first.kind, second.kind) == ("primary", "secondary")
    assert not empty.grab().isNull()
    empty.say("还没有单位", "", [("记一条", lambda: None)])
    assert [button.text() for button in empty.buttons()] == ["记一条"]


def test_that_the_panel_has_its_width_is_remembered_and_hides(theme: Theme, qtbot: QtBot) -> None:
    kept: list[int] = []
    split = PanelSplitter(theme, QLineEdit(), QLabel("沈砚秋"), lambda: None, kept.append)
    qtbot.addWidget(split)
    split.resize(1280, 700)
    split.show()
    assert abs(split.panel.width() - 344) <= 2
    split.toggle_panel()
    assert not split.panel.isVisible()
    qtbot.waitUntil(lambda: split.page.width() == 1280)
    split.toggle_panel()
    assert split.panel.isVisible()
    assert abs(split.panel.width() - 344) <= 2
    wide = PanelSplitter(theme, QLineEdit(), QLabel("沈砚秋"), lambda: 460)
    qtbot.addWidget(wide)
    wide.resize(1920, 700)
    wide.show()
    assert abs(wide.panel.width() - 460) <= 2


def test_that_the_panel_covers_the_edge_of_a_narrow_window(theme: Theme, qtbot: QtBot) -> None:
    split = PanelSplitter(theme, QLineEdit(), QLabel("沈砚秋"))
    qtbot.addWidget(split)
    split.resize(1000, 700)
    split.show()
    assert split.page.width() == 1000
    assert split.panel.isVisible()
    assert split.panel.mapTo(split, split.panel.rect().topLeft()).x() >= 640
    split.resize(1300, 700)
    assert split.page.width() < 1000
    split.resize(1000, 700)
    assert split.page.width() == 1000


def test_that_a_scrim_covers_the_page_and_tells_of_a_press(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    scrim = Scrim(theme, page)
    scrim.show()
    page.resize(640, 480)
    assert scrim.size() == page.size()
    with qtbot.waitSignal(scrim.pressed):
        QTest.mouseClick(scrim, LEFT)


def test_that_a_chosen_card_does_not_move_what_is_in_it(theme: Theme, page: QWidget) -> None:
    card = Card(parent=page)
    heading = SectionHeading("另外两条", 2)
    card.body.addWidget(heading)
    card.resize(200, 100)
    card.show()
    before = heading.mapTo(page, heading.rect().topLeft())
    card.set_chosen(True)
    card.body.activate()
    moved = heading.mapTo(page, heading.rect().topLeft()) - before
    assert abs(moved.x()) <= 1
    assert card.is_chosen
