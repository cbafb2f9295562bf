"""The person page as a user presses it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models.kinds import InteractionKind, NoteKind, TieKind
from services.book import Book
from services.contacts import details, edits
from services.contacts.drafts import ContactDraft, EducationDraft, EmploymentDraft
from services.contacts.records import ContactRecord
from services.diary import entries
from services.diary.drafts import EntryDraft, RemarkDraft
from services.network import ties
from services.preferences import Preferences
from tests.builders import new_book
from ui.contacts.person_page import PersonPage
from ui.contacts.timeline_entry import EntryWidget
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks
from ui.widgets.fact_edit import FactRow

SHEN, GU = 2, 3


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Two people who know each other; one of them was called."""
    made = new_book(tmp_path)

    def fill(session: Any) -> None:
        shen = ContactDraft(
            "沈砚秋",
            phones=("13800004127",),
            birthday="1983-09-28",
            native_place="桐庐",
            employments=(EmploymentDraft("砺川精密机械有限公司", "财务总监", since="2019"),),
            educations=(EducationDraft("桐庐中学", "3班", from_year=1998, to_year=2001),),
            remarks=(RemarkDraft(NoteKind.TABOO, "别提她先生的厂"),),
        )
        edits.add(session, shen)
        edits.add(session, ContactDraft("顾念慈"))
        ties.tie(session, ties.TieDraft(GU, SHEN, TieKind.RELATIVE, role="表妹"))
        call = EntryDraft(
            InteractionKind.CALL,
            (SHEN,),
            result="reached",
            note="报喜",
            next_day=dt.date(2026, 9, 24),
        )
        entries.log(session, call)

    made.act("fill", fill)
    yield made
    made.close()


@pytest.fixture
def page(book: Book, tmp_path: Path, qtbot: QtBot) -> Iterator[PersonPage]:
    """The page on the first of them."""
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = PersonPage(desk)
    qtbot.addWidget(made)
    desk.neighbours = (SHEN, GU)
    desk.went.connect(lambda _page, args: made.enter(**args))
    made.resize(1200, 760)
    made.show()
    made.enter(contact_id=SHEN)
    yield made
    desk.close()


def record(page: PersonPage, who: int = SHEN) -> ContactRecord:
    """Read what the book keeps."""
    return page.desk.read(lambda session: details.contact(session, who))


def fact(page: PersonPage, key: str) -> FactRow:
    """Return a row of the left column."""
    row = page.facts.rest.row(key) or page.facts.reach.row(key)
    assert isinstance(row, FactRow)
    return row


def write(edit: QLineEdit, text: str) -> None:
    """Write as an input method does: key events carry no Chinese."""
    edit.insert(text)
    edit.textEdited.emit(edit.text())


def type_fact(qtbot: QtBot, row: FactRow, text: str) -> None:
    """Press F2, type, press Enter."""
    row.edit.setFocus()
    qtbot.keyClick(row.edit, Qt.Key.Key_F2)
    row.edit.clear()
    write(row.edit, text)
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)


def texts(page: PersonPage) -> str:
    """Return the words of all labels in view."""
    QCoreApplication.processEvents()
    return "\n".join(found.text() for found in page.findChildren(QLabel) if found.isVisible())


def test_that_the_page_says_who_it_is(page: PersonPage) -> None:
    said = texts(page)
    for words in ("沈砚秋", "Shěn Yànqiū", "42 岁", "桐庐中学 3班", "报喜", "表妹", "别提她先生的厂"):
        assert words in said or any(words in chip.text() for chip in page.findChildren(_chip())), words
    assert page.title() == "沈砚秋"
    assert page.desk.focus_ids == (SHEN,)


def _chip() -> Any:
    from ui.widgets.chips import Chip

    return Chip


def test_that_a_fact_is_changed_where_it_stands(page: PersonPage, qtbot: QtBot) -> None:
    type_fact(qtbot, fact(page, "spouse"), "周明")
    assert record(page).spouse == "周明"
    page.desk.book.undo()
    assert record(page).spouse == ""
    assert fact(page, "spouse").edit.text() == ""


def test_that_a_wrong_number_stays_open_with_the_reason(page: PersonPage, qtbot: QtBot) -> None:
    number = record(page).points[0]
    row = fact(page, f"p{number.id}")
    assert row.edit.text() == "138 0000 4127"
    type_fact(qtbot, row, "1380000412")
    assert "手机号少 1 位" in row.error
    assert row.edit.is_editing
    assert record(page).phones == ("13800004127",)
    qtbot.keyClick(row.edit, Qt.Key.Key_Escape)
    assert row.edit.text() == "138 0000 4127"
    qtbot.keyClick(row.edit, Qt.Key.Key_Escape)
    assert row.error == ""


