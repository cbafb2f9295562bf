"""我的名片: what is missing is said, the code can be scanned from the screen, files come out."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.kinds import PointKind
from services import sessions
from services.cards.codes import cards_of, texts_of
from services.cards.electronic import reading_of
from services.contacts import edits
from services.preferences import Preferences
from tests.builders import new_book
from ui.cards.my_card_page import MyCardPage
from ui.cards.picture_files import grey
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[MyCardPage]:
    (tmp_path / "book").mkdir()
    book, tasks = new_book(tmp_path / "book"), Tasks(inline=True)
    desk = Desk(book, Theme("dark"), Preferences(tmp_path / "choices.json"), tasks)
    shown = MyCardPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1200, 720)
    shown.show()
    shown.enter()
    yield shown
    desk.close()
    tasks.close()
    book.close()


def give_me_a_phone(page: MyCardPage) -> None:
    def work(session):
        me = sessions.me_id(session)
        edits.add_point(session, me, PointKind.MOBILE, "13800004127")

    page.desk.act("phone", work)


def test_that_a_card_without_a_number_leads_to_my_page(page):
    gone = []
    page.desk.went.connect(lambda key, args: gone.append((key, args["contact_id"])))
    assert not page.can_print()
    page.missing.buttons()[0].click()
    assert gone == [("person", page.desk.read(sessions.me_id))]


def test_that_the_code_on_a_dark_screen_can_be_scanned(page):
    give_me_a_phone(page)
    (text,) = texts_of(grey(page.code.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)))
    assert reading_of(cards_of([text])[0]).of("mobile") == ["13800004127"]
    assert page.code.width() >= 320
    assert "还缺" in page.lacking.text()
    assert page.can_print()


def test_that_each_button_writes_its_file(page, tmp_path, monkeypatch):
    give_me_a_phone(page)
    toasts: list[str] = []
    page.desk.toasted.connect(lambda words, _undo: toasts.append(words))
    for suffix, button in page.save_buttons.items():
        place = tmp_path / f"me{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_told, place=place: (str(place), ""))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert place.stat().st_size > 80
    assert len(toasts) == 3


def test_that_the_page_of_ten_is_shown_before_it_is_printed(page, qtbot, qapp):
    give_me_a_phone(page)
    QTest.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    gc.collect()
    (preview,) = page.window().findChildren(QPrintPreviewDialog)
    painted = []
    preview.paintRequested.connect(painted.append)
    preview.findChild(QPrintPreviewWidget).updatePreview()
    qtbot.wait(50)
    assert painted
    preview.reject()
    qtbot.waitUntil(lambda: not page.window().findChildren(QPrintPreviewDialog))
