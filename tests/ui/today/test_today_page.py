"""Today as a user presses it: choose, call, digit, sentence, Enter; later; print."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.contact import Contact
from models.kinds import InteractionKind
from services.book import Book
from services.diary import entries, tasks, timeline
from services.diary.drafts import EntryDraft
from services.diary.today import TodayEntry
from services.greetings import queue
from services.preferences import Preferences
from tests.builders import DAY, add_contact, new_book
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks
from ui.today.page import TodayPage
from ui.today.words import detail_words

SHEN, LU, SHAO = 2, 3, 4
Key = Qt.Key


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A promise due, a birthday tomorrow, somebody overdue."""
    made = new_book(tmp_path)
    people = (
        ("沈砚秋", "13800004127", 1, 3, {"title": "财务总监"}),
        ("陆知行", "13800001190", 2, 3, {"birth_solar": "1980-09-23"}),
        ("邵启明", "", 1, 33, {}),
    )
    for name, phone, rank, ago, facts in people:
        person = add_contact(made, name, phone, tier_rank=rank, **facts)
        at = dt.datetime.combine(DAY - dt.timedelta(days=ago), dt.time(9)).astimezone()
        draft = EntryDraft(InteractionKind.CALL, (person,), at=at, result="reached", note="聊过")
        made.act("记", lambda session, draft=draft: entries.log(session, draft))
    made.act("答应", lambda session: tasks.add(session, tasks.TaskDraft(SHEN, "送报价", DAY)))
    yield made
    made.close()


@pytest.fixture
def page(book: Book, tmp_path: Path, qtbot: QtBot) -> Iterator[TodayPage]:
    """The page in view, with the caret in its list."""
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = TodayPage(desk)
    qtbot.addWidget(made)
    QAbstractItemModelTester(
        made.view.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, made.view.lines
    )
    made.resize(1200, 760)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    made.activateWindow()
    made.view.setFocus()
    yield made
    desk.close()


def names(page: TodayPage) -> list[str]:
    lines = (page.view.lines.line(row) for row in page.view.lines.entry_rows())
    return [line.name for line in lines if line is not None]  # type: ignore[union-attr]


