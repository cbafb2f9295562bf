"""Asking for an introduction on the map: the paths, the firm, the plan, the thanks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from services.contacts import employments, organizations
from services.contacts.drafts import EmploymentDraft
from services.diary import tasks as diary
from tests.builders import new_book
from tests.ui.network.shown import Shown, page_of
from ui.network.path_cards import FavourLine
from ui.widgets.buttons import Button

Key = Qt.Key


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    yield from page_of(new_book(tmp_path), tmp_path, qtbot, qapp, filled=True)


def test_that_p_asks_for_the_way_and_esc_leaves_it(shown: Shown) -> None:
    shown.page.map.choose_contact(shown.ids["严怀瑾"])
    shown.press(Key.Key_P)
    paths = shown.page.paths
    assert shown.page.panel.currentWidget() is paths
    assert [path.names[1] for path in paths.answer.paths] == ["周以宁", "邵启明"]
    scene = shown.page.map.scene
    assert [scene.picture.network.people.names[number] for number in scene.path] == list(paths.path.names)
    assert paths.plan.text() == "做成计划：3 件待办"
    QTest.mouseClick(paths.others[0], Qt.MouseButton.LeftButton)
    assert paths.path.names == ("陈建新", "邵启明", "严怀瑾")
    assert len(scene.path) == 3
    assert shown.page.step_back()
    assert scene.path == ()
    assert shown.chosen() == "严怀瑾"
    assert shown.page.step_back()
    assert shown.chosen() == ""
    assert not shown.page.step_back()


def test_that_an_introducer_can_be_avoided_and_taken_back(shown: Shown) -> None:
    shown.page.enter(introduce=shown.ids["严怀瑾"])
    paths = shown.page.paths
    paths.avoid_changed.emit((shown.ids["周以宁"],))
    assert [path.names for path in paths.answer.paths] == [("陈建新", "邵启明", "严怀瑾")]
    assert [stop.name for stop in paths.answer.avoided] == ["周以宁"]
    paths.avoid_changed.emit(())
    assert len(paths.answer.paths) == 2


def test_that_a_path_becomes_tasks(shown: Shown) -> None:
    shown.page.enter(introduce=shown.ids["严怀瑾"])
    for _ in range(2):
        QTest.mouseClick(shown.page.paths.plan, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert shown.page.paths.plan.text() == "已做成计划"
        assert not shown.page.paths.plan.isEnabled()
    with shown.book.read() as session:
        found = [task.text for task in diary.open_tasks(session)]
    assert found == ["托周以宁引见叶清和", "托叶清和引见严怀瑾", "约严怀瑾见一面"]
    assert shown.toasts[-1] == "把去见严怀瑾的路排成了待办"
    shown.book.act("Asked", lambda session: diary.finish(session, diary.open_tasks(session)[0].id))
    QApplication.processEvents()
    (line,) = [one for one in shown.page.paths.findChildren(FavourLine) if one.thank is not None]
    QTest.mouseClick(line.thank, Qt.MouseButton.LeftButton)
    assert shown.toasts[-1] == "记下要谢周以宁"


def test_that_a_firm_is_reached_through_any_of_its_people(shown: Shown) -> None:
    firm = organizations.find_or_add
    for name in ("严怀瑾", "邵启明"):
        draft = EmploymentDraft("沐禾冷链物流有限公司")
        shown.book.act("Hired", lambda s, name=name, draft=draft: employments.add(s, shown.ids[name], draft))
    shown.page.enter(introduce=shown.ids["严怀瑾"])
    place = shown.book.act("Found", lambda session: firm(session, "沐禾冷链物流有限公司").id)
    (anybody,) = [one for one in shown.page.paths.findChildren(Button) if one.text().startswith("沐禾冷链")]
    QTest.mouseClick(anybody, Qt.MouseButton.LeftButton)
    answer = shown.page.paths.answer
    assert answer.firm is not None
    assert answer.firm.id == place
    assert answer.paths[0].names[-1] == "严怀瑾"
    assert {path.names[-1] for path in answer.paths} == {"严怀瑾", "邵启明"}
