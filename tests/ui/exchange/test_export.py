"""Lists out: the window that asks, the file it writes, blank templates."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from services.prospects.filters import Filter
from tests.ui.exchange.lists import Wizard, workbook
from ui.exchange.export import export_list, save_template, write
from ui.exchange.export_dialog import CARD4, CSV, GB, IN_VIEW, SELECTED, ExportDialog, ExportWish


@pytest.fixture
def saving_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system's own dialog says to save; it is the system's and cannot be pressed here."""
    place = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    return place


def dialog_of(wizard: Wizard) -> ExportDialog:
    (found,) = wizard.page.findChildren(ExportDialog)
    return found


def test_that_a_list_goes_out_by_one_key(wizard: Wizard, saving_to: Path, qapp: QApplication) -> None:
    export_list(wizard.desk, wizard.page)
    QTest.keyClick(dialog_of(wizard), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert load_workbook(saving_to.with_suffix(".xlsx"))["联系人"].max_row == 3
    assert wizard.toasts[-1] == "已导出 2 人：out.xlsx"


def test_that_dialogs_open_where_files_were_last(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    place = workbook(tmp_path / "a.xlsx", ("表", [("姓名",), ("温润",)]))

    def opening(_over: object, _title: str, folder: str, _pattern: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(place)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", opening)
    wizard.page.start.choose_button.click()
    wizard.page.start.choose_button.click()
    assert asked == [str(Path.home()), str(tmp_path)]


def test_that_form_and_columns_are_chosen(wizard: Wizard, saving_to: Path) -> None:
    export_list(wizard.desk, wizard.page)
    dialog = dialog_of(wizard)
    dialog.forms.button(GB).click()
    dialog.columns_button.click()
    for place in range(dialog.columns.count()):
        item = dialog.columns.item(place)
        if item.text() != "手机":
            item.setCheckState(Qt.CheckState.Unchecked)
    dialog.export_button.click()
    lines = saving_to.with_suffix(".csv").read_bytes().decode("gb18030").splitlines()
    assert lines[0] == "姓名,手机,UID"
    assert len(lines) == 3


def test_that_the_filter_in_view_is_offered_first(wizard: Wizard, qtbot: QtBot) -> None:
    dialog = ExportDialog(wizard.desk, Filter(tiers=("A",)))
    qtbot.addWidget(dialog)
    wishes: list[ExportWish] = []
    dialog.wished.connect(wishes.append)
    assert dialog.whom.current() == IN_VIEW
    assert dialog.whom.button(IN_VIEW).text() == "眼前的 0 人"
    dialog.export_button.click()
    assert wishes[0].filter == Filter(tiers=("A",))


def test_that_a_file_that_cannot_be_written_is_said(wizard: Wizard, tmp_path: Path) -> None:
    wish = ExportWish("contacts", CSV, None, ())
    write(wizard.desk, wish, tmp_path / "no such folder" / "x.csv")
    assert wizard.failures
    assert not wizard.toasts


def test_that_a_blank_template_is_saved(wizard: Wizard, saving_to: Path, qapp: QApplication) -> None:
    save_template(wizard.desk, wizard.page)
    menu = next(menu for menu in wizard.page.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()][1] == "同学录"
    menu.actions()[1].trigger()
    menu.close()
    assert load_workbook(saving_to.with_suffix(".xlsx")).sheetnames[0] == "同学录"
    assert wizard.toasts[-1] == "已存：out.xlsx"


def test_that_a_class_list_a_call_list_and_cards_go_out(wizard: Wizard, saving_to: Path) -> None:
    from services.contacts import cohorts

    def fill(session) -> None:
        people = [one.id for one in session.query(Contact).filter(Contact.is_me.is_(False))]
        circle = cohorts.find_or_add(session, cohorts.CohortDraft("球友"))
        cohorts.add_members(session, circle, people)

    from models.contact import Contact

    wizard.book.act("Filled", fill)
    export_list(wizard.desk, wizard.page)
    dialog = dialog_of(wizard)
    dialog.kinds.button("classmates").click()
    assert dialog.circle.isVisible()
    dialog.circle.setFocus()
    QTest.keyClick(dialog.circle, Qt.Key.Key_Down)
    assert not dialog.whom.isVisible()
    dialog.export_button.click()
    assert load_workbook(saving_to.with_suffix(".xlsx"))["同学录"]["A1"].value == "球友 同学录"


def test_that_only_those_chosen_go_out_as_cards(wizard: Wizard, saving_to: Path, qtbot: QtBot) -> None:
    from services.prospects import listing

    chosen = wizard.desk.read(listing.ids)[:1]
    dialog = ExportDialog(wizard.desk, None, wizard.page, chosen)
    assert dialog.whom.button(SELECTED).text() == "选中的 1 人"
    dialog.wished.connect(lambda wish: write(wizard.desk, wish, saving_to.with_suffix(".vcf")))
    dialog.forms.button(CARD4).click()
    dialog.export_button.click()
    text = saving_to.with_suffix(".vcf").read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == 1
    assert "VERSION:4.0" in text
