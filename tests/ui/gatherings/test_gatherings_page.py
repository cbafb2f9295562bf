"""The page of gatherings by keys: a new one, its guests, who came, and the cards that went cold."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.kinds import GuestState, InteractionKind
from services.contacts import edits, overview
from services.contacts.choosing import contact_of
from services.contacts.drafts import ContactDraft
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.gatherings import listing
from services.gatherings.listing import GuestRow
from services.preferences import Preferences
from tests.builders import DAY, new_book
from ui.gatherings.page import CARDS, SURVEYS, GatheringsPage
from ui.look.theme import Theme
from ui.sheets.plain_paper import pdf
from ui.sheets.questionnaire_paper import questionnaire
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks
from ui.widgets.line_edit import LineEdit

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[GatheringsPage]:
    """The page on a book with three people in it."""
    book = new_book(tmp_path)
    for name, phone in (("沈砚秋", "13800004127"), ("路漫漫", "13800005238"), ("乔亦辰", "")):
        draft = ContactDraft(name, phones=(phone,) if phone else ())
        book.act("test", lambda session, draft=draft: edits.add(session, draft))
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = GatheringsPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.enter()
    yield made
    desk.close()
    book.close()


def guests(page: GatheringsPage) -> dict[str, GuestState]:
    """Return what stands in the list in the middle."""
    return {row.name: row.state for row in page.gatherings.guests.lines.guests}


def planned(page: GatheringsPage, qtbot: QtBot, day: dt.date) -> None:
    """Plan a gathering by the form, and ask two people."""
    page.gatherings.new()
    form = page.gatherings.form
    assert form is not None
    form.theme_field.edit.setText("品茶会")
    qtbot.keyClicks(form.day, f"{day.isoformat()} 15:00")
    qtbot.keyClick(form.day, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.gatherings.gatherings()) == 1)
    chosen = page.gatherings.list.gathering()
    assert chosen is not None
    assert chosen.draft.time == "15:00"
    page.gatherings.ask()
    asked = page.gatherings.guests_form
    assert asked is not None
    qtbot.keyClicks(asked.who.search, "lijian")
    qtbot.keyClick(asked.who.search, Key.Key_Return, CTRL)
    assert asked.isVisible()
    asked.who.search.clear()
    for typed in ("shenyan", "lumanman"):
        qtbot.keyClicks(asked.who.search, typed)
        qtbot.keyClick(asked.who.search, Key.Key_Return)
    qtbot.keyClick(asked, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(guests(page)) == 2)


def test_that_a_gathering_is_planned_held_and_followed_up_by_keys(page: GatheringsPage, qtbot: QtBot) -> None:
    planned(page, qtbot, DAY - dt.timedelta(days=1))
    view = page.gatherings
    qtbot.keyClick(view.guests, Key.Key_A, CTRL)
    qtbot.keyClick(view.guests, Key.Key_4)
    qtbot.waitUntil(lambda: set(guests(page).values()) == {GuestState.ATTENDED})
    qtbot.keyClick(view.guests, Key.Key_End)
    qtbot.keyClick(view.guests, Key.Key_5)
    qtbot.waitUntil(lambda: GuestState.ABSENT in guests(page).values())
    qtbot.keyClick(view.guests, Key.Key_Home)
    qtbot.keyClick(view.guests, Key.Key_6)

    def gave(row: GuestRow) -> bool:
        return row.gave_card

    qtbot.waitUntil(lambda: any(map(gave, view.guests.lines.guests)))
    view.panel.follow.click()
    number = view.gatherings()[0].id
    qtbot.waitUntil(lambda: page.desk.read(lambda s: listing.harvest(s, number)).open_tasks == 1)
    page.desk.book.undo()
    assert page.desk.read(lambda s: listing.harvest(s, number)).open_tasks == 0


def test_that_before_the_day_nobody_came_and_a_form_says_what_it_lacks(
    page: GatheringsPage, qtbot: QtBot
) -> None:
    page.gatherings.new()
    form = page.gatherings.form
    assert form is not None
    qtbot.keyClick(form.theme_field.edit, Key.Key_Return, CTRL)
    assert form.isVisible()
    assert form.day.hasFocus()
    qtbot.keyClick(form.day, Key.Key_Escape)
    assert not form.isVisible()
    planned(page, qtbot, DAY + dt.timedelta(days=3))
    view = page.gatherings
    assert not view.marks[GuestState.ATTENDED].isEnabled()
    assert page.caption() == "还有 1 场要办"
    failures: list[Any] = []
    page.desk.failed.connect(failures.append)
    qtbot.keyClick(view.guests, Key.Key_2)
    qtbot.waitUntil(lambda: GuestState.COMING in guests(page).values())
    qtbot.keyClick(view.guests, Key.Key_4)
    qtbot.waitUntil(lambda: bool(failures))
    assert GuestState.ATTENDED not in guests(page).values()


def test_that_cards_gone_cold_are_listed_and_open(page: GatheringsPage, qtbot: QtBot) -> None:
    at = dt.datetime.combine(DAY - dt.timedelta(days=4), dt.time(12)).astimezone()
    cold = page.desk.read(lambda session: contact_of(session, "沈砚秋"))
    draft = EntryDraft(InteractionKind.CARD, (cold,), at=at)
    page.desk.book.act("test", lambda session: entries.log(session, draft))
    page.enter(view=CARDS)
    assert [one.contact_id for one in page.cards.silent.lines.records] == [cold]
    went: list[tuple[str, dict[str, Any]]] = []
    page.desk.went.connect(lambda where, args: went.append((where, args)))
    qtbot.keyClick(page.cards.silent, Key.Key_Return)
    assert went == [("person", {"contact_id": cold})]


def test_that_a_survey_is_jotted_down_and_answered_by_keys(page: GatheringsPage, qtbot: QtBot) -> None:
    page.show_view(SURVEYS)
    view = page.surveys
    view.new()
    form = view.form
    assert form is not None
    qtbot.keyClick(form.questions.edit, Key.Key_Return, CTRL)
    assert form.isVisible()
    assert form.theme_field.error
    form.theme_field.edit.setText("小企业用款")
    form.questions.edit.setPlainText("需求：要用多少款？五百万以上/一百万上下/用不着\n想要：最想银行做什么？")
    qtbot.keyClick(form.questions.edit, Key.Key_Return, CTRL)
    assert not form.isVisible()
    view.take_down()
    answers = view.answers
    assert answers is not None
    qtbot.keyClicks(answers.who.search, "shenyan")
    qtbot.keyClick(answers.who.search, Key.Key_Return)
    choice, words = answers.inputs.values()
    assert choice.isAncestorOf(page.focusWidget() or page)
    qtbot.keyClick(choice, Key.Key_1)
    assert isinstance(words, LineEdit)
    words.setText("转账快一点")
    qtbot.keyClick(words, Key.Key_Return, CTRL)
    assert not answers.isVisible()
    assert [one.said for one in view.people.lines.records] == [("五百万以上", "转账快一点")]
    who = view.people.lines.records[0].contact_id
    record = page.desk.read(lambda session: overview.overview(session, who)).record
    assert [factor.factor for factor in record.factors] == ["demand"]
    assert page.can_print()
    survey = view.survey()
    assert survey is not None
    (sheet,) = pypdf.PdfReader(io.BytesIO(pdf(questionnaire(survey)))).pages
    assert "要用多少款" in sheet.extract_text()
