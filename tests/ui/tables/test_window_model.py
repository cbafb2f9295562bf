"""The model over ids: what it reads, and when."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tables.fake_people import FakeSource, people_columns, person
from ui.tables.columns import ColumnState
from ui.tables.selection import runs
from ui.tables.source import Order
from ui.tables.window_model import PAGE, PAGES_KEPT, WindowModel


@pytest.fixture
def source(qapp) -> FakeSource:  # type: ignore[no-untyped-def]
    return FakeSource(100_000)


def test_that_a_page_is_read_once_and_old_ones_are_let_go(source: FakeSource) -> None:
    model = WindowModel(source, people_columns())
    model.refresh()
    assert source.fetched == 0
    for row in (0, 5, PAGE - 1):
        assert model.row_at(row) == person(row + 1)
    assert source.fetched == PAGE
    for page in range(PAGES_KEPT + 1):
        model.row_at(page * PAGE)
    before = source.fetched
    model.row_at(0)
    assert source.fetched == before + PAGE


def test_that_changed_rows_are_read_again_where_they_stand(source: FakeSource, qtbot: QtBot) -> None:
    model = WindowModel(source, people_columns())
    model.refresh()
    model.row_at(0)
    source.assess(3, "value", 1)
    with qtbot.waitSignal(model.dataChanged) as told:
        model.refresh([3])
    assert told.args[0].row() == told.args[1].row() == 2
    assert model.row_at(2).classes["value"] == 1
    assert source.orders == [None]
    model.refresh([999_999])


def test_that_sorting_is_asked_of_the_source(source: FakeSource, qtbot: QtBot) -> None:
    model = WindowModel(source, people_columns())
    with qtbot.waitSignal(model.order_changed) as told:
        model.set_order(Order("phone", descending=True))
    assert told.args == [Order("phone", descending=True)]
    assert model.id_at(0) == 100_000
    assert model.place_of(1) == 99_999


def test_that_stretches_of_rows_are_gathered() -> None:
    assert list(runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]
    assert list(runs([])) == []


@pytest.mark.parametrize("kept", [None, {}, {"order": "name"}, {"widths": {}}])
def test_that_senseless_memories_of_columns_are_ignored(kept: dict[str, object] | None) -> None:
    assert ColumnState.from_dict(kept) is None


def test_that_the_state_of_columns_comes_back_as_it_went() -> None:
    state = ColumnState(["name", "tier"], ["name"], {"name": 100})
    assert ColumnState.from_dict(state.as_dict()) == state
