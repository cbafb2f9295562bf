"""The brief as a user reaches it: B from the table, from Today and from the person; an aim; a print."""

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from services.briefing.brief import brief_of
from services.preferences import Preferences
from tests.builders import new_book
from tests.services.briefing.shen import add_shen
from ui.briefing.page import BriefPage
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow
from ui.shell.tasks import Tasks


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a book with somebody to go and see."""
    book = new_book(tmp_path)
    add_shen(book)
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    desk.close()
    book.close()


def key(window: MainWindow, pressed: Qt.Key) -> None:
    """Press a key where the caret is."""
    QTest.keyClick(window.focusWidget() or window, pressed)
    QCoreApplication.processEvents()


def test_that_b_opens_the_brief_from_wherever_a_person_is_and_esc_leads_back(window: MainWindow) -> None:
    for page in ("today", "prospects"):
        window.show_page(page)
        QCoreApplication.processEvents()
        key(window, Qt.Key.Key_B)
        assert isinstance(window.page, BriefPage), page
        assert window.page.title() == "沈砚秋 简报"
        key(window, Qt.Key.Key_Escape)
        assert window.page is window._made[page]
    window.desk.open_contact(2)
    key(window, Qt.Key.Key_B)
    assert isinstance(window.page, BriefPage)
    assert "她先生的厂" in window.page.paper.accessibleDescription()


def test_that_an_aim_typed_is_kept_and_the_print_holds_it(window: MainWindow, tmp_path: Path) -> None:
    window.show_page("brief", {"contact_id": 2})
    page = window.page
    assert isinstance(page, BriefPage)
    key(window, Qt.Key.Key_E)
    assert page.aim.hasFocus()
    page.aim.setText("谈开户")
    key(window, Qt.Key.Key_Return)
    with window.desk.book.read() as session:
        meeting = brief_of(session, 2).meeting
    assert meeting is not None
    assert meeting.aim == "谈开户"
    window.print_page()
    dialog = window.findChild(QPrintPreviewDialog)
    assert dialog is not None
    target = tmp_path / "简报.pdf"
    dialog.printer().setOutputFileName(str(target))
    dialog.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (paper,) = pypdf.PdfReader(target).pages
    assert "谈开户" in paper.extract_text()
