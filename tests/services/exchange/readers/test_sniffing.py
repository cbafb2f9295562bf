"""What a file is, told by its content."""

from pathlib import Path

import pytest

from services.errors import FileError
from services.exchange.readers import errors
from services.exchange.readers.files import read_file


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        read_file(path)
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "图片坏了"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "图片坏了"),
        (b"%PDF-1.7\n", "这是 PDF"),
        (b"SQLite format 3\x00" + bytes(100), "数据库"),
        (b"Rar!\x1a\x07\x00", "压缩包"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "坏了"),
        (b"\x00\x00\x02\x00\x04\x04" + bytes(100), "太老"),
        (b"MIME-Version: 1.0\r\n", "网页存档"),
        (b'<?xml version="1.0"?><rss/>', "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "坏了"),
        (b"PK\x03\x04 not an archive at all", "坏了"),
        (bytes(range(256)) * 20, "不是表格"),
        (b"", "空的"),
        (b" \r\n\r\n ", "空的"),
    ],
)
def test_that_strangers_are_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "名单.xls"
    path.write_bytes(content)
    assert said in refusal(path)


def test_that_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert refusal(tmp_path / "无.xlsx") == "没有这个文件。"
    assert "文件夹" in refusal(tmp_path)


def test_that_a_web_page_named_xls_is_read(tmp_path: Path) -> None:
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>'
        "<table><tr><td colspan=2>桐庐中学98级(3)班</td></tr><tr><th>姓名</th><th>电话</th></tr>"
        '<tr><td rowspan="2">裴听澜&nbsp;</td><td x:str>0571-88000122</td></tr>'
        "<tr><td>13800138000</td></tr></table>"
        "</body></html>"
    )
    path = tmp_path / "名单.xls"
    path.write_bytes(page.encode("gb18030"))
    read = read_file(path)
    assert read.format == "html"
    assert read.sheets[0].rows == [
        ["桐庐中学98级(3)班", None],
        ["姓名", "电话"],
        ["裴听澜", "0571-88000122"],
        [None, "13800138000"],
    ]
    assert [(area.first_row, area.last_row, area.last_column) for area in read.sheets[0].merged] == [
        (1, 1, 1),
        (3, 4, 0),
    ]


def test_that_an_xml_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "名单.xls"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="同学"><Table>'
        '<Row><Cell><Data ss:Type="String">姓名</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="String">电话</Data></Cell></Row>'
        '<Row ss:Index="4"><Cell><Data ss:Type="String">江照晚</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    (sheet,) = read_file(path).sheets
    assert sheet.name == "同学"
    assert sheet.rows == [["姓名", None, "电话"], [None] * 3, [None] * 3, ["江照晚", None, None]]


def test_that_an_entity_in_an_xml_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "名单.xls"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
    )
    with pytest.raises(errors.HostileFileError):
        read_file(path)
