"""Folding on the map by keys and menu; who is looked for comes out of what is folded."""

from PySide6.QtCore import Qt

from models.kinds import CohortKind
from services.contacts import cohorts
from services.contacts.cohorts import CohortDraft
from tests.ui.network.shown import Shown
from tests.ui.network.test_map_page import shown  # noqa: F401
from ui.network import map_acts


def test_that_f_folds_and_unfolds_and_the_search_finds_inside(shown: Shown) -> None:  # noqa: F811
    view, ids = shown.page.map, shown.ids

    def work(session) -> None:
        cohort = cohorts.find_or_add(session, CohortDraft("一班", CohortKind.CLASS))
        cohorts.add_members(session, cohort, [ids["陶然"], ids["邵启明"]])

    shown.book.act("Class", work)
    view.choose_contact(ids["陶然"])
    shown.press(Qt.Key.Key_F)
    assert "一班" in shown.names()
    assert not {"陶然", "邵启明"} & shown.names()
    node = view.scene.picture.network.people.names.index("一班")
    place = tuple(view.scene.places[node])
    view.canvas.dragged.emit({node: (place[0] + 50, place[1])})
    assert shown.toasts[-1] == "挪动了一班在图上的位置"
    shown.desk.undo()
    view.find_contact(ids["陶然"])
    assert shown.chosen() == "陶然"
    view.choose_contact(ids["邵启明"])
    shown.press(Qt.Key.Key_F)
    view.choose(view.scene.picture.network.people.names.index("一班"))
    assert view.selected() == 0
    shown.press(Qt.Key.Key_Return)
    assert {"陶然", "邵启明"} <= shown.names()
    items = {item.text: item for item in map_acts.fold_items(view) if item is not None}
    whole = shown.page.caption().split(" 人")[0]
    items["收起所有圈子"].work()
    assert shown.page.caption().split(" 人")[0] == whole
    assert shown.page.caption().endswith("收成 1 组")
    assert "一班" in shown.names()
    items = {item.text: item for item in map_acts.fold_items(view) if item is not None}
    items["全部展开"].work()
    assert "陶然" in shown.names()
