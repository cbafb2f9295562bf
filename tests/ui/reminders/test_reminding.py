"""Reminders in the window: said once, in the tray or in words, silent in quiet hours, listed for reading."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.kinds import TaskKind
from services.diary import tasks
from services.preferences import Preferences
from tests.builders import DAY, add_contact, new_book
from ui.look.theme import Theme
from ui.reminders import choices
from ui.reminders.page import RemindersPage
from ui.reminders.reminding import Reminding
from ui.settings.page import SettingsPage
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks
from ui.widgets.line_edit import LineEdit


class FakeTray:
    """A tray that writes down what it was told."""

    def __init__(self, able: bool) -> None:
        self.able = able
        self.told: list[str] = []

    def can_say(self) -> bool:
        return self.able

    def say(self, title: str, words: str) -> None:
        self.told.append(f"{title}|{words}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at ten in the morning, with a visit at 10:20."""
    book = new_book(tmp_path)
    add_contact(book, "沈砚秋", "13800004127")
    visit = tasks.TaskDraft(2, "", DAY, TaskKind.APPOINTMENT, "10:20")
    book.act("约", lambda session: tasks.add(session, visit))
    made = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    yield made
    made.close()
    book.close()


def test_that_each_is_said_once_in_the_tray_and_not_again_after_a_restart(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = FakeTray(able=True)
    Reminding(desk, window, tray).look()
    Reminding(desk, window, tray).look()
    assert tray.told == ["早上好|今天 1 位，先联系沈砚秋，1 个约见，最早 10:20", "10:20 见沈砚秋|"]


def test_that_without_a_tray_it_is_said_in_the_window_and_never_in_quiet_hours(
    desk: Desk, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []
    desk.toasted.connect(lambda words, _undo: said.append(words))
    reminding = Reminding(desk, window, FakeTray(able=False))
    desk.preferences.set(choices.QUIET_FROM, "09:00")
    desk.preferences.set(choices.QUIET_UNTIL, "10:10")
    reminding.look()
    assert said == []
    desk.preferences.set(choices.QUIET_FROM, "21:00")
    desk.preferences.set(choices.ON, False)
    reminding.look()
    assert said == []
    desk.preferences.set(choices.ON, True)
    desk.preferences.set(choices.QUIET_UNTIL, "08:30")
    reminding.look()
    assert said[-1] == "10:20 见沈砚秋"


def test_that_the_list_tells_what_was_said_and_leads_to_the_brief(desk: Desk, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, object]]] = []
    desk.went.connect(lambda key, args: went.append((key, args)))
    page = RemindersPage(desk)
    qtbot.addWidget(page)
    choices.say(desk.preferences, DAY, {"morning"})
    page.enter()
    lines = [page.list.item(row).text().split("\n")[0] for row in range(page.list.count())]
    assert lines == ["08:30  早上好  ·  说过了", "09:50  10:20 见沈砚秋  ·  还没到"]
    page.list.setCurrentRow(1)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert went == [("brief", {"contact_id": 2})]
    assert page.caption() == "21:00–08:30 不打扰"


def test_that_quiet_hours_are_set_in_settings_and_nonsense_is_not_kept(desk: Desk, qtbot: QtBot) -> None:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    field = next(edit for edit in page.findChildren(LineEdit) if edit.accessibleName() == "不打扰，从")
    for text in ("20:00", "25:70"):
        field.setText(text)
        field.editingFinished.emit()
    assert field.is_wrong
    assert choices.choices(desk.preferences).quiet.begin == dt.time(20, 0)
