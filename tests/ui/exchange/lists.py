"""Small lists made for the wizard's tests, and the page they are dropped on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from models.contact import Contact, ContactPoint
from services.book import Book
from ui.exchange.page import ImportPage
from ui.shell.desk import Desk

HEADS = ("序号", "姓名", "联系电话", "现工作单位及职务", "籍贯", "班级", "身份证号")
ROWS = (
    (1, "温润", "13800002231", "临溪第二中学 语文教师", "浙江建德", "98级(3)班", "330122198001010010"),
    (2, "沈砚秋", "13800004127", "砺川精密机械有限公司 财务总监", "浙江桐庐", "98级(3)班", None),
    (3, "纪寒山", "1.38E+10", "澄屿纺织 车间主任", "浙江富阳", "98级(3)班", None),
    (4, None, "13300004405", "岱石阀门 销售", None, "98级(3)班", None),
    (5, "方圆", "13700006042", "临溪中学 数学教师", "浙江淳安", "98级(3)班", None),
)


def workbook(path: Path, *sheets: tuple[str, Sequence[Sequence[Any]]]) -> Path:
    """Write sheets of rows."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def class_list(path: Path) -> Path:
    """A class list with a title row, somebody known, a phone cut short and a row without a name."""
    return workbook(path, ("同学录", [["桐庐中学1998级(3)班同学录"], HEADS, *ROWS]))


@dataclass
class Wizard:
    """The import page with what it says to the window."""

    page: ImportPage
    desk: Desk
    book: Book
    toasts: list[str]
    went: list[tuple[str, dict[str, Any]]]
    failures: list[object]

    def drop(self, *files: Path) -> None:
        """Begin an import, as the window does with files dropped on it."""
        self.page.enter(files=[str(file) for file in files])

    def press(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        """Press keys where the focus is."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(self.page.focusWidget() or self.page, key, held)

    def stand_on(self, name: str) -> None:
        """Stand on a row of the review by its name."""
        review = self.page.course.planner.review
        assert review is not None
        place = next(i for i, row in enumerate(review.plan.rows) if row.facts.name == name)
        self.page.steps.review.table.select_ids([place])
        self.page.steps.review.table.setFocus()

    def current(self) -> str:
        """Return the name of the row one stands on."""
        review = self.page.course.planner.review
        assert review is not None
        place = self.page.steps.review.table.current_id()
        return "" if place is None else review.plan.rows[place].facts.name

    def groups(self) -> list[str]:
        """Return under which tab each row stands."""
        review = self.page.course.planner.review
        assert review is not None
        return list(review.tally.groups)

    def people(self) -> dict[str, list[str]]:
        """Return everybody in the book but me, with their numbers."""
        with self.book.read() as session:
            found: dict[str, list[str]] = {}
            for person in session.scalars(select(Contact).where(Contact.is_me.is_(False))):
                points = select(ContactPoint.value).where(ContactPoint.contact_id == person.id)
                found[person.name] = list(session.scalars(points))
            return found
