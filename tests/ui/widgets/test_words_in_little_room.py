"""Words in little room: larger text, English, narrow columns."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.look.theme import Theme
from ui.shell.pages import PAGES
from ui.shell.rail import Rail, RailItem
from ui.tables.cell_painters import _main_room
from ui.tables.columns import PairCell
from ui.widgets.line_edit import LineEdit
from ui.widgets.paint import fit_words
from ui.widgets.toast import Toast


@pytest.mark.parametrize("words", ["Organizations", "Wrong no.", "A far longer name of a page"])
def test_that_words_are_drawn_narrower_and_lose_their_end_alone(words: str, qtbot: QtBot) -> None:
    font, shown = fit_words(Theme("light").font("caption"), words, 60)
    assert QFontMetrics(font).horizontalAdvance(shown) <= 61
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))


def test_that_a_title_keeps_four_characters_beside_a_long_firm(qtbot: QtBot) -> None:
    theme = Theme("light")
    plain = theme.font()
    cell = PairCell("砺川精密机械制造（集团）有限公司", "财务部副总经理")
    for width in (180, 240):
        room = width - _main_room(cell, plain, plain, width)
        assert room >= QFontMetrics(plain).horizontalAdvance(" · 国国国国…")
    assert _main_room(PairCell("砺川", "财务"), plain, plain, 240) == 240


def test_that_an_icon_stays_clear_of_larger_text(qtbot: QtBot) -> None:
    theme = Theme("light")
    line = LineEdit(theme, icon="act.search")
    qtbot.addWidget(line)
    theme.set_text_scale(1.5)
    assert line.textMargins().left() >= theme.size("icon")


def test_that_a_toast_wider_than_its_page_takes_more_lines(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    toast = Toast(Theme("light"), page)
    toast.say("一位", lambda: None)
    low = toast.height()
    toast.say("约好了下周三去看砺川精密机械的财务总监，" * 4, lambda: None)
    assert toast.width() <= 400
    assert toast.height() > low


def test_that_the_rail_grows_at_once_with_the_text(qtbot: QtBot) -> None:
    theme = Theme("light")
    rail = Rail(theme, PAGES)
    qtbot.addWidget(rail)
    rail.resize(76, 1000)
    rail.show()
    theme.set_text_scale(1.5)
    item = next(iter(rail.findChildren(RailItem)))
    qtbot.waitUntil(lambda: item.height() >= theme.size("rail.item"))
