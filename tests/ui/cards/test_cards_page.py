"""The page of card pictures: one after the other by Enter, doubtful fields marked, nothing before Enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from services.book import Book
from services.cards import keeping, recognition
from services.cards.lines import Piece
from services.cards.recognition import Recognizer
from services.contacts import derived, details
from services.preferences import Preferences
from services.prospects import listing
from services.safety import backups
from tests.builders import add_contact, new_book
from ui.cards.kept_pictures import KeptPictures, picture_items
from ui.cards.page import CardsPage
from ui.cards.queue import State
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

SHEN = "MECARD:N:沈,砚秋;ORG:砺川纺织有限公司;TEL:13800004127;EMAIL:shen@lichuan.cn;;"
WEN = "MECARD:N:温,润;ORG:临溪第二中学;TEL:13900009231;;"


@dataclass
class Row:
    """The page, and what was told around it."""

    page: CardsPage
    book: Book
    known: int
    toasts: list[str]
    failures: list[object]

    def count(self) -> int:
        with self.book.read() as session:
            return listing.count(session)

    def text(self, field: str) -> str:
        return self.page.view.form.fields[field].edit.text()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)


@pytest.fixture
def row(tmp_path: Path, qtbot: QtBot, qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Row]:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    (tmp_path / "book").mkdir()
    book = new_book(tmp_path / "book")
    known = add_contact(book, "沈砚秋", "13800004127")
    book.act("Keys", lambda session: derived.refresh(session, [known]))
    theme, tasks = Theme("light"), Tasks(inline=True)
    apply_theme(qapp, theme)
    desk = Desk(book, theme, Preferences(tmp_path / "choices.json"), tasks)
    shown = Row(CardsPage(desk), book, known, [], [])
    desk.toasted.connect(lambda words, _undo: shown.toasts.append(words))
    desk.failed.connect(shown.failures.append)
    qtbot.addWidget(shown.page)
    shown.page.resize(1280, 740)
    shown.page.show()
    shown.page.activateWindow()
    shown.page.enter()
    yield shown
    assert shown.failures == []
    shown.page.queue.close()
    desk.close()
    tasks.close()
    book.close()


def picture(path: Path, content: str = "") -> Path:
    """Save a white picture, a code on it where there is one."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    if content:
        code = path.with_suffix(".code.png")
        segno.make(content, error="m").save(str(code), scale=5, border=4)
        painter = QPainter(image)
        painter.drawImage(60, 60, QImage(str(code)))
        painter.end()
        code.unlink()
    image.save(str(path))
    return path


def test_that_enter_stores_a_card_and_goes_to_the_next(row, tmp_path):
    folder = tmp_path / "名片"
    folder.mkdir()
    picture(folder / "1.png", WEN), picture(folder / "2.png", SHEN), picture(folder / "3.png")
    (folder / "notes.txt").write_text("no picture")
    row.page.enter(files=[str(folder)])
    assert row.page.caption() == "第 1 张，共 3 张"
    assert (row.text("name"), row.text("mobile")) == ("温润", "139 0000 9231")
    assert row.page.view.outlook.words == "新的一位"
    assert row.count() == 1
    row.press(Qt.Key.Key_Return)
    assert (row.count(), row.toasts[-1]) == (2, "已存 温润")
    assert (row.text("name"), row.page.caption()) == ("沈砚秋", "第 2 张，共 3 张 · 已存 1 张")
    assert "簿里已有沈砚秋" in row.page.view.outlook.words
    row.press(Qt.Key.Key_Return)
    with row.book.read() as session:
        record = details.contact(session, row.known)
        assert keeping.has_pictures(session, row.known)
    assert (row.count(), record.emails) == (2, ("shen@lichuan.cn",))
    assert "附加件" in row.page.view.note.text()
    row.press(Qt.Key.Key_Return)
    assert row.page.view.form.fields["name"].error == "写上这是谁的名片。"
    QTest.keyClicks(QApplication.focusWidget(), "Peter Miller")
    row.press(Qt.Key.Key_Return)
    assert row.count() == 3
    assert row.page.queue.current is None
    assert [item.state for item in row.page.queue.items] == [State.STORED] * 3
    assert len([one for one in backups.backups(row.book.path) if one.why == "import"]) == 1


def test_that_somebody_of_the_same_number_may_be_somebody_else(row, tmp_path):
    row.page.enter(files=[str(picture(tmp_path / "1.png", SHEN))])
    row.page.view.outlook.other_button.click()
    assert row.page.view.outlook.words == "新的一位"
    row.page.store()
    assert row.count() == 2


