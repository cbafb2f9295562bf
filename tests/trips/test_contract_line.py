"""What COMMANDS says of every command: exit statuses, one line on stderr, languages, what --json prints."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from services import i18n
from tests.trips.conftest import Renmai
from ui.commands import line

WRONG = [
    ("contacts", "--tier", "D"),
    ("contacts", "--sort", "age"),
    ("contacts", "--limit", "-1"),
    ("contacts", "--limt", "3"),
    ("contacts", "沈砚秋"),
    ("assess", "me", "--value", "4"),
    ("path", "me", "--count", "0"),
    ("show",),
    ("import", "名单.csv", "--as", "people"),
    ("log", "event", "me"),
    ("log", "call", "me", "--result", "perhaps"),
    ("callsheet",),
    ("callsheet", "-o"),
    ("tie", "me", "me", "--kind", "freind"),
    ("nothing",),
]
"""Command lines that are wrong whatever the book holds."""


def test_that_a_wrong_line_is_two_and_one_chinese_sentence(renmai: Renmai) -> None:
    renmai("init")
    for words in WRONG:
        told = renmai(*words, status=2)
        assert told.count("\n") == 1, words
        assert any("一" <= char <= "龥" for char in told), words
        assert "Invalid" not in told, words
        assert "'" not in told, words


def test_that_commands_refuse_a_missing_book_and_make_none(renmai: Renmai, tmp_path: Path) -> None:
    for words in (
        *(("contacts",), ("imports",), ("undo",), ("history",), ("today",), ("check",), ("backups",)),
        *(("show", "me"), ("search", "沈"), ("add", "沈砚秋"), ("path", "me"), ("backup",)),
        *(("export", tmp_path / "人.csv"), ("callsheet", "-o", tmp_path / "单.pdf")),
    ):
        assert renmai(*words, status=3).count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_that_what_the_system_refuses_is_one_line(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    nowhere = tmp_path / "没有" / "这里"
    for words in (
        *(("export", nowhere / "人.xlsx"), ("export", nowhere / "人.csv"), ("export", tmp_path / "人.doc")),
        *(("callsheet", "-o", nowhere / "单.pdf"), ("callsheet", "-o", tmp_path / "单.txt")),
        *(("graph", "-o", nowhere / "图.png"), ("graph", "-o", tmp_path / "图.bmp")),
        *(("import", tmp_path), ("import", nowhere), ("restore", nowhere), ("undo-import", 10**20)),
        *(("show", 10**20), ("backup", tmp_path / "b.renmai")),
    ):
        assert renmai(*words, status=3).count("\n") == 1


@pytest.mark.parametrize("book", ["x" * 300 + ".renmai", "/proc/no.renmai", "postgresql://localhost:1/none"])
def test_that_a_book_out_of_reach_is_one_line(capfd: pytest.CaptureFixture[str], book: str) -> None:
    for command in ("init", "contacts"):
        assert line.run(["--book", book, command, "--json"]) == 3
        out, err = capfd.readouterr()
        assert (out, err.count("\n")) == ("", 1)


def test_that_a_password_file_out_of_reach_is_one_line(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    told = renmai("--password-file", tmp_path / "没有", "contacts", status=3)
    assert told.count("\n") == 1


def test_that_another_programs_database_is_refused_and_untouched(renmai: Renmai, tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    book = tmp_path / "b.renmai"
    other = dbapi2.connect(str(book))
    other.execute("CREATE TABLE things (a)")
    other.commit()
    other.close()
    before = book.read_bytes()
    for words in (("contacts",), ("add", "沈砚秋"), ("check",), ("init",)):
        renmai(*words, status=3)
    assert book.read_bytes() == before


def test_that_the_owner_without_a_name_is_called_i_in_every_language(renmai: Renmai) -> None:
    i18n.install(None, "en")
    renmai("init")
    assert renmai("show", "me")["name"] == "我"
    assert renmai("undo", status=3) == "There is nothing to take back.\n"


def helped(locale: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    run = subprocess.run(
        [sys.executable, "-m", "app", "import", "--help"],
        cwd=Path(__file__).parents[2],
        env={**environment, "LANG": locale},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stderr == ""
    return run.stdout


def test_that_help_is_wholly_in_the_language_of_the_locale() -> None:
    chinese = helped("C")
    assert "用法：" in chinese
    assert not any(word in chinese for word in ("Usage", "Show this", "required", "default"))
    english = helped("en_US.UTF-8")
    assert "Usage: " in english
    assert not any("一" <= char <= "龥" for char in english)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        *(({}, "zh_CN"), ({"LANG": "C"}, "zh_CN"), ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, "zh_CN")),
        *(({"LANG": "zh_CN.UTF-8"}, "zh_CN"), ({"LANG": "en_US.UTF-8"}, "en")),
    ],
)
def test_that_the_locale_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert i18n.language_of_environment() == language


def test_that_a_name_two_bear_is_refused_with_the_candidates(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    ids = [renmai("add", "沈砚秋")["id"] for _time in range(2)]
    told = renmai("show", "沈砚秋", status=3)
    assert all(str(one) in told for one in ids)
    assert renmai("show", "me")["id"] == renmai("show", "陈建新")["id"]


def test_that_names_keep_their_signs(renmai: Renmai) -> None:
    renmai("init")
    assert renmai("add", "=1+1")["name"] == "=1+1"
    for dot in "•．・‧.":
        added: dict[str, Any] = renmai("add", f"阿依古丽{dot}买买提")
        assert added["name"] == "阿依古丽·买买提"
        assert renmai("show", added["id"])["name"] == "阿依古丽·买买提"


def test_that_every_command_answers_json_after_it(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    one = renmai("add", "沈砚秋", "--phone", "0571-88000122-8012")["id"]
    assert renmai("contacts")["contacts"][0]["phones"] == ["057188000122-8012"]
    assert isinstance(renmai("imports"), list)
    assert {"file", "contacts"} <= set(renmai("backup"))
    assert {"file"} <= set(renmai("backups")[0])
    assert renmai("check") == {"ok": True, "problems": []}
    assert {"file", "rows"} <= set(renmai("export", tmp_path / "人.xlsx"))
    assert {"file", "nodes", "edges"} <= set(renmai("graph", "--around", one, "-o", tmp_path / "图.svg"))
    assert set(renmai("undo")) == {"undone"}


def test_that_days_and_signs_out_of_reach_are_one_line(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init")
    renmai("add", "沈砚秋")
    for words in (
        *(("contacts", "--on", "0001-01-01"), ("today", "--on", "9999-12-31"), ("contacts", "--on", "明天")),
        *(("log", "call", "沈砚秋", "--at", "0001-01-01"), ("add", "\udcff"), ("show", "\udcff")),
        *(("callsheet", "--on", "9999-12-31", "-o", tmp_path / "单.pdf"), ("history", "--limit", 10**20)),
    ):
        assert renmai(*words, status=3).count("\n") == 1
