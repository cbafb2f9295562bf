"""Drawing on the map: a tie by a line and a word, several at once, a circle; all of it can be undone."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from services.network import tie_lines
from services.network.layout import MapName
from tests.ui.network.shown import Shown
from tests.ui.network.test_map_page import shown  # noqa: F401
from ui.network.hand import knob_of

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Shift, Control, Alt = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def drag(shown: Shown, start: QPoint, *through: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:  # noqa: F811
    canvas = shown.page.map.canvas
    QTest.mousePress(canvas, Left, keys, start)
    for point in through:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Left, keys, through[-1])


def words(shown: Shown, one: str, other: str) -> list[str]:  # noqa: F811
    ids = shown.ids
    lines = shown.desk.read(lambda session: tie_lines.lines(session, ids[other]))
    return [line.role or line.label or line.kind for line in lines if line.other_id == ids[one]]


def type_word(shown: Shown, word: str) -> None:  # noqa: F811
    edit = shown.page.drawing.form.edit
    edit.setText(word)
    QTest.keyClick(edit, Key.Key_Return)


def test_that_a_line_and_a_word_make_a_tie_and_undo_takes_it_off(shown: Shown) -> None:  # noqa: F811
    view = shown.page.map
    view.choose_contact(shown.ids["陶然"])
    knob = knob_of(view.canvas, view.scene).toPoint()
    target = shown.point("邵启明")
    drag(shown, knob, (knob + target) / 2, target)
    assert shown.page.drawing.form.isVisible()
    type_word(shown, "表姐")
    assert words(shown, "陶然", "邵启明") == ["表姐"]
    assert shown.toasts[-1] == "连上了：陶然是邵启明的表姐"
    shown.desk.undo()
    assert words(shown, "陶然", "邵启明") == []


def test_that_a_tie_pressed_is_said_anew_or_taken_off(shown: Shown) -> None:  # noqa: F811
    view, form = shown.page.map, shown.page.drawing.form
    scene = view.scene
    number = scene.picture.network.number_of
    view.canvas.tie_chosen.emit(number(shown.ids["叶清和"]), number(shown.ids["周以宁"]))
    assert "叶清和" in form._title.text()
    form._begin_anew(shown.desk.read(lambda session: tie_lines.lines(session, shown.ids["周以宁"]))[-1])
    type_word(shown, "堂姐")
    assert "堂姐" in words(shown, "叶清和", "周以宁") + words(shown, "周以宁", "叶清和")
    view.canvas.tie_chosen.emit(number(shown.ids["远人"]), number(shown.ids["严怀瑾"]))
    one, other = shown.point("远人"), shown.point("严怀瑾")
    view.canvas.chosen.emit(-1)
    assert not form.isVisible()
    QTest.mouseClick(view.canvas, Left, pos=(one + other) / 2)
    assert form.isVisible()
    line = next(
        line
        for line in shown.desk.read(lambda session: tie_lines.lines(session, shown.ids["严怀瑾"]))
        if line.other_id == shown.ids["远人"]
    )
    form.removed.emit(line.tie_id)
    assert words(shown, "远人", "严怀瑾") == []
    shown.desk.undo()
    assert words(shown, "远人", "严怀瑾") == ["friend"]


def test_that_several_are_gathered_tied_and_made_a_circle(shown: Shown) -> None:  # noqa: F811
    view, drawing = shown.page.map, shown.page.drawing
    canvas = view.canvas
    QTest.mouseClick(canvas, Left, Shift, shown.point("陶然"))
    QTest.mouseClick(canvas, Left, Control, shown.point("邵启明"))
    assert len(view.scene.group) == 2
    assert drawing.bar.count.text() == "已选 2 人"
    QTest.mouseClick(drawing.bar.to_me, Left)
    type_word(shown, "老乡")
    assert shown.toasts[-1] == "把 2 人连到了我：老乡"
    canvas.gathered.emit(frozenset(range(4)))
    drawing.bar.name.setText("登山队")
    QTest.keyClick(drawing.bar.name, Key.Key_Return)
    assert shown.toasts[-1] == "组成了圈子「登山队」，4 人"
    assert [hull.name for hull in view.scene.picture.network.hulls] == ["登山队"]
    shown.desk.undo()
    assert view.scene.picture.network.hulls == []
    assert not drawing.bar.isVisible()


def test_that_a_lasso_and_a_frame_gather_who_is_inside(shown: Shown) -> None:  # noqa: F811
    view = shown.page.map
    view.show_map(MapName.WHOLE)
    view.fit()
    canvas = view.canvas
    wide, tall = canvas.width() - 2, canvas.height() - 2
    corners = [QPoint(wide, 1), QPoint(wide, tall), QPoint(1, tall)]
    canvas.hand.press(_mouse(canvas, QPoint(1, 1), Shift))
    for corner in corners:
        canvas.hand.move(_mouse(canvas, corner, Shift))
    canvas.hand.release(_mouse(canvas, corners[-1], Shift))
    assert len(view.scene.group) == len(view.scene)
    canvas.chosen.emit(-1)
    assert not view.scene.group
    canvas.hand.press(_mouse(canvas, QPoint(1, 1), Control))
    canvas.hand.move(_mouse(canvas, QPoint(wide, tall), Control))
    canvas.hand.release(_mouse(canvas, QPoint(wide, tall), Control))
    assert len(view.scene.group) == len(view.scene)


def _mouse(canvas, point: QPoint, keys):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    at = QPointF(point)
    return QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), Left, Left, keys)
