"""Maps are laid out once, stay as they are, and take newcomers in beside those they know."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from models.contact import MapPosition
from models.kinds import TieKind
from models.organization import Cohort, Membership
from services.book import Book
from services.network import layout, map_places, radial, ties
from services.network.layout import MapName, MapPicture
from services.network.spread import BOX, overlapping
from services.network.ties import TieDraft
from tests.builders import add_contact, new_book


def tie(book: Book, one: int, other: int, kind: str = "friend", **facts: object) -> None:
    draft = TieDraft(one, other, TieKind(kind), **facts)  # type: ignore[arg-type]
    book.act("Tied", lambda session: ties.tie(session, draft))


def opened(book: Book, name: str = MapName.MINE, **how: object) -> MapPicture:
    with book.read() as session:
        return layout.open_map(session, name, **how)  # type: ignore[arg-type]


def kept(book: Book, name: str = MapName.MINE) -> MapPicture:
    shown = opened(book, name)
    book.act("Laid out", lambda session: map_places.keep(session, shown.name, shown.new), lasting=True)
    return shown


def place(shown: MapPicture, contact: int) -> tuple[float, float]:
    x, y = shown.places[shown.network.number_of(contact)]
    return round(float(x), 2), round(float(y), 2)


@pytest.fixture
def town(tmp_path: Path):
    book = new_book(tmp_path)
    people = [add_contact(book, f"人{number}") for number in range(24)]
    for number, person in enumerate(people[:12]):
        tie(book, person, book.me_id, ("relative", "friend", "customer")[number % 3])
    for number, person in enumerate(people[12:20]):
        tie(book, person, people[number])
    tie(book, people[20], people[12])
    tie(book, people[22], people[23])
    yield book, people
    book.close()


def test_that_i_stand_in_the_middle_of_rings_by_distance(town) -> None:
    book, people = town
    shown = opened(book)
    assert place(shown, book.me_id) == (0, 0)
    reach = np.hypot(shown.places[:, 0] / radial.STRETCH, shown.places[:, 1])
    distances = shown.network.people.distances
    outer = {ring: reach[distances == ring].max() for ring in (0, 1)}
    inner = {
        ring: np.delete(reach, shown.network.me)[np.delete(distances, shown.network.me) == ring].min()
        for ring in (1, 2)
    }
    assert outer[0] < inner[1]
    assert outer[1] < inner[2]
    assert shown.network.number_of(people[22]) == -1


def test_that_kinds_of_tie_stand_side_by_side(town) -> None:
    book, people = town
    shown = opened(book, within=1)
    angles = {}
    for number, person in enumerate(people[:12]):
        x, y = place(shown, person)
        angles[person] = (np.arctan2(y, x / radial.STRETCH) + np.pi / 2) % (2 * np.pi), number % 3
    turns = [kind for _angle, kind in sorted(angles.values())]
    assert sum(one != other for one, other in itertools.pairwise(turns)) == 2


@pytest.mark.parametrize("name", [MapName.MINE, MapName.WHOLE])
def test_that_no_two_people_stand_on_each_other(town, name: str) -> None:
    book, _people = town
    shown = opened(book, name)
    one, _other = overlapping(shown.places / np.array(BOX))
    assert not len(one)


@pytest.mark.parametrize("name", [MapName.MINE, MapName.WHOLE])
def test_that_a_map_is_the_same_every_time(town, name: str) -> None:
    book, _people = town
    first, again = opened(book, name), opened(book, name)
    assert np.array_equal(first.places, again.places)
    kept(book, name)
    later = opened(book, name)
    assert not later.new
    assert np.allclose(later.places, first.places, atol=0.01)


def test_that_a_newcomer_settles_and_nobody_else_moves(town) -> None:
    book, people = town
    before = kept(book)
    newcomer = add_contact(book, "新人")
    tie(book, newcomer, people[3])
    after = opened(book)
    assert set(after.new) == {newcomer}
    assert all(place(after, key) == place(before, key) for key in [book.me_id, *people[:20]])
    away = np.hypot(*np.subtract(place(after, newcomer), place(after, people[3])))
    assert away < 260
    one, _other = overlapping(after.places / np.array(BOX))
    assert not len(one)


def test_that_who_was_dragged_stays_and_the_drag_can_be_undone(town) -> None:
    book, people = town
    before = kept(book)
    book.act("Moved", lambda session: map_places.move(session, MapName.MINE, {people[0]: (777.0, -55.0)}))
    assert place(opened(book), people[0]) == (777, -55)
    assert book.act("Anew", lambda session: map_places.forget(session, MapName.MINE)) == 21
    pinned = opened(book)
    assert place(pinned, people[0]) == (777, -55)
    assert pinned.pinned.sum() == 1
    book.undo()
    book.undo()
    assert place(opened(book), people[0]) == place(before, people[0])


def test_that_a_filter_hides_and_moves_nobody(town) -> None:
    book, people = town
    whole = kept(book)
    part = opened(book, only=people[:5], within=1)
    assert part.network.people.ids.tolist() == sorted([book.me_id, *people[:5]])
    assert all(place(part, key) == place(whole, key) for key in people[:5])
    with book.read() as session:
        assert session.query(MapPosition).count() == len(whole.network.people)


def test_that_parallel_ties_are_one_line_of_the_strongest_kind(town) -> None:
    book, people = town
    tie(book, people[0], people[1], "acquaintance", closeness=3)
    tie(book, people[0], people[1], "colleague", closeness=1)
    edges = opened(book).network
    found = [
        (edges.edges.kinds[row], edges.edges.counts[row], edges.edges.near[row])
        for row in range(len(edges.edges))
        if {edges.people.ids[edges.edges.one[row]], edges.people.ids[edges.edges.other[row]]}
        == {people[0], people[1]}
    ]
    assert found == [(list(TieKind).index(TieKind.COLLEAGUE), 2, 1)]


def test_that_a_class_is_a_hull_and_mine_are_lines_too(town) -> None:
    book, people = town

    def work(session) -> None:
        for name, members in (("我的班", [book.me_id, *people[20:22]]), ("别的班", people[14:18])):
            cohort = Cohort(name=name, kind="class")
            session.add(cohort)
            session.flush()
            session.add_all(Membership(cohort_id=cohort.id, contact_id=member) for member in members)

    book.act("Made classes", work)
    network = opened(book).network
    assert {hull.name: (hull.size, len(hull.members)) for hull in network.hulls} == {
        "我的班": (3, 2),
        "别的班": (4, 4),
    }
    assert network.kinds_to_me[network.number_of(people[21])] == list(TieKind).index(TieKind.SCHOOLING)
    assert network.people.distances[network.number_of(people[21])] == 0


def test_that_the_whole_network_keeps_its_islands(town) -> None:
    book, people = town
    with book.read() as session:
        shown = layout.everybody(session)
    assert set(shown.network.people.ids.tolist()) == {book.me_id, *people[:21], *people[22:]}
    assert len(shown.network.edges) == 22


def test_that_somebody_else_can_stand_in_the_middle(town) -> None:
    book, people = town
    with book.read() as session:
        near = layout.around(session, people[0], 1)
        alone = layout.around(session, people[21])
    assert set(near.network.people.ids.tolist()) == {book.me_id, people[0], people[12]}
    assert place(near, people[0]) == (0, 0)
    assert alone.network.people.names == ["人21"]
