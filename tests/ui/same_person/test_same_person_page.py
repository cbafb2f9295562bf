"""同一个人？ by keys alone: two become one, two stay two, a value is chosen, all of it is taken back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from services.book import Book
from services.contacts import details, duplicates, edits, merging
from services.contacts.drafts import ContactDraft, EmploymentDraft
from services.contacts.records import ContactRecord
from services.preferences import Preferences
from services.safety import backups
from tests.builders import new_book
from ui.contacts.person_page import PersonPage
from ui.look.theme import Theme
from ui.prospects.page import ProspectsPage
from ui.same_person.page import SamePersonPage
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow
from ui.shell.tasks import Tasks

Key = Qt.Key
PEOPLE = (
    ContactDraft("沈砚秋", phones=("13800004127",), native_place="浙江杭州"),
    ContactDraft("沈硯秋", phones=("13800004127",), native_place="安徽歙县", gender="女"),
    ContactDraft("张玮", employments=(EmploymentDraft("砺川精密机械"),)),
    ContactDraft("张伟", employments=(EmploymentDraft("砺川精密机械有限公司"),)),
    ContactDraft("温润", phones=("13800009231",)),
)


class Shown:
    """The page, its book, and what was said and asked for."""

    def __init__(self, page: SamePersonPage, book: Book) -> None:
        self.page, self.book = page, book
        self.toasts: list[str] = []
        self.went: list[tuple[str, dict[str, object]]] = []
        self.failures: list[object] = []
        page.desk.toasted.connect(lambda words, _undo: self.toasts.append(words))
        page.desk.went.connect(lambda key, args: self.went.append((key, args)))
        page.desk.failed.connect(self.failures.append)

    @property
    def names(self) -> list[str]:
        return [
            self.page.list.lines.data(index) for index in map(self.page.list.lines.index, range(self.count))
        ]

    @property
    def count(self) -> int:
        return self.page.list.lines.rowCount()

    def press(self, *keys: Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
            QApplication.processEvents()

    def record(self, contact_id: int) -> ContactRecord:
        with self.book.read() as session:
            return details.contact(session, contact_id)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = new_book(tmp_path_factory.mktemp("twice"))
    book.act("Added", lambda session: [edits.add(session, draft) for draft in PEOPLE])
    book.close()
    return book.path


@pytest.fixture
def desk(written: Path, tmp_path: Path) -> Iterator[Desk]:
    place = tmp_path / "book.renmai"
    place.write_bytes(written.read_bytes())
    book, tasks = Book.open(place), Tasks(inline=True)
    made = Desk(book, Theme("light"), Preferences(tmp_path / "choices.json"), tasks)
    yield made
    made.close()
    tasks.close()
    book.close()


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot) -> Shown:
    page = SamePersonPage(desk)
    qtbot.addWidget(page)
    QAbstractItemModelTester(
        page.list.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, page.list.lines
    )
    page.resize(1200, 720)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.enter()
    page.setFocus()
    QApplication.processEvents()
    return Shown(page, desk.book)


def test_that_keys_alone_decide_every_pair_and_ctrl_z_takes_it_back(shown: Shown) -> None:
    assert shown.names == ["沈砚秋 · 沈硯秋", "张玮 · 张伟"]
    shown.press(Key.Key_Down, Key.Key_D)
    assert shown.toasts == ["张玮 和 张伟 不是同一个人"]
    assert shown.names == ["沈砚秋 · 沈硯秋"]
    shown.press(Key.Key_M)
    assert shown.toasts[1:] == ["把 沈硯秋 并入 沈砚秋"]
    assert shown.count == 0
    assert "没有谁站了两回" in shown.page.empty.accessibleName()
    assert [copy.why for copy in backups.backups(shown.book.path)] == ["merge"]
    shown.page.desk.undo()
    assert shown.names == ["沈砚秋 · 沈硯秋"]
    shown.page.desk.undo()
    assert shown.count == 2
    assert not shown.failures


def test_that_who_stays_and_each_value_are_chosen(shown: Shown) -> None:
    shown.press(Key.Key_K)
    assert shown.page.panel.draft == merging.MergeDraft(3, (2,))
    shown.press(Key.Key_K)
    box = shown.page.panel.boxes["native_place", 3]
    assert "不" in box.accessibleName()
    shown.press(*[Key.Key_Tab] * 7)  # the text, who stays, two spellings, two places
    assert box.hasFocus()
    shown.press(Key.Key_Space)
    assert shown.page.panel.boxes["native_place", 3].hasFocus()
    shown.press(Key.Key_M)
    one = shown.record(2)
    assert (one.name, one.native_place.text, one.gender) == ("沈砚秋", "安徽歙县", "female")
    assert shown.page.list.hasFocus()  # not the button: Enter must not decide the next pair


def test_that_enter_opens_the_one_who_would_stay_and_esc_leaves(shown: Shown) -> None:
    shown.press(Key.Key_Return)
    assert shown.went == [("person", {"contact_id": 2})]
    assert shown.page.step_back()
    assert shown.went[-1] == ("prospects", {})


def test_that_a_contact_is_put_beside_another_found_by_the_search_box(shown: Shown) -> None:
    page, desk = shown.page, shown.page.desk
    page.enter(contact_id=6)
    assert shown.count == 0
    assert "没有谁像 温润" in page.empty.accessibleName()
    assert desk.takes_person is not None
    assert desk.takes_person(5)
    assert shown.names == ["温润 · 张伟"]
    shown.press(Key.Key_M)
    assert shown.toasts == ["把 张伟 并入 温润"]
    assert shown.record(6).organization.startswith("砺川精密")
    page.enter(pair=(2, desk.book.me_id))
    shown.press(Key.Key_K)
    assert shown.toasts[-1] == "你本人要留下。"
    page.hide()
    assert desk.takes_person is None


def test_that_a_merged_person_says_so_and_is_taken_apart_from_the_menu(desk: Desk, qtbot: QtBot) -> None:
    merging.run(desk.book, merging.MergeDraft(2, (3,)))
    page = PersonPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.enter(contact_id=2)
    assert "并入过 沈硯秋" in page.side._source.text()
    items = {item.text: item for item in page._more() if item is not None}
    with qtbot.waitSignal(desk.went) as asked:
        items["合并到…"].work()
    assert asked.args == ["same", {"contact_id": 2}]
    items["拆开：沈硯秋"].work()
    assert "并入过" not in page.side._source.text()
    assert "拆开：沈硯秋" not in [item.text for item in page._more() if item is not None]
    with desk.book.read() as session:
        assert details.contact(session, 3).name == "沈硯秋"
        assert (2, 3) in duplicates.different_pairs(session)


def test_that_two_selected_people_are_put_side_by_side_from_the_list(desk: Desk, qtbot: QtBot) -> None:
    page = ProspectsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    page.list.table.select_ids([2, 6])
    menu = page.list.menus.more_menu()
    with qtbot.waitSignal(desk.went) as asked:
        next(action for action in menu.actions() if action.text() == "放在一起比…").trigger()
    assert asked.args[0] == "same"
    assert sorted(asked.args[1]["pair"]) == [2, 6]
    with qtbot.waitSignal(desk.went):
        next(action for action in menu.actions() if action.text() == "同一个人？").trigger()


def test_that_the_palette_and_the_menus_lead_there(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.show_page("prospects")
    window.floating.palette()
    palette = window.floating._palette
    assert palette is not None
    QTest.keyClicks(palette.field, "tongyige")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert isinstance(window.page, SamePersonPage)
    assert window.page.title() == "同一个人？"
    window.close()


def test_that_the_page_of_somebody_merged_meanwhile_shows_whom_they_became(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    failures: list[object] = []
    desk.failed.connect(failures.append)
    desk.open_contact(3)
    desk.go("same", contact_id=3)
    page = window.page
    assert isinstance(page, SamePersonPage)
    window.activateWindow()
    page.list.setFocus()
    QApplication.processEvents()
    QTest.keyClick(page.list, Key.Key_M)
    assert page.list.lines.rowCount() == 0
    window.back()
    assert isinstance(window.page, PersonPage)
    assert window.page.title() == "沈砚秋"
    assert not failures
    window.close()


def test_that_the_list_takes_the_keys_once_the_pairs_are_found(
    written: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "book.renmai"
    place.write_bytes(written.read_bytes())
    book, tasks = Book.open(place), Tasks()
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "choices.json"), tasks)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(20))  # a large book takes its time
    window.show_page("same")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    page = window.page
    assert isinstance(page, SamePersonPage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert page.empty.isVisible()
    assert not page.list.hasFocus()
    gate.set()
    qtbot.waitUntil(lambda: page.list.lines.rowCount() == 2)
    assert page.list.hasFocus()
    window.close()
    tasks.close()
    desk.close()
    book.close()
