from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.kinds import ImportKind
from services.errors import FileError
from services.exchange import importing
from services.exchange.plan import Request
from services.exchange.sources import read_sources
from services.exchange.templates import title_of, write_template
from tests.builders import new_book

FILLED = {
    ImportKind.CONTACTS: {"姓名": "方圆", "手机": "13800001235", "与我的关系": "表姐"},
    ImportKind.CLASSMATES: {"姓名": "方圆", "班级": "98级3班", "学校": "桐庐中学", "联系电话": "13800001235"},
    ImportKind.CARDS: {"姓名": "方圆", "单位": "云阶软件有限公司", "手机": "13800001235"},
    ImportKind.TIES: {"甲": "方圆", "乙": "江若溪", "关系": "表姐"},
}


@pytest.mark.parametrize("kind", list(ImportKind))
def test_that_a_filled_in_template_is_read_as_what_it_is_without_its_example(
    tmp_path: Path, kind: ImportKind
) -> None:
    out = tmp_path / f"{title_of(kind)}.xlsx"
    write_template(out, kind)
    workbook = load_workbook(out)
    sheet = workbook.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for row, number in ((3, 1), (4, 2)):
        for head, value in FILLED[kind].items():
            cell = sheet.cell(row, heads.index(head) + 1)
            cell.value = value if head not in ("姓名", "甲") else f"{value}{'一二'[number - 1]}"
    workbook.save(out)
    book = new_book(tmp_path)
    report = importing.dry_run(book, [Request(out)])[0]
    assert (report.kind, report.rows, report.added, report.rejected) == (kind.value, 2, 2, 0)
    book.close()


@pytest.mark.parametrize("kind", list(ImportKind))
def test_that_a_blank_template_brings_nobody(tmp_path: Path, kind: ImportKind) -> None:
    out = tmp_path / "空.xlsx"
    write_template(out, kind)
    try:
        source = read_sources([Request(out)])[0]
    except FileError:
        return
    assert not [row for one in source.tables for row in one.table.rows]
