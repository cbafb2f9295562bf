"""The theme and how the program is dressed in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFocusFrame,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.look.apply import apply_theme
from ui.look.fonts import has_chinese, missing_font_words
from ui.look.palette import palette_of
from ui.look.qss import style_sheet
from ui.look.theme import Theme


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    found = Theme("light")
    apply_theme(qapp, found)
    return found


@pytest.fixture(autouse=True)
def light(theme: Theme) -> None:
    theme.set_mode("light")


def test_that_a_change_of_theme_is_told_and_repaints_everything(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    field = QLineEdit("13800001234")
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage().pixelColor(20, 8)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.is_dark
    assert field.grab().toImage().pixelColor(20, 8) != before
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("bg.window")


def test_that_the_palette_follows_the_design(theme: Theme) -> None:
    palette = palette_of(theme)
    assert palette.color(QPalette.ColorRole.Highlight) == theme.color("bg.selected")
    assert palette.color(QPalette.ColorRole.Link) == theme.color("accent")
    behind = palette.color(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight)
    assert behind == theme.color("bg.sunken")


def test_that_the_style_sheet_is_filled_in_completely(theme: Theme) -> None:
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        assert "$(" not in style_sheet(theme)


def test_that_high_contrast_swaps_lines_and_muted_text(theme: Theme) -> None:
    theme.set_high_contrast(True)
    assert theme.color("line.soft") == theme.color("line.field")
    assert theme.color("text.muted") == theme.color("text.secondary")
    theme.set_high_contrast(False)
    assert theme.color("line.soft") != theme.color("line.field")


def test_that_text_grows_with_its_scale(theme: Theme) -> None:
    before = theme.font("body").pointSizeF()
    theme.set_text_scale(1.5)
    assert theme.font("body").pointSizeF() == pytest.approx(before * 1.5)
    theme.set_text_scale(1.0)


def test_that_only_two_weights_are_used_and_no_slant(theme: Theme) -> None:
    for role in ("caption", "body", "read", "heading", "title", "phone", "hero"):
        for bold in (False, True):
            font = theme.font(role, bold)
            assert font.weight() == (700 if bold else 400)
            assert not font.italic()


def test_that_a_computer_without_chinese_is_told_what_to_install(theme: Theme) -> None:
    assert has_chinese()
    words = missing_font_words()
    assert "fonts-noto-cjk" in words.splitlines()[0]
    assert words.splitlines()[0].isascii()


def test_that_the_ring_is_shown_for_the_keyboard_and_not_for_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    first, second, field = QPushButton("保存"), QPushButton("放弃"), QLineEdit()
    for part in (first, second, field):
        column.addWidget(part)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first.setFocus()

    def ringed() -> QWidget | None:
        frames = [frame for frame in page.findChildren(QFocusFrame) if frame.isVisible()]
        return frames[0].widget() if frames else None

    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert ringed() is second
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ringed() is None
    field.setFocus()
    assert ringed() is None


def test_that_ticks_are_drawn_in_accent(theme: Theme, qtbot: QtBot) -> None:
    box = QCheckBox("已选")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    image = box.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(18) for y in range(image.height())}
    assert theme.color("accent").name() in colors
