"""A map as GraphML and GEXF: other programs read it, and it comes in again as a list of ties."""

from pathlib import Path
from xml.etree import ElementTree

import igraph
import pytest

from models.kinds import ImportKind, TieKind
from services.book import Book
from services.exchange import importing
from services.exchange.plan import Request
from services.network import graph_files, layout, ties
from services.network.layout import MapPicture
from services.network.ties import TieDraft
from services.network.veiled import initials, veiled
from tests.builders import add_contact, new_book
from tests.services.network.networks import read

NAMES = ("周以宁", '阿&B "C"<D>', "严\x0b怀瑾")


def drawn(folder: Path) -> tuple[Book, MapPicture]:
    book = new_book(folder)
    one, two, three = (add_contact(book, name) for name in NAMES)
    for a, b, kind, near in (
        *((one, book.me_id, TieKind.SCHOOLING, 1), (two, one, TieKind.RELATIVE, 2)),
        (three, two, TieKind.COLLEAGUE, None),
    ):
        draft = TieDraft(a, b, kind, closeness=near)
        book.act("Tied", lambda session, draft=draft: ties.tie(session, draft))
    return book, read(book, layout.everybody)


def test_that_graphml_is_read_by_another_program(tmp_path: Path) -> None:
    book, shown = drawn(tmp_path)
    target = tmp_path / "图.graphml"
    graph_files.write(shown, target)
    found = igraph.Graph.Read_GraphML(str(target))
    assert set(found.vs["name"]) == {"陈建新", "周以宁", '阿&B "C"<D>', "严怀瑾"}
    assert sorted(found.es["kind"]) == ["colleague", "relative", "schooling"]
    assert found.es.find(kind="relative")["closeness"] == 2
    assert {"x", "y", "tier", "distance"} <= set(found.vs.attributes())
    book.close()


def test_that_gexf_says_the_same(tmp_path: Path) -> None:
    book, shown = drawn(tmp_path)
    target = tmp_path / "图.gexf"
    graph_files.write(shown, target)
    root = ElementTree.parse(target).getroot()
    space = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}
    nodes = {node.get("id"): node for node in root.findall(".//g:node", space)}
    assert {node.get("label") for node in nodes.values()} == {"陈建新", *NAMES[:2], "严怀瑾"}
    assert all(node.find("viz:position", space) is not None for node in nodes.values())
    edges = root.findall(".//g:edge", space)
    assert all({edge.get("source"), edge.get("target")} <= nodes.keys() for edge in edges)
    assert len({edge.get("id") for edge in edges}) == 3
    declared = {one.get("id") for one in root.findall(".//g:attribute", space)}
    assert {one.get("for") for one in root.findall(".//g:attvalue", space)} <= declared
    book.close()


@pytest.mark.parametrize("suffix", graph_files.SUFFIXES)
def test_that_a_written_map_comes_in_again(tmp_path: Path, suffix: str) -> None:
    book, shown = drawn(tmp_path)
    target = tmp_path / f"图{suffix}"
    graph_files.write(shown, target)
    other = new_book(tmp_path / "other") if (tmp_path / "other").mkdir() is None else book
    (report,) = importing.run(other, [Request(target, ImportKind.TIES)])
    assert (report.rows, report.added) == (3, 3)
    again = read(other, layout.everybody)
    assert sorted(again.network.edges.kinds.tolist()) == sorted(shown.network.edges.kinds.tolist())
    book.close()
    other.close()


def test_that_initials_tell_nobody(tmp_path: Path) -> None:
    book, shown = drawn(tmp_path)
    bare = veiled(shown)
    assert set(bare.network.people.names) == {"CJX", "ZYN", "ABC", "YHJ"}
    assert [initials(name) for name in ("沈砚秋", "欧阳雨澜", "Jean Valjean", "阿卜杜拉·买买提", "？")] == [
        "SYQ",
        "OYYL",
        "JV",
        "ABDLMMT",
        "·",
    ]
    book.close()
