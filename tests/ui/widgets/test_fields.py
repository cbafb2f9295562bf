"""Fields and facts: what a person types, what is understood, what is wrong."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from services.errors import DraftError
from ui.look.theme import Theme
from ui.widgets.fact_edit import FactRow
from ui.widgets.fields import DateField, Field, SaveKeys, TextField

Key = Qt.Key


@pytest.fixture
def theme(qapp) -> Theme:  # type: ignore[no-untyped-def]
    return Theme("light")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.resize(500, 300)
    QVBoxLayout(found)
    found.show()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def put(page: QWidget, *parts: QWidget) -> None:
    for part in parts:
        page.layout().addWidget(part)
        part.show()


def understand(words: str) -> tuple[date, str]:
    """A small stand-in for the diary's reader of days."""
    if words == "周五":
        return date(2026, 9, 25), "9 月 25 日"
    raise DraftError("看不懂这一天。", "写 9-28 或 周五。")


def test_that_enter_goes_on_and_ctrl_enter_saves(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    first, second, note = Field(theme, "姓名"), Field(theme, "手机"), TextField(theme, "备注")
    put(page, first, second, note)
    keys = SaveKeys(page)
    first.edit.setFocus()
    QTest.keyClicks(first.edit, "zhang")
    QTest.keyClick(first.edit, Key.Key_Return)
    assert second.edit.hasFocus()
    with qtbot.waitSignal(keys.saved):
        QTest.keyClick(note.edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.text() == ""


def test_that_an_error_is_said_below_and_goes_when_typing(theme: Theme, page: QWidget) -> None:
    field = Field(theme, "手机")
    put(page, field)
    field.set_text("1380000123")
    field.set_error("手机号少一位。", focus=True)
    assert field.error == "手机号少一位。"
    assert field.edit.is_wrong
    assert field.edit.hasFocus()
    assert field.text() == "1380000123"
    assert field.edit.accessibleDescription() == "手机号少一位。"
    QTest.keyClicks(field.edit, "4")
    assert field.error == ""
    assert not field.edit.is_wrong


def test_that_a_day_is_echoed_while_typing_and_refused_on_leaving(theme: Theme, page: QWidget) -> None:
    field = DateField(theme, "下次", understand)
    put(page, field)
    days: list[object] = []
    field.day_changed.connect(days.append)
    field.edit.setFocus()
    field.edit.insert("周五")
    field.edit.textEdited.emit("周五")
    assert field.edit.echo == "9 月 25 日"
    assert field.day() == date(2026, 9, 25)
    QTest.keyClicks(field.edit, "x")
    assert field.error == ""
    QTest.keyClick(field.edit, Key.Key_Return)
    assert "看不懂" in field.error
    assert days == [date(2026, 9, 25), None]


def test_that_a_fact_is_edited_by_click_or_f2_stored_by_enter_and_restored_by_esc(
    theme: Theme, page: QWidget
) -> None:
    row = FactRow(theme, "单位", "砺川精密机械")
    put(page, row)
    stored: list[str] = []
    row.stored.connect(stored.append)
    row.edit.setFocus()
    QTest.keyClicks(row.edit, "x")
    assert row.edit.text() == "砺川精密机械"
    QTest.keyClick(row.edit, Key.Key_F2)
    assert row.edit.is_editing
    QTest.keyClicks(row.edit, "abc")
    QTest.keyClick(row.edit, Key.Key_Escape)
    assert row.edit.text() == "砺川精密机械"
    assert stored == []
    QTest.mouseClick(row.edit, Qt.MouseButton.LeftButton)
    QTest.keyClicks(row.edit, "abc")
    QTest.keyClick(row.edit, Key.Key_Return)
    assert stored == ["abc"]
    assert not row.edit.is_editing


def test_that_tab_stores_a_fact_and_goes_on(theme: Theme, page: QWidget) -> None:
    first, second = FactRow(theme, "单位", "甲"), FactRow(theme, "职务", "乙")
    put(page, first, second)
    stored: list[str] = []
    first.stored.connect(stored.append)
    first.edit.begin()
    QTest.keyClicks(first.edit, "abc")
    QTest.keyClick(first.edit, Key.Key_Tab)
    assert stored == ["abc"]
    assert second.edit.hasFocus()


def test_that_a_refused_fact_stays_open_with_what_was_typed(theme: Theme, page: QWidget) -> None:
    row = FactRow(theme, "手机", "13800001234")
    put(page, row)
    row.stored.connect(lambda _text: row.refuse("手机号少一位。"))
    row.edit.begin()
    QTest.keyClicks(row.edit, "138")
    QTest.keyClick(row.edit, Key.Key_Return)
    assert row.edit.is_editing
    assert row.edit.text() == "138"
    assert row.edit.fact() == "13800001234"
    assert row.error == "手机号少一位。"
    QTest.keyClick(row.edit, Key.Key_Escape)
    assert row.edit.text() == "13800001234"
