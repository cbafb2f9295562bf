"""A class list as the class would like it, and the calls of the day."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from models.organization import Cohort
from resources import data_path
from services.contacts import places
from services.errors import ChoiceError, FileError
from services.exchange import handouts, importing
from services.exchange.plan import Request
from tests.builders import new_book
from tests.services.exchange.full_books import full_book


def test_that_a_class_gets_its_list_and_nothing_private(tmp_path: Path) -> None:
    places.use(data_path("data", "divisions.tsv"))
    book = full_book(tmp_path)
    with book.read() as session:
        number = handouts.cohort_named(session, "桐庐中学")
        told = handouts.class_list(session, number)
        with pytest.raises(ChoiceError):
            handouts.cohort_named(session, "没有的班")
        with pytest.raises(ChoiceError):
            handouts.class_list(session, 999)
    out = tmp_path / "班.xlsx"
    assert handouts.write(book, out, told) == 3
    sheet = load_workbook(out)["同学录"]
    rows = [[cell.value for cell in row] for row in sheet]
    assert rows[0][0] == "桐庐中学 1995 级 3 班 同学录"
    heads = rows[1]
    assert heads[:3] == ["序号", "姓名", "班内职务"]
    assert not {"备注", "优先级", "UID", "籍贯"} & set(heads)
    people = {row[1]: dict(zip(heads, row, strict=True)) for row in rows[2:]}
    assert set(people) == {"陈建新", "江若溪", "沈砚秋"}
    assert people["沈砚秋"]["所在城市"] == "杭州"
    assert people["沈砚秋"]["班内职务"] == "班长"
    assert sheet.freeze_panes == "A3"
    assert [str(area) for area in sheet.merged_cells.ranges] == [f"A1:{chr(64 + len(heads))}1"]
    assert handouts.write(book, tmp_path / "班.csv", told) == 3
    with pytest.raises(FileError):
        handouts.write(book, tmp_path / "班.doc", told)

    (tmp_path / "theirs").mkdir()
    other = new_book(tmp_path / "theirs", "江若溪")
    report = importing.run(other, [Request(out)])[0]
    assert (report.kind, report.added, report.rejected) == ("classmates", 2, 0)
    with other.read() as session:
        assert session.scalars(select(Cohort.name)).all() == ["桐庐中学 1995 级 3 班"]
    other.close()
    book.close()


def test_that_the_calls_of_the_day_have_room_for_how_it_went(tmp_path: Path) -> None:
    book = full_book(tmp_path)
    with book.read() as session:
        told = handouts.call_list(session)
    out = tmp_path / "电话单.xlsx"
    assert handouts.write(book, out, told) == len(told.rows) > 0
    sheet = load_workbook(out)["电话单"]
    assert [cell.value for cell in sheet[2]][-3:] == ["结果", "记一句", "下次"]
    assert len(sheet.data_validations.dataValidation) == 2
    book.close()
