"""The window as a user goes about in it: pages by key, undo, search, a list dropped on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.contact import Contact
from services.book import Book
from services.contacts import derived
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.finder import Finder
from ui.shell.main_window import MainWindow
from ui.shell.tasks import Tasks
from ui.shell.views import keys_told


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = new_book(tmp_path)
    people = [add_contact(book, f"沈{'甲乙丙丁戊己'[number]}", f"1380000412{number}") for number in range(6)]
    book.act("Keys", lambda session: derived.refresh(session, people))
    return book


@pytest.fixture
def window(book: Book, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    tasks = Tasks()
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "preferences.json"), tasks)
    window = MainWindow(desk)
    window.resize(1280, 800)
    window.show()
    window.show_page("prospects")
    qtbot.waitExposed(window)
    yield window
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=10_000)
    window.close()
    tasks.close()
    desk.close()
    book.close()
    window.deleteLater()


def names(book: Book) -> list[str]:
    with book.read() as session:
        return list(
            session.scalars(select(Contact.name).where(Contact.is_me.is_(False)).order_by(Contact.id))
        )


def shown(window: MainWindow) -> str:
    return "" if window.page is None else window.page.title()


def test_that_every_page_comes_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    for key, title in (
        (Qt.Key.Key_1, "今日"),
        (Qt.Key.Key_2, "客户"),
        (Qt.Key.Key_3, "人脉图"),
        (Qt.Key.Key_5, "电话单"),
    ):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda title=title: shown(window) == title)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown(window) == "人脉图")


def test_that_undo_takes_back_from_any_page(window: MainWindow, book: Book, qtbot: QtBot) -> None:
    person = add_contact(book, "李强")
    window.desk.act("改名", lambda session: setattr(session.get_one(Contact, person), "name", "李墙"))
    qtbot.waitUntil(lambda: "李墙" in names(book))
    qtbot.waitUntil(lambda: "改名" in window.notices.toast.words)
    window.show_page("sheets")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "李强" in names(book))
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "李墙" in names(book))


def test_that_a_failed_act_is_told_in_the_page_and_esc_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    from services.errors import BookError

    def refuse(_session: object) -> None:
        raise BookError("盘满了。", "簿里没有任何改动。")

    window.desk.act("写", refuse)
    qtbot.waitUntil(window.notices.failure.isVisible)
    assert "盘满了" in window.notices.failure.words
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.notices.failure.isVisible()


def test_that_the_search_field_opens_a_person(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.top_bar.search.field
    qtbot.keyClicks(field, "shenyi")
    qtbot.waitUntil(lambda: window.top_bar.search.is_open)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.desk.focus_ids != () and window.page is not None and shown(window) != "客户"
    )


def test_that_a_list_dropped_on_the_window_comes_to_its_review(
    window: MainWindow, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = Workbook()
    for row in (["姓名", "手机"], ["王芳", 13800000001], ["赵敏", 13800000002]):
        sheet.active.append(row)
    sheet.save(tmp_path / "list.xlsx")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.xlsx"))])
    drop = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: shown(window) == "导入", timeout=10_000)
    qtbot.waitUntil(lambda: not window.desk.tasks.is_busy, timeout=20_000)
    assert "王芳" not in names(book)
    qtbot.keyClick(window.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: {"王芳", "赵敏"} <= set(names(book)), timeout=20_000)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "王芳" not in names(book), timeout=20_000)


WORDS_FOR = {
    "调研": "调研 问卷 diaoyan wenjuan",
    "名片": "名片 mingpian",
    "排一周": "本周 一周 benzhou",
    "一页简报": "简报 jianbao",
    "日历": "日历 rili",
    "单位": "单位 danwei",
    "问候": "问候 wenhou",
    "洞察": "洞察 dongcha",
    "设置": "设置 shezhi",
    "今日": "今日",
    "人脉图": "人脉 renmai",
}


def test_that_pages_and_views_are_found_by_word_and_sound(window: MainWindow) -> None:
    finder = Finder(window.desk, window.actions)
    asked = [(found, typed) for found, all_of_them in WORDS_FOR.items() for typed in all_of_them.split()]
    missed = [one for one in asked if one[0] not in [line.title for line in finder.find(one[1])]]
    assert missed == []


def test_that_the_views_found_come_into_view(window: MainWindow) -> None:
    window.actions_made["surveys"].trigger()
    assert shown(window) == "活动"
    assert cast(Any, window.page).views.current() == "surveys"
    window.actions_made["page_organizations"].trigger()
    assert shown(window) == "单位"
    window.actions_made["brief"].trigger()
    assert shown(window) == "客户"


def test_that_every_key_is_told_once() -> None:
    told = keys_told()
    words = [word.rstrip("…") for word, _key in told]
    assert len(words) == len(set(words))
    assert {"W", "B", "F", "G", "I"} <= {key for _word, key in told}
