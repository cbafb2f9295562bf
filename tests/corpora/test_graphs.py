"""Networks of others open as a map: laid out with room for everybody, searched, walked by arrows."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from models.kinds import ImportKind
from services.contacts.search import Search
from services.exchange import importing
from services.exchange.plan import Request
from services.network import layout, map_places
from services.network.layout import MapName, MapPicture
from services.network.spread import BOX, overlapping
from tests.builders import new_book
from ui.look.theme import Theme
from ui.network.export import dressed
from ui.network.flight import whole_view
from ui.network.painting.camera import Camera
from ui.network.painting.quarters import outlines
from ui.network.walking import DOWN, LEFT, RIGHT, UP, neighbour

pytestmark = pytest.mark.corpora

NETWORKS = {
    "hongloumeng/relation.txt": (100, "贾宝玉"),
    "lesmis/miserables.json": (77, "Marius"),
    "snap/karate.txt": (34, "34"),
    "snap/facebook_combined.txt": (4039, "107"),
}


@pytest.mark.parametrize("file", NETWORKS)
def test_that_a_network_of_others_is_laid_out_and_walked(
    file: str, tmp_path: Path, shared: Path, qapp: QApplication
) -> None:
    count, name = NETWORKS[file]
    book = new_book(tmp_path)
    importing.run(book, [Request(shared / "corpora" / "graphs" / file, ImportKind.TIES)])
    with book.read() as session:
        shown = layout.open_map(session, MapName.WHOLE)
    book.act("Kept", lambda session: map_places.keep(session, MapName.WHOLE, shown.new), lasting=True)
    with book.read() as session:
        assert np.array_equal(layout.open_map(session, MapName.WHOLE).places, shown.places)
    search = Search(book)
    assert name in [hit.name for hit in search.people(name).hits]
    search.close()
    book.close()
    assert len(shown.network.people) >= count
    assert len(overlapping(shown.places / np.array(BOX))[0]) <= 0.02 * len(shown.network.people)
    _walk(shown, name)


def _walk(shown: MapPicture, name: str) -> None:
    scene = dressed(shown, Theme("light"))
    assert len(outlines(scene)) >= 2
    assert whole_view(scene, Camera(width=1000, height=700)).scale > 0.05
    start = shown.network.people.names.index(name)
    edges = shown.network.edges
    tied = {*edges.one[edges.other == start].tolist(), *edges.other[edges.one == start].tolist()}
    reached = {neighbour(scene, start, direction) for direction in (RIGHT, LEFT, UP, DOWN)}
    assert len(reached & tied) >= 3
