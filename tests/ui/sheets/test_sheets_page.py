"""The page of the sheets: in view as printed, typed back by keys alone, printed through the preview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from models.kinds import SheetKind, Tier
from services.book import Book
from services.diary import timeline
from services.preferences import Preferences
from services.sheets import call_sheet
from services.sheets.choosing import SheetChoice
from tests.builders import add_contact, new_book
from ui.look.theme import Theme
from ui.sheets import print_act
from ui.sheets.page import SheetsPage
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

Key = Qt.Key


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = new_book(tmp_path)
    for number in range(10):
        add_contact(made, f"某人{number}", f"1380000000{number}", tier_rank=1 + number % 3)
    yield made
    made.close()


@pytest.fixture
def page(book: Book, tmp_path: Path, qtbot: QtBot) -> Iterator[SheetsPage]:
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = SheetsPage(desk)
    qtbot.addWidget(made)
    QAbstractItemModelTester(
        made.list.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, made.list.lines
    )
    made.resize(1200, 760)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    desk.close()


def freeze(book: Book, kind: SheetKind = SheetKind.CALL) -> None:
    book.act("打印", lambda session: call_sheet.freeze(session, SheetChoice(kind)), lasting=True)


def keys(page: SheetsPage, qtbot: QtBot, text: str) -> None:
    for letter in text:
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, letter)


def test_that_without_a_sheet_the_page_says_how_many_could_be_rung(page: SheetsPage) -> None:
    page.enter()
    assert page.empty.isVisible()
    assert [button.text() for button in page.empty.buttons()] == ["打印电话单"]


def test_that_sheets_stand_newest_first_with_what_is_typed(page: SheetsPage, book: Book) -> None:
    freeze(book)
    freeze(book, SheetKind.VISIT)
    page.enter()
    model = page.list.lines
    assert [model.index(row).data() for row in range(2)] == ["拜访单 0922-2", "电话单 0922-1"]
    assert page.caption() == "2 张待回填"
    assert page.preview.paper.size().height() > page.preview.paper.size().width()


def test_that_rows_are_typed_back_without_the_mouse(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book)
    page.enter(type_back=True)
    assert page.type_back.number.hasFocus()
    keys(page, qtbot, "02")
    keys(page, qtbot, "1")
    keys(page, qtbot, "ok")
    focused = page.focusWidget()
    assert focused is page.type_back.line
    qtbot.keyClick(focused, Key.Key_Return)
    assert page.type_back.number.text() == "03"
    keys(page, qtbot, "01")
    keys(page, qtbot, "2")
    qtbot.keyClick(page.type_back.line, Key.Key_Return)
    sheet = page.list.sheet()
    assert sheet is not None
    assert [row.result for row in sheet.rows[:3]] == ["not-reached", "reached", None]
    assert page.type_back.number.text() == "03"
    with book.read() as session:
        assert timeline.timeline(session, sheet.rows[1].contact_id).entries[0].note == "ok"


def test_that_enter_takes_the_row_proposed(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book)
    page.enter(type_back=True)
    qtbot.keyClick(page.type_back.number, Key.Key_Return)
    keys(page, qtbot, "4")
    assert page.type_back.results.current() == "declined"


def test_that_a_row_typed_twice_says_so_and_is_replaced(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book)
    page.enter(type_back=True)
    for digit in "12":
        page.type_back.begin()
        keys(page, qtbot, "01")
        assert ("填过" in page.type_back.card.note.text()) == (digit == "2")
        keys(page, qtbot, digit)
        qtbot.keyClick(page.type_back.line, Key.Key_Return)
    sheet = page.list.sheet()
    assert sheet is not None
    assert sheet.rows[0].result == "not-reached"
    with book.read() as session:
        assert timeline.timeline(session, sheet.rows[0].contact_id).total == 1


def test_that_a_row_or_result_that_is_missing_is_told(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book)
    page.enter(type_back=True)
    page.type_back.number.setText("77")
    page.type_back.save()
    assert page.type_back.wrong.text() == "这张单没有这一行。"
    page.type_back.take_row(1)
    page.type_back.save()
    assert page.type_back.wrong.text() == "先按数字选结果。"


def test_that_a_row_taken_back_by_undo_is_open_again(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book)
    page.enter(type_back=True)
    keys(page, qtbot, "01")
    keys(page, qtbot, "1")
    qtbot.keyClick(page.type_back.line, Key.Key_Return)
    page.desk.undo()
    sheet = page.list.sheet()
    assert sheet is not None
    assert sheet.typed == 0


def test_that_a_visit_sheet_offers_the_results_of_visits(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book, SheetKind.VISIT)
    page.enter(type_back=True)
    keys(page, qtbot, "01")
    keys(page, qtbot, "6")
    assert page.type_back.results.current() == "postponed"


def previews() -> list[QPrintPreviewDialog]:
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return [widget for widget in shown if isinstance(widget, QPrintPreviewDialog)]


def test_that_a_preview_closed_keeps_nothing_and_one_printed_is_frozen(
    page: SheetsPage, book: Book, qtbot: QtBot
) -> None:
    page.enter()
    for accepted in (False, True):
        page.print_page()
        (dialog,) = previews()
        dialog.accept() if accepted else dialog.reject()
        qtbot.waitUntil(lambda: not previews())
        assert len(page.desk.read(call_sheet.sheets)) == int(accepted)
    assert [sheet.number for sheet in page.desk.read(call_sheet.sheets)] == ["260922-1"]


def test_that_a_sheet_is_saved_as_pdf(
    page: SheetsPage, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(book)
    page.enter()
    target = tmp_path / "单"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.save.click()
    assert (tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")


def test_that_saving_a_new_sheet_freezes_it_only_with_its_file(
    page: SheetsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    for folder, count in ((tmp_path / "没有", 0), (tmp_path, 1)):
        target = str(folder / "单.pdf")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, target=target: (target, ""))
        print_act.save_new(page.desk, window, SheetKind.CALL)
        assert len(page.desk.read(call_sheet.sheets)) == count
    window.deleteLater()


def test_that_the_page_fits_a_small_window(page: SheetsPage, book: Book) -> None:
    freeze(book)
    page.enter()
    page.resize(QSize(900, 560))
    assert page.preview.paper.width() >= 200


def test_that_a_sheet_is_chosen_by_tier_and_shown(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book)
    page.enter()
    page.choose.click()
    form = page.choosing
    assert form is not None
    form.tiers[Tier.A].setChecked(True)
    asked: list[SheetChoice] = []
    form.chosen.disconnect()
    form.chosen.connect(asked.append)
    qtbot.keyClick(form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [SheetChoice(tiers=(Tier.A,), rest=True)]
    assert not form.isVisible()


def test_that_a_scanned_number_brings_its_sheet_up(page: SheetsPage, book: Book, qtbot: QtBot) -> None:
    freeze(book)
    freeze(book)
    page.enter(type_back=True)
    keys(page, qtbot, "#260922-1")
    qtbot.keyClick(page.type_back.number, Key.Key_Return)
    sheet = page.list.sheet()
    assert sheet is not None
    assert sheet.number == "260922-1"
    assert page.type_back.number.text() == "01"
    keys(page, qtbot, "#260922-9")
    qtbot.keyClick(page.type_back.number, Key.Key_Return)
    assert page.list.sheet() == sheet
