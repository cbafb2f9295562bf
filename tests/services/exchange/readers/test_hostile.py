"""Files built to hurt, and files half broken: read within bounds, or refused in words; never a crash."""

import contextlib
import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from services.errors import CancelledError, FileError
from services.exchange import card_child, card_sheets
from services.exchange.card_cells import cells_of
from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.files import read_file
from services.exchange.readers.tables_child import READERS
from services.exchange.readers.vcard import read
from services.progress import Progress

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
)
PASSWORDS = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def xlsx(changes: dict[str, Callable[[str], str]] | None = None) -> bytes:
    """A small workbook, its parts changed."""
    book = openpyxl.Workbook()
    book.active.append(["姓名", "手机"])
    for number in range(40):
        book.active.append([f"沈砚{number}", 13800000000 + number])
    whole, told = io.BytesIO(), io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, changes[name](content) if changes and name in changes else content)
    return told.getvalue()


def ods(body: str, head: str = "") -> bytes:
    told = io.BytesIO()
    content = (
        f'<?xml version="1.0"?>{head}<office:document-content {NAMESPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return told.getvalue()


def xls() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    for row in range(40):
        sheet.write(row, 0, f"沈砚{row}")
        sheet.write(row, 1, 13800000000 + row)
    told = io.BytesIO()
    book.save(told)
    return told.getvalue()


CELL = '<table:table-cell office:value-type="string"><text:p>沈砚秋</text:p></table:table-cell>'
SHEET = "xl/worksheets/sheet1.xml"


def sheet_named(text: str) -> dict[str, Callable[[str], str]]:
    return {SHEET: lambda content: content.replace("<sheetData>", f"{text}<sheetData>")}


def xml_sheet(head: str, cell: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        f"<Worksheet><Table><Row><Cell><Data>{cell}</Data></Cell></Row></Table></Worksheet></Workbook>"
    ).encode()


REFUSED: dict[str, tuple[bytes, type[FileError]]] = {
    "entity bomb in xlsx": (
        xlsx({SHEET: lambda content: f"{BOMB}]>{content}"}),
        errors.HostileFileError,
    ),
    "file of the disk in xlsx": (
        xlsx({"xl/workbook.xml": lambda content: f"{PASSWORDS}]>{content}"}),
        errors.HostileFileError,
    ),
    "entity bomb in ods": (ods("&j;", f"{BOMB}]>"), errors.HostileFileError),
    "file of the disk in ods": (ods("&a;", f"{PASSWORDS}]>"), errors.HostileFileError),
    "entity bomb in xml": (xml_sheet(f"{BOMB}]>", "&j;"), errors.HostileFileError),
    "file of the disk in xml": (xml_sheet(f"{PASSWORDS}]>", "&a;"), errors.HostileFileError),
    "a cell at the very end": (
        xlsx(
            {
                SHEET: lambda content: content.replace(
                    "</sheetData>",
                    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
                )
            }
        ),
        errors.TooBigError,
    ),
    "rows repeated without end": (
        ods(f'<table:table-row table:number-rows-repeated="1048576">{CELL}</table:table-row>'),
        FileError,
    ),
    "cells repeated without end": (
        ods(
            '<table:table-row><table:table-cell table:number-columns-repeated="16384" '
            'office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'
        ),
        FileError,
    ),
    "a card with everything": (
        b"BEGIN:VCARD\nFN:A\n" + b"TEL:1\n" * 3_000 + b"END:VCARD",
        errors.HostileFileError,
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_that_a_hostile_file_is_refused(tmp_path: Path, case: str) -> None:
    content, refusal = REFUSED[case]
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(refusal) as caught:
        read_file(tmp_path / "a.xls")
    assert "root:" not in caught.value.sentence()


def test_that_a_claim_of_seventeen_billion_cells_is_not_believed(tmp_path: Path) -> None:
    claimed = xlsx(
        {SHEET: lambda content: content.replace('<dimension ref="A1:B41"', '<dimension ref="A1:XFD1048576"')}
    )
    assert b"XFD1048576" not in claimed  # packed
    (tmp_path / "a.xlsx").write_bytes(claimed)
    assert len(read_file(tmp_path / "a.xlsx").sheets[0].rows) == 41


def test_that_fifty_thousand_merges_are_borne(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 50_001))
    told = xlsx(
        {
            SHEET: lambda content: content.replace(
                "</sheetData>", f'</sheetData><mergeCells count="50000">{merges}</mergeCells>'
            )
        }
    )
    (tmp_path / "a.xlsx").write_bytes(told)
    (sheet,) = read_file(tmp_path / "a.xlsx").sheets
    assert (len(sheet.rows), len(sheet.merged)) == (41, 50_000)


LONG = {
    "a.csv": ("姓名,手机\n" + "沈砚秋,13800004127\n" * 30).encode(),
    "a.html": ("<table>" + "<tr><td>姓名</td></tr>" * 30 + "</table>").encode(),
    "a.vcf": b"BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 30,
    "a.xml": xml_sheet("", "姓名").replace(
        b"</Row>", b"</Row>" + b"<Row><Cell><Data>a</Data></Cell></Row>" * 30
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_that_rows_past_the_limit_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(LONG[name])
    with pytest.raises(errors.TooBigError):
        read_file(tmp_path / name, limits=Limits(rows=20))


def test_that_reading_cards_can_be_cancelled_and_takes_no_longer_than_allowed(tmp_path: Path) -> None:
    (tmp_path / "a.vcf").write_bytes(b"BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 3_000)
    progress = Progress()
    progress.stop()
    with pytest.raises(CancelledError):
        read_file(tmp_path / "a.vcf", progress=progress)
    with pytest.raises(errors.ReadingTooLongError):
        read_file(tmp_path / "a.vcf", limits=Limits(seconds=-1.0))


def test_that_cards_are_read_by_a_child_within_its_memory(tmp_path: Path) -> None:
    (tmp_path / "a.vcf").write_bytes(b"BEGIN:VCARD\nFN:A\nNOTE:" + b"a" * 30_000_000 + b"\nEND:VCARD\n")
    with pytest.raises(errors.TooBigError):
        read_file(tmp_path / "a.vcf", limits=Limits(memory_bytes=150_000_000))


def test_that_the_child_tells_of_cards_what_is_in_them(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(CARD * 1_200)
    read_apart = read_file(path)
    told = card_child.told(path.read_bytes(), 5_000)
    assert read_apart == card_sheets.workbook_of(path, told, None, Limits())
    assert read_apart.sheets[0].rows[-1][:2] == ["沈砚", "13800004127"]
    with pytest.raises(errors.TooBigError):
        read_file(path, limits=Limits(rows=1_000))


def broken(whole: bytes, chance: random.Random) -> bytes:
    """A copy with bytes flipped, cut short, or a piece of it missing."""
    sort = chance.randrange(3)
    if sort == 0:
        return whole[: chance.randrange(1, len(whole))]
    if sort == 1:
        start = chance.randrange(len(whole))
        return whole[:start] + whole[start + chance.randrange(1, 200) :]
    copy = bytearray(whole)
    for _flip in range(chance.choice((1, 4, 30))):
        copy[chance.randrange(len(copy))] = chance.randrange(256)
    return bytes(copy)


BIFF = b"".join(
    struct.pack("<HH", number, len(data)) + data
    for number, data in (
        (0x0209, b"\x03\x00\x10\x00\x00\x00"),
        *((0x0204, struct.pack("<HHHH", row, 0, 0, 9) + "沈砚秋".encode()) for row in range(20)),
        (0x0A, b""),
    )
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B2=88;=E7=A0=9A;;;\r\n"
    "TEL;CELL:13800004127\r\nADR;WORK:;;文一路;杭州;浙江;310012;中国\r\n"
    "PHOTO;ENCODING=BASE64:\r\n /9j/4AAQ\r\n\r\n"
    'item1.X-ABDATE;X="a,b;c":20050501\r\nitem1.X-ABLabel:_$!<Anniversary>!$_\r\nEND:VCARD\r\n'
).encode()
COPIES: dict[str, tuple[bytes, int]] = {
    "a.xlsx": (xlsx(), 12),
    "a.xls": (xls(), 12),
    "a.ods": (ods(f"<table:table-row>{CELL}</table:table-row>" * 20), 12),
    "b.xls": (BIFF, 3),
    "a.csv": (("姓名,手机,备注\n" + '沈砚秋,13800004127,"a,b"\n' * 20).encode("gb18030"), 30),
    "a.html": (("<table>" + "<tr><td colspan=2>姓名</td><td>b</td></tr>" * 20 + "</table>").encode(), 3),
    "a.vcf": (CARD * 3, 4),
}


@pytest.mark.parametrize("name", COPIES)
def test_that_broken_copies_are_read_or_refused_in_words(tmp_path: Path, name: str) -> None:
    whole, count = COPIES[name]
    chance = random.Random(26)
    for _turn in range(count):
        (tmp_path / name).write_bytes(broken(whole, chance))
        with contextlib.suppress(FileError):
            assert read_file(tmp_path / name).sheets


def test_that_broken_cards_are_read_as_far_as_they_go() -> None:
    chance = random.Random(26)
    for _turn in range(60):
        for card in read(broken(CARD * 3, chance)):
            assert all(isinstance(text, str) for text in cells_of(card).values())


@pytest.mark.parametrize("name", ["b.xls", "a.html"])
def test_that_broken_tables_in_other_clothes_are_read_or_refused_in_words(tmp_path: Path, name: str) -> None:
    chance = random.Random(26)
    reader = READERS["biff" if name == "b.xls" else "html"]
    for _turn in range(30):
        (tmp_path / name).write_bytes(broken(COPIES[name][0], chance))
        with contextlib.suppress(FileError):
            assert isinstance(reader(tmp_path / name, Limits()), tuple)


def test_that_a_web_page_is_read_by_a_child_within_its_bounds(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<table>" + "<tr><td>沈砚秋</td></tr>" * 20_000 + "</table>", encoding="utf-8")
    with pytest.raises(errors.ReadingTooLongError):
        read_file(path, limits=Limits(seconds=0.0))
    progress = Progress()
    progress.stop()
    with pytest.raises(CancelledError):
        read_file(path, progress=progress)
    with pytest.raises(errors.TooBigError, match="超过 100 行"):
        read_file(path, limits=Limits(rows=100))
