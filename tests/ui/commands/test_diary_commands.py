"""log, today, callsheet and outcome, run as a script would run them."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from services.book import Book
from tests.builders import add_contact, new_book
from ui.commands.line import run


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A book of three people, whose day is the machine's own."""
    book = new_book(tmp_path, day=dt.datetime.now().astimezone().date(), employer="临江银行城北支行")
    for name, phone, rank in (
        ("沈砚秋", "13800004127", 1),
        ("马龙", "057188000122-8012", 2),
        ("高方立", "", 4),
    ):
        add_contact(book, name, phone, tier_rank=rank)
    place = Path(book.path)
    book.close()
    return place


class Line:
    """Runs commands on one book and reads what they print."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._place, self._capsys = place, capsys
        self.error = ""

    def __call__(self, *words: str) -> int:
        status = run(["--book", str(self._place), *words])
        self.error = self._capsys.readouterr().err
        return status

    def json(self, *words: str) -> Any:
        self._capsys.readouterr()
        assert run(["--book", str(self._place), *words, "--json"]) == 0
        return json.loads(self._capsys.readouterr().out)


@pytest.fixture
def line(place: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(place, capsys)


def test_that_logging_gives_interaction_and_task(line: Line) -> None:
    told = line.json("log", "call", "沈砚秋", "--result", "reached", "--note", "聊过", "--next", "2099-01-05")
    assert told["interaction"] == 1
    assert told["task"] == 1
    assert line.json("log", "visit", "沈砚秋", "马龙", "--result", "closed") == {
        "interaction": 2,
        "task": None,
        "tasks": [],
    }


def test_that_today_gives_the_list_with_reasons(line: Line) -> None:
    line.json("log", "call", "马龙", "--at", "2020-01-05", "--result", "reached")
    found = line.json("today")
    assert [(entry["name"], entry["tier"]) for entry in found["entries"]] == [
        ("马龙", "B"),
        ("沈砚秋", "A"),
        ("高方立", "unrated"),
    ]
    assert {"contact", "tier", "phone", "reason"} <= set(found["entries"][0])
    assert found["entries"][0]["phone"] == "057188000122-8012"
    assert all(entry["reason"] for entry in found["entries"])


def test_that_on_judges_as_of_that_day(line: Line) -> None:
    line.json("log", "call", "沈砚秋", "--at", "2026-01-01", "--result", "reached")
    on_time = line.json("today", "--on", "2026-01-15")["entries"]
    late = line.json("today", "--on", "2026-01-16")["entries"]
    assert "沈砚秋" not in [entry["name"] for entry in on_time]
    assert late[0]["reason"] == "15 天没联系，超 1 天"


def test_that_a_call_sheet_is_written_and_typed_back(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "单.pdf"
    sheet = line.json("callsheet", "--on", "2026-11-24", "-o", str(target))
    assert sheet["sheet"] == "261124-1"
    assert sheet["pages"] == 1
    assert [entry["row"] for entry in sheet["entries"]] == [1, 2, 3]
    assert {"row", "contact", "tier", "phone", "reason"} <= set(sheet["entries"][0])
    text = pypdf.PdfReader(io.BytesIO(target.read_bytes())).pages[0].extract_text()
    assert all(entry["name"] in text for entry in sheet["entries"])
    done = line.json("outcome", "1124-1", "1", "reached", "--note", "聊过", "--next", "2099-01-05")
    assert set(done) >= {"interaction", "task"}
    assert line.json("outcome", "261124-1", "1", "declined")["replaced"] == "reached"


def test_that_tiers_choose_rows(line: Line, tmp_path: Path) -> None:
    target = str(tmp_path / "单.pdf")
    sheet = line.json("callsheet", "--tier", "A", "--tier", "B", "-o", target)
    assert [entry["tier"] for entry in sheet["entries"]] == ["A", "B"]
    assert line("callsheet", "--tier", "D", "-o", target) == 2


def test_that_a_sheet_that_cannot_be_written_uses_up_no_number(line: Line, tmp_path: Path) -> None:
    assert line("callsheet", "--on", "2026-11-24", "-o", str(tmp_path / "没有" / "单.pdf")) == 3
    assert line.error.count("\n") == 1
    sheet = line.json("callsheet", "--on", "2026-11-24", "-o", str(tmp_path / "单.pdf"))
    assert sheet["sheet"] == "261124-1"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("log", "dance", "沈砚秋"), 2),
        (("log", "call", "沈砚秋", "--result", "bogus"), 2),
        (("log", "call"), 2),
        (("log", "call", "沈砚秋", "--result", "closed"), 3),
        (("log", "call", "无此人"), 3),
        (("log", "call", "me"), 3),
        (("log", "call", "沈砚秋", "--at", "2999-01-01"), 3),
        (("log", "call", "沈砚秋", "--at", "gestern"), 3),
        (("log", "call", "沈砚秋", "--next", "火星"), 3),
        (("outcome", "0101-1", "1", "reached"), 3),
        (("outcome", "0101-1", "eins", "reached"), 2),
        (("outcome", "0101-1", "1", "bogus"), 2),
        (("callsheet",), 2),
        (("today", "--on", "morgen"), 3),
    ],
)
def test_that_refusals_are_one_line_and_change_nothing(
    line: Line, place: Path, words: tuple[str, ...], status: int
) -> None:
    assert line(*words) == status
    assert line.error.strip()
    assert status == 2 or line.error.count("\n") == 1
    book = Book.open(place)
    assert book.can_undo() == "Added 高方立"
    book.close()
