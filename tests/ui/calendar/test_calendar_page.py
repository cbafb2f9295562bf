"""The calendar by keys and mouse: walking days, turning the page, moving a task, the file kept up to date."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.kinds import TaskKind
from services.contacts import edits
from services.contacts.drafts import ContactDraft
from services.diary import tasks
from services.preferences import Preferences
from tests.builders import DAY, new_book
from ui.calendar import subscription
from ui.calendar.page import A_WEEK, MONTH, CalendarPage
from ui.calendar.span import month_span, next_month
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

Key = Qt.Key
TOMORROW = DAY + dt.timedelta(days=1)


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The page on a book with one task for tomorrow."""
    book = new_book(tmp_path)
    shen = book.act("test", lambda session: edits.add(session, ContactDraft("沈砚秋")))
    draft = tasks.TaskDraft(shen, "送报价", TOMORROW, TaskKind.APPOINTMENT, "15:00")
    book.act("test", lambda session: tasks.add(session, draft))
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = CalendarPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.enter()
    yield made
    desk.close()
    book.close()


def due(page: CalendarPage) -> dt.date:
    """Return the day of the one open task."""
    (task,) = page.desk.read(tasks.open_tasks)
    return task.due


def drag(page: CalendarPage, qtbot: QtBot, to: dt.date) -> None:
    """Drag the first entry of tomorrow onto another day."""
    grid = page.grid
    box, _entry = grid.boxes(TOMORROW)[0]
    target = grid._cell((to - page._span.first).days).center().toPoint()
    start = box.center().toPoint()
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(grid, left, pos=start)
    qtbot.mouseMove(grid, start + (target - start) / 2)
    qtbot.mouseMove(grid, target)
    qtbot.mouseRelease(grid, left, pos=target)


def test_that_arrows_walk_the_days_and_the_panel_follows(page: CalendarPage, qtbot: QtBot) -> None:
    assert page.grid.chosen == DAY
    qtbot.keyClick(page.grid, Key.Key_Right)
    assert page.grid.chosen == TOMORROW
    words = [entry.words for entry in page.day.lines.records if entry.task_id is not None]
    assert words == ["沈砚秋：送报价"]
    for _step in range(5):
        qtbot.keyClick(page.grid, Key.Key_Down)
    assert page.grid.chosen == TOMORROW + dt.timedelta(days=35)
    assert page._span.month == 10
    qtbot.keyClick(page.grid, Key.Key_T)
    assert page.grid.chosen == DAY
    qtbot.keyClick(page.grid, Key.Key_W)
    assert (page.views.current(), page._span.weeks) == (A_WEEK, 1)
    qtbot.keyClick(page.grid, Key.Key_M)
    qtbot.keyClick(page.grid, Key.Key_PageDown)
    assert (page.views.current(), page.grid.chosen) == (MONTH, dt.date(2026, 10, 22))


def test_that_a_task_is_dragged_or_stepped_to_another_day_and_back(page: CalendarPage, qtbot: QtBot) -> None:
    drag(page, qtbot, DAY + dt.timedelta(days=3))
    assert due(page) == DAY + dt.timedelta(days=3)
    page.desk.book.undo()
    assert due(page) == TOMORROW
    page.go(TOMORROW)
    qtbot.keyClick(page.grid, Key.Key_Return)
    assert page.day.hasFocus()
    while page.day.entry() is None or page.day.entry().task_id is None:  # type: ignore[union-attr]
        qtbot.keyClick(page.day, Key.Key_Down)
    qtbot.keyClick(page.day, "+")
    assert due(page) == TOMORROW + dt.timedelta(days=1)
    assert page.grid.chosen == due(page)


def test_that_what_is_no_task_stays_where_it_is(page: CalendarPage, qtbot: QtBot) -> None:
    festival = dt.date(2026, 9, 25)
    _box, entry = page.grid.boxes(festival)[0]
    assert entry.task_id is None
    page.grid.moved.emit(entry, DAY)
    assert due(page) == TOMORROW


def test_that_the_file_is_written_anew_after_a_change(
    page: CalendarPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscription, "WAIT", 10)
    place = tmp_path / "人脉.ics"
    kept = subscription.Subscription(page.desk)
    subscription.keep(page.desk, str(place))
    assert "送报价" in place.read_text(encoding="utf-8")
    (task,) = page.desk.read(tasks.open_tasks)

    def finish(session: Any) -> None:
        tasks.finish(session, task.id)

    page.desk.book.act("test", finish)
    qtbot.waitUntil(lambda: "送报价" not in place.read_text(encoding="utf-8"))
    subscription.keep(page.desk, "")
    assert subscription.kept_file(page.desk) == ""
    kept.deleteLater()


@pytest.mark.parametrize(
    ("day", "step", "found"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2028, 1, 31), 1, dt.date(2028, 2, 29)),
        (dt.date(2026, 1, 15), -1, dt.date(2025, 12, 15)),
        (dt.date(2026, 12, 31), 2, dt.date(2027, 2, 28)),
    ],
)
def test_that_months_turn_at_their_ends(day: dt.date, step: int, found: dt.date) -> None:
    assert next_month(day, step) == found
    first, weeks = month_span(found)
    assert first <= found.replace(day=1)
    assert first.weekday() == 0
    assert first + dt.timedelta(days=7 * weeks) > found
