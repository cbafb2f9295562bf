"""The wizard under the keys a user presses."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.contact import Contact
from models.kinds import ImportKind
from resources import data_path
from services.contacts import places
from services.exchange.tallies import ASKED, KNOWN, NEW, SKIPPED, WRONG
from tests.ui.exchange.lists import HEADS, ROWS, Wizard, class_list, workbook
from ui.exchange.field_combo import FieldCombo
from ui.exchange.import_course import COLUMNS, KIND, REVIEW, TABLES
from ui.exchange.may_be_section import ChoiceButton
from ui.widgets.buttons import Button

Key = Qt.Key


def test_that_a_list_understood_goes_straight_to_the_review(tested: Wizard, tmp_path: Path) -> None:
    tested.drop(class_list(tmp_path / "同学录2024.xlsx"))
    assert tested.page.course.step == REVIEW
    assert tested.groups() == [NEW, KNOWN, WRONG, WRONG, NEW]
    assert tested.page.foot.on_button.text() == "导入 4 人"
    assert tested.page.foot.words.text().startswith("簿里还没有任何改动。")
    assert tested.page.heading() is tested.page.bar
    assert "圈子「桐庐中学 1998 级 3 班」，5 人" in tested.page.steps.review.panel.outlook.words
    mine = "你也算进这个班；不在里面，到「这是什么」一步去掉「我也在这个班」"
    assert mine in tested.page.steps.review.panel.outlook.words
    assert "「身份证号」一列不导入" in tested.page.steps.review.panel.outlook.words
    assert sorted(tested.people()) == ["方圆", "沈砚秋"]


def test_that_the_next_problem_is_found_and_set_right(tested: Wizard, tmp_path: Path) -> None:
    tested.drop(class_list(tmp_path / "同学录2024.xlsx"))
    assert tested.current() == "纪寒山"
    tested.press(Key.Key_F2)
    editor = tested.page.steps.review.editor
    assert editor.text() == "1.38E+10"
    QTest.keyClicks(editor, "13900008888")
    QTest.keyClick(editor, Key.Key_Return)
    assert tested.groups()[2] == NEW
    tested.press(Key.Key_F8)
    assert tested.current() == ""
    tested.press(Key.Key_F2)
    tested.page.steps.review.editor.insert("钟离")  # QTest types no Chinese
    QTest.keyClick(tested.page.steps.review.editor, Key.Key_Return)
    assert tested.current() == "钟离"
    tested.press(Key.Key_F8)
    assert tested.toasts[-1] == "没有问题了。"
    tested.press(Key.Key_Return, ctrl=True)
    assert tested.people()["纪寒山"] == ["13900008888"]
    assert tested.people()["钟离"] == ["13300004405"]


def test_that_a_place_of_several_is_chosen_by_key_or_mouse(tested: Wizard, tmp_path: Path) -> None:
    places.use(data_path("data", "divisions.tsv"))
    rows = [("姓名", "籍贯"), ("时雨", "朝阳"), ("温润", "鼓楼区"), ("路漫漫", "浙江桐庐")]
    tested.drop(workbook(tmp_path / "a.xlsx", ("表", rows)))
    review = tested.page.steps.review
    assert tested.current() == "时雨"
    buttons = review.panel.findChildren(ChoiceButton)
    assert [button.text() for button in buttons[:2]] == ["北京 朝阳区", "辽宁 朝阳市"]
    tested.press(Key.Key_F2)
    QTest.keyClick(review.editor, Key.Key_Down)
    QTest.keyClick(review.editor, Key.Key_Down)
    assert review.editor.text() == "辽宁 朝阳市"
    QTest.keyClick(review.editor, Key.Key_Return)
    tested.press(Key.Key_F8)
    assert tested.current() == "温润"
    choices = review.panel.findChildren(ChoiceButton)
    next(button for button in choices if button.text() == "南京 鼓楼区").click()
    assert tested.groups() == [NEW] * 3
    tested.press(Key.Key_Return, ctrl=True)
    with tested.book.read() as session:
        told = dict(session.execute(select(Contact.name, Contact.native_code)).tuples().all())
    assert (told["时雨"], told["温润"]) == ("211300", "320106")


def test_that_a_place_in_several_columns_is_shown_as_one(wizard: Wizard, tmp_path: Path) -> None:
    places.use(data_path("data", "divisions.tsv"))
    rows = [("姓名", "籍贯省", "籍贯市", "籍贯县"), ("温润", "浙江省", "杭州市", "桐庐县")]
    wizard.drop(workbook(tmp_path / "a.xlsx", ("表", rows)))
    source = wizard.page.steps.review.table.window_model()
    shown = [source.data(source.index(0, column)) for column in range(source.columnCount())]
    assert "浙江省杭州市桐庐县" in str(shown)


def test_that_the_side_stays_within_its_width(wizard: Wizard, tmp_path: Path) -> None:
    long = "桐庐县分水镇中心卫生院医共体公共卫生管理办公室"
    rows = [("姓名", "手机", "单位", "职务"), ("沈砚秋", "13800004127", long, "主任医师兼党支部书记")]
    wizard.drop(workbook(tmp_path / "a.xlsx", ("表", rows)))
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.drop(workbook(tmp_path / "b.xlsx", ("表", rows)))
    wizard.stand_on("沈砚秋")
    wizard.press(Key.Key_N)
    panel = wizard.page.steps.review.panel
    QApplication.processEvents()
    shown = [button.accessibleName() for button in panel.findChildren(Button) if button.isVisible()]
    assert any(long in name for name in shown)
    assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()


def test_that_esc_leaves_the_cell_as_it_was(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "a.xlsx"))
    wizard.press(Key.Key_F2)
    QTest.keyClicks(wizard.page.steps.review.editor, "1")
    QTest.keyClick(wizard.page.steps.review.editor, Key.Key_Escape)
    assert not wizard.page.steps.review.editor.isVisible()
    assert wizard.groups()[2] == WRONG
    assert wizard.page.course.step == REVIEW


def test_that_rows_are_merged_made_anew_or_skipped_by_key(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "a.xlsx"))
    wizard.stand_on("沈砚秋")
    wizard.press(Key.Key_N)
    assert wizard.groups()[1] == NEW
    wizard.press(Key.Key_M)
    assert wizard.groups()[1] == KNOWN
    wizard.press(Key.Key_S)
    assert wizard.groups()[1] == SKIPPED
    assert wizard.page.foot.on_button.text() == "导入 3 人"
    wizard.press(Key.Key_N)
    wizard.press(Key.Key_Return, ctrl=True)
    with wizard.book.read() as session:
        from models.contact import Contact

        assert session.query(Contact).filter_by(name="沈砚秋").count() == 2


def test_that_somebody_of_the_same_name_is_merged_only_when_told(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "a.xlsx"))
    wizard.stand_on("方圆")
    assert wizard.groups()[4] == NEW
    wizard.press(Key.Key_M)
    assert wizard.groups()[4] == NEW
    assert wizard.toasts[-1] == "没有认出可合并的人。"
    buttons = wizard.page.steps.review.panel.findChildren(Button)
    next(button for button in buttons if button.text().startswith("并入")).click()
    assert wizard.groups()[4] == KNOWN
    wizard.press(Key.Key_Return, ctrl=True)
    assert sorted(wizard.people()["方圆"]) == ["13700006042", "13911110000"]


def test_that_decisions_survive_a_cell_set_right(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "a.xlsx"))
    wizard.stand_on("温润")
    wizard.press(Key.Key_S)
    wizard.page.course.planner.set_cell(2, 2, "13900008888")
    assert wizard.groups() == [SKIPPED, KNOWN, NEW, WRONG, NEW]


def test_that_contradictions_are_asked_and_answered_by_key_or_mouse(tested: Wizard, tmp_path: Path) -> None:
    from models.contact import Contact

    with_facts = [("姓名", "手机", "籍贯", "配偶"), ("沈砚秋", "13800004127", "浙江桐庐", "周知行")]
    path = workbook(tmp_path / "a.xlsx", ("表", [*with_facts, ("方圆", "13911110000", "浙江淳安", "林一")]))

    def fill(session) -> None:
        for person in session.query(Contact).filter(Contact.is_me.is_(False)):
            person.native_place, person.spouse = "安徽歙县", "无名氏"

    tested.book.act("Filled", fill)
    tested.drop(path)
    review = tested.page.steps.review
    assert tested.groups() == [KNOWN, KNOWN]
    assert review.panel.rule.words.text() == "2 行和簿里说的不同。"
    review.panel.rule.rules.button("ask").click()
    assert tested.groups() == [ASKED, ASKED]
    review.table.setFocus()
    tested.press(Key.Key_F8)
    assert tested.current() == "方圆"
    tested.press(Key.Key_2, Key.Key_1)
    assert tested.groups() == [ASKED, KNOWN]
    tested.press(Key.Key_F8)
    assert tested.current() == "沈砚秋"
    QTest.mouseClick(review.panel.card.sides["spouse", True], Qt.MouseButton.LeftButton)
    assert "1 行等你定" in tested.page.foot.words.text()
    assert not tested.page.foot.words.text().startswith("2")
    tested.press(Key.Key_Return, ctrl=True)
    with tested.book.read() as session:
        told = {one.name: (one.native_place, one.spouse) for one in session.query(Contact)}
    assert told["方圆"] == ("浙江淳安", "无名氏")
    assert told["沈砚秋"] == ("安徽歙县", "周知行")


def test_that_tabs_narrow_the_rows(tested: Wizard, tmp_path: Path) -> None:
    tested.drop(class_list(tmp_path / "a.xlsx"))
    review = tested.page.steps.review
    review.tabs.button(WRONG).click()
    assert list(review.table.window_model().ids) == [2, 3]
    review.tabs.button(SKIPPED).click()
    assert list(review.table.window_model().ids) == []
    review.tabs.button(KNOWN).click()
    assert tested.current() == "沈砚秋"
    lines = {line.label: line for line in review.panel.card.lines}
    assert lines["单位"].keeps_told
    assert not lines["电话"].keeps_told


def test_that_esc_goes_back_step_by_step_to_the_start(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "a.xlsx"))
    steps = []
    while wizard.page.step_back():
        steps.append(wizard.page.course.step)
    assert steps[:3] == [COLUMNS, TABLES, KIND]
    assert not wizard.page.course.is_running
    assert wizard.page.heading() is None


def test_that_the_kind_is_changed_by_one_key(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "a.xlsx"))
    wizard.page.course.go(KIND)
    assert wizard.page.steps.kinds.mine.isVisible()
    wizard.press(Key.Key_3)
    assert wizard.page.course.opened is not None
    assert wizard.page.course.opened.kind is ImportKind.CARDS
    assert not wizard.page.steps.kinds.mine.isVisible()
    wizard.press(Key.Key_Return, ctrl=True)
    assert wizard.page.course.step == REVIEW
    assert "4 人和你连上" in wizard.page.steps.review.panel.outlook.words


def test_that_i_may_not_be_in_the_class(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "a.xlsx"))
    wizard.page.course.go(KIND)
    wizard.page.steps.kinds.mine.click()
    wizard.press(Key.Key_Return, ctrl=True)
    assert "圈子「桐庐中学 1998 级 3 班」，4 人" in wizard.page.steps.review.panel.outlook.words
    assert not [words for words in wizard.page.steps.review.panel.outlook.words if words.startswith("你也算")]


def test_that_a_column_is_given_another_field_by_typing(wizard: Wizard, tmp_path: Path, qtbot: QtBot) -> None:
    path = workbook(tmp_path / "a.xlsx", ("表", [("姓名", "手机", "口味"), ("温润", "13800002231", "怕辣")]))
    wizard.drop(path)
    wizard.page.course.go(COLUMNS)
    combo = wizard.page.steps.columns.combo(2)
    assert combo.field() is None
    combo.setFocus()
    combo.lineEdit().selectAll()
    combo.lineEdit().insert("备注")
    QTest.keyClick(combo.lineEdit(), Key.Key_Return)
    assert combo.field() == "notes"
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.press(Key.Key_Return, ctrl=True)
    with wizard.book.read() as session:
        from models.contact import Contact

        assert session.query(Contact).filter_by(name="温润").one().notes == "怕辣"


def test_that_a_list_without_known_headings_asks_for_the_names(wizard: Wizard, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("表", [("甲乙", "丙丁"), ("x1", "怕辣"), ("x2", "怕酸")]))
    wizard.drop(path)
    assert wizard.page.course.step == COLUMNS
    assert not wizard.page.foot.on_button.isEnabled()
    opened = wizard.page.course.opened
    assert opened is not None
    wizard.page.steps.columns.field_chosen.emit(opened.wanted()[0], 0, "name")
    assert wizard.page.foot.on_button.isEnabled()
    wizard.press(Key.Key_Return, ctrl=True)
    assert wizard.page.course.step == REVIEW


def test_that_several_sheets_are_offered_and_one_may_stay_out(wizard: Wizard, tmp_path: Path) -> None:
    more = [("姓名", "手机"), ("路漫漫", "13900003381")]
    wizard.drop(workbook(tmp_path / "a.xlsx", ("一班", [HEADS, *ROWS]), ("二班", more)))
    assert len(wizard.groups()) == 6
    wizard.page.course.go(TABLES)
    assert wizard.page.course.step == TABLES
    wizard.page.steps.tables._ticks[1].click()
    wizard.press(Key.Key_Return, ctrl=True)
    assert len(wizard.groups()) == 5


def test_that_a_refused_file_says_why_and_asks_for_another(wizard: Wizard, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 half a workbook")
    wizard.drop(path)
    assert wizard.page.refusal.isVisible()
    assert "这份一行也没进簿。" in wizard.page.refusal.accessibleName()
    assert wizard.page.refusal.buttons()[0].text() == "换个文件"
    assert not wizard.page.foot.isVisible()
    wizard.page.refusal.buttons()[1].click()
    assert wizard.page.start.isVisible()


def test_that_a_list_of_ties_is_reviewed_and_goes_to_the_map(wizard: Wizard, tmp_path: Path) -> None:
    rows = [
        ("甲", "乙", "关系"),
        ("温润", "方圆", "表姐"),
        ("温润", "温润", "自己"),
        ("方圆", "沈砚秋", "牌搭子"),
    ]
    wizard.drop(workbook(tmp_path / "谁认识谁.xlsx", ("表", rows)))
    assert wizard.groups() == [NEW, WRONG, NEW]
    assert wizard.page.foot.on_button.text() == "导入 2 条关系"
    buttons = wizard.page.steps.review.panel.findChildren(Button)
    assert not any(button.isVisible() and button.text().startswith("并入") for button in buttons)
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.press(Key.Key_Return)
    assert wizard.went[-1][0] == "map"
    assert "温润" in wizard.people()


def test_that_cards_are_shown_in_words_and_not_in_their_own_code(wizard: Wizard, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nFN:温润\nTEL:139000\nORG:临溪中学;教务处\nEND:VCARD\n", encoding="utf-8")
    wizard.drop(path)
    shown = wizard.page.steps.review.table.window_model().columns
    assert [column.subtitle for column in shown if column.subtitle] == ["姓名", "电话", "单位、部门"]
    wizard.page.course.go(COLUMNS)
    names = [combo.accessibleName() for combo in wizard.page.steps.columns.findChildren(FieldCombo)]
    assert names == [f"{word} 放进" for word in ("姓名", "电话", "单位", "部门")]


def test_that_the_plan_follows_the_book(wizard: Wizard, tmp_path: Path) -> None:
    from tests.builders import add_contact

    wizard.drop(class_list(tmp_path / "a.xlsx"))
    add_contact(wizard.book, "温润", "13800002231")
    wizard.page.refresh(None)
    assert wizard.groups()[0] == KNOWN


@pytest.mark.parametrize("name", ["通讯录.csv", "名片夹.xlsx", "谁认识谁.xlsx"])
def test_that_the_sample_lists_need_one_key(wizard: Wizard, name: str) -> None:
    from resources import data_path

    wizard.drop(Path(str(data_path("samples", name))))
    assert wizard.page.course.step == REVIEW
    assert wizard.page.foot.on_button.isEnabled()