def press(qtbot: QtBot, page: TodayPage, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(page.focusWidget() or page.view, key)


def test_that_the_first_row_is_chosen_and_told_at_the_right(page: TodayPage) -> None:
    assert names(page) == ["沈砚秋", "陆知行", "邵启明"]
    assert page.panel.name.text() == "沈砚秋"
    assert page.panel.phone.text() == "138 0000 4127"
    assert "送报价" in page.panel.opener.text()
    assert page.desk.focus_ids == (SHEN,)


def test_that_a_call_takes_a_digit_a_sentence_and_enter(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_1)
    assert page.panel.quick.line.hasFocus()
    qtbot.keyClicks(page.panel.quick.line, "kuai")
    press(qtbot, page, Key.Key_Return)
    assert names(page) == ["陆知行", "邵启明"]
    assert page.panel.name.text() == "陆知行"
    assert page.view.hasFocus()
    with page.desk.book.read() as session:
        (entry, _) = timeline.timeline(session, SHEN).entries
        assert (entry.result, entry.note) == ("reached", "kuai")
        assert not tasks.open_tasks(session, SHEN)


def test_that_a_promise_not_kept_stays_when_its_tick_is_taken_away(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_1)
    page.panel.quick.settled.boxes()[0].click()
    page.panel.quick.save()
    with page.desk.book.read() as session:
        assert [task.text for task in tasks.open_tasks(session, SHEN)] == ["送报价"]


def test_that_a_vain_call_goes_on_to_the_next_person(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_2)
    press(qtbot, page, Key.Key_Return)
    assert names(page) == ["沈砚秋", "陆知行", "邵启明"]
    assert page.panel.name.text() == "陆知行"
    line = page.view.lines.line(1)
    assert isinstance(line, TodayEntry)
    assert detail_words(line).startswith("今天打过，没打通")
    with page.desk.book.read() as session:
        assert [task.text for task in tasks.open_tasks(session, SHEN)] == ["送报价"]


def test_that_a_call_for_their_birthday_is_their_greeting_once_it_reached_them(page: TodayPage) -> None:
    def greeted_for() -> list[str]:
        with page.desk.book.read() as session:
            return [one.occasion.name for one in queue.build(session).entries if one.contact_id == LU]

    assert greeted_for() == ["生日"]
    for result, left in (("2", ["生日"]), ("1", [])):
        page.view.choose_row(page.view.lines.entry_rows()[names(page).index("陆知行")])
        page.panel.quick.type_result(result)
        page.panel.quick.save()
        assert greeted_for() == left
    with page.desk.book.read() as session:
        assert [one.occasion for one in timeline.timeline(session, LU).entries][:2] == ["生日", ""]
    page.desk.undo()
    assert greeted_for() == ["生日"]


def test_that_a_promise_in_the_sentence_is_noted_unless_the_tick_is_taken_away(page: TodayPage) -> None:
    for who, ticked, kind in ((SHEN, True, "promise"), (LU, False, "next_contact")):
        card = page.panel.quick
        card.type_result("1")
        card.line.setText("下周三送资料")
        card.line.textEdited.emit("下周三送资料")
        assert card.promise.isVisible()
        card.promise.setChecked(ticked)
        card.save()
        with page.desk.book.read() as session:
            assert [task.kind for task in tasks.open_tasks(session, who)] == [kind]


def test_that_the_day_typed_plans_the_next_contact(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_3)
    page.panel.quick.line.setText("周四下午 3 点去公司")
    page.panel.quick.line.textEdited.emit("周四下午 3 点去公司")
    assert page.panel.quick.day.text() == "周四 15:00"
    press(qtbot, page, Key.Key_Return)
    with page.desk.book.read() as session:
        (task,) = tasks.open_tasks(session, SHEN)
    assert (task.kind, task.due, task.due_time) == ("appointment", dt.date(2026, 9, 24), "15:00")


def test_that_nothing_is_stored_without_a_result_or_with_a_day_that_is_none(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.panel.quick.line.setFocus()
    press(qtbot, page, Key.Key_Return)
    assert page.panel.quick.wrong.text()
    press(qtbot, page, Key.Key_1)
    page.panel.quick.day.setText("火星年")
    press(qtbot, page, Key.Key_Return)
    assert "火星年" in page.panel.quick.wrong.text()
    with page.desk.book.read() as session:
        assert timeline.timeline(session, SHEN).total == 1


def test_that_c_copies_the_number_and_waits_for_the_digit(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_C)
    assert QGuiApplication.clipboard().text() == "13800004127"
    press(qtbot, page, Key.Key_4)
    assert page.panel.quick.results.current() == "declined"


def test_that_later_needs_a_reason_and_hides_the_person(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_L)
    form = page._later
    assert form is not None
    assert form.isVisible()
    form.save()
    assert form.reason.error
    form.reason.set_text("出差")
    form.day.set_text("周五")
    form.save()
    assert not form.isVisible()
    assert names(page) == ["陆知行", "邵启明"]
    page.desk.undo()
    assert names(page) == ["沈砚秋", "陆知行", "邵启明"]


def test_that_those_done_fold_at_the_foot(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_1, Key.Key_Return)
    model = page.view.lines
    last = model.index(model.rowCount() - 1)
    assert last.data() == "今天已联系 1 位"
    page.view.setCurrentIndex(last)
    page.view.setFocus()
    press(qtbot, page, Key.Key_Return)
    assert "沈砚秋" in model.index(model.rowCount() - 1).data()


def test_that_an_empty_day_offers_those_cooling_down_and_a_done_one_tomorrow(
    page: TodayPage, book: Book
) -> None:
    for person in (SHEN, LU, SHAO):
        draft = EntryDraft(InteractionKind.CALL, (person,), result="reached")
        book.act("打", lambda session, draft=draft: entries.log(session, draft))
    for task in page.desk.read(lambda session: tasks.open_tasks(session)):
        book.act("做了", lambda session, task=task: tasks.finish(session, task.id))
    page._read()
    assert [button.text() for button in page.empty.buttons()] == ["看看明天"]
    page.empty.buttons()[0].click()
    assert page.caption().startswith("9 月 23 日")
    assert page.step_back()
    assert page.caption().startswith("9 月 22 日")


def test_that_nobody_due_offers_the_cooling(tmp_path: Path, qtbot: QtBot) -> None:
    book = new_book(tmp_path)
    person = add_contact(book, "易书航", tier_rank=2)
    at = dt.datetime(2026, 9, 10, 9).astimezone()
    draft = EntryDraft(InteractionKind.CALL, (person,), at=at, result="reached")
    book.act("打", lambda session: entries.log(session, draft))
    desk = Desk(book, Theme("dark"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.enter()
    page.empty.buttons()[0].click()
    assert names(page) == ["易书航"]
    desk.close()
    book.close()


def test_that_somebody_gone_meanwhile_is_not_shown(page: TodayPage, book: Book) -> None:
    def quiet(session: object) -> None:
        session.get_one(Contact, SHEN).do_not_contact = True  # type: ignore[attr-defined]

    book.act("勿扰", quiet)
    assert names(page) == ["陆知行", "邵启明"]
    assert page.panel.name.text() == "陆知行"
