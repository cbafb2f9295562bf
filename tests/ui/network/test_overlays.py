"""What is laid over the map: dotted ties can be pressed, marked people stay in front, layers are switched."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from services.network.overlay import DottedTie, Overlay
from tests.ui.network.test_map_page import Shown, shown  # noqa: F401
from ui.network.layers import Layer


def test_that_dotted_ties_are_drawn_pressed_and_taken_away(shown: Shown) -> None:  # noqa: F811
    view, ids = shown.page.map, shown.ids
    pressed = []
    view.overlays.dotted_chosen.connect(lambda one, other, kind: pressed.append((one, other, kind)))
    line = DottedTie(ids["陶然"], ids["邵启明"], "townsman", "同是桐庐人")
    beyond = DottedTie(ids["陶然"], ids["更远"], "townsman")
    view.overlays.show("try", Overlay((line, beyond), marked={ids["陶然"]: "3"}, steps_back=True))
    scene = view.scene
    assert [tie.words for tie in scene.over.dotted] == ["同是桐庐人"]
    number = scene.picture.network.number_of
    assert scene.is_lit(number(ids["陶然"]))
    assert not scene.is_lit(number(ids["周以宁"]))
    one, other = shown.point("陶然"), shown.point("邵启明")
    third = QPoint(one.x() + (other.x() - one.x()) * 2 // 5, one.y() + (other.y() - one.y()) * 2 // 5)
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=third)
    assert pressed == [(ids["陶然"], ids["邵启明"], "townsman")]
    view.reload()
    assert view.scene.over.dotted
    view.overlays.show("try", None)
    assert not view.scene.over.dotted


def test_that_a_layer_is_read_for_the_people_on_the_map_while_it_is_on(shown: Shown) -> None:  # noqa: F811
    view, asked = shown.page.map, []

    def read(_session: object, people: frozenset[int], _chosen: int) -> Overlay:
        asked.append(people)
        return Overlay(marked={shown.ids["陶然"]: ""})

    layer = Layer("suggestions", lambda: "Marks", read)
    view.legend.layer_switched.emit(layer, True)
    assert view.scene.over.marked
    assert shown.ids["陶然"] in asked[0]
    assert shown.ids["更远"] not in asked[0]
    view.legend.layer_switched.emit(layer, False)
    assert not view.scene.over.marked
