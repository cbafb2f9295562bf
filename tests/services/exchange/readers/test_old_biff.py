"""Workbooks of Excel 2, 3 and 4, built record by record as those programs wrote them."""

import datetime as dt
import struct
from pathlib import Path

import pytest

from services.errors import FileError
from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.files import read_file

DAY = dt.date(1962, 8, 15)


def record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def counted(text: str, version: int) -> bytes:
    content = text.encode("gbk")
    return (struct.pack("<B" if version == 2 else "<H", len(content))) + content


def cell(version: int, number: int, row: int, column: int, value: bytes, xf: int = 0) -> bytes:
    """A cell: Excel 2 has three bytes of attributes, the number format among them; later ones an index."""
    look = bytes((0, xf, 0)) if version == 2 else struct.pack("<H", xf)
    base = 0 if version == 2 or number > 0xFF else 0x0200
    return record(number | base, struct.pack("<HH", row, column) + look + value)


def workbook(version: int) -> bytes:
    bof = {2: (0x0009, b"\x02\x00\x10\x00"), 3: (0x0209, b"\x03\x00\x10\x00\x00\x00")}
    bof[4] = (0x0409, b"\x04\x00\x10\x00\x00\x00")
    formats = [
        bytes((len(shown),)) + shown.encode() if version != 4 else bytes((0, 0, len(shown))) + shown.encode()
        for shown in ("General", "yyyy-mm-dd")
    ]
    content = record(*bof[version]) + record(0x0042, struct.pack("<H", 936))
    content += b"".join(record(0x041E if version == 4 else 0x001E, each) for each in formats)
    if version > 2:
        xf = 0x0243 if version == 3 else 0x0443
        content += b"".join(record(xf, bytes((0, index)) + bytes(10)) for index in (0, 1))
    for column, head in enumerate(("姓名", "手机", "生日", "备注")):
        content += cell(version, 0x04, 0, column, counted(head, version))
    days = (DAY - dt.date(1899, 12, 30)).days
    content += cell(version, 0x04, 1, 0, counted("沈砚秋", version))
    content += cell(version, 0x03, 1, 1, struct.pack("<d", 13800004127))
    if version == 2:
        content += cell(version, 0x02, 1, 2, struct.pack("<H", days), 1)
    else:
        content += cell(version, 0x027E, 1, 2, struct.pack("<I", days << 2 | 2), 1)
    formula = 0x06 if version < 4 else 0x0406
    content += cell(version, formula, 1, 3, b"\x00\x00\x00\x00\x00\x00\xff\xff" + bytes(4))
    content += record(0x07 if version == 2 else 0x0207, counted("=老客户", version))
    return content + record(0x0A, b"")


@pytest.mark.parametrize("version", [2, 3, 4])
def test_that_the_oldest_workbooks_are_read(tmp_path: Path, version: int) -> None:
    path = tmp_path / "老名单.xls"
    path.write_bytes(workbook(version))
    read = read_file(path)
    assert read.format == "xls"
    (sheet,) = read.sheets
    assert sheet.rows == [["姓名", "手机", "生日", "备注"], ["沈砚秋", 13800004127, DAY, "=老客户"]]


def test_that_a_bundle_of_sheets_keeps_their_names(tmp_path: Path) -> None:
    path = tmp_path / "老名单.xls"
    content = record(0x0409, b"\x04\x00\x00\x01\x00\x00")
    for name in ("一班", "二班"):
        content += record(0x008F, struct.pack("<I", 0) + counted(name, 2)) + workbook(4)
    path.write_bytes(content + record(0x0A, b""))
    assert [(sheet.name, len(sheet.rows)) for sheet in read_file(path).sheets] == [("一班", 2), ("二班", 2)]


def test_that_broken_old_workbooks_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "老名单.xls"
    whole = workbook(3)
    for end in range(8, len(whole) - 1, 7):
        path.write_bytes(whole[:end])
        with pytest.raises(FileError, match=r"坏了|空的"):
            read_file(path)
    path.write_bytes(whole[:10] + record(0x2F, bytes(4)) + whole[10:])
    with pytest.raises(errors.EncryptedFileError):
        read_file(path)
    path.write_bytes(whole)
    for limits in (Limits(rows=1), Limits(columns=3)):
        with pytest.raises(errors.TooBigError):
            read_file(path, limits=limits)
