"""A new contact in one line, pressed as a user does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from services.book import Book
from services.contacts.search import Search
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from ui.contacts.one_line_form import OneLineForm, store_line
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with one person."""
    made = new_book(tmp_path)
    add_contact(made, "张伟", "13800001234", organization="矿务局")
    yield made
    made.close()


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Iterator[Desk]:
    """A desk without a window."""
    made = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    yield made
    made.close()


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> OneLineForm:
    """The form, open over a window."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    made = OneLineForm(desk, window)
    window.show()
    made.open()
    return made


def write(form: OneLineForm, text: str) -> None:
    """Write into the line as an input method does."""
    form.line.setText(text)
    form.line.textEdited.emit(text)


def texts(form: OneLineForm) -> list[str]:
    """Return the words in view."""
    QCoreApplication.processEvents()
    return [found.text() for found in form.findChildren(QLabel) if found.isVisible()]


def names(book: Book, query: str) -> list[str]:
    """Return who is found."""
    return [hit.name for hit in Search(book).people(query).hits]


def test_that_what_is_understood_is_said_back(form: OneLineForm) -> None:
    write(form, "李梅 13900002222 云阶软件 经理")
    said = texts(form)
    for words in ("姓名", "李梅", "139 0000 2222", "云阶软件", "经理"):
        assert words in said


def test_that_enter_stores_and_undo_takes_back(form: OneLineForm, book: Book, qtbot: QtBot) -> None:
    write(form, "李梅 13900002222 云阶软件 经理")
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert names(book, "limei") == ["李梅"]
    assert book.can_undo() == "已加上李梅"
    book.undo()
    assert names(book, "limei") == []


def test_that_ctrl_enter_stores_and_opens(form: OneLineForm, desk: Desk, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, int]]] = []
    desk.went.connect(lambda page, args: went.append((page, args)))
    write(form, "李梅 13900002222")
    qtbot.keyClick(form.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert went == [("person", {"contact_id": 3})]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "写上姓名和号码"), ("13900002222", "还缺姓名"), ("李梅 1390000222", "手机号少 1 位")],
)
def test_that_a_wrong_line_stays_with_the_reason(
    form: OneLineForm, book: Book, qtbot: QtBot, text: str, words: str
) -> None:
    write(form, text)
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert form.isVisible()
    assert any(words in said for said in texts(form))
    assert form.line.text() == text
    assert names(book, "李梅") == []


def test_that_somebody_alike_is_pointed_out(form: OneLineForm) -> None:
    write(form, "张伟 13800001234")
    assert "簿里已有张伟（矿务局），号码一样" in texts(form)


def test_that_esc_leaves_and_keeps_what_was_typed(form: OneLineForm, qtbot: QtBot) -> None:
    write(form, "李梅")
    qtbot.keyClick(form.line, Qt.Key.Key_Escape)
    assert not form.isVisible()
    form.open()
    assert form.line.text() == "李梅"


def test_that_a_line_from_elsewhere_is_stored(desk: Desk, book: Book) -> None:
    done: list[bool] = []
    store_line(desk, "方圆 13700006042 临溪中学 教师", lambda: done.append(True))
    assert done == [True]
    assert names(book, "方圆") == ["方圆"]
