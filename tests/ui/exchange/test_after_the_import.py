"""What is said after the yes, where rows with problems go, and the ways back."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt

from services.exchange.tallies import KNOWN, NEW
from services.prospects.filters import Filter
from tests.ui.exchange.lists import HEADS, Wizard, class_list, workbook
from ui.exchange.import_course import REVIEW

Key = Qt.Key


def test_that_one_key_imports_and_one_takes_it_back(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "同学录2024.xlsx"))
    wizard.press(Key.Key_Return, ctrl=True)
    assert sorted(wizard.people()) == ["方圆", "方圆", "沈砚秋", "温润", "纪寒山"][1:]
    assert wizard.toasts[-1].startswith("已导入 4")
    assert wizard.page.imported.view.heading.text().startswith("已导入 4 人")
    assert "圈子「桐庐中学 1998 级 3 班」，5 人" in wizard.page.imported.view.words
    wizard.press(Key.Key_Return)
    page, args = wizard.went[-1]
    assert page == "prospects"
    assert isinstance(args["filter"], Filter)
    assert wizard.page.heading() is None
    wizard.desk.undo()
    assert sorted(wizard.people()) == ["方圆", "沈砚秋"]
    wizard.page.refresh(None)
    assert wizard.page.start.isVisible()


def test_that_the_summary_takes_back_all_files_and_lists_who_stays(wizard: Wizard, tmp_path: Path) -> None:
    from models.contact import Contact

    first = workbook(tmp_path / "a.xlsx", ("表", [("姓名", "手机"), ("温润", "13800002231")]))
    second = workbook(tmp_path / "b.xlsx", ("表", [("姓名", "手机"), ("路漫漫", "13900003381")]))
    wizard.drop(first, second)
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.press(Key.Key_Return, ctrl=True)

    def edit(session) -> None:
        session.query(Contact).filter_by(name="路漫漫").one().nickname = "路路"

    wizard.book.act("Edited", edit)
    wizard.page.imported.view.undo_button.click()
    assert sorted(wizard.people()) == ["方圆", "沈砚秋", "路漫漫"]
    assert wizard.page.start.kept.isVisible()
    assert wizard.page.start.kept.names.text() == "路漫漫"


def test_that_rows_with_problems_are_saved_corrected_and_imported_by_one_key(
    wizard: Wizard, tmp_path: Path
) -> None:
    wizard.drop(class_list(tmp_path / "同学录2024.xlsx"))
    assert wizard.page.foot.keep_left_out.text() == "有问题的 2 行另存一张表"
    wizard.press(Key.Key_Return, ctrl=True)
    place = tmp_path / "同学录2024 没导入的行.xlsx"
    saved = load_workbook(place)
    rows = [[cell.value for cell in row] for row in saved.worksheets[0]]
    assert rows[0][0] == "桐庐中学1998级(3)班同学录"
    assert rows[1] == ["没导入的原因", *HEADS[1:-1], "UID"]
    assert [row[2:4] for row in rows[2:]] == [
        ["1.38E+10", "澄屿纺织 车间主任"],
        ["13300004405", "岱石阀门 销售"],
    ]
    assert all(row[0] for row in rows[2:])
    assert "没导入的在" in wizard.toasts[-1]
    saved.worksheets[0].cell(3, 3).value = "13900008888"
    saved.worksheets[0].cell(4, 2).value = "钟离"
    saved.save(place)
    wizard.drop(place)
    assert wizard.page.course.step == REVIEW
    assert wizard.groups() == [KNOWN, NEW]
    wizard.press(Key.Key_Return, ctrl=True)
    people = wizard.people()
    assert people["纪寒山"] == ["13900008888"]
    assert people["钟离"] == ["13300004405"]
    with wizard.book.read() as session:
        from models.organization import Cohort, Membership

        assert session.query(Cohort).count() == 1
        assert session.query(Membership).count() == 6


def test_that_files_come_one_after_the_other(wizard: Wizard, tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", ("表", [("姓名", "手机"), ("温润", "13800002231")]))
    second = workbook(tmp_path / "b.xlsx", ("表", [("姓名", "手机"), ("路漫漫", "13900003381")]))
    wizard.drop(first, second)
    wizard.press(Key.Key_Return, ctrl=True)
    assert wizard.page.course.file == second
    assert "温润" in wizard.people()
    assert not wizard.went
    wizard.press(Key.Key_Return, ctrl=True)
    assert "路漫漫" in wizard.people()
    assert wizard.page.imported.view.heading.text().startswith("已导入 2 人，新增 2")


def test_that_a_past_import_is_taken_back_from_the_list(wizard: Wizard, tmp_path: Path) -> None:
    wizard.drop(class_list(tmp_path / "同学录2024.xlsx"))
    wizard.press(Key.Key_Return, ctrl=True)
    wizard.page.enter()
    (button,) = wizard.page.start.take_back_buttons.values()
    button.click()
    assert sorted(wizard.people()) == ["方圆", "沈砚秋"]
    assert not wizard.page.start.take_back_buttons


def test_that_who_wants_no_calls_is_said_before_and_after(wizard: Wizard, tmp_path: Path) -> None:
    rows = [
        ("姓名", "手机", "备注"),
        ("陳麗華", "13800002239", "請勿打電話"),
        ("王芳", "13800002238", "爱喝茶"),
    ]
    wizard.drop(workbook(tmp_path / "名单.xlsx", ("表", rows)))
    said = "陳麗華：勿扰，不排进每天的名单"
    assert said in wizard.page.steps.review.panel.outlook.words
    wizard.press(Key.Key_Return, ctrl=True)
    assert said in wizard.page.imported.view.words
