"""The page of firms: from list to inside, seats and who reports to whom, the chain, all by keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from services.book import Book
from services.business import business_ties
from services.business.business_ties import BusinessDraft
from services.contacts import employments, organizations
from services.contacts.drafts import EmploymentDraft
from services.preferences import Preferences
from tests.builders import add_contact, new_book
from ui.business import firm_acts
from ui.business.firm_panel import CHAIN
from ui.business.page import OrganizationsPage
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

Key = Qt.Key


@dataclass
class Shown:
    """The page with what it says to the window."""

    page: OrganizationsPage
    book: Book
    toasts: list[str] = field(default_factory=list)
    went: list[tuple[str, dict]] = field(default_factory=list)

    def people(self) -> list[tuple[str, str, int]]:
        QApplication.processEvents()
        return [(one.name, one.title, one.depth) for one in self.page.panel.people.lines.records]

    def choose(self, name: str):  # type: ignore[no-untyped-def]
        view = self.page.panel.people
        place = [one.name or one.title for one in view.lines.records].index(name)
        view.setCurrentIndex(view.lines.index(place))
        return view.current()


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    book = new_book(tmp_path)
    for name, firm, title in (
        *(("严怀瑾", "沐禾冷链", "董事长"), ("陶然", "沐禾冷链", "出纳"), ("叶清和", "桐江渔业", "经理")),
    ):
        key = add_contact(book, name, tier_rank=1 if name == "严怀瑾" else 3)
        draft = EmploymentDraft(firm, title)
        book.act("Hired", lambda s, key=key, draft=draft: employments.add(s, key, draft))
    theme, tasks = Theme("light"), Tasks(inline=True)
    apply_theme(qapp, theme)
    desk = Desk(book, theme, Preferences(tmp_path / "choices.json"), tasks)
    page = OrganizationsPage(desk)
    made = Shown(page, book)
    desk.toasted.connect(lambda words, _undo: made.toasts.append(words))
    desk.went.connect(lambda key, args: made.went.append((key, args)))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.enter()
    yield made
    desk.close()
    tasks.close()
    book.close()


def test_that_a_firm_is_kept_by_keys(shown: Shown) -> None:
    page, panel = shown.page, shown.page.panel
    assert [row.name for row in page.list.lines.records] == ["沐禾冷链", "桐江渔业"]
    assert panel.firm.name == "沐禾冷链"
    assert {name for name, _title, _depth in shown.people()} == {"严怀瑾", "陶然"}
    shown.choose("严怀瑾")
    QTest.keyClick(panel.people, Key.Key_1)
    assert shown.toasts[-1] == "严怀瑾的决策权限：拍板"
    shown.choose("严怀瑾")
    panel.seat.setText("财务总监")
    QTest.keyClick(panel.seat, Key.Key_Return)
    assert shown.people() == [("严怀瑾", "董事长", 0), ("", "财务总监", 1), ("陶然", "出纳", 0)]
    clerk, boss = shown.choose("陶然"), shown.choose("财务总监")
    items = firm_acts.boss_items(page.desk, panel.firm, clerk, panel.firm.insiders)
    next(item for item in items if item is not None and item.text == "财务总监").work()
    assert shown.people()[-1] == ("陶然", "出纳", 2)
    del boss
    offered = firm_acts.menu_items(page.desk, panel.firm, shown.choose("陶然"), lambda: None)
    next(item for item in offered if item is not None and item.text == "支持").work()
    assert shown.toasts[-1] == "陶然：支持"
    shown.book.undo()
    shown.book.undo()
    assert shown.people()[-1] == ("陶然", "出纳", 0)
    QTest.mouseClick(panel.introduce, Qt.MouseButton.LeftButton)
    assert shown.went[-1] == ("map", {"introduce_firm": panel.firm.id})


def test_that_the_chain_is_written_and_walked(shown: Shown) -> None:
    panel = shown.page.panel
    panel.show_part(CHAIN)
    panel.kind.setCurrentIndex(panel.kind.findText("供应商"))
    panel.other.setText("桐江渔业")
    panel.note.setText("冻鱼")
    QTest.keyClick(panel.note, Key.Key_Return)
    assert len(panel.firm.business) == 1
    assert panel.other.text() == ""
    QTest.keyClick(panel.chain, Key.Key_Left)
    fish = panel.firm.business[0].other_id
    assert panel.chain.chosen == fish
    QTest.keyClick(panel.chain, Key.Key_Return)
    assert shown.went[-1] == ("organizations", {"organization": fish})
    panel.business.removed.emit(panel.business.keys()[0])
    assert panel.firm.business == ()

    def trade(session) -> None:  # type: ignore[no-untyped-def]
        other = organizations.find_or_add(session, "城东超市").id
        business_ties.tie(session, BusinessDraft(panel.firm.id, other, "supplies"))

    shown.book.act("Trade", trade)
    QApplication.processEvents()
    assert "城东超市" in [row.name for row in shown.page.list.lines.records]
    shown.page.search.setText("chengdong")
    shown.page.search.textEdited.emit("chengdong")
    QTest.qWait(200)
    assert [row.name for row in shown.page.list.lines.records] == ["城东超市"]
    assert shown.page.step_back()
    assert not shown.page.step_back()