def test_that_f2_edits_on_a_page_just_opened(page: PersonPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F2)
    assert isinstance(page.focusWidget(), QLineEdit)


def test_that_a_number_is_added(page: PersonPage, qtbot: QtBot) -> None:
    from models.kinds import PointKind

    page.facts.add_point(PointKind.MOBILE)
    row = fact(page, f"new {PointKind.MOBILE}")
    qtbot.keyClicks(row.edit, "13900001111")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    assert record(page).phones == ("13800004127", "13900001111")
    assert len(page.facts.reach.rows()) == 2


def test_that_a_class_is_entered_by_its_digit(page: PersonPage, qtbot: QtBot) -> None:
    page.facts.tier.focus_factors()
    boxes = page.facts.tier.boxes()
    for box in boxes[:4]:
        qtbot.keyClick(box, Qt.Key.Key_1)
    assert "A" in page.facts.tier.heading()
    assert [factor.klass for factor in record(page).factors] == [1, 1, 1, 1]


def test_that_a_post_is_opened_and_changed(page: PersonPage, qtbot: QtBot) -> None:
    page.facts.experience.edit_post(record(page).employments[0])
    form = page.facts.experience.form
    assert form is not None
    form.fields["title"].set_text("总会计师")
    form.fields["since"].set_text("昨天")
    form.store()
    assert form.fields["since"].error
    form.fields["since"].set_text("2020-03")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    post = record(page).employments[0]
    assert (post.title, post.since) == ("总会计师", "2020-03")
    assert page.facts.experience.form is None


def test_that_a_line_logs_and_plans(page: PersonPage, qtbot: QtBot) -> None:
    write(page.middle.line, "拜访 有意向 想看存单 9-25")
    assert "拜访" in page.middle.line.echo
    assert "9 月 25 日" in page.middle.line.echo
    qtbot.keyClick(page.middle.line, Qt.Key.Key_Return)
    assert page.middle.line.text() == ""
    assert len(page.findChildren(EntryWidget)) >= 2
    assert record(page).next_day == dt.date(2026, 9, 25)
    assert "想看存单" in texts(page)


def test_that_a_promise_is_ticked_off(page: PersonPage, qtbot: QtBot) -> None:
    from ui.contacts.side_parts import TaskLine

    line = page.side.findChildren(TaskLine)[0]
    line.box.click()
    assert record(page).next_day is None
    assert page.desk.book.can_undo() == "做完了：报喜"


def test_that_alt_arrows_walk_the_list(page: PersonPage) -> None:
    page.walk(1)
    assert page.title() == "顾念慈"
    page.walk(1)
    assert page.title() == "顾念慈"
    page.walk(-1)
    assert page.title() == "沈砚秋"


def test_that_a_remark_is_added_and_taken_away(page: PersonPage, qtbot: QtBot) -> None:
    page.facts.remarks.begin(NoteKind.INTEREST)
    write(page.facts.remarks.line, "越剧")
    qtbot.keyClick(page.facts.remarks.line, Qt.Key.Key_Return)
    assert [remark.text for remark in record(page).remarks] == ["别提她先生的厂", "越剧"]
    chip = next(chip for chip in page.findChildren(_chip()) if chip.text() == "越剧")
    chip.removed.emit()
    assert [remark.text for remark in record(page).remarks] == ["别提她先生的厂"]


def test_that_a_tier_is_set_by_hand_with_a_reason(page: PersonPage) -> None:
    from ui.contacts.line_form import LineForm

    page.facts.tier.pin_asked.emit()
    form = page.facts.tier.findChildren(LineForm)[0]
    form.store()
    assert form.fields["reason"].error
    form.fields["reason"].set_text("行长点名")
    form.store()
    assert "手工" in page.facts.tier.heading()
    page.facts.tier.pin_asked.emit()
    assert "手工" not in page.facts.tier.heading()


def test_that_a_person_taken_back_leaves_the_page(page: PersonPage) -> None:
    page.desk.act("add", lambda session: edits.add(session, ContactDraft("温润")), quiet=True)
    page.enter(contact_id=4)
    assert page.title() == "温润"
    gone: list[str] = []
    page.desk.went.disconnect()
    page.desk.went.connect(lambda key, _args: gone.append(key))
    page.desk.book.undo()
    page.refresh(None)
    assert "prospects" in gone
