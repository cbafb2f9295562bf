"""The import page on a book in which two of the list's people are known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from services.contacts import derived
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from tests.ui.exchange.lists import Wizard
from ui.exchange.page import ImportPage
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks


@pytest.fixture
def wizard(tmp_path: Path, qtbot: QtBot, qapp) -> Iterator[Wizard]:
    folder = tmp_path / "book"
    folder.mkdir()
    book = new_book(folder)
    known = [add_contact(book, "沈砚秋", "13800004127"), add_contact(book, "方圆", "13911110000")]
    book.act("Keys", lambda session: derived.refresh(session, known))
    theme, tasks = Theme("light"), Tasks(inline=True)
    apply_theme(qapp, theme)
    desk = Desk(book, theme, Preferences(tmp_path / "choices.json"), tasks)
    shown = Wizard(ImportPage(desk), desk, book, [], [], [])
    desk.toasted.connect(lambda words, _undo: shown.toasts.append(words))
    desk.went.connect(lambda page, args: shown.went.append((page, args)))
    desk.failed.connect(shown.failures.append)
    qtbot.addWidget(shown.page)
    shown.page.resize(1280, 740)
    shown.page.show()
    shown.page.activateWindow()
    shown.page.enter()
    qapp.processEvents()
    yield shown
    desk.close()
    tasks.close()
    book.close()


@pytest.fixture
def tested(wizard: Wizard) -> Wizard:
    """The same, with Qt's own tester on the review's model once it is there."""

    def watch() -> None:
        model = wizard.page.steps.review.table.model()
        if model is not None:
            mode = QAbstractItemModelTester.FailureReportingMode.Fatal
            QAbstractItemModelTester(model, mode, wizard.page)

    wizard.page.course.planner.planned.connect(watch)
    return wizard
