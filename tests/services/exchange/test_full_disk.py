"""A disk that fills up while a file is written leaves the old file whole."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.book import Book
from services.errors import FileError
from services.exchange import exporting
from services.exchange.workbooks import save_grid
from tests.builders import add_contact, new_book

if sys.platform == "win32":
    pytest.skip("no limits of files here", allow_module_level=True)

import resource

ROOM = 40_000


@contextmanager
def little_room() -> Iterator[None]:
    """Let no file grow beyond some bytes, as a full disk would not."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = new_book(tmp_path)
    for number in range(20):
        add_contact(book, f"沈砚{number}", notes=secrets.token_hex(4_000))
    yield book
    book.close()


def write(book: Book, out: Path) -> None:
    if out.name == "表.xlsx":
        save_grid(out, "表", ["备注"], [[secrets.token_hex(4_000)] for _ in range(20)])
    else:
        exporting.export(book, out)


def test_that_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, book: Book) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name in ("人.xlsx", "人.csv", "人.vcf", "表.xlsx"):
        out = folder / name
        out.write_bytes(b"old and whole")
        with little_room(), pytest.raises(FileError) as caught:
            write(book, out)
        assert "盘" in caught.value.message
        assert "没动" in caught.value.hint or "还在" in caught.value.hint
        assert out.read_bytes() == b"old and whole"
        assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    assert exporting.export(book, folder / "人.vcf") == 20
    assert (folder / "人.vcf").read_bytes().startswith(b"BEGIN:VCARD")
