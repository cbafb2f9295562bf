"""问候 by keys alone: decide what is asked, change a wording, send one by one, write out fifty."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.kinds import InteractionKind
from resources import data_path
from services.book import Book
from services.clock import DayClock
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.greetings import queue, shipped_table
from services.greetings.findings import Rule
from services.greetings.queue import EntryState, QueueEntry
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from tests.services.greetings.greeted_books import met, people, set_facts
from ui.greetings.page import GreetingsPage
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

Key = Qt.Key
AUTUMN = dt.date(2026, 9, 25)
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
FREQUENT, MUTE = 5, 2


class Shown:
    """The page, what was said, and how many keys were pressed."""

    def __init__(self, page: GreetingsPage) -> None:
        self.page, self.keys = page, 0
        self.toasts: list[str] = []
        self.failures: list[object] = []
        page.desk.toasted.connect(lambda words, _undo: self.toasts.append(words))
        page.desk.failed.connect(self.failures.append)

    def press(self, *keys: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifier)
            QApplication.processEvents()
            self.keys += 1

    def write(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPlainTextEdit)
        focused.insertPlainText(words)  # the test library cannot type Chinese
        self.keys += len(words)

    @property
    def entry(self) -> QueueEntry:
        entry = self.page.list.current()
        assert isinstance(entry, QueueEntry)
        return entry

    def count(self, state: EntryState) -> int:
        assert self.page.course.queue is not None
        return self.page.course.queue.count(state)


def sms(book: Book, person: int, days: int) -> None:
    at = dt.datetime.combine(AUTUMN - dt.timedelta(days=days), dt.time(9)).astimezone()
    draft = EntryDraft(InteractionKind.SMS, (person,), at, note=f"{days} {person}")
    book.act("发", lambda session: entries.log(session, draft))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty to greet at Mid-Autumn: five got enough already, two have no mobile."""
    book = new_book(tmp_path_factory.mktemp("greeted"), day=AUTUMN, employer="临江银行")
    ids = people(book, 48)
    met(book, ids)
    for one in ids[3 : 3 + FREQUENT]:
        for days in (20, 40, 60, 80):
            sms(book, one, days)
    for name in ("无号", "座机"):
        add_contact(book, name, tier_rank=1)
    book.close()
    return book.path


@pytest.fixture
def desk(written: Path, tmp_path: Path) -> Iterator[Desk]:
    shipped_table.use(data_path("data", "greetings.tsv"))
    place = tmp_path / "book.renmai"
    place.write_bytes(written.read_bytes())
    book, tasks = Book.open(place, clock=DayClock(AUTUMN, dt.time(9, 30))), Tasks(inline=True)
    made = Desk(book, Theme("light"), Preferences(tmp_path / "choices.json"), tasks)
    yield made
    made.close()
    tasks.close()
    book.close()


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot) -> Shown:
    page = GreetingsPage(desk)
    qtbot.addWidget(page)
    model = page.list.lines
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    page.resize(1200, 720)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.enter()
    page.setFocus()
    QApplication.processEvents()
    return Shown(page)


