"""The prospect page under the keys and buttons a user presses."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from models.contact import Contact
from services.book import Book
from services.contacts import tags
from services.preferences import Preferences
from services.prospects import assessing, own_factors
from services.prospects.filters import Filter
from services.prospects.tiering import FACTORS
from tests.builders import DAY, add_contact, new_book
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.prospects.page import ProspectsPage
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks
from ui.tables.source import Order

Key = Qt.Key


@dataclass
class Shown:
    """A page with what it says to the window."""

    page: ProspectsPage
    desk: Desk
    book: Book
    toasts: list[str]
    went: list[tuple[str, dict]]
    ids: dict[str, int]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.page.table, key)

    def names(self) -> list[str]:
        with self.book.read() as session:
            return [session.get_one(Contact, key).name for key in self.page.table.window_model().ids]

    def stand_on(self, name: str) -> None:
        self.page.table.select_ids([self.ids[name]])


@pytest.fixture
def shown(tmp_path, qtbot: QtBot, qapp) -> Iterator[Shown]:
    book = new_book(tmp_path)
    ids = {
        "顾念慈": person(book, "顾念慈", (1, 1, 1, 1, 2, 1), phone="13600007713", organization="青稞食品"),
        "沈砚秋": person(book, "沈砚秋", (1, 1, 1, 2, 1, 2), waited=19, phone="13800004127"),
        "陆知行": person(book, "陆知行", (2, 2, 2, 1, 1, 2)),
        "白露": person(book, "白露", ()),
    }
    theme, tasks = Theme("light"), Tasks(inline=True)
    apply_theme(qapp, theme)
    desk = Desk(book, theme, Preferences(tmp_path / "choices.json"), tasks)
    toasts, went = [], []
    desk.toasted.connect(lambda words, _undo: toasts.append(words))
    desk.went.connect(lambda page, args: went.append((page, args)))
    page = ProspectsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    QAbstractItemModelTester(
        page.table.window_model(), QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    page.enter()
    page.activateWindow()
    page.table.setFocus()
    qapp.processEvents()
    yield Shown(page, desk, book, toasts, went, ids)
    desk.close()
    tasks.close()
    book.close()


def person(book: Book, name: str, classes: tuple[int, ...], waited: int = 3, **facts) -> int:
    last = DAY - dt.timedelta(days=waited)
    found = add_contact(book, name, last_day=last, clock_ordinal=last.toordinal(), **facts)

    def rate(session) -> None:
        for factor, klass in zip(FACTORS, classes, strict=False):
            assessing.assess(session, [found], factor, klass)

    if classes:
        book.act("Rated", rate)
    return found


def test_that_the_list_opens_with_whom_to_see_first(shown) -> None:
    assert shown.names() == ["顾念慈", "沈砚秋", "陆知行", "白露"]
    assert shown.page.caption() == "4 人，按先见谁排序"
    assert shown.page.panel.person.name == "顾念慈"
    assert shown.desk.focus_ids == (shown.ids["顾念慈"],)


def test_that_classes_are_typed_in_place_and_the_tier_changes_with_each(shown) -> None:
    shown.stand_on("白露")
    shown.press(Key.Key_Right, Key.Key_1, Key.Key_1)
    assert "只知道 2 项" in shown.page.panel.card.words()
    assert shown.page.list.tally.unrated == 1
    shown.press(Key.Key_1)
    assert shown.page.panel.card.words().startswith("A 级，可能是 B 3 项中一类 3 项，还有 3 项未知。")
    assert shown.page.list.tally.unrated == 0
    assert shown.names()[-1] == "白露"
    shown.press(Key.Key_Up)
    assert shown.names() == ["顾念慈", "沈砚秋", "白露", "陆知行"]
    assert shown.page.panel.person.name == "陆知行"
    assert shown.toasts == []


def test_that_a_row_being_typed_can_be_undone_key_by_key(shown) -> None:
    shown.stand_on("陆知行")
    shown.press(Key.Key_Right, Key.Key_1, Key.Key_1)
    assert shown.page.panel.card.words().startswith("A 级，确定")
    shown.desk.undo()
    assert shown.page.panel.card.words().startswith("B 级，确定")
    assert shown.page.panel.person.name == "陆知行"


def test_that_many_are_rated_at_once_with_one_undo(shown) -> None:
    QTest.keyClick(shown.page.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    shown.press(Key.Key_Right, Key.Key_3)
    assert shown.toasts == ["给 4 人填了「创造价值」：没有利润"]
    with shown.book.read() as session:
        assert {session.get_one(Contact, key).value for key in shown.ids.values()} == {3}
    shown.desk.undo()
    with shown.book.read() as session:
        assert session.get_one(Contact, shown.ids["白露"]).value is None


def test_that_acts_on_many_are_in_view_only_for_a_selection(shown) -> None:
    tools = shown.page.list.tools
    assert tools.tag.isVisible()
    assert tools.tie.isVisible()
    shown.page.table.clearSelection()
    assert not tools.tag.isVisible()
    assert tools.columns.isVisible()


def test_that_tags_are_put_on_the_selected_people_and_narrow_the_list(shown, qtbot) -> None:
    shown.page.table.select_ids([shown.ids["顾念慈"], shown.ids["陆知行"]])
    menu = shown.page.list.menus.tag_menu()
    field = (
        menu.actions()[0].defaultWidget().findChild(type(shown.page.list.narrowing.open_list("tags").field))
    )
    field.setText("城东")
    QTest.keyClick(field, Key.Key_Return)
    assert shown.toasts == ["给 2 人打了标签「城东」"]
    popup = shown.page.list.narrowing.open_list("tags")
    popup.list.item(0).setCheckState(Qt.CheckState.Checked)
    popup.close()
    assert shown.names() == ["顾念慈", "陆知行"]
    assert shown.page.list.tools.chips.keys() == ["tags"]
    QTest.keyClick(shown.page.list.tools.chips.chip("tags"), Key.Key_Delete)
    assert len(shown.names()) == 4


def test_that_kinds_of_tie_are_given_to_many_and_filtered_by(shown) -> None:
    shown.page.table.select_ids([shown.ids["顾念慈"], shown.ids["陆知行"]])
    menu = shown.page.list.menus.tie_menu()
    with_me = menu.actions()[0].menu()
    relative = with_me.actions()[0].menu()
    relative.actions()[1].trigger()
    assert shown.toasts == ["给 2 人连上了关系：自家血亲"]
    shown.page.list.set_filter(Filter(tie_kinds=("relative",)))
    assert shown.names() == ["顾念慈", "陆知行"]
    assert [line.subkind for line in shown.page.panel.person.my_ties] == ["own_blood"]


def test_that_ticks_of_the_filter_menu_narrow_at_once_and_the_menu_stays(shown) -> None:
    menu = shown.page.list.narrowing.open()
    tiers = menu.actions()[0].menu()
    tiers.actions()[0].trigger()
    assert shown.names() == ["顾念慈", "沈砚秋"]
    tiers.actions()[3].trigger()
    assert shown.names() == ["顾念慈", "沈砚秋", "白露"]
    menu.actions()[2].trigger()
    assert shown.names() == ["沈砚秋"]
    assert shown.page.list.tools.chips.keys() == ["tiers", "overdue"]
    menu.close()
    shown.page.list.tools.cleared.emit()
    assert len(shown.names()) == 4


def test_that_counts_below_the_list_are_filters(shown, qapp) -> None:
    footer = shown.page.list.footer
    assert (footer.overdue.text(), footer.unrated.text()) == ("逾期 1", "待评 1")
    QTest.mouseClick(footer.overdue, Qt.MouseButton.LeftButton)
    assert shown.names() == ["沈砚秋"]
    QTest.mouseClick(footer.overdue, Qt.MouseButton.LeftButton)
    QTest.mouseClick(footer.unrated, Qt.MouseButton.LeftButton)
    qapp.processEvents()
    assert shown.names() == ["白露"]
    assert shown.page.caption() == "1 人，按先见谁排序"


def test_that_a_filter_too_strict_says_which_condition_to_take_away(shown) -> None:
    shown.page.list.set_filter(Filter(tiers=("A",), missing=("phone",)))
    empty = shown.page.list.empty
    assert empty.isVisible()
    assert empty.accessibleName() == "没有符合的人。 2 个条件一起太严了。去掉「优先级 A」还有 2 人。"
    QTest.mouseClick(empty.buttons()[0], Qt.MouseButton.LeftButton)
    assert shown.names() == ["陆知行", "白露"]
    assert shown.page.table.isVisible()


def test_that_a_click_on_a_head_sorts_and_a_third_one_returns(shown, qapp) -> None:
    table, told = shown.page.table, []
    shown.page.heading_changed.connect(lambda: told.append(shown.page.caption()))
    for order in (Order("name"), Order("name", descending=True), None):
        section = next(n for n, column in enumerate(table.window_model().columns) if column.key == "name")
        place = QPoint(table.head.sectionViewportPosition(section) + 8, 8)
        QTest.mouseClick(table.head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert table.window_model().order == order
        assert told[-1].endswith("按姓名排序" if order else "按先见谁排序")


def test_that_chosen_columns_are_remembered(shown, qtbot) -> None:
    shown.page.table.column_layout.show_column("birthday", True)
    shown.page.table.column_layout.show_column("phone", False)
    again = ProspectsPage(shown.desk)
    qtbot.addWidget(again)
    assert again.table.column_layout.is_shown("birthday")
    assert not again.table.column_layout.is_shown("phone")


def test_that_a_wide_window_offers_more_columns_until_some_were_chosen(shown, qapp) -> None:
    layout = shown.page.table.column_layout
    assert not layout.is_shown("native")
    shown.page.resize(1900, 900)
    qapp.processEvents()
    assert layout.is_shown("native")
    shown.page.resize(1200, 700)
    qapp.processEvents()
    assert not layout.is_shown("native")
    assert shown.desk.preferences.get("prospects.columns") is None
    layout.show_column("birthday", True)
    shown.page.resize(1900, 900)
    qapp.processEvents()
    assert not layout.is_shown("native")


def test_that_selected_rows_are_copied_as_a_table(shown) -> None:
    shown.page.table.select_ids([shown.ids["沈砚秋"]])
    QTest.keyClick(shown.page.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heads, row = QGuiApplication.clipboard().text().split("\n")
    assert heads.split("\t")[:4] == ["优先级", "姓名", "单位 · 职务", "创造价值"]
    assert row.split("\t") == ["A", "沈砚秋", "", "1", "1", "1", "2", "1", "2", "超 5 天", "13800004127", "—"]
    assert shown.toasts == ["已拷贝 1 行，可以贴进表格"]


def test_that_keys_open_and_put_the_panel_away(shown) -> None:
    shown.stand_on("沈砚秋")
    shown.press(Key.Key_Return)
    assert shown.went == [("person", {"contact_id": shown.ids["沈砚秋"]})]
    assert len(shown.desk.neighbours) == 4
    shown.press(Key.Key_Space)
    assert not shown.page.splitter.is_panel_shown
    assert shown.desk.preferences.get("prospects.panel.shown") is False
    shown.press(Key.Key_F4)
    assert shown.page.splitter.is_panel_shown


def test_that_the_panel_rates_ticks_and_rings(shown) -> None:
    shown.stand_on("沈砚秋")
    panel, asked = shown.page.panel, []
    shown.desk.logging_asked.connect(lambda ids, kind: asked.append((ids, kind)))
    QTest.keyClick(panel.factors.box("closeness"), Key.Key_2)
    assert panel.card.words().startswith("B 级，确定 6 项中一类 3 项，没过半")
    QTest.mouseClick(panel.call, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "13800004127"
    assert asked == [((shown.ids["沈砚秋"],), "call")]
    QTest.mouseClick(panel.introduce, Qt.MouseButton.LeftButton)
    assert shown.went == [("map", {"introduce": shown.ids["沈砚秋"]})]


def test_that_an_own_factor_gets_a_column_and_a_line(shown) -> None:
    key = shown.book.act("own", lambda session: own_factors.add(session, "口碑"))
    heads = [column.title for column in shown.page.table.window_model().columns]
    assert "口" in heads
    shown.stand_on("白露")
    QTest.keyClick(shown.page.panel.factors.box(key), Key.Key_1)
    row = shown.page.table.window_model().row_at(3)
    assert row.classes[key] == 1
    assert "口碑，一类" in [column.spoken_text(row) for column in shown.page.table.window_model().columns]


def test_that_somebody_gone_leaves_list_and_panel(shown) -> None:
    shown.stand_on("白露")
    shown.book.act("gone", lambda session: session.delete(session.get_one(Contact, shown.ids["白露"])))
    assert "白露" not in shown.names()
    assert shown.page.panel.person.name == "陆知行"


def test_that_changes_meanwhile_are_caught_up_with(shown) -> None:
    shown.page.hide()
    new = person(shown.book, "邵启明", (1, 1, 1, 1, 1, 1))
    shown.page.show()
    shown.page.enter(contact_id=new)
    assert shown.names()[0] == "邵启明"
    assert shown.page.panel.person.name == "邵启明"
    shown.page.enter(filter=Filter(found=(new,), found_words="邵"))
    assert shown.names() == ["邵启明"]


def test_that_the_right_button_offers_what_can_be_done(shown) -> None:
    menu = shown.page.list.menus.context_menu(shown.ids["顾念慈"])
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == "打开 打电话 记一笔… 谁能引荐 一页简报 打标签 连关系 填因素 合并到… 拷贝成表格".split()
    menu.actions()[0].trigger()
    assert shown.went == [("person", {"contact_id": shown.ids["顾念慈"]})]
    menu.deleteLater()


def test_that_people_are_marked_not_to_be_disturbed_by_one_act(shown) -> None:
    shown.stand_on("沈砚秋")
    menu = shown.page.list.menus.more_menu()
    next(action for action in menu.actions() if action.text() == "标成勿扰").trigger()
    assert shown.toasts == ["1 人标成了勿扰"]
    assert not shown.page.panel.call.isEnabled()
    row = shown.page.table.window_model().row_at(1)
    assert row.do_not_contact
    shown.desk.undo()
    assert shown.page.panel.call.isEnabled()


def test_that_a_tag_all_selected_bear_is_ticked(shown) -> None:
    shown.book.act("tag", lambda session: tags.tag(session, [shown.ids["沈砚秋"]], ["城东"]))
    shown.stand_on("沈砚秋")
    menu = shown.page.list.menus.tag_menu()
    tick = menu.actions()[1]
    assert (tick.text(), tick.isChecked()) == ("城东  1", True)
    tick.trigger()
    assert shown.toasts == ["取下了 1 人的标签「城东」"]
