"""The paper: what a reader of the PDF finds, how many pages, how small."""

import datetime as dt
import io
import subprocess
import unicodedata
from pathlib import Path
from shutil import which

import pypdf
import pytest

from models.kinds import SheetKind, Tier
from services.errors import FileError
from services.sheets.records import PrintedRow, PrintedSheet
from ui.sheets.paper import pages_of
from ui.sheets.printing import sheet_pdf, write_pdf

NAMES = (
    "马龙",
    "黄石",
    "齐长风",
    "高方立",
    "车见山",
    "买买提·阿不都",
    "贾𠮷",
    "谷鱼",
    "Anna Ḿüller",
    "محمد علي",
)
DAY_WORDS = "2026 年 9 月 22 日　星期二　农历八月十二"


def row(number: int, name: str, **facts: object) -> PrintedRow:
    told: dict[str, object] = {
        "salutation": "沈总",
        "organization": "砺川精密机械",
        "title": "财务总监",
        "phone": "13800004127",
        "place": "城东 望樟里 6 幢",
        "last_contact": "9 月 3 日 拜访",
        "reason_kind": "promise",
        "reason": "答应：送三年期大额存单报价，今天到期",
        "opener": "沈总，上回说的大额存单，三年期报价我带来了。",
    }
    return PrintedRow(number, number, tuple(Tier)[number % 4], name, **(told | facts))  # type: ignore[arg-type]


def sheet(*rows: PrintedRow, kind: SheetKind = SheetKind.CALL) -> PrintedSheet:
    return PrintedSheet(
        1, "260922-1", kind, dt.date(2026, 9, 22), DAY_WORDS, "陈建新", "临江银行城北支行", tuple(rows)
    )


def text_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_that_every_name_is_found_as_it_is_written() -> None:
    whole = "".join(text_of(sheet_pdf(sheet(*(row(n, name) for n, name in enumerate(NAMES, 1))))))
    assert [name for name in NAMES[:-1] if name not in whole] == []
    assert not any("\u2e80" <= character <= "\u2fdf" for character in whole)


@pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
def test_that_another_reader_finds_the_names_too(tmp_path: Path) -> None:
    target = tmp_path / "单.pdf"
    write_pdf(sheet(*(row(n, name) for n, name in enumerate(NAMES, 1))), target)
    done = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True)
    assert [name for name in NAMES[:-1] if name not in done.stdout] == []
    assert done.stderr == ""


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (8, 1), (9, 2), (16, 2), (17, 3)])
def test_that_eight_rows_go_on_a_page_and_each_page_has_the_head(rows: int, pages: int) -> None:
    printed = sheet(*(row(number, f"某{number:02d}") for number in range(1, rows + 1)))
    found = text_of(sheet_pdf(printed))
    assert len(found) == pages == pages_of(printed)
    for number, page in enumerate(found, 1):
        flat = page.replace(" ", "")
        for words in (
            "电话单",
            "0922-1",
            "陈建新",
            "临江银行城北支行",
            "农历八月十二",
            f"第{number}页，共{pages}页",
        ):
            assert words in flat
        first = (number - 1) * 8 + 1
        expected = [f"{code:02d}" for code in range(first, min(first + 8, rows + 1))]
        assert [code for code in expected if f"某{code}" in page] == expected
        assert f"共{rows}位，本页{expected[0]}—{expected[-1]}" in flat


def test_that_the_row_says_all_that_one_needs_on_the_phone() -> None:
    (page,) = text_of(sheet_pdf(sheet(row(1, "沈砚秋"))))
    flat = page.replace(" ", "")
    for words in (
        *("01", "沈砚秋", "沈总", "砺川精密机械", "财务总监", "13800004127", "9月3日拜访"),
        *("答应：送三年期大额存单报价，今天到期", "接通", "未接", "约见", "婉拒", "错号", "下次", "月", "日"),
    ):
        assert words in flat
    assert "138 0000 4127" in page


def test_that_the_visit_sheet_has_its_own_boxes_and_the_place() -> None:
    (page,) = text_of(sheet_pdf(sheet(row(1, "沈砚秋"), kind=SheetKind.VISIT)))
    for words in ("拜访单", "成交", "有意向", "再谈", "不成", "没见到", "改期", "城东 望樟里 6 幢", "时间"):
        assert words in page


def test_that_what_is_missing_or_too_long_still_prints() -> None:
    bare = {"organization": "", "title": "", "phone": "", "last_contact": "", "opener": "", "salutation": ""}
    long = {"organization": "很长的名字" * 20, "reason": "说了很多很多" * 30, "opener": "话" * 299}
    (page,) = text_of(sheet_pdf(sheet(row(1, "沈砚秋", **bare), row(2, "陆知行" * 12, **long))))
    assert "没有电话" in page
    assert "…" in unicodedata.normalize("NFKC", page).replace("...", "…")


def test_that_a_long_opener_is_cut_within_its_brackets() -> None:
    (page,) = text_of(sheet_pdf(sheet(row(1, "沈砚秋", opener="话" * 299))))
    line = next(line for line in unicodedata.normalize("NFKC", page).splitlines() if "话话" in line)
    assert line.startswith("「话")
    assert line.rstrip().endswith(("...」", "…」"))


def test_that_a_thousand_rows_stay_small() -> None:
    characters = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨马龙高方石金车白"
    rows = (
        row(n, characters[n % 24] + chr(0x4E00 + n * 7 % 600) + chr(0x4E00 + n * 13 % 600))
        for n in range(1, 1001)
    )
    pdf = sheet_pdf(sheet(*rows))
    assert len(pdf) <= 500 * 1024
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 125


def test_that_a_file_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        write_pdf(sheet(row(1, "沈砚秋")), tmp_path / "没有" / "单.pdf")
    assert "单.pdf" in caught.value.message
