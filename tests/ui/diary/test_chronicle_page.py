"""The history as a user searches it: two characters, a kind by a digit, Enter to the person, Esc back."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.kinds import InteractionKind
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.preferences import Preferences
from tests.builders import DAY, add_contact, new_book
from ui.contacts.timeline_entry import EntryWidget
from ui.diary.chronicle_page import ChroniclePage
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[ChroniclePage]:
    book = new_book(tmp_path)
    for person, (name, said) in enumerate((("沈砚秋", "年底有回款"), ("陆知行", "问手续费")), 2):
        add_contact(book, name)
        at = dt.datetime.combine(DAY - dt.timedelta(days=person), dt.time(9)).astimezone()
        draft = EntryDraft(InteractionKind(("call", "visit")[person - 2]), (person,), at, note=said)
        book.act("记", lambda session, draft=draft: entries.log(session, draft))
    desk = Desk(book, Theme("light"), Preferences(tmp_path / "p.json"), Tasks(inline=True))
    made = ChroniclePage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    yield made
    made._pause.stop()
    desk.close()
    book.close()


def lines(page: ChroniclePage) -> list[EntryWidget]:
    found = [page.list.itemAt(place).widget() for place in range(page.list.count())]
    return [one for one in found if isinstance(one, EntryWidget)]


def test_that_words_and_kinds_narrow_and_enter_opens_the_person(page: ChroniclePage, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, object]]] = []
    page.desk.went.connect(lambda key, args: went.append((key, args)))
    assert [line.entry.note for line in lines(page)] == ["年底有回款", "问手续费"]
    page.words.setText("回款")
    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    assert "沈砚秋　电话" in {found.text() for found in lines(page)[0].findChildren(QLabel)}
    lines(page)[0].opened.emit()
    assert went == [("person", {"contact_id": 2})]
    page.kinds.button("visit").click()
    assert lines(page) == []
    assert page.step_back()
    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    page.enter(contact_id=2)
    assert page.chips.keys() == ["who"]
    assert not page.step_back()
