"""The table under the keys a user presses, over 100,000 invented people."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.tables.fake_people import FakeSource, people_columns, person
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.tables.source import Order
from ui.tables.table_view import TableView
from ui.tables.window_model import PAGE, WindowModel

Key = Qt.Key
Kept = dict[str, Any]
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Show = Callable[..., tuple[TableView, WindowModel, FakeSource]]


@pytest.fixture
def show(qtbot: QtBot, qapp) -> Show:  # type: ignore[no-untyped-def]
    """Show a table of so many people, dressed as the program is."""
    theme = Theme("light")

    def make(count: int = 300, kept: Kept | None = None) -> tuple[TableView, WindowModel, FakeSource]:
        source, store = FakeSource(count), {} if kept is None else kept
        model = WindowModel(source, people_columns(), default_sort_key="priority", muted=attrgetter("quiet"))
        if count <= 300:  # it looks at every cell after every signal
            QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
        model.refresh()
        view = TableView(theme, lambda: store.get("columns"), lambda found: store.update(columns=found))
        model.setParent(view)
        qtbot.addWidget(view)
        view.resize(900, 660)
        view.set_model(model)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.setFocus()
        view.select_place(0)
        return view, model, source

    return make


def press(view: TableView, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(view, key, modifier)


def test_that_a_hundred_thousand_rows_have_their_full_scroll_range_and_one_page_is_read(show: Show) -> None:
    view, model, source = show(100_000)
    view.grab()
    assert model.rowCount() == 100_000
    assert view.verticalScrollBar().maximum() > 99_000 * view.rowHeight(0)
    assert source.fetched == PAGE
    press(view, Key.Key_End)
    view.grab()
    assert view.current_id() == 100_000
    assert source.fetched <= 3 * PAGE


def test_that_home_end_and_arrows_walk_through_rows(show: Show) -> None:
    view, _model, _source = show()
    press(view, Key.Key_Down, Key.Key_Down)
    assert view.current_id() == 3
    press(view, Key.Key_Up)
    assert view.current_id() == 2
    press(view, Key.Key_PageDown)
    assert (view.current_id() or 0) > 10
    press(view, Key.Key_End)
    assert view.current_id() == 300
    press(view, Key.Key_Home)
    assert view.current_id() == 1


def test_that_digits_fill_the_factor_cells_and_move_right(show: Show) -> None:
    view, model, source = show()
    entered: list[tuple[int, str, int | None]] = []

    def assess(row_id: int, key: str, klass: int | None) -> None:
        entered.append((row_id, key, klass))
        source.assess(row_id, key, klass)
        model.refresh([row_id])

    view.factor_entered.connect(assess)
    press(view, Key.Key_Down, Key.Key_Right, Key.Key_1, Key.Key_2, Key.Key_0)
    assert entered == [(2, "value", 1), (2, "demand", 2), (2, "authority", None)]
    assert model.data(model.index(1, 3)) == "1"
    assert model.data(model.index(1, 5)) == "?"
    press(view, Key.Key_Left, Key.Key_3)
    assert entered[-1] == (2, "authority", 3)


def test_that_after_the_last_factor_the_next_row_begins_at_the_first(show: Show) -> None:
    view, _model, _source = show()
    entered: list[tuple[int, str, int | None]] = []
    view.factor_entered.connect(lambda *told: entered.append(told))
    press(view, *[Key.Key_2] * 6, Key.Key_Down, Key.Key_1)
    assert [key for _, key, _ in entered[:6]] == [
        "value",
        "demand",
        "authority",
        "personality",
        "closeness",
        "competition",
    ]
    assert entered[6] == (2, "value", 1)


def test_that_enter_opens_space_toggles_the_panel_and_letters_do_nothing(show: Show, qtbot: QtBot) -> None:
    view, _model, _source = show()
    with qtbot.waitSignal(view.opened) as opened:
        press(view, Key.Key_Return)
    assert opened.args == [1]
    with qtbot.waitSignal(view.panel_toggled):
        press(view, Key.Key_Space)
    press(view, Key.Key_Z)
    assert view.current_id() == 1


def test_that_a_double_click_opens_and_a_click_selects(show: Show, qtbot: QtBot) -> None:
    view, model, _source = show()
    place = view.visualRect(model.index(4, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.selected_ids() == [5]
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)  # it leaves the button down
    assert opened.args == [5]


def test_that_everything_can_be_selected_and_survives_refresh_and_sorting(show: Show) -> None:
    view, model, source = show(100_000)
    counts: list[int] = []
    view.selection_changed.connect(counts.append)
    press(view, Key.Key_A, modifier=CTRL)
    assert counts == [100_000]
    source.gone = {7, 8}
    model.refresh()
    assert view.selected_count() == 99_998
    model.set_order(Order("phone", descending=True))
    assert view.selected_count() == 99_998


def test_that_shift_and_arrows_extend_the_selection(show: Show) -> None:
    view, _model, _source = show()
    press(view, Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    assert view.selected_ids() == [1, 2, 3]
    press(view, Key.Key_Right)
    assert view.selected_ids() == [1, 2, 3]


def test_that_selection_current_row_and_scroll_are_held_by_id(show: Show) -> None:
    view, model, source = show(5_000)
    view.select_ids([2_000, 2_001, 2_005])
    current: list[object] = []
    view.current_changed.connect(current.append)
    top = model.id_at(view.rowAt(0))
    source.gone = {3, 4, 5}
    model.refresh()
    assert view.selected_ids() == [2_000, 2_001, 2_005]
    assert view.current_id() == 2_000
    assert model.id_at(view.rowAt(0)) == top
    assert current == []


def test_that_the_neighbour_takes_over_when_the_current_row_goes(show: Show) -> None:
    view, model, source = show()
    view.select_ids([10])
    source.gone = {10}
    model.refresh()
    assert view.current_id() == 11
    assert view.selected_ids() == [11]


def test_that_a_list_may_become_empty_and_full_again(show: Show) -> None:
    view, model, source = show(5)
    source.gone = {1, 2, 3, 4, 5}
    model.refresh()
    assert view.current_id() is None
    press(view, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_1, Key.Key_Return)
    source.gone = set()
    model.refresh()
    assert model.rowCount() == 5


def test_that_a_head_sorts_turns_and_goes_back_to_the_own_order(show: Show, qtbot: QtBot) -> None:
    view, model, source = show()
    head = view.head

    def click(section: int) -> None:
        place = QPoint(head.sectionViewportPosition(section) + 20, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)

    phone = next(place for place, column in enumerate(model.columns) if column.key == "phone")
    click(phone)
    click(phone)
    click(phone)
    assert source.orders == [None, Order("phone"), Order("phone", descending=True), None]
    click(len(model.columns) - 2)
    assert model.order is None
    own = next(n for n, column in enumerate(model.columns) if column.sort_key == model.default_sort_key)
    click(phone)
    click(own)
    assert model.order is None
    click(own)
    assert model.order is not None


def test_that_copy_puts_a_table_on_the_clipboard_with_bare_digits(show: Show, qtbot: QtBot) -> None:
    view, _model, _source = show()
    view.select_ids([1, 2])
    with qtbot.waitSignal(view.copied) as copied:
        press(view, Key.Key_C, modifier=CTRL)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert copied.args == [2]
    assert lines[0].startswith("优先级\t姓名\t单位 · 职务\t价因素")
    assert person(1).name in lines[1]
    assert "13800000001" in lines[1]
    assert "籍贯" not in lines[0]
    assert "<td" in data.html()


def test_that_columns_hidden_widened_and_moved_are_remembered(show: Show) -> None:
    kept: Kept = {}
    view, _model, _source = show(kept=kept)
    view.column_layout.show_column("native", True)
    view.column_layout.show_column("name", False)
    view.head.moveSection(view.head.visualIndex(11), 2)
    view.head.resizeSection(11, 200)
    again, _model, _source = show(kept=kept)
    assert again.column_layout.is_shown("native")
    assert again.column_layout.is_shown("name")
    assert again.head.visualIndex(11) == 2
    assert again.head.sectionSize(11) == view.head.sectionSize(11) >= 190
    again.column_layout.restore_default()
    assert not again.column_layout.is_shown("native")
    assert again.head.visualIndex(11) == 11


def test_that_the_stretching_column_takes_what_is_left(show: Show) -> None:
    view, _model, _source = show()
    total = sum(view.head.sectionSize(section) for section in view.column_layout.sections_shown())
    assert total == view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_that_rows_not_there_yet_are_painted_as_bars_and_come_later(show: Show) -> None:
    view, model, source = show()
    source.absent = {1, 2, 3}
    model.refresh()
    view.grab()
    assert model.data(model.index(0, 1)) == ""
    source.absent = set()
    model.rows_arrived()
    assert model.data(model.index(0, 1)) == person(1).name


def test_that_a_screen_reader_hears_head_and_value(show: Show) -> None:
    _view, model, _source = show()
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"姓名，{person(1).name}"


def test_that_the_menu_key_asks_for_the_rows_menu(show: Show, qtbot: QtBot) -> None:
    view, _model, _source = show()
    view.select_ids([3])
    asked: list[int] = []
    view.context_requested.connect(lambda row_id, _place: asked.append(row_id))
    place = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=place)
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, view.mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert asked == [3]


def test_that_it_paints_in_both_themes_and_with_a_fatal_style_sheet(show: Show, qapp) -> None:  # type: ignore[no-untyped-def]
    view, _model, _source = show()
    apply_theme(qapp, view.theme)
    press(view, Key.Key_Right)
    light = view.grab().toImage()
    view.theme.set_mode("dark")
    assert view.grab().toImage().pixelColor(400, 300) != light.pixelColor(400, 300)
    qapp.setStyleSheet("")


def test_that_rows_and_columns_grow_with_the_text_and_are_remembered_without(show: Show) -> None:
    kept: Kept = {}
    view, _model, _source = show(kept=kept)
    height, width = view.rowHeight(0), view.head.sectionSize(10)
    view.theme.set_text_scale(1.5)
    assert view.rowHeight(0) >= height * 1.4
    assert view.head.sectionSize(10) >= width * 1.3
    view.head.resizeSection(10, 300)
    assert kept["columns"]["widths"]["phone"] < 200
    view.theme.set_text_scale(1.0)


def test_that_too_many_rows_are_not_copied(show: Show, qtbot: QtBot) -> None:
    view, _model, _source = show(20_000)
    press(view, Key.Key_A, modifier=CTRL)
    with qtbot.waitSignal(view.copy_refused) as refused:
        press(view, Key.Key_C, modifier=CTRL)
    assert refused.args == [20_000]
