"""The commands tie, untie, path and graph, as other programs call them."""

import json
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from models.contact import Contact
from services.book import Book
from tests.builders import add_contact, new_book
from ui.commands import line


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    book = new_book(tmp_path)
    monkeypatch.setenv("RENMAI_BOOK", book.location)
    for name in ("周以宁", "叶清和", "严怀瑾"):
        add_contact(book, name)
    book.close()
    return book


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    status = line.run([*arguments, "--json"])
    said = capsys.readouterr()
    return status, json.loads(said.out) if status == 0 else {"error": said.err}


def chain(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "tie", "周以宁", "me", "--kind", "大学同学", "--closeness", "1")
    run(capsys, "tie", "叶清和", "周以宁", "--kind", "表姐", "--closeness", "2")
    run(capsys, "tie", "严怀瑾", "叶清和", "--kind", "colleague", "--subkind", "former")


def test_that_ties_are_made_by_codes_and_by_words(book: Book, capsys) -> None:
    status, first = run(
        capsys, "tie", "周以宁", "me", "--kind", "schooling", "--subkind", "classmate_university"
    )
    again = run(capsys, "tie", "周以宁", "me", "--kind", "schooling", "--closeness", "1")[1]
    assert (status, first["kind"], first["subkind"]) == (0, "schooling", "classmate_university")
    assert again["tie"] == first["tie"]
    aunt = run(capsys, "tie", "叶清和", "周以宁", "--kind", "表姐")[1]
    assert (aunt["kind"], aunt["role"]) == ("relative", "表姐")
    card = run(capsys, "tie", "叶清和", "严怀瑾", "--kind", "丫环甲")[1]
    assert card["kind"] == "acquaintance"


def test_that_paths_are_told_hop_by_hop(book: Book, capsys) -> None:
    chain(capsys)
    status, told = run(capsys, "path", "严怀瑾")
    (path,) = told["paths"]
    assert status == 0
    assert path["contacts"] == ["陈建新", "周以宁", "叶清和", "严怀瑾"]
    assert path["strength"] == pytest.approx(0.81 * 0.6 * 0.425)
    assert [step["words"] for step in path["steps"]] == ["你的大学同学", "他的表姐", "他的老同事"]
    assert path["steps"][1] | {"words": ""} == {
        "from": "周以宁",
        "to": "叶清和",
        "from_id": path["ids"][1],
        "to_id": path["ids"][2],
        "kind": "relative",
        "subkind": path["steps"][1]["subkind"],
        "closeness": 2,
        "strength": 0.6,
        "words": "",
        "cohort": None,
    }
    assert path["steps"][2]["closeness"] is None
    assert (
        run(capsys, "path", "me", "--from", "严怀瑾", "--count", "1")[1]["paths"][0]["contacts"][0]
        == "严怀瑾"
    )
    assert line.run(["path", "严怀瑾"]) == 0
    assert "你的大学同学 → 他的表姐" in capsys.readouterr().out


def test_that_a_tie_is_taken_off(book: Book, capsys) -> None:
    chain(capsys)
    status, gone = run(capsys, "untie", "周以宁", "叶清和")
    assert (status, len(gone["ties"])) == (0, 1)
    assert run(capsys, "path", "严怀瑾")[1]["paths"] == []
    status, refused = run(capsys, "untie", "周以宁", "叶清和")
    assert (status, refused["error"].count("\n")) == (3, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("tie", "周以宁", "周以宁", "--kind", "friend"),
        ("tie", "周以宁", "谁", "--kind", "friend"),
        ("path", "没有这人"),
    ],
)
def test_that_wrong_people_are_refused_in_one_line(book: Book, capsys, arguments: tuple[str, ...]) -> None:
    status, refused = run(capsys, *arguments)
    assert (status, refused["error"].count("\n")) == (3, 1)


def test_that_the_command_line_is_checked(book: Book, capsys) -> None:
    assert line.run(["tie", "周以宁", "me", "--kind", "friend", "--closeness", "7"]) == 2
    assert line.run(["graph"]) == 2
    assert run(capsys, "graph", "-o", "map.gif")[0] == 3


def test_that_the_network_is_drawn_for_its_owner_only(book: Book, capsys, tmp_path: Path) -> None:
    chain(capsys)
    for suffix in ("png", "svg", "pdf", "graphml", "gexf"):
        target = tmp_path / f"图.{suffix}"
        status, told = run(capsys, "graph", "-o", str(target))
        assert (status, told) == (0, {"file": str(target), "nodes": 4, "edges": 3})
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert QImage(str(tmp_path / "图.png")).width() > 600
    assert "叶清和" in (tmp_path / "图.svg").read_text("utf-8")
    assert '<data key="name">叶清和</data>' in (tmp_path / "图.graphml").read_text("utf-8")


def test_that_a_map_fits_a_page_and_can_hide_names(book: Book, capsys, tmp_path: Path) -> None:
    chain(capsys)
    for page, points in (("A4", 842), ("A3", 1191)):
        target = tmp_path / f"{page}.pdf"
        assert run(capsys, "graph", "--page", page, "-o", str(target))[0] == 0
        (sheet,) = PdfReader(target).pages
        assert round(max(sheet.mediabox.width, sheet.mediabox.height)) == points
        assert {"周以宁", "叶清和"} <= set(sheet.extract_text().split())
    target = tmp_path / "bare.svg"
    assert run(capsys, "graph", "--initials", "--legend", "-o", str(target))[0] == 0
    text = target.read_text("utf-8")
    assert "YQH" in text
    assert "叶清和" not in text
    assert run(capsys, "graph", "--page", "A4", "-o", str(target))[0] == 3
    assert line.run(["graph", "--page", "B5", "-o", str(tmp_path / "b.pdf")]) == 2


def test_that_what_lies_around_somebody_is_drawn(book: Book, capsys, tmp_path: Path) -> None:
    chain(capsys)
    target = str(tmp_path / "near.png")
    near = run(capsys, "graph", "--around", "严怀瑾", "--hops", "1", "-o", target)[1]
    assert (near["nodes"], near["edges"]) == (2, 1)
    assert run(capsys, "graph", "--hops", "1", "-o", target)[1]["nodes"] == 2


def test_that_do_not_contact_is_told_apart(book: Book, capsys) -> None:
    chain(capsys)
    opened = Book.open(book.location)

    def work(session) -> None:
        session.query(Contact).filter(Contact.name == "叶清和").one().do_not_contact = True

    opened.act("Changed", work)
    opened.close()
    told = run(capsys, "path", "严怀瑾")[1]
    assert (told["paths"], len(told["left_out"])) == ([], 1)


def test_that_a_stage_alone_is_a_classmate_and_choices_are_told(book: Book, capsys) -> None:
    made = run(capsys, "tie", "周以宁", "me", "--kind", "schooling", "--subkind", "university")[1]
    assert made["subkind"] == "classmate_university"
    status, said = run(capsys, "tie", "周以宁", "me", "--kind", "colleague", "--subkind", "foo")
    assert status == 3
    assert "present former internship temporary" in said["error"]
