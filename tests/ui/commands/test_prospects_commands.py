"""The commands contacts and assess, as other programs call them."""

import json

import pytest

from services.book import Book
from services.clock import DayClock
from services.contacts import tags
from services.prospects import assessing
from tests.builders import DAY, add_contact, new_book
from ui.commands import line


@pytest.fixture
def book(tmp_path, monkeypatch):
    book = new_book(tmp_path)
    monkeypatch.setenv("RENMAI_BOOK", book.location)
    yield book
    book.close()


def run(capsys, *arguments: str) -> tuple[int, dict]:
    status = line.run([*arguments, "--json"])
    said = capsys.readouterr()
    return status, json.loads(said.out) if status == 0 else {"error": said.err}


def people(book: Book) -> dict[str, int]:
    shen, lu = (add_contact(book, name, phone) for name, phone in (("沈砚秋", "13800004120"), ("陆知行", "")))
    for factor in ("value", "demand", "authority"):
        book.act("Rated", lambda session, factor=factor: assessing.assess(session, [shen], factor, 1))
    book.close()
    return {"沈砚秋": shen, "陆知行": lu}


def test_that_the_prospect_table_is_told_with_its_keys(book, capsys) -> None:
    made = people(book)
    status, told = run(capsys, "contacts", "--on", "2026-09-22")
    assert (status, told["total"]) == (0, 2)
    first, second = told["contacts"]
    assert first | {"factors": None} == {
        "id": made["沈砚秋"],
        "name": "沈砚秋",
        "tier": "A",
        "computed_tier": "A",
        "best": "A",
        "worst": "B",
        "classes": [3, 0, 0, 3],
        "factors": None,
        "organization": "",
        "title": "",
        "phones": ["13800004120"],
        "last_contact": None,
        "overdue": 0.0,
        "do_not_contact": False,
    }
    assert (second["tier"], second["best"], second["worst"]) == ("unrated", "A", "C")


def test_that_the_table_is_narrowed_and_paged(book, capsys) -> None:
    made = people(book)
    assert run(capsys, "contacts", "--tier", "unrated", "--tier", "b")[1]["total"] == 1
    told = run(capsys, "contacts", "--sort", "name", "--limit", "1", "--offset", "1")[1]
    assert (told["total"], len(told["contacts"])) == (2, 1)
    found = run(capsys, "contacts", "--search", "陆")[1]
    assert [row["id"] for row in found["contacts"]] == [made["陆知行"]]
    assert run(capsys, "contacts", "--limit", "0")[1]["contacts"] == []


def test_that_overdue_is_judged_on_the_day_asked(book, capsys) -> None:
    people(book)
    told = run(capsys, "contacts", "--on", "2026-10-20")[1]
    assert [row["overdue"] for row in told["contacts"]] == pytest.approx([2.0, 28 / 60])


def test_that_somebody_is_assessed_and_the_tier_told(book, capsys) -> None:
    people(book)
    status, told = run(capsys, "assess", "陆知行", "--value", "1", "--demand", "2", "--authority", "2")
    assert status == 0
    assert told["tier"]["tier"] == "B"
    assert told["tier"]["lift"] == [{"factor": "demand", "from": 2, "to": 1, "tier": "A"}]
    assert set(told["tier"]) >= {"tier", "computed", "best", "worst", "classes", "why", "lift", "ask"}
    assert told["tier"]["ask"] == "personality"
    assert run(capsys, "assess", "陆知行", "--value", "unknown")[1]["tier"]["tier"] == "unrated"
    assert run(capsys, "assess", "陆知行")[1]["tier"]["classes"] == [0, 2, 0, 4]


def test_that_a_tier_is_pinned_and_freed(book, capsys) -> None:
    people(book)
    told = run(capsys, "assess", "陆知行", "--pin", "a", "--reason", "行长点名", "--on", DAY.isoformat())[1]
    assert (told["tier"]["tier"], told["tier"]["computed"]) == ("A", "unrated")
    assert told["tier"]["pin"] == {"reason": "行长点名", "until": "2026-12-21"}
    assert run(capsys, "contacts", "--tier", "A", "--on", "2026-12-21")[1]["total"] == 2
    assert run(capsys, "contacts", "--tier", "A", "--on", "2026-12-22")[1]["total"] == 1
    assert run(capsys, "assess", "陆知行", "--unpin")[1]["tier"]["tier"] == "unrated"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("assess", "陆知行", "--value", "4"), 2),
        (("assess", "陆知行", "--pin", "A", "--unpin"), 2),
        (("contacts", "--sort", "luck"), 2),
        (("assess", "陆知行", "--pin", "A"), 3),
        (("assess", "陆知行", "--pin", "A", "--reason", "x", "--until", "soon"), 3),
        (("assess", "路人甲", "--value", "1"), 3),
        (("assess", "me", "--value", "1"), 3),
    ],
)
def test_that_a_wrong_line_and_a_refusal_are_one_line_on_stderr(book, capsys, arguments, status) -> None:
    people(book)
    found, told = run(capsys, *arguments)
    assert found == status
    assert told["error"].count("\n") == 1


def test_that_people_read_the_table_in_chinese(book, capsys) -> None:
    made = people(book)
    book = Book.open(book.location, clock=DayClock(DAY))
    book.act("tag", lambda s: tags.tag(s, list(made.values()), ["城东"]))
    book.close()
    assert line.run(["contacts", "--on", "2026-10-20"]) == 0
    said = capsys.readouterr().out
    assert "优先级" in said
    assert "A ~B" in said
    assert "从未往来 超 14 天" in said
    assert "列出 2 人，共 2 人" in said
    assert line.run(["assess", "沈砚秋"]) == 0
    assert "3 项中一类 3 项" in capsys.readouterr().out
