"""The map under mouse and keys: choosing, walking, asking for an introduction, making it a plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.contact import Contact
from services.network import layout, map_places, ties
from services.network.layout import MapName
from services.prospects.filters import Filter
from tests.builders import add_contact, new_book
from tests.ui.network.shown import Shown, page_of, tie
from ui.network import map_acts

Key = Qt.Key


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    yield from page_of(new_book(tmp_path), tmp_path, qtbot, qapp, filled=True)


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    yield from page_of(new_book(tmp_path), tmp_path, qtbot, qapp, filled=False)


def test_that_the_map_opens_with_those_within_three_steps(shown: Shown) -> None:
    assert shown.names() == {"陈建新", "周以宁", "叶清和", "严怀瑾", "邵启明", "陶然", "远人"}
    assert shown.page.caption() == "7 人 · 7 条关系"
    with shown.book.read() as session:
        assert not layout.open_map(session).new


def test_that_a_map_opens_with_everybody_in_view(shown: Shown) -> None:
    view = shown.page.map
    shown.page.resize(520, 340)
    QApplication.processEvents()
    view.show_map("mine")
    inside = view.canvas.rect()
    assert all(inside.contains(shown.point(name)) for name in shown.names() & set(shown.ids))


def test_that_a_click_chooses_and_a_double_click_opens(shown: Shown) -> None:
    canvas = shown.page.map.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=shown.point("周以宁"))
    assert shown.chosen() == "周以宁"
    assert shown.page.person.person.name == "周以宁"
    assert shown.desk.focus_ids == (shown.ids["周以宁"],)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=shown.point("陶然"))
    assert shown.went[-1] == ("person", {"contact_id": shown.ids["陶然"]})
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert shown.chosen() == ""
    assert shown.page.person.person is None


def test_that_one_walks_by_arrows_and_back_again(shown: Shown) -> None:
    shown.press(Key.Key_Right)
    assert shown.chosen() == "陈建新"
    walked = []
    for key in (Key.Key_Up, Key.Key_Right, Key.Key_Down, Key.Key_Left):
        shown.press(key)
        walked.append(shown.chosen())
    assert len(set(walked)) > 1
    shown.press(Key.Key_Backspace)
    assert shown.chosen() == walked[-2]
    shown.page.map.choose_contact(shown.ids["陶然"])
    shown.press(Key.Key_Return)
    assert shown.went[-1] == ("person", {"contact_id": shown.ids["陶然"]})


def test_that_the_wheel_zooms_at_the_pointer_and_keys_zoom_too(shown: Shown) -> None:
    canvas = shown.page.map.canvas
    before, point = canvas.camera, QPointF(300, 200)
    under = before.to_map(300, 200)
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        point,
        canvas.mapToGlobal(point),
        QPoint(),
        QPoint(0, 240),
        no_buttons,
        no_keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert canvas.camera.scale > before.scale
    assert canvas.camera.to_map(300, 200) == pytest.approx(under)
    shown.press(Key.Key_Minus, Key.Key_Minus, Key.Key_Minus)
    assert canvas.camera.scale < before.scale
    assert shown.page.map.tools.percent.text() == f"{round(canvas.camera.scale * 100)}%"
    shown.press(Key.Key_0)
    shown.settle()
    assert canvas.camera.scale == pytest.approx(1.0)


def test_that_the_map_is_pulled_and_painted_in_full_at_rest(shown: Shown) -> None:
    canvas = shown.page.map.canvas
    before = canvas.camera
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=QPoint(5, 5))
    QTest.mouseMove(canvas, QPoint(60, 40))
    QTest.mouseMove(canvas, QPoint(105, 55))
    QTest.mouseRelease(canvas, left, pos=QPoint(105, 55))
    assert canvas.camera.x == pytest.approx(before.x - 100 / before.scale, abs=1)
    shown.settle()
    image = canvas.grab().toImage()
    x, y = canvas.camera.to_screen(shown.page.map.scene.places[[shown.page.map.scene.picture.network.me]])[0]
    edge = image.pixelColor(round(x) - 15, round(y))
    assert edge == shown.desk.theme.color("accent")


def test_that_who_is_pulled_stays_there_and_undo_brings_them_back(shown: Shown) -> None:
    canvas, left = shown.page.map.canvas, Qt.MouseButton.LeftButton
    before = shown.point("陶然")
    there = before + QPoint(40, 30)
    QTest.mousePress(canvas, left, pos=before)
    QTest.mouseMove(canvas, before + QPoint(20, 10))
    QTest.mouseMove(canvas, there)
    QTest.mouseRelease(canvas, left, pos=there)
    assert shown.toasts == ["挪动了陶然在图上的位置"]
    assert (shown.point("陶然") - there).manhattanLength() <= 2
    shown.desk.undo()
    assert (shown.point("陶然") - before).manhattanLength() <= 2


def test_that_a_path_to_somebody_beyond_the_map_widens_it(shown: Shown) -> None:
    assert "更远" not in shown.names()
    shown.page.enter(introduce=shown.ids["更远"])
    assert "更远" in shown.names()
    assert len(shown.page.map.scene.path) == 6


def test_that_nobody_is_offered_where_there_is_no_way(shown: Shown) -> None:
    lone = add_contact(shown.book, "孤岛")
    shown.page.enter(introduce=lone)
    assert not shown.page.paths.plan.isVisible()
    assert shown.page.paths.answer.advice == "够不到孤岛：簿里还没有认识孤岛的人。"


def test_that_the_legend_filters_and_is_put_away_by_l(shown: Shown) -> None:
    view = shown.page.map
    QTest.mouseClick(view.legend.entries["customer"], Qt.MouseButton.LeftButton)
    assert shown.page.caption() == "7 人 · 6 条关系"
    QTest.mouseClick(view.legend.entries["a"], Qt.MouseButton.LeftButton)
    assert view.scene.hidden_tiers == {"a"}
    shown.press(Key.Key_L)
    assert not view.legend.isVisible()
    assert shown.desk.preferences.get("map.legend") is False


def test_that_filters_of_the_table_narrow_the_map(shown: Shown) -> None:
    shown.page.enter(filter=Filter(tie_kinds=("friend",)))
    assert shown.names() == {"陈建新", "陶然"}
    shown.page.map.tools.chips.removed.emit("tie_kinds")
    assert len(shown.names()) == 8


def test_that_table_and_map_share_one_filter(shown: Shown) -> None:
    shown.page.enter()
    friends = Filter(tie_kinds=("friend",))
    shown.desk.shared_filter = friends
    shown.page.enter()
    assert shown.names() == {"陈建新", "陶然"}
    shown.page.map.tools.chips.cleared.emit()
    assert shown.desk.shared_filter == Filter()
    shown.page.enter()
    assert len(shown.names()) == 8


def test_that_the_search_box_flies_to_people_while_the_map_is_in_view(shown: Shown) -> None:
    assert shown.desk.takes_person(shown.ids["更远"])
    assert shown.chosen() == "更远"
    shown.page.hide()
    assert shown.desk.takes_person is None


def test_that_the_whole_network_is_another_map(shown: Shown) -> None:
    view = shown.page.map
    QTest.mouseClick(view.tools.which.button(MapName.WHOLE), Qt.MouseButton.LeftButton)
    assert len(shown.names()) == 8
    assert view.scene.rings.radii == ()
    QTest.mouseClick(view.tools.colour.button("kind"), Qt.MouseButton.LeftButton)
    assert view.scene.colour == "kind"


def test_that_changes_of_the_book_show_on_the_map(shown: Shown) -> None:
    shown.page.map.choose_contact(shown.ids["陶然"])
    tie(shown.book, add_contact(shown.book, "新人"), shown.ids["陶然"])
    QApplication.processEvents()
    assert "新人" in shown.names()
    assert shown.chosen() == "陶然"


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "graphml"])
def test_that_the_map_is_saved_as_it_is(shown: Shown, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"图.{suffix}"
    map_acts.write(shown.page, target)
    assert target.stat().st_size > 1000
    assert shown.toasts == [f"人脉图存成了 图.{suffix}。"]


def test_that_an_empty_book_says_what_to_do(empty: Shown) -> None:
    words = empty.page.map.empty
    assert words.isVisible()
    assert words.accessibleName().startswith("还没有关系。")
    QTest.mouseClick(words.buttons()[0], Qt.MouseButton.LeftButton)
    assert empty.went[-1] == ("exchange", {})


def test_that_ties_among_others_are_offered_on_the_whole_map(empty: Shown) -> None:
    tie(empty.book, add_contact(empty.book, "甲"), add_contact(empty.book, "乙"))
    QApplication.processEvents()
    QTest.mouseClick(empty.page.map.empty.buttons()[0], Qt.MouseButton.LeftButton)
    assert empty.names() == {"甲", "乙", "陈建新"}


def test_that_an_erased_person_leaves_the_map(shown: Shown) -> None:
    def work(session) -> None:
        ties.untie(session, shown.ids["陶然"], shown.book.me_id)
        session.delete(session.get_one(Contact, shown.ids["陶然"]))

    shown.book.act("Moved", lambda session: map_places.forget(session, MapName.MINE))
    shown.book.act("Removed", work)
    QApplication.processEvents()
    assert "陶然" not in shown.names()
