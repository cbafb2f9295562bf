"""Headings pointed out, columns changed, and what is remembered of them."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from services.exchange.remembered import Profile
from tests.ui.exchange.lists import Wizard, workbook
from ui.exchange.import_course import COLUMNS, REVIEW, TABLES
from ui.exchange.profile_bar import ProfileBar

Key = Qt.Key
ODD = (("甲类", "乙类", "丙类"), ("温润", "13800002231", "怕辣"), ("路漫漫", "13900003381", "怕酸"))
UNTOLD = (("2024 年春", None, None), ("收礼的人", "号", "说明"), *ODD[1:])


def give(wizard: Wizard, column: int, word: str) -> None:
    """Type the word of a field beside a column."""
    combo = wizard.page.steps.columns.combo(column)
    combo.setFocus()
    combo.lineEdit().selectAll()
    combo.lineEdit().insert(word)
    QTest.keyClick(combo.lineEdit(), Key.Key_Return)


def bar(wizard: Wizard) -> ProfileBar:
    return wizard.page.steps.columns.profile


def test_that_another_row_is_taken_for_the_headings(wizard: Wizard, tmp_path: Path) -> None:
    rows = [("备注一下", "2024", None), ("姓名", "手机", "备注"), *ODD[1:]]
    wizard.drop(workbook(tmp_path / "a.xlsx", ("表", rows)))
    wizard.page.course.go(TABLES)
    pick = wizard.page.steps.tables.picks["表"]
    line = pick.height() // 4
    QTest.mouseClick(pick, Qt.MouseButton.LeftButton, pos=QPoint(200, line // 2))
    opened = wizard.page.course.opened
    assert opened is not None
    assert opened.wanted()[0].chosen.table.header_row == 1
    pick = wizard.page.steps.tables.picks["表"]
    QTest.keyClick(pick, Key.Key_Down)
    assert [column.header for column in opened.wanted()[0].chosen.table.columns] == ["姓名", "手机", "备注"]
    wizard.press(Key.Key_Return, ctrl=True)
    assert wizard.page.course.step == REVIEW
    assert wizard.groups() == ["new", "new"]


def test_that_what_a_column_becomes_is_shown_while_it_is_chosen(wizard: Wizard, tmp_path: Path) -> None:
    rows = [
        ("姓名", "手机", "说"),
        ("温润", "138-0000-2231", "八月十五"),
        ("路漫漫", "1.39E+10", "1980.8.15"),
    ]
    wizard.drop(workbook(tmp_path / "a.xlsx", ("表", rows)))
    wizard.page.course.go(COLUMNS)
    step = wizard.page.steps.columns
    assert step.understood(1) == "138 0000 2231"
    assert step.understood(2) == "不导入"
    give(wizard, 2, "生日")
    assert step.understood(2) == "农历 8-15   1980-08-15"


def test_that_columns_set_by_hand_are_remembered_renamed_and_forgotten(
    wizard: Wizard, tmp_path: Path
) -> None:
    wizard.drop(workbook(tmp_path / "礼单.xlsx", ("表", ODD)))
    wizard.page.course.go(COLUMNS)
    give(wizard, 0, "姓名")
    give(wizard, 1, "手机")
    give(wizard, 2, "备注")
    assert bar(wizard).keep.isChecked()
    assert bar(wizard).name.text() == "礼单"
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.press(Key.Key_Return, ctrl=True)
    assert "温润" in wizard.people()

    wizard.drop(workbook(tmp_path / "礼单二.xlsx", ("表", [ODD[0], ("晏清河", "13500009027", "怕苦")])))
    assert wizard.page.course.step == REVIEW
    wizard.page.course.go(COLUMNS)
    assert bar(wizard).isVisible()
    assert wizard.page.steps.columns.combo(2).field() == "notes"
    bar(wizard).name.setText("随礼")
    bar(wizard).name.editingFinished.emit()
    assert [one.name for one in wizard.page.course.profiles.all()] == ["随礼"]
    bar(wizard).forget_button.click()
    assert wizard.page.course.profiles.all() == []
    assert wizard.page.steps.columns.combo(2).field() is None


def test_that_what_is_remembered_is_kept_in_order_without_a_file(wizard: Wizard) -> None:
    profiles = wizard.page.course.profiles
    for name, heads in (("礼单", ("甲类", "乙类")), ("名册", ("丙类", "丁类"))):
        profiles.keep(Profile(name, heads, "contacts", ("name", "mobile")))
    wizard.page.enter()
    section = wizard.page.start.remembered
    assert list(section.lines) == ["名册", "礼单"]

    line = section.lines["礼单"]
    line.name.setFocus()
    wizard.press(Key.Key_F2)
    line.name.insert("名册")
    wizard.press(Key.Key_Return)
    assert line.name.is_wrong
    assert "「名册」这个名字已经用了" in line.words()
    line.name.insert("二")
    wizard.press(Key.Key_Return)
    assert [one.name for one in profiles.all()] == ["名册", "名册二"]

    for left in (["名册"], ["名册二", "名册"]):
        section.lines["名册二"].button.setFocus()
        wizard.press(Key.Key_Space)
        assert [one.name for one in profiles.all()] == left


def test_that_headings_pointed_out_once_are_found_again(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(workbook(tmp_path / "a.xlsx", ("表", UNTOLD)))
    wizard.page.course.go(TABLES)
    opened = wizard.page.course.opened
    assert opened is not None
    wizard.page.steps.tables.picks["表"].picked.emit(2)
    wizard.page.course.go(COLUMNS)
    give(wizard, 0, "姓名")
    give(wizard, 2, "备注")
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.drop(workbook(tmp_path / "b.xlsx", ("表", UNTOLD)))
    opened = wizard.page.course.opened
    assert opened is not None
    assert opened.profile == "a"
    assert opened.wanted()[0].chosen.table.header_row == 2


def test_that_a_column_may_have_a_rule_of_its_own(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(
        workbook(tmp_path / "a.xlsx", ("表", [("姓名", "手机", "性别"), ("沈砚秋", "13800004127", "男")]))
    )
    wizard.book.act("Filled", _fill)
    wizard.page.course.go(COLUMNS)
    rule = wizard.page.steps.columns.rule(2)
    rule.setFocus()
    QTest.keyClick(rule, Key.Key_Up)
    for _place in range(3):
        QTest.keyClick(rule, Key.Key_Down)
    wizard.press(Key.Key_Return, ctrl=True)
    assert wizard.groups() == ["asked"]


def _fill(session) -> None:
    from models.contact import Contact

    session.query(Contact).filter_by(name="沈砚秋").one().gender = "female"
