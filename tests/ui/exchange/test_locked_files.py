"""A workbook behind a password, opened in the page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.exchange.lists import Wizard, class_list
from ui.exchange.import_course import REVIEW

Key = Qt.Key


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = tmp_path / "锁住的.xlsx"
    with class_list(tmp_path / "open.xlsx").open("rb") as source, out.open("wb") as target:
        OOXMLFile(source).encrypt("linxi88", target)
    return out


def test_that_a_locked_file_is_opened_with_its_password_in_the_page(wizard: Wizard, locked: Path) -> None:
    wizard.drop(locked)
    view = wizard.page.password
    assert view.isVisible()
    QTest.keyClicks(view.field, "wrong")
    QTest.keyClick(view.field, Key.Key_Return)
    assert view.wrong.isVisible()
    QTest.keyClicks(view.field, "linxi88")  # what was wrong is chosen, and typed over
    QTest.keyClick(view.field, Key.Key_Return)
    assert wizard.page.course.step == REVIEW
    assert "linxi88" not in repr(wizard.page.course.opened)
    wizard.press(Key.Key_Return, ctrl=True)
    assert "温润" in wizard.people()


def test_that_a_locked_file_may_be_left_out(wizard: Wizard, locked: Path, tmp_path: Path) -> None:
    wizard.drop(locked, class_list(tmp_path / "b.xlsx"))
    wizard.page.password.other_button.click()
    assert wizard.page.course.step == REVIEW
    wizard.drop(locked)
    wizard.press(Key.Key_Escape)
    wizard.page.step_back()
    assert wizard.page.start.isVisible()