def test_that_fifty_greetings_cost_few_keys(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "中秋 清单.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    assert [shown.count(state) for state in EntryState] == [43, FREQUENT, MUTE]
    assert "43 条可发" in shown.page.foot._ready.text()
    for _one in range(FREQUENT):
        shown.press(Key.Key_Tab)
        assert shown.entry.state is EntryState.ASK
        assert any("4 条" in words for words in shown.page.panel.checks.words)
        shown.press(Key.Key_K)
    for _one in range(MUTE):
        shown.press(Key.Key_Tab)
        assert shown.entry.state is EntryState.STOP
        shown.press(Key.Key_X)
    assert [shown.count(state) for state in EntryState] == [48, 0, 0]
    shown.press(Key.Key_Return, modifier=CONTROL)
    # To the page by Ctrl+4, and Enter in the file dialog: two more than are pressed here.
    assert shown.keys + 2 <= 20
    lines = place.read_text("utf-8-sig").splitlines()
    assert len(lines) == 49
    bodies = {line.split("，", 1)[1] for line in lines[1:]}
    assert len(bodies) == 48
    assert shown.toasts[-1] == "写出 48 条问候"
    assert shown.page.course.queue is not None
    assert not shown.page.course.queue.entries
    assert not shown.failures


def test_that_a_wording_is_changed_in_place_swapped_and_brought_back(shown: Shown) -> None:
    before = shown.entry.text
    shown.press(Key.Key_R)
    swapped = shown.entry.text
    assert swapped != before
    shown.press(Key.Key_Return)
    shown.write("{上次话题}")
    assert "/ 70 字" in shown.page.panel.wording.count.text()
    shown.press(Key.Key_Return)
    assert shown.entry.text.endswith("{上次话题}")
    assert shown.entry.state is EntryState.STOP
    assert any("上次话题" in words for words in shown.page.panel.checks.words)
    assert not shown.page.list.lines.is_ticked(shown.entry)
    shown.press(Key.Key_K)
    assert shown.entry.state is EntryState.STOP
    shown.press(Key.Key_Return)
    shown.write("别的")
    shown.press(Key.Key_Escape)
    assert shown.entry.text.endswith("{上次话题}")
    shown.page.desk.undo()
    assert shown.entry.text == swapped
    shown.page.desk.undo()
    assert shown.entry.text == before
    shown.press(Key.Key_Space)
    assert not shown.page.list.lines.is_ticked(shown.entry)
    shown.press(Key.Key_C)
    assert QGuiApplication.clipboard().text() == before


def test_that_the_checks_follow_while_one_writes(shown: Shown, qtbot: QtBot) -> None:
    def asked() -> bool:
        return any("「保本」「年化4%」在承诺收益" in words for words in shown.page.panel.checks.words)

    kept = list(shown.page.panel.checks.words)
    shown.press(Key.Key_Return)
    shown.write("保本年化4%")
    qtbot.waitUntil(asked)
    assert QApplication.focusWidget() is shown.page.panel.wording.edit
    assert shown.entry.state is EntryState.READY  # nothing is kept yet
    shown.press(Key.Key_Escape)
    assert shown.page.panel.checks.words == kept
    shown.press(Key.Key_Return)
    shown.write("保本年化4%")
    shown.press(Key.Key_Return)
    assert asked()
    assert shown.entry.state is EntryState.ASK


def test_that_each_check_stands_on_one_line_with_its_sentence(shown: Shown) -> None:
    shown.press(Key.Key_Tab)
    checks = shown.page.panel.checks

    def first_line(words: str) -> float:
        one = next(one for one in checks.findChildren(QLabel) if one.text() == words and one.isVisible())
        spare = one.height() - max(one.heightForWidth(one.width()), one.fontMetrics().height())
        return one.mapTo(checks, one.rect().topLeft()).y() + spare / 2

    for title, words in zip(("时机", "内容", "频率", "落款"), checks.words, strict=True):
        assert abs(first_line(title) - first_line(words)) <= 2, title


def test_that_one_by_one_each_is_a_code_and_one_key_and_an_answer_another(shown: Shown) -> None:
    shown.press(Key.Key_D, modifier=CONTROL)
    first = shown.page.one_by_one.message
    assert first is not None
    assert first.name in shown.page.one_by_one.code.accessibleName()
    picture = shown.page.one_by_one.code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = picture.width(), picture.height()
    stride = picture.bytesPerLine()
    grey = np.frombuffer(picture.constBits(), np.uint8).reshape(height, stride)[:, :width]
    (read,) = zxingcpp.read_barcodes(np.ascontiguousarray(grey))
    assert read.bytes.decode() == f"SMSTO:{first.mobile}:{first.text}"
    shown.press(Key.Key_Return)
    second = shown.page.one_by_one.message
    assert second is not None
    assert second.name != first.name
    shown.press(Key.Key_S, Key.Key_W)
    assert shown.toasts[0] == f"问候{first.name}"
    assert len(shown.toasts) == 2
    assert shown.page.step_back()
    assert not shown.page.step_back()
    shown.page.pane.segments.set_current("waiting")
    shown.page.pane.narrowed.emit()
    assert shown.page.list.lines.rowCount() == 2
    shown.press(Key.Key_A)
    assert shown.toasts[-1].endswith("回了")
    assert len(shown.page.course.waiting) == 1
    shown.page.desk.undo()
    assert len(shown.page.course.waiting) == 2


def test_that_the_search_box_puts_somebody_in_and_do_not_contact_stops(shown: Shown) -> None:
    book = shown.page.desk.book
    silent = add_contact(book, "路不通", "13800009999", tier_rank=1, do_not_contact=True)
    assert shown.page.desk.takes_person is not None
    assert shown.page.desk.takes_person(silent)
    stopped = [entry for entry in queue_of(book) if entry.contact_id == silent]
    assert [entry.state for entry in stopped] == [EntryState.STOP]
    assert stopped[0].findings[0].rule is Rule.CONSENT


def queue_of(book: Book) -> tuple[QueueEntry, ...]:
    with book.read() as session:
        return queue.build(session).entries


def test_that_the_menu_looks_ahead_as_far_as_the_next_festival(shown: Shown) -> None:
    def words() -> list[str]:
        return [item.text for item in shown.page.more.items()[:5] if item is not None]

    assert words() == ["往后看 7 天", "往后看 14 天", "往后看 30 天", "往后看到重阳（23 天）"]
    shown.page.look_ahead(30)
    assert words()[3] == "往后看到元旦（98 天）"
    further = shown.page.more.items()[3]
    assert further is not None
    further.work()
    assert shown.page.course.queue is not None
    assert shown.page.course.queue.entries[-1].occasion.name == "元旦"
    assert words()[3:] == ["往后看 98 天", "往后看到春节（134 天）"]


def test_that_an_empty_queue_says_what_comes_and_writes_early(tmp_path: Path, qtbot: QtBot) -> None:
    shipped_table.use(data_path("data", "greetings.tsv"))
    book, tasks = new_book(tmp_path, day=dt.date(2026, 9, 10), employer="临江银行"), Tasks(inline=True)
    person = people(book, 1)[0]
    set_facts(book, person, gender="male")
    desk = Desk(book, Theme("dark"), Preferences(tmp_path / "choices.json"), tasks)
    page = GreetingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    assert "未来 7 天没有由头" in page.empty.accessibleName()
    assert "9 月 25 日 中秋" in page.empty.accessibleName()
    (early,) = page.empty.buttons()
    early.click()
    assert page.caption() == "未来 15 天，1 位"
    page.more.show_days()
    page.more.days.name.setText("行庆")
    page.more.days.day.setText("9-20")
    page.more.days.add_button.click()
    assert page.more.days.own.count() == 1
    page.more.show_wordings()
    page.more.wordings.text.setPlainText("{称呼}，[好|")
    page.more.wordings.save_button.click()
    assert "方括号" in page.more.wordings.said.text()
    page.more.wordings.new_button.click()
    page.more.wordings.text.setPlainText("{称呼}，行庆同贺，{上次话题}。")
    assert "上次话题" in page.more.wordings.said.text()
    page.more.wordings.save_button.click()
    assert page.step_back()
    names = [entry.occasion.name for entry in queue_of(book)]
    assert names == []  # the day is nine days off; the page looks further
    assert page.course.queue is not None
    assert [entry.occasion.name for entry in page.course.queue.entries] == ["行庆"]
    page.close()
    desk.close()
    tasks.close()
    book.close()
