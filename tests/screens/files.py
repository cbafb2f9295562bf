"""The screens on which files come in and go out."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from resources import data_path
from services.exchange.remembered import Profile, Profiles
from tests.screens.waiting import idle, settle
from ui.exchange.export_dialog import ExportDialog
from ui.shell.main_window import MainWindow

Show = Callable[[MainWindow], None]


def messy_list(folder: Path) -> Path:
    """Return a class list of somebody who knows half of these people already, with what goes wrong in one."""
    known = load_workbook(data_path("samples", "桐庐中学98级3班同学录.xlsx")).active
    book = Workbook()
    sheet = book.active
    for row in known.iter_rows(max_row=14, values_only=True):
        sheet.append(row)
    for number, (name, phone, post, place) in enumerate(MESSY, 13):
        sheet.append([number, name, "", phone, post, place, "", ""])
    place = folder / "同学录2026.xlsx"
    book.save(place)
    return place


MESSY = (
    ("温润", "138 0000 9231", "临溪第二中学 语文教师", "浙江建德"),
    ("纪寒山", "1.38E+10", "澄屿纺织有限公司 车间主任", "浙江富阳"),
    ("邓佳音", "136 0000 8890", "恒昱会计师事务所", "浙江桐庐"),
    ("时雨", "150 0000 7738", "启程建工集团 预算员", "朝阳"),
    ("方圆", "137 0000 6042", "临溪中学 数学教师", "浙江淳安"),
    ("", "133 0000 4405", "岱石阀门股份有限公司 销售", "浙江桐庐"),
    ("褚云深", "139 0000 615", "泊舟包装有限公司 司机", "浙江桐庐"),
    ("路漫漫", "139 0000 3381", "城北水务公司 抄表班长", "安徽歙县"),
    ("晏清河", "135 0000 9027", "临江市农技站", "浙江桐庐"),
)


def importing(window: MainWindow) -> None:
    """Bring the wizard to its review."""
    window.show_page("exchange", {"files": [str(messy_list(window.desk.book.path.parent))]})
    idle(window)


def import_start(window: MainWindow) -> None:
    """Show the import page before a file is chosen, with two ways of placing columns remembered."""
    kept = Profiles(window.desk.preferences)
    for name, heads, fields in (
        ("礼单", ("收礼的人", "号", "随了多少"), ("name", "mobile", "notes")),
        ("商会名册", ("会员", "单位及职务", "电话", "生日"), ("name", "post", "phone", "birthday")),
    ):
        kept.keep(Profile(name, heads, "contacts", fields))
    window.show_page("exchange")


def step(number: int) -> Show:
    """Return how to bring another step of the wizard into view."""

    def show(window: MainWindow) -> None:
        importing(window)
        window.page.course.go(number)  # type: ignore[union-attr]
        idle(window)

    return show


def summing_up(window: MainWindow) -> None:
    """Write the list and show what came of it."""
    importing(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(window)


def exporting(window: MainWindow) -> None:
    """Open the export dialog on a class list."""
    window.show_page("prospects")
    idle(window)
    window.files.export()
    settle()
    dialog = window.findChild(ExportDialog)
    dialog.kinds.button("classmates").click()
    dialog.circle.setCurrentIndex(1)
    dialog.circle.activated.emit(1)
    settle()
