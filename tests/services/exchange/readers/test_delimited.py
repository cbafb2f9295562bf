"""Text files: charsets, marks, quotation marks."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import FileError
from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.charsets import decoded
from services.exchange.readers.delimited import read_delimited
from services.exchange.readers.files import read_file
from services.exchange.readers.grid import Sheet

LIST = "姓名,手机,单位\n沈砚秋,13800138000,桐江矿务局\n陆知远,13900139000,第一中学\n"


def read(tmp_path: Path, content: bytes | str) -> Sheet:
    path = tmp_path / "名单.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path).sheets[0]


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "big5", "utf-32"]
)
def test_that_every_charset_reads_the_same(tmp_path: Path, charset: str) -> None:
    text = LIST if charset != "big5" else "姓名,手機,單位\n沈硯秋,13800138000,桐江礦務局\n"
    text *= 20
    sheet = read(tmp_path, text.encode(charset))
    assert sheet.rows[:2] == [line.split(",") for line in text.splitlines()[:2]]


def test_that_western_text_is_not_taken_for_chinese() -> None:
    assert decoded("Gestión,Administración\nseñor,café\n".encode("cp1252"))[0].startswith("Gestión")


def test_that_a_character_cut_in_half_spoils_nothing_else(tmp_path: Path) -> None:
    for charset in ("utf-8", "gb18030"):
        sheet = read(tmp_path, (LIST * 30).encode(charset) + "陆".encode(charset)[:-1])
        assert sheet.rows[1] == ["沈砚秋", "13800138000", "桐江矿务局"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "，", "  ", " ", "\u3000"])
def test_that_every_mark_is_seen(tmp_path: Path, mark: str) -> None:
    assert read(tmp_path, LIST.replace(",", mark)).rows == [line.split(",") for line in LIST.splitlines()]


def test_that_quoted_cells_keep_marks_and_line_ends(tmp_path: Path) -> None:
    sheet = read(tmp_path, '姓名,地址\n沈砚秋,"桐江路1号,\n二楼"\n陆知远,"他说""好"""\n')
    assert sheet.rows[1:] == [["沈砚秋", "桐江路1号,\n二楼"], ["陆知远", '他说"好"']]


def test_that_an_open_quotation_mark_swallows_nothing(tmp_path: Path) -> None:
    lines = ["姓名,手机"] + [f"沈砚{number},1380013{number:04}" for number in range(100)]
    lines[3] = '"沈砚x,13800138000'
    sheet = read(tmp_path, "\n".join(lines))
    assert len(sheet.rows) == 101
    assert sheet.rows[3] == ["沈砚x", "13800138000"]


def test_that_rows_keep_their_numbers(tmp_path: Path) -> None:
    sheet = read(tmp_path, "姓名,手机\n\n沈砚秋,13800138000\n")
    assert sheet.first_row == 1
    assert sheet.rows == [["姓名", "手机"], [None, None], ["沈砚秋", "13800138000"]]
    sheet = read(tmp_path, "sep=;\n姓名;手机\n沈砚秋;1,3\n")
    assert sheet.first_row == 2
    assert sheet.rows == [["姓名", "手机"], ["沈砚秋", "1,3"]]


def test_that_texts_stay_as_they_are(tmp_path: Path) -> None:
    sheet = read(tmp_path, '姓名,号码,数\n=1+1,"=""007""",1.38E+10\n\'x,\'007\t,+86 1\n')
    assert sheet.rows[1:] == [["=1+1", "007", "1.38E+10"], ["'x", "007", "+86 1"]]


def test_that_old_macintosh_line_ends_count(tmp_path: Path) -> None:
    assert len(read(tmp_path, LIST.replace("\n", "\r")).rows) == 3


def test_that_limits_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 20)
    with pytest.raises(errors.TooBigError):
        read_delimited(path, None, Limits(rows=10))
    path.write_text("a," * 300 + "b\n")
    with pytest.raises(errors.TooBigError):
        read_delimited(path, None, Limits())
    path.write_text("a,b" + "," * 3000 + "\nc,d\n")
    assert read_delimited(path, None, Limits()).rows == [["a", "b"], ["c", "d"]]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_that_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_bytes(content)
    try:
        sheet = read_delimited(path, None, Limits())
    except FileError:
        return
    assert len({len(row) for row in sheet.rows}) <= 1
