"""Suggestions as a user answers them: on the person page, and beside the map, by keys alone."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.kinds import TieKind
from resources import data_path
from services.book import Book
from services.contacts import places
from services.network import ties
from services.network.suggestions import dotting, everywhere
from services.network.ties import TieDraft
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from tests.ui.network.shown import Shown, page_of, tie
from ui.contacts.person_page import PersonPage
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

Key = Qt.Key
TONGLU, YUHANG = "330122", "330110"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Three townsmen, one of them with an uncle."""
    places.use(data_path("data", "divisions.tsv"))
    made = new_book(tmp_path)
    for name, code in (("沈砚秋", TONGLU), ("陶然", TONGLU), ("温如玉", YUHANG)):
        add_contact(made, name, native_code=code)
    ids = [add_contact(made, name, birth_solar=born) for name, born in (("母", "1950"), ("舅", "1960"))]
    for one, other, word in ((ids[0], 2, "妈妈"), (ids[1], ids[0], "哥哥")):
        draft = TieDraft(one, other, TieKind.RELATIVE, role=word)
        made.act("Tie", lambda session, draft=draft: ties.tie(session, draft))
    return made


def texts(page: PersonPage) -> str:
    """Everything the right column says."""
    return " ".join(label.text() for label in page.side.findChildren(QLabel) if not label.isHidden())


def test_that_the_person_page_asks_and_tells_what_follows(book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    page = PersonPage(desk)
    qtbot.addWidget(page)
    desk.changed.connect(page.refresh)
    page.resize(1280, 800)
    page.show()
    page.shown(contact_id=2)
    page.activateWindow()
    following = page.side.following
    assert [card.name.text() for card in following.cards] == ["陶然", "温如玉"]
    said = texts(page)
    for words in ("推算出来的", "舅舅，经母", "籍贯都是浙江 桐庐", "把握 0.6"):
        assert words in said
    page.shown(contact_id=5)
    QApplication.processEvents()
    assert "舅是母的哥哥，按生日却反过来。" in texts(page)
    page.shown(contact_id=2)
    following.cards[0].yes.setFocus()
    QTest.keyClick(following.cards[0].yes, Key.Key_Y)
    with book.read() as session:
        (made,) = ties.between(session, 2, 3)
    assert (made.kind, made.source) == ("townsman", "籍贯都是浙江 桐庐")
    assert [card.name.text() for card in following.cards] == ["温如玉"]
    QTest.keyClick(following.cards[0].no, Key.Key_N)
    assert following.cards == []
    book.undo()
    assert [card.name.text() for card in following.cards] == ["温如玉"]
    desk.close()
    book.close()


@pytest.fixture
def shown(book: Book, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    """The map of those three, tied to me."""
    for one in (2, 3, 4):
        tie(book, one, book.me_id)
    yield from page_of(book, tmp_path, qtbot, qapp, filled=False)


def test_that_suggestions_stand_beside_the_map_by_key(shown: Shown) -> None:
    page = shown.page
    shown.desk.changed.connect(page.refresh)
    shown.press(Key.Key_G)
    panel = page.guessing.panel
    assert page.panel.currentWidget() is panel
    assert [card.name.text() for card in panel.cards] == ["沈砚秋 · 陶然", "沈砚秋 · 温如玉", "陶然 · 温如玉"]
    panel.cards[0].name.click()
    assert [(line.one, line.other) for line in page.map.overlays._shown["guess"].dotted] == [(2, 3)]
    QTest.keyClick(panel.cards[0].no, Key.Key_N)
    assert [card.name.text() for card in panel.cards] == ["沈砚秋 · 温如玉", "陶然 · 温如玉"]
    panel.setFixedWidth(230)
    QApplication.processEvents()
    kinds = [panel.kinds.button(key).geometry() for key in ("all", "townsman", "schooling", "colleague")]
    assert not any(one.intersects(other) for one, other in pairwise(kinds))
    assert panel.rect().contains(panel.kinds.geometry())
    panel.kinds.button("colleague").click()
    assert panel.cards == []
    panel.kinds.button("townsman").click()
    assert panel.all_yes.text() == "这 2 条都记下：老乡 2"
    panel.all_yes.click()
    with shown.book.read() as session:
        assert len(everywhere.everybody(session)) == 0
    assert shown.toasts[-2:] == ["记下了：沈砚秋和陶然没有这层关系", "记下了 2 条提示的关系"]
    shown.press(Key.Key_Escape)
    page.step_back()
    assert page.panel.currentWidget() is page.person


def test_that_dotted_lines_are_the_suggestions_among_those_on_the_map(shown: Shown) -> None:
    with shown.book.read() as session:
        overlay = dotting.dotted(session, frozenset({2, 3}))
    assert [(line.one, line.other, line.kind, line.words) for line in overlay.dotted] == [
        (2, 3, "townsman", "籍贯都是浙江 桐庐")
    ]


def test_that_the_layer_shows_the_strongest_or_those_of_whom_is_chosen_and_says_how_many(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dotting, "MOST_LINES", 1)
    view = shown.page.map
    entry = view.legend.layer("suggestions")
    entry.click()
    assert (len(view.scene.over.dotted), entry.text()) == (1, "也许认识 · 3 条里最像的 1 条")
    monkeypatch.setattr(dotting, "MOST_LINES", 60)
    view.choose_contact(4)
    assert {(line.one, line.other) for line in view.overlays._shown["suggestions"].dotted} == {(2, 4), (3, 4)}
    assert entry.text() == "也许认识 · 2 条"
    view.choose(-1)
    assert entry.text() == "也许认识 · 3 条"
    entry.click()
    assert (len(view.scene.over.dotted), entry.text()) == (0, "也许认识")