def test_that_going_back_and_forth_loses_nothing_typed(row, tmp_path):
    row.page.enter(files=[str(picture(tmp_path / f"{n}.png", code)) for n, code in enumerate((WEN, SHEN))])
    row.page.view.form.fields["title"].edit.insert("校长")
    row.press(Qt.Key.Key_PageDown)
    assert row.text("name") == "沈砚秋"
    row.press(Qt.Key.Key_PageUp)
    assert (row.text("name"), row.text("title")) == ("温润", "校长")
    row.page.view.skip_button.click()
    assert (row.text("name"), row.count()) == ("沈砚秋", 1)


def test_that_two_codes_on_one_picture_are_two_cards(row, tmp_path):
    both = QImage(1280, 480, QImage.Format.Format_RGB32)
    painter = QPainter(both)
    for place, content in enumerate((WEN, SHEN)):
        painter.drawImage(640 * place, 0, QImage(str(picture(tmp_path / f"{place}.png", content))))
    painter.end()
    row.page.enter(image=both)
    assert len(row.page.queue.items) == 2
    names = {row.text("name")}
    row.press(Qt.Key.Key_PageDown)
    assert names | {row.text("name")} == {"温润", "沈砚秋"}


def test_that_a_picture_is_pasted(row, tmp_path, qapp):
    row.page.paste()
    assert row.toasts[-1] == "剪贴板里没有图片。"
    qapp.clipboard().setImage(QImage(str(picture(tmp_path / "1.png", WEN))))
    QTest.keyClick(row.page.start.buttons()[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert row.text("name") == "温润"
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "2.png", SHEN)))])
    qapp.clipboard().setMimeData(copied)
    row.page.enter(paste=True)
    assert len(row.page.queue.items) == 2
    qapp.clipboard().clear()


def test_that_doubtful_print_is_marked_and_found_by_a_key(row, tmp_path, monkeypatch):
    def piece(top: int, high: int, text: str, score: float = 1.0) -> Piece:
        return Piece(text, ((50, top), (400, top), (400, top + high), (50, top + high)), score)

    read = [piece(50, 60, "温润"), piece(130, 30, "副校长", 0.6), piece(200, 30, "手机：13900009231")]
    read += [piece(260, 30, "邮箱：wen @linxi.cn"), piece(320, 30, "诚信为本")]
    monkeypatch.setattr(recognition, "is_installed", lambda: True)
    monkeypatch.setattr(Recognizer, "read", lambda self, pixels, progress: read)
    row.page.enter(files=[str(picture(tmp_path / "1.png"))])
    fields = row.page.view.form.fields
    assert [name for name, one in fields.items() if one.is_unsure] == ["title", "email"]
    assert "2 处" in row.page.view.note.text()
    assert fields["title"].edit.hasFocus()
    row.press(Qt.Key.Key_F8)
    assert fields["email"].edit.hasFocus()
    QTest.keyClick(fields["email"].edit, Qt.Key.Key_End)
    assert fields["email"].is_unsure
    QTest.keyClick(fields["email"].edit, Qt.Key.Key_Backspace)
    assert not fields["email"].is_unsure


def test_that_a_picture_turned_is_read_again(row, tmp_path):
    row.page.enter(files=[str(picture(tmp_path / "1.png"))])
    assert row.text("name") == ""
    row.page.view.picture.turn_left.click()
    assert row.page.queue.current.image.height() == 640
    broken = tmp_path / "b.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    row.page.enter(files=[str(broken)])
    row.press(Qt.Key.Key_PageDown)
    assert "坏了" in row.page.view.note.text()


def test_that_what_has_no_field_comes_in_all_the_same(row, tmp_path):
    row.page.enter(files=[str(picture(tmp_path / "1.png", WEN.replace(";;", ";BDAY:19800815;;")))])
    row.page.store()
    with row.book.read() as session:
        record = details.contact(session, row.known + 1)
    assert (record.name, record.birthday.solar) == ("温润", "1980-08-15")


def test_that_a_kept_picture_is_looked_at_again_and_taken_out(row, tmp_path, monkeypatch, qtbot):
    desk = row.page.desk
    assert picture_items(desk, row.page, row.known, "沈砚秋") == []
    row.page.enter(files=[str(picture(tmp_path / "1.png", SHEN))])
    row.page.store()
    assert len(picture_items(desk, row.page, row.known, "沈砚秋")) == 1
    pictures = desk.read(lambda session: keeping.pictures_of(session, row.known))
    shown = KeptPictures(desk, pictures, "沈砚秋", row.page)
    shown.show()
    place = tmp_path / "again.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_told: (str(place), ""))
    shown.save_button.click()
    assert QImage(str(place)).width() == 640
    shown.remove_button.click()
    qtbot.waitUntil(lambda: not row.page.findChildren(KeptPictures))
    assert picture_items(desk, row.page, row.known, "沈砚秋") == []
