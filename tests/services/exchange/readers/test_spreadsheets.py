"""Workbooks read in a child process."""

import contextlib
import datetime as dt
import io
import random
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt

from services.errors import CancelledError, FileError
from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.files import read_file
from services.exchange.readers.grid import Range
from services.progress import Progress


def saved(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_that_values_keep_their_kinds(tmp_path: Path) -> None:
    moment = dt.datetime(2024, 5, 6, 7, 8, 9)
    row = ["沈砚秋", 13800138000, 1.5, True, dt.date(1980, 8, 15), moment, dt.time(9, 30), "  ", None, "尾"]
    path = saved(tmp_path / "a.xlsx", [row])
    (sheet,) = read_file(path).sheets
    assert sheet.rows == [
        ["沈砚秋", 13800138000, 1.5, True, dt.date(1980, 8, 15), moment, dt.time(9, 30), None, None, "尾"]
    ]
    assert isinstance(sheet.rows[0][1], int)


def test_that_row_numbers_are_the_sheets_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C5"] = "姓名"
    book.active["C7"] = "陆知远"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_file(tmp_path / "a.xlsx").sheets
    assert sheet.first_row == 5
    assert sheet.rows[0] == [None, None, "姓名"]
    assert sheet.number(2) == 7
    assert sheet.rows[2][2] == "陆知远"


def test_that_an_old_workbook_reads_the_same(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    sheet.write_merge(0, 0, 0, 2, "高三(2)班")
    for column, text in enumerate(["姓名", "手机", "生日"]):
        sheet.write(1, column, text)
    sheet.write(2, 0, "顾南乔")
    sheet.write(2, 1, 13900139000)
    sheet.write(2, 2, dt.date(1981, 2, 3), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    book.save(str(tmp_path / "a.xls"))
    read = read_file(tmp_path / "a.xls")
    assert read.format == "xls"
    assert read.sheets[0].rows[2] == ["顾南乔", 13900139000, dt.date(1981, 2, 3)]
    assert read.sheets[0].merged == (Range(1, 0, 1, 2),)


def test_that_the_name_of_the_file_says_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["姓名"], ["温如言"]])
    for name in ("b.xls", "b.csv", "b", "b.ods"):
        shutil.copy(path, tmp_path / name)
        read = read_file(tmp_path / name)
        assert (read.format, read.sheets[0].rows) == ("xlsx", [["姓名"], ["温如言"]])


def test_that_hidden_sheets_are_listed_without_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名"])
    hidden = book.create_sheet("存根")
    hidden.append(["姓名"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    read = read_file(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.visible, len(sheet.rows)) for sheet in read.sheets] == [
        ("Sheet", True, 1),
        ("存根", False, 0),
    ]
    assert len(read.visible) == 1


def test_that_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.EmptyFileError):
        read_file(saved(tmp_path / "a.xlsx", []))


def test_that_too_many_rows_and_columns_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["一", "二", "三"]] * 5)
    with pytest.raises(errors.TooBigError, match="超过 4 行"):
        read_file(path, limits=Limits(rows=4))
    with pytest.raises(errors.TooBigError, match="超过 2 列"):
        read_file(path, limits=Limits(columns=2))
    with pytest.raises(errors.TooBigError, match="MB"):
        read_file(path, limits=Limits(file_bytes=100))
    with pytest.raises(errors.TooBigError, match="解开"):
        read_file(path, limits=Limits(unpacked_bytes=100))


def test_that_a_cut_file_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["姓名"], ["温如言"]] * 50)
    whole = path.read_bytes()
    for share in (0.02, 0.3, 0.7, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(FileError, match="坏了"):
            read_file(path)


def test_that_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    with pytest.raises(errors.HostileFileError):
        read_file(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        for number in range(2_001):
            archive.writestr(f"xl/{number}", "")
    with pytest.raises(errors.HostileFileError):
        read_file(tmp_path / "b.xlsx")


def test_that_a_declared_entity_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["姓名"]])
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                content = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + content
            new.writestr(name, content)
    with pytest.raises(errors.HostileFileError):
        read_file(tmp_path / "b.xlsx")


def test_that_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["姓名", "手机"]] * 20_000)
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, total, words: (steps.append((done, total)), progress.stop()))
    started = time.monotonic()
    with pytest.raises(CancelledError):
        read_file(path, progress=progress)
    assert steps
    assert time.monotonic() - started < 5


def test_that_progress_counts_rows(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["姓名", "手机"]] * 5_000)
    steps: list[tuple[int, int]] = []
    read_file(path, progress=Progress(lambda done, total, words: steps.append((done, total))))
    assert steps[-1] == (5_000, 5_000)


def test_that_time_and_memory_are_bounded(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [[f"第{row}人", row] for row in range(30_000)])
    with pytest.raises(errors.ReadingTooLongError):
        read_file(path, limits=Limits(seconds=0.0))
    with pytest.raises(FileError):
        read_file(path, limits=Limits(memory_bytes=20_000_000))


def test_that_no_temporary_copy_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    saved(tmp_path / "a.xlsx", [["姓名"]]).rename(tmp_path / "a.dat")
    read_file(tmp_path / "a.dat")
    assert not list(folder.iterdir())


def test_that_flipped_bytes_are_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(7)
    whole = saved(tmp_path / "a.xlsx", [["姓名", "手机"], ["温如言", 13800138000]] * 30).read_bytes()
    for _turn in range(12):
        broken = bytearray(whole)
        for _flip in range(chance.choice((1, 5, 40))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        (tmp_path / "b.xlsx").write_bytes(broken)
        with contextlib.suppress(FileError):
            assert read_file(tmp_path / "b.xlsx").sheets


def test_that_the_child_never_runs_the_main_of_the_program(tmp_path: Path) -> None:
    saved(tmp_path / "a.xlsx", [["姓名"], ["温如言"]])
    script = tmp_path / "careless.py"
    script.write_text(
        "from pathlib import Path\n"
        "from services.exchange.readers.files import read_file\n"
        "print('once')\n"
        f"print(len(read_file(Path({str(tmp_path / 'a.xlsx')!r})).sheets[0].rows))\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[4]
    run = subprocess.run(
        [sys.executable, str(script)],
        env={"PYTHONPATH": str(root), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["once", "2"]


def locked(path: Path, password: str) -> Path:
    """Lock a workbook as Excel does."""
    from msoffcrypto.format.ooxml import OOXMLFile

    content = io.BytesIO(path.read_bytes())
    with path.open("wb") as out:
        OOXMLFile(content).encrypt(password, out)
    return path


def test_that_a_locked_workbook_opens_with_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = locked(saved(tmp_path / "a.xlsx", [["姓名", "手机"], ["温如言", 13800138000]]), "青山@2026")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))  # nothing of it reaches the disk
    for password, wrong in (("", False), ("青山@2025", True)):
        with pytest.raises(errors.FilePasswordError, match="密码") as caught:
            read_file(path, password=password)
        assert caught.value.wrong is wrong
    read = read_file(path, password="青山@2026")
    assert (read.format, read.sheets[0].rows[1]) == ("xlsx", ["温如言", 13800138000])


def test_that_a_workbook_protected_only_against_changes_opens_at_once(tmp_path: Path) -> None:
    path = locked(saved(tmp_path / "a.xlsx", [["姓名"], ["温如言"]]), "VelvetSweatshop")
    assert read_file(path).sheets[0].rows[1] == ["温如言"]


def test_that_what_a_lock_hides_meets_the_same_limits(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["姓名"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * 30_000_000)
    path = locked(path, "1")
    with pytest.raises(errors.HostileFileError):
        read_file(path, password="1")
