"""Buttons, chips, segments and signs under mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.look.theme import Theme
from ui.widgets.buttons import DANGER, PRIMARY, QUIET, SECONDARY, SOFT, Button
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.menus import MenuItem, build_menu
from ui.widgets.segments import BOXES, Segment, Segments
from ui.widgets.signs import FactorBox, KindChip, TierBadge

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
RESULTS = [
    Segment("reached", "接通", digit="1"),
    Segment("missed", "未接", digit="2"),
    Segment("met", "约见", digit="3"),
]


@pytest.fixture
def theme(qapp) -> Theme:  # type: ignore[no-untyped-def]
    return Theme("light")


@pytest.mark.parametrize("kind", [PRIMARY, SECONDARY, QUIET, SOFT, DANGER])
def test_that_a_button_is_pressed_by_mouse_enter_and_space(kind: str, theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "打电话", kind, icon="act.call", key="C", name="打电话给沈砚秋")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    QTest.mouseClick(button, LEFT)
    QTest.keyClick(button, Key.Key_Return)
    QTest.keyClick(button, Key.Key_Space)
    button.setEnabled(False)
    QTest.mouseClick(button, LEFT)
    assert len(pressed) == 3
    assert button.accessibleName() == "打电话给沈砚秋"
    assert button.width() >= button.fontMetrics().horizontalAdvance("打电话") + 24
    assert not button.grab().isNull()


def test_that_a_button_is_a_button_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "保存")
    qtbot.addWidget(button)
    found = QAccessible.queryAccessibleInterface(button)
    assert found.role() == QAccessible.Role.Button
    assert found.text(QAccessible.Text.Name) == "保存"


def test_that_a_button_follows_its_action(theme: Theme, qtbot: QtBot) -> None:
    action = QAction("记一笔")
    action.setShortcut("Ctrl+L")
    action.setEnabled(False)
    button = Button(theme, icon="act.log")
    qtbot.addWidget(button)
    button.follow(action)
    assert not button.isEnabled()
    assert button.toolTip() == "记一笔 Ctrl L"
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(button, LEFT)


def test_that_a_chip_goes_by_cross_or_delete_and_is_pressed_elsewhere(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "籍贯 桐庐县")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    told: list[str] = []
    chip.removed.connect(lambda: told.append("removed"))
    chip.clicked.connect(lambda: told.append("pressed"))
    QTest.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 12, chip.height() // 2))
    QTest.mouseClick(chip, LEFT, pos=QPoint(12, chip.height() // 2))
    QTest.keyClick(chip, Key.Key_Delete)
    QTest.keyClick(chip, Key.Key_Return)
    assert told == ["removed", "pressed", "removed", "pressed"]
    assert "Delete" in chip.accessibleName()


def test_that_a_row_of_chips_names_the_one_removed_and_clears_all(theme: Theme, qtbot: QtBot) -> None:
    row = ChipRow(theme)
    qtbot.addWidget(row)
    row.resize(600, 30)
    row.show()
    row.set_chips([("tier", "优先级 A B"), ("late", "逾期")])
    with qtbot.waitSignal(row.removed) as removed:
        QTest.keyClick(row.chip("late"), Key.Key_Delete)
    assert removed.args == ["late"]
    clear = next(chip for chip in row.findChildren(Chip) if chip.text() == "清除")
    with qtbot.waitSignal(row.cleared):
        QTest.mouseClick(clear, LEFT)
    row.set_chips([("tier", "优先级 A B")])
    assert row.keys() == ["tier"]
    assert not [chip for chip in row.findChildren(Chip) if chip.text() == "清除" and chip.isVisible()]


def test_that_segments_are_chosen_by_mouse_digit_and_arrow(theme: Theme, qtbot: QtBot) -> None:
    segments = Segments(theme, RESULTS, look=BOXES, name="结果")
    qtbot.addWidget(segments)
    segments.resize(400, 40)
    segments.show()
    segments.activateWindow()
    qtbot.waitUntil(segments.isActiveWindow)
    chosen: list[str] = []
    segments.chosen.connect(chosen.append)
    assert segments.current() == ""
    QTest.mouseClick(segments.button("missed"), LEFT)
    QTest.keyClick(segments.button("missed"), Key.Key_3)
    assert chosen == ["missed", "met"]
    assert segments.current() == "met"
    segments.button("met").setFocus()
    QTest.keyClick(segments.button("met"), Key.Key_Left)
    assert segments.current() == "missed"
    assert not segments.choose_digit("9")
    segments.set_current("")
    assert segments.current() == ""


def test_that_a_factor_takes_digits_and_a_click_walks_on(theme: Theme, qtbot: QtBot) -> None:
    box = FactorBox(theme, "closeness", "密切程度")
    qtbot.addWidget(box)
    box.show()
    entered: list[tuple[str, int | None]] = []
    box.entered.connect(lambda *told: entered.append(told))
    QTest.keyClick(box, Key.Key_2)
    QTest.keyClick(box, Key.Key_0)
    QTest.keyClick(box, Key.Key_7)
    box.set_class(3, words="三类，疏远")
    QTest.mouseClick(box, LEFT)
    assert entered == [("closeness", 2), ("closeness", None), ("closeness", None)]
    assert box.accessibleName() == "密切程度，三类，疏远"


def test_that_signs_say_what_they_show(theme: Theme, qtbot: QtBot) -> None:
    badge, chip = TierBadge(theme, "A", large=True), KindChip(theme, "townsman", "老乡")
    qtbot.addWidget(badge)
    qtbot.addWidget(chip)
    assert badge.accessibleName() == "A 级"
    assert badge.sizeHint().width() == 32
    badge.set_tier(None)
    assert badge.accessibleName() == "待评"
    assert chip.accessibleName() == "老乡"


def test_that_a_menu_does_what_it_says_and_tells_why_not(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[str] = []
    menu = build_menu(
        theme,
        page,
        [
            MenuItem("打电话", lambda: done.append("call"), "act.call", "C"),
            None,
            MenuItem("合并", lambda: done.append("merge"), why_not="只选了一人"),
        ],
    )
    call, _line, merge = menu.actions()
    call.trigger()
    assert done == ["call"]
    assert call.text() == "打电话\tC"
    assert not merge.isEnabled()
    assert merge.toolTip() == "只选了一人"
