"""记一笔 and the visit form as a user presses them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.assessment import Assessment
from models.contact import Contact, Remark
from models.kinds import InteractionKind, TaskKind
from services.book import Book
from services.contacts import edits
from services.contacts.drafts import ContactDraft, EmploymentDraft
from services.diary import kept_drafts, tasks, timeline
from services.diary.drafts import EntryDraft
from services.diary.timeline import TimelineEntry
from services.preferences import Preferences
from tests.builders import DAY, new_book
from ui.diary.quick_log import QuickLog
from ui.diary.visit_page import VisitPage
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

SHEN, WEN = 2, 3
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Two people, one of them promised something today."""
    made = new_book(tmp_path)

    def fill(session: object) -> None:
        work = (EmploymentDraft("砺川精密机械", "财务总监"),)
        edits.add(session, ContactDraft("沈砚秋", phones=("13800004127",), employments=work))  # type: ignore[arg-type]
        edits.add(session, ContactDraft("温如玉"))  # type: ignore[arg-type]

    made.act("fill", fill)
    made.act("答应", lambda session: tasks.add(session, tasks.TaskDraft(SHEN, "送报价", DAY)))
    yield made
    made.close()


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    yield made
    made.close()


@pytest.fixture
def log(desk: Desk, qtbot: QtBot) -> QuickLog:
    """The form over an empty window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    form = QuickLog(desk, window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return form


def focused(log: QuickLog) -> QWidget:
    found = log.window().focusWidget()
    assert found is not None
    return found


def entry(desk: Desk, person: int = SHEN) -> TimelineEntry:
    return desk.read(lambda session: timeline.timeline(session, person)).entries[0]


def test_that_four_keys_and_a_sentence_log_a_call(log: QuickLog, desk: Desk, qtbot: QtBot) -> None:
    log.open([SHEN])
    qtbot.keyClick(focused(log), Key.Key_3)
    assert focused(log) is log.line
    qtbot.keyClicks(log.line, "tan le")
    qtbot.keyClick(log.line, Key.Key_Tab)
    assert focused(log) is log.day
    log.day.setText("周四")
    qtbot.keyClick(log.day, Key.Key_Return)
    assert not log.isVisible()
    told = entry(desk)
    assert (told.kind, told.result, told.note) == (InteractionKind.CALL, "appointment", "tan le")
    (task,) = desk.read(lambda session: tasks.open_tasks(session, SHEN))
    assert (task.kind, task.due) == (TaskKind.APPOINTMENT, dt.date(2026, 9, 24))


def test_that_a_line_proposes_the_visit_and_the_tick_can_be_taken_away(log: QuickLog, desk: Desk) -> None:
    log.open([SHEN])
    log.results.choose_digit("1")
    log.line.setText("约周五下午见面")
    log.line.textEdited.emit("约周五下午见面")
    assert log.day.day() == dt.date(2026, 9, 25)
    assert log.visit.isVisible()
    log.visit.tick.click()
    log.save()
    kinds = {task.kind for task in desk.read(lambda session: tasks.open_tasks(session, SHEN))}
    assert kinds == {TaskKind.NEXT_CONTACT}


def test_that_a_promise_in_a_line_is_offered_and_noted_as_one(log: QuickLog, desk: Desk) -> None:
    log.open([SHEN])
    log.results.choose_digit("1")
    log.settled.boxes()[0].click()
    log.line.setText("下周三送资料")
    log.line.textEdited.emit("下周三送资料")
    assert log.visit.tick.accessibleName() == "会记成我答应的：送资料，9 月 30 日"
    log.save()
    found = [(task.kind, task.text, task.due.day) for task in desk.read(lambda s: tasks.open_tasks(s, SHEN))]
    assert found[-1] == (TaskKind.PROMISE, "送资料", 30)


def test_that_a_day_the_user_wrote_is_not_overwritten(log: QuickLog) -> None:
    log.open([SHEN])
    log.day.setText("10-8")
    log.line.setText("约周五下午见面")
    log.line.textEdited.emit("约周五下午见面")
    assert log.day.text() == "10-8"


def test_that_what_is_due_begins_ticked_and_is_settled(log: QuickLog, desk: Desk) -> None:
    log.open([SHEN])
    assert [box.isChecked() for box in log.settled.boxes()] == [True]
    log.results.choose_digit("1")
    log.save()
    assert desk.read(lambda session: tasks.open_tasks(session, SHEN)) == []


def test_that_alt_and_a_digit_change_the_kind(log: QuickLog, desk: Desk, qtbot: QtBot) -> None:
    log.open([SHEN])
    qtbot.keyClick(focused(log), Key.Key_4, Mod.AltModifier)
    assert log.kinds.current() == "wechat"
    assert not log.results.isVisible()
    log.message.text.setPlainText("沈总，资料收到了。陈建新")
    log.message.occasion.setText("资料")
    log.save()
    assert (entry(desk).kind, entry(desk).note) == (InteractionKind.WECHAT, "沈总，资料收到了。陈建新")


def test_that_a_stopped_message_is_not_logged_and_says_why(log: QuickLog, desk: Desk) -> None:
    log.open([SHEN], "sms")
    assert log.message.text.toPlainText().startswith("沈总，")
    log.message.text.setPlainText("沈总，{节日}安康。陈建新")
    log.save()
    assert log.wrong.text()
    assert any("{节日}" in words for words in log.message.findings.words)
    assert desk.read(lambda session: timeline.timeline(session, SHEN)).total == 0


def test_that_somebody_is_searched_when_nobody_is_in_view(log: QuickLog, desk: Desk, qtbot: QtBot) -> None:
    log.open([])
    assert focused(log) is log.who.search
    qtbot.keyClicks(log.who.search, "wry")
    qtbot.keyClick(log.who.search, Key.Key_Return)
    assert log.who.people() == (WEN,)
    qtbot.keyClick(focused(log), Key.Key_2)
    log.save()
    assert entry(desk, WEN).result == "not-reached"


def test_that_several_people_share_one_entry(log: QuickLog, desk: Desk, qtbot: QtBot) -> None:
    log.open([SHEN, WEN], "visit")
    log.results.choose_digit("2")
    log.save()
    assert entry(desk, WEN).others == ("沈砚秋",)


def test_that_nothing_is_logged_without_anybody(log: QuickLog, desk: Desk) -> None:
    log.open([])
    log.save()
    assert log.isVisible()
    assert log.wrong.text()
    log.leave()


def test_that_unfolding_a_call_asks_when_and_how_long(log: QuickLog, desk: Desk, qtbot: QtBot) -> None:
    log.open([SHEN])
    log.results.choose_digit("1")
    qtbot.keyClick(focused(log), Key.Key_E, Mod.ControlModifier)
    assert focused(log) is log.more.when
    log.more.when.setText("昨天 15:00")
    log.more.lasted.setText("6")
    log.more.inbound.click()
    log.save()
    told = entry(desk)
    assert (told.day, told.minutes, told.inbound) == (dt.date(2026, 9, 21), 6, True)


def test_that_a_time_to_come_is_refused_in_the_form(log: QuickLog) -> None:
    log.open([SHEN])
    log.results.choose_digit("1")
    log.more.when.setText("明天 15:00")
    log.save()
    assert log.isVisible()
    assert log.wrong.text()


def test_that_esc_leaves_without_writing(log: QuickLog, desk: Desk, qtbot: QtBot) -> None:
    log.open([SHEN])
    qtbot.keyClick(focused(log), Key.Key_Escape)
    assert not log.isVisible()
    assert desk.read(lambda session: timeline.timeline(session, SHEN)).total == 0


@pytest.fixture
def visit(desk: Desk, qtbot: QtBot) -> VisitPage:
    page = VisitPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_that_a_visit_is_unfolded_filled_in_and_stored(visit: VisitPage, desk: Desk, qtbot: QtBot) -> None:
    went: list[str] = []
    desk.went.connect(lambda page, _args: went.append(page))
    visit.enter(draft=EntryDraft(InteractionKind.VISIT, (SHEN,), result="interested", note="想听五年期"))
    assert visit.talk.is_first()
    visit.talk.start.setText("9:00")
    visit.talk.end.setText("9:50")
    visit.talk.checks["card"].click()
    visit.talk.topics.set_words(["年底回款"])
    visit.talk.learned.set_text("年底有回款")
    visit.talk.remarks.line.setText("喜欢越剧")
    visit.wants.agreed.text.setText("发测算表")
    visit.wants.agreed.day.setText("9-28")
    visit.wants.mood.set_current("glad")
    visit.panel.boxes["demand"].entered.emit("demand", 1)
    qtbot.keyClick(visit.talk.learned.edit, Key.Key_Return, Mod.ControlModifier)
    assert visit.wrong.text() == ""
    assert went == ["person"]
    told = entry(desk)
    assert (told.result, told.note, told.minutes) == ("interested", "想听五年期", 50)
    assert told.visit is not None
    assert (told.visit.topics, told.visit.mood) == (("年底回款",), "glad")
    assert [promise.text for promise in told.promises] == ["发测算表"]
    with desk.book.read() as session:
        assert [row.text for row in session.query(Remark)] == ["喜欢越剧"]
    assert desk.read(lambda session: session.get_one(Contact, SHEN).demand) == 1
    desk.undo()
    assert desk.read(lambda session: timeline.timeline(session, SHEN)).total == 0


def test_that_a_visit_needs_a_result_and_an_end_after_its_beginning(visit: VisitPage, desk: Desk) -> None:
    visit.enter(contact_id=SHEN)
    visit.store()
    assert visit.wrong.text()
    visit.wants.results.choose_digit("3")
    visit.talk.start.setText("9:50")
    visit.talk.end.setText("9:00")
    visit.store()
    assert "结束" in visit.wrong.text()
    visit.talk.end.setText("中午见")
    assert desk.read(lambda session: timeline.timeline(session, SHEN)).total == 0


def test_that_a_draft_is_kept_for_the_person(visit: VisitPage) -> None:
    visit.enter(contact_id=SHEN)
    visit.talk.purpose.set_text("谈大额存单")
    visit.wants.agreed.text.setText("发测算表")
    assert visit.step_back()
    visit.enter(contact_id=WEN)
    assert visit.talk.purpose.text() == ""
    visit.enter(contact_id=SHEN)
    assert visit.talk.purpose.text() == "谈大额存单"
    assert [promise.text for promise in visit.wants.agreed.promises()] == ["发测算表"]


def test_that_a_crash_loses_nothing_of_a_visit(visit: VisitPage, desk: Desk, qtbot: QtBot) -> None:
    visit.enter(contact_id=SHEN)
    assert visit.keeping.clock.isActive()
    visit.talk.purpose.set_text("谈大额存单")
    visit.keeping.clock.timeout.emit()
    assert desk.book.can_undo() != "谈大额存单"
    again = VisitPage(desk)  # as after a crash: nothing of the first page is left but the book
    qtbot.addWidget(again)
    again.enter(contact_id=SHEN)
    assert again.talk.purpose.text() == "谈大额存单"
    again.wants.results.choose_digit("2")
    again.store()
    assert entry(desk).visit is not None
    assert desk.read(kept_drafts.waiting) == ()


def test_that_a_draft_given_up_does_not_come_back(visit: VisitPage, desk: Desk) -> None:
    visit.enter(contact_id=SHEN)
    visit.talk.purpose.set_text("谈大额存单")
    visit.keeping.keep()
    visit._give_up()
    visit.enter(contact_id=SHEN)
    assert visit.talk.purpose.text() == ""


def test_that_what_was_heard_is_offered_and_counts_only_with_a_tick(visit: VisitPage, desk: Desk) -> None:
    for ticked, demand in ((False, None), (True, 1)):
        visit.enter(contact_id=SHEN)
        visit.wants.results.choose_digit("2")
        visit.talk.learned.set_text("年底前有 600 万回款，想保本")
        visit._on_heard()
        _one, box = visit.panel.offers["demand"]
        assert not box.isChecked()
        assert box.toolTip() == "金融需求 ? → 1：年底前有 600 万回款"
        box.setChecked(ticked)
        visit.store()
        assert desk.read(lambda session: session.get_one(Contact, SHEN).demand) == demand
    kept = desk.read(lambda session: session.query(Assessment).one())
    assert (kept.evidence, kept.source) == ("年底前有 600 万回款", "拜访")


def test_that_a_sentence_left_by_esc_is_there_again_for_the_same_person_alone(
    log: QuickLog, desk: Desk, qtbot: QtBot
) -> None:
    log.open([SHEN])
    log.results.choose_digit("1")
    log.line.setText("年底有回款")
    qtbot.keyClick(log.line, Key.Key_Escape)
    log.open([WEN])
    assert log.line.text() == ""
    log.leave()
    log.open([SHEN])
    assert (log.line.text(), log.results.current()) == ("年底有回款", "reached")
    log.save()
    log.open([SHEN])
    assert log.line.text() == ""
    assert desk.read(lambda session: timeline.timeline(session, SHEN)).total == 1
