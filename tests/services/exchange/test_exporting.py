import csv
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.journal import JournalStep
from services.book import Book
from services.errors import FileError
from services.exchange import exporting, importing
from services.exchange.plan import Request
from tests.builders import add_contact, new_book
from tests.services.exchange.full_books import full_book, told

CARRIED_BY_CSV = ("contacts", "contact_points", "addresses", "special_days", "remarks", "tags", "assessments")


def come_back(folder: Path, out: Path, name: str = "陈建新") -> Book:
    """A new book into which a file was imported."""
    (folder / "other").mkdir()
    book = new_book(folder / "other", name, employer="临溪银行城东支行" if name == "陈建新" else "")
    importing.run(book, [Request(out)])
    return book


def test_that_a_workbook_carries_everything_into_a_new_book(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    out = tmp_path / "全部.xlsx"
    assert exporting.export(book, out) == 4
    other = come_back(tmp_path, out)
    assert told(other) == told(book)
    other.close()
    book.close()


def test_that_a_text_file_carries_each_contacts_own_facts(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    out = tmp_path / "全部.csv"
    assert exporting.export(book, out) == 4
    other = come_back(tmp_path, out)
    before, after = told(book), told(other)
    for part in CARRIED_BY_CSV:
        assert after[part] == before[part], part
    for part in ("employments", "educations"):  # mine stay: I am not in the rows
        assert [row for row in after[part] if ("contact_id", "'me'") not in row] == [
            row for row in before[part] if ("contact_id", "'me'") not in row
        ]
    assert after["ties"] == []
    other.close()
    book.close()


@pytest.mark.parametrize(
    ("name", "told_how"),
    [("a.csv", {"encoding": exporting.GB18030}), ("a.vcf", {}), ("a.vcf", {"version": "4.0"})],
)
def test_that_cards_and_other_charsets_carry_the_same(
    tmp_path: Path, name: str, told_how: dict[str, str]
) -> None:
    book = full_book(tmp_path)
    assert exporting.export(book, tmp_path / name, **told_how) == 4
    other = come_back(tmp_path, tmp_path / name)
    before, after = told(book), told(other)
    for part in CARRIED_BY_CSV:
        assert after[part] == before[part], part
    for part in ("employments", "educations"):
        assert [row for row in after[part] if ("contact_id", "'me'") not in row] == [
            row for row in before[part] if ("contact_id", "'me'") not in row
        ]
    report = importing.run(book, [Request(tmp_path / name)])[0]
    assert (report.added, report.merged, report.problems) == (0, 4, ())
    assert told(book) == before
    other.close()
    book.close()


def test_that_importing_ones_own_workbook_again_changes_nothing(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    before = told(book)
    for name in ("全部.xlsx", "全部.csv"):
        exporting.export(book, tmp_path / name)
        report = importing.run(book, [Request(tmp_path / name)])[0]
        assert (report.added, report.merged, report.problems) == (0, 4, ())
        assert told(book) == before
    book.close()


def test_that_an_import_of_our_own_workbook_is_undone_whole(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    out = tmp_path / "全部.xlsx"
    exporting.export(book, out)
    (tmp_path / "other").mkdir()
    other = new_book(tmp_path / "other")
    before = told(other)
    importing.run(other, [Request(out)])
    other.undo()
    assert told(other) == before
    other.close()
    book.close()


def test_that_somebody_elses_book_keeps_its_owner_apart_from_me(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    out = tmp_path / "全部.xlsx"
    exporting.export(book, out)
    other = come_back(tmp_path, out, "李越")
    ties = told(other)["ties"]
    assert len(ties) == 5
    assert not any("'me'" in value for row in ties for _key, value in row)
    other.close()
    book.close()


def test_that_formula_like_text_stays_text(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    names = ["=1+1", "+cmd|'x'", "-2", "@SUM(A1)", "＝1+1", "'=x", "=HYPERLINK(1)"]
    for number, name in enumerate(names):
        add_contact(book, name, f"1380000{number:04}", notes=f"={name}")
    exporting.export(book, tmp_path / "x.xlsx")
    cells = [cell for sheet in load_workbook(tmp_path / "x.xlsx") for row in sheet for cell in row]
    assert all(
        cell.data_type in ("s", "n") and (cell.data_type == "s" or cell.value is None) for cell in cells
    )
    exporting.export(book, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert not [cell for row in csv.reader(file) for cell in row if cell[:1] in tuple("=+-@＝")]
    for place, form in enumerate(("x.xlsx", "x.csv")):
        folder = tmp_path / str(place)
        folder.mkdir()
        other = new_book(folder)
        importing.run(other, [Request(tmp_path / form)])
        assert _names_and_notes(other) == _names_and_notes(book)
        other.close()
    book.close()


def _names_and_notes(book: Book) -> dict[str, tuple[str, str, str]]:
    return {uid: (row["name"], row["notes"], row["phone"]) for uid, row in told(book)["contacts"].items()}


def test_that_a_text_file_can_be_written_for_old_programs(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    exporting.export(book, tmp_path / "x.csv", encoding=exporting.GB18030)
    assert "沈砚秋" in (tmp_path / "x.csv").read_bytes().decode("gb18030")
    other = come_back(tmp_path, tmp_path / "x.csv")
    assert told(other)["contacts"] == told(book)["contacts"]
    other.close()
    book.close()


def test_that_phones_are_text_and_the_head_stays_in_view(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    exporting.export(book, tmp_path / "x.xlsx")
    sheet = load_workbook(tmp_path / "x.xlsx")["联系人"]
    heads = [cell.value for cell in sheet[1]]
    phone = sheet.cell(2, heads.index("手机") + 1)
    assert phone.number_format == "@"
    assert phone.data_type == "s"
    assert sheet.freeze_panes == "A2"
    assert sheet[1][0].font.bold
    offered = {str(each.sqref)[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    assert any("选项" in source for source in offered.values())
    assert load_workbook(tmp_path / "x.xlsx")["选项"].sheet_state == "hidden"
    book.close()


def test_that_a_filter_narrows_rows_and_ties(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    out = tmp_path / "x.xlsx"
    assert exporting.export(book, out, search="沈砚秋") == 1
    workbook = load_workbook(out)
    assert workbook["联系人"].max_row == 2
    ends = {row[0].value for row in workbook["关系"].iter_rows(min_row=2)}
    assert ends == {"沈砚秋"}
    assert exporting.export(book, out, tiers=["A"]) == 2
    book.close()


@pytest.mark.parametrize(
    ("kind", "title", "head"), [("classmates", "同学录", "班级"), ("cards", "名片", "单位地址")]
)
def test_that_class_lists_and_cards_have_columns_of_their_own(
    tmp_path: Path, kind: str, title: str, head: str
) -> None:
    book = full_book(tmp_path)

    def add_office(session: object) -> None:
        from models.contact import Address, Contact

        person = session.query(Contact).filter_by(name="沈砚秋").one()  # type: ignore[attr-defined]
        session.add(Address(contact_id=person.id, kind="work", text="城东路 1 号"))  # type: ignore[attr-defined]

    book.act("Added", add_office)
    out = tmp_path / "x.xlsx"
    exporting.export(book, out, kind)
    workbook = load_workbook(out)
    assert [sheet.title for sheet in workbook if sheet.sheet_state == "visible"] == [title]
    heads = [cell.value for cell in workbook[title][1]]
    assert head in heads
    assert "别提" not in heads
    other = come_back(tmp_path, out)
    assert {row["name"] for row in told(other)["contacts"].values()} >= {"沈砚秋", "江若溪"}
    other.close()
    book.close()


def test_that_only_the_owner_reads_the_file_and_the_old_one_survives_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = full_book(tmp_path)
    out = tmp_path / "x.xlsx"
    exporting.export(book, out)
    if os.name == "posix":
        assert out.stat().st_mode & 0o777 == 0o600
    before = out.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting.XlsxWriter, "sheet", full)
    with pytest.raises(FileError):
        exporting.export(book, out)
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []
    book.close()


def test_that_an_export_leaves_a_lasting_line_in_the_journal(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    exporting.export(book, tmp_path / "x.csv")
    with book.read() as session:
        newest = session.query(JournalStep).order_by(JournalStep.id.desc()).first()
        assert newest is not None
        assert (newest.label, newest.lasting) == ("导出 4 人到 x.csv", True)
    assert book.can_undo() == "Filled"
    book.close()


def test_that_another_ending_is_refused(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    with pytest.raises(FileError):
        exporting.export(book, tmp_path / "x.doc")
    book.close()


def test_that_a_post_changed_by_hand_in_the_first_sheet_is_added(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    out = tmp_path / "x.xlsx"
    exporting.export(book, out)
    workbook = load_workbook(out)
    sheet = workbook["联系人"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "沈砚秋")
    row[heads.index("单位")].value = "望樟建材有限公司"
    workbook.save(out)
    importing.run(book, [Request(out)])
    firms = [dict(row).get("organization_id") for row in told(book)["employments"]]
    assert "'望樟建材有限公司'" in firms
    assert "'砺川精密机械有限公司'" in firms
    book.close()
