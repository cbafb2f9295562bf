"""Two ways back, and nothing lost: undo, undo-import, history, backup, restore, a second writer."""

import os
from pathlib import Path
from typing import Any

import pytest

from services.book import Book
from tests.trips.conftest import Renmai


def written(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("姓名,手机,单位", *rows)) + "\n", encoding="utf-8")
    return path


def names(renmai: Renmai) -> list[str]:
    return sorted(one["name"] for one in renmai("contacts")["contacts"])


def labels(renmai: Renmai, *contact: object) -> list[str]:
    return [change["label"] for change in renmai("history", *contact)["changes"]]


def test_that_one_undo_takes_back_one_act_to_the_beginning(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init", "--name", "陈建新")
    renmai("import", written(tmp_path / "名单.csv", "沈砚秋,13800004127,电厂", "温润,13800002231,"))
    renmai("assess", "沈砚秋", "--value", 1, "--demand", 1, "--authority", 1)
    renmai("tie", "me", "温润", "--kind", "friend")
    for _step in range(3):
        assert renmai("undo")["undone"]
    assert names(renmai) == []
    assert renmai("undo", status=3).count("\n") == 1
    assert renmai("show", "me")["name"] == "陈建新"


def test_that_history_tells_what_was_done_with_somebody(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    renmai("add", "沈砚秋")
    renmai("add", "温润")
    renmai("tie", "沈砚秋", "温润", "--kind", "friend")
    renmai("untie", "沈砚秋", "温润")
    renmai("log", "call", "沈砚秋")
    assert len(labels(renmai, "沈砚秋")) == 4
    assert len(labels(renmai, "温润")) == 3
    assert {change["by"] for change in renmai("history")["changes"]} == {"陈建新"}


def test_that_an_old_import_goes_but_for_what_was_changed_since(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    known = renmai("add", "单佩瑶", "--phone", "13800006631")["id"]
    first = written(
        *(tmp_path / "一.csv", "沈砚秋,13800004127,电厂", "温润,13800002231,二中"),
        *("陆知远,13800005512,", "单佩瑶,13800006631,砚台社"),
    )
    batch = renmai("import", first)["batches"][0]["batch"]
    renmai("assess", "沈砚秋", "--value", 1)
    renmai("log", "call", "温润")
    renmai("import", written(tmp_path / "二.csv", "顾念,13800007741,"))
    done = renmai("undo-import", batch)
    assert (done["removed"], done["restored"], sorted(done["kept"])) == (1, 1, ["沈砚秋", "温润"])
    assert names(renmai) == ["单佩瑶", "沈砚秋", "温润", "顾念"]
    assert renmai("show", known)["organization"] == ""
    assert renmai("show", "沈砚秋")["organization"] == "电厂"
    renmai("undo-import", batch, status=3)
    renmai("undo-import", 77, status=3)
    renmai("undo")
    assert len(names(renmai)) == 5
    assert renmai("show", known)["organization"] == "砚台社"


def test_that_a_backup_restores_the_people_but_no_used_sheet_number(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    renmai("add", "沈砚秋")
    kept = renmai("backup")
    assert kept["contacts"] == 1
    renmai("add", "温润")
    words = ("callsheet", "--on", "2026-09-22", "-o", tmp_path / "单.pdf")
    assert renmai(*words)["sheet"] == "260922-1"
    restored = renmai("restore", kept["file"])
    assert restored["contacts"] == 1
    assert names(renmai) == ["沈砚秋"]
    assert renmai(*words)["sheet"] == "260922-2"
    assert [one["why"] for one in renmai("backups")] == ["restore", "hand"]


@pytest.mark.parametrize("damage", ["half", "middle", "nothing", "other"])
def test_that_a_broken_backup_is_refused_and_the_book_stays(
    renmai: Renmai, tmp_path: Path, damage: str
) -> None:
    renmai("init")
    renmai("add", "沈砚秋")
    whole = Path(renmai("backup")["file"]).read_bytes()
    renmai("add", "温润")
    broken = tmp_path / "坏.renmai"
    broken.write_bytes(
        {
            "half": whole[: len(whole) // 2],
            "middle": whole[:40_000] + b"\x55" * 20_000 + whole[60_000:],
            "nothing": b"",
            "other": b"not a book at all" * 50,
        }[damage]
    )
    told = renmai("restore", broken, status=3)
    assert told.count("\n") == 1
    assert "restore" not in told
    assert names(renmai) == ["沈砚秋", "温润"]


def test_that_a_book_of_a_newer_version_is_refused_untouched(renmai: Renmai, tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    renmai("init")
    newer = Path(renmai("backup")["file"])
    other = dbapi2.connect(str(newer))
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.commit()
    other.close()
    before = newer.read_bytes()
    assert renmai("restore", newer, status=3).count("\n") == 1
    assert renmai("contacts")["total"] == 0
    for words in (("contacts",), ("add", "沈砚秋"), ("import", written(tmp_path / "名单.csv", "温润,,"))):
        assert renmai("--book", newer, *words, status=3).count("\n") == 1
    assert newer.read_bytes() == before


def test_that_a_second_writer_is_refused_while_reading_goes_on(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    renmai("add", "沈砚秋")
    path = written(tmp_path / "名单.csv", "温润,13800002231,")
    holder = Book.open(tmp_path / "b.renmai")
    holder.claim()
    try:
        told: list[Any] = [
            renmai(*words, status=3)
            for words in (
                *(("add", "温润"), ("import", path), ("undo",), ("assess", "沈砚秋", "--value", 1)),
                *(("log", "call", "沈砚秋"), ("callsheet", "-o", tmp_path / "单.pdf")),
            )
        ]
        assert all(line.count("\n") == 1 for line in told)
        assert all(str(os.getpid()) in line for line in told)
        for words in (("contacts",), ("show", "沈砚秋"), ("today",), ("imports",), ("history",), ("check",)):
            renmai(*words)
        assert renmai("import", path, "--dry-run")["batches"][0]["added"] == 1
        assert renmai("backup")["contacts"] == 1
    finally:
        holder.close()
    assert not (tmp_path / "单.pdf").exists()
    renmai("add", "温润")
