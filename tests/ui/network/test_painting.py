"""What is drawn: names never on each other, kinds in their colours, large maps fast enough to move."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from models.contact import Contact
from models.kinds import TieKind
from models.tie import Tie
from services.network import layout
from services.network.layout import MapPicture
from tests.builders import add_contact, new_book
from tests.ui.network.shown import Shown
from tests.ui.network.test_map_page import shown  # noqa: F401
from ui.look.theme import Theme
from ui.network import export, flight
from ui.network.painting import edges, hues
from ui.network.painting.camera import Camera
from ui.network.painting.labels import place_labels, room_of
from ui.network.painting.picture import Detail, paint_map
from ui.network.painting.scene import MapScene, surname


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> MapPicture:
    book = new_book(tmp_path_factory.mktemp("painting"))

    def fill(session) -> None:
        row = {"added_at": book.clock.now(), "added_day": book.clock.today()}
        people = [Contact(name=f"欧阳人{n:02d}", tier_rank=1 + n % 4, **row) for n in range(80)]
        session.add_all(people)
        session.flush()
        kinds = list(TieKind)
        for number, person in enumerate(people):
            other = book.me_id if number < 30 else people[number - 30].id
            kind, near = kinds[number % 9].value, 1 + number % 3
            session.add(Tie(from_id=person.id, to_id=other, kind=kind, closeness=near))

    book.act("Filled", fill)
    with book.read() as session:
        found = layout.open_map(session)
    book.close()
    return found


def scene_and_camera(picture: MapPicture, theme: Theme) -> tuple[MapScene, Camera]:
    scene = export.file_scene(picture, theme)
    return scene, export.frame_of(scene)


def test_that_names_never_lie_on_each_other(picture: MapPicture, qtbot: QtBot) -> None:
    theme = Theme("light")
    scene, camera = scene_and_camera(picture, theme)
    for scale in (0.4, 0.7, 1.0, 1.6):
        view = camera.zoomed(scale, camera.width / 2, camera.height / 2)
        labels = list(place_labels(scene, view, theme, room_of(scene, view)))
        for one, other in itertools.combinations(labels, 2):
            shared = one.box.intersected(other.box)
            assert shared.width() * shared.height() < 0.3 * one.box.width() * one.box.height()


def test_that_a_file_has_room_for_every_name(picture: MapPicture, qtbot: QtBot) -> None:
    theme = Theme("light")
    scene = export.file_scene(picture, theme)
    camera = export.roomy_frame(scene, theme)
    labels = list(place_labels(scene, camera, theme, room_of(scene, camera)))
    assert {label.text for label in labels} == set(picture.network.people.names) - {"陈建新"}  # I am foremost


def test_that_far_off_i_am_named_and_circles_are_named_beside_the_dots(
    picture: MapPicture, qtbot: QtBot
) -> None:
    theme = Theme("light")
    scene, _camera = scene_and_camera(picture, theme)
    camera = flight.whole_view(scene, Camera(width=420, height=360))
    assert camera.scale < 0.35
    room = room_of(scene, camera)
    assert [label.text for label in place_labels(scene, camera, theme, room, foremost=True)] == ["陈建新"]
    for number, (x, y) in enumerate(camera.to_screen(scene.places).tolist()):
        assert not room.is_free(QRectF(x - 1, y - 1, 2, 2)), picture.network.people.names[number]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("detail", list(Detail))
def test_that_every_layer_is_drawn_in_both_themes(
    picture: MapPicture, qtbot: QtBot, mode: str, detail: Detail
) -> None:
    theme = Theme(mode)
    scene, camera = scene_and_camera(picture, theme)
    scene.selected = 3
    image = QImage(int(camera.width), int(camera.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    named = paint_map(painter, scene, camera, theme, detail)
    painter.end()
    assert (named == 0) == (detail is Detail.MOVING)
    assert image.pixelColor(2, 2) == theme.color("map.bg")
    me = camera.to_screen(scene.places[[picture.network.me]])[0]
    assert image.pixelColor(round(me[0]) - 14, round(me[1])) == theme.color("accent")


def test_that_the_strongest_lines_are_drawn_first_where_there_are_too_many(
    picture: MapPicture, qtbot: QtBot
) -> None:
    scene, camera = scene_and_camera(picture, Theme("light"))
    everything = sum(len(bundle.lines) for bundle in edges.bundles(scene, camera, 1e9))
    some = list(edges.bundles(scene, camera, 2000.0))
    assert everything == len(picture.network.edges)
    assert 0 < sum(len(bundle.lines) for bundle in some) < 20
    assert {bundle.near for bundle in some} == {1}


def test_that_the_camera_comes_back_to_where_it_was() -> None:
    camera = Camera(10, 20, 0.5, 800, 600)
    places = np.array([[0.0, 0.0], [300.0, -100.0]])
    assert [camera.to_map(x, y) for x, y in camera.to_screen(places)] == [
        pytest.approx(tuple(place)) for place in places
    ]
    assert camera.toward(camera.moved(40, 0), 1.0) == camera.moved(40, 0)
    fitted = camera.fitted(places)
    assert (fitted.to_screen(places) > 0).all()


@pytest.mark.parametrize(
    ("name", "letter"), [("张伟", "张"), ("欧阳明月", "欧阳"), ("欧阳", "欧"), ("Alice", "A")]
)
def test_that_a_circle_holds_the_surname(name: str, letter: str) -> None:
    assert surname(name) == letter


def test_that_a_lone_person_makes_a_picture(tmp_path: Path, qtbot: QtBot) -> None:
    book = new_book(tmp_path)
    lone = add_contact(book, "孤岛")
    with book.read() as session:
        shown = layout.around(session, lone)
    book.close()
    export.write_map(shown, tmp_path / "one.png")
    image = QImage(str(tmp_path / "one.png"))
    assert image.width() >= 640


def test_that_a_path_is_flown_to_above_what_lies_over_the_map(picture: MapPicture, qtbot: QtBot) -> None:
    scene, _camera = scene_and_camera(picture, Theme("light"))
    camera = Camera(width=860.0, height=700.0)
    for numbers in ((0, 5, len(scene) // 2), (3, len(scene) - 1), (7,)):
        seen = flight.common_view(scene, camera, numbers, below=130.0)
        at = seen.to_screen(scene.places[list(numbers)])
        assert (seen.width, seen.height) == (860.0, 700.0)
        assert at.min() > 40.0
        assert at[:, 1].max() < 700.0 - 130.0 - 40.0
        assert flight.are_in_view(scene, seen, numbers, below=130.0) == (seen.scale >= 0.5)


def test_that_communities_side_by_side_never_have_the_same_colour() -> None:
    for seed in range(6):
        middles = np.random.default_rng(seed).uniform(0, 1000, (60, 2))
        _near, beside = hues.neighbours(middles)
        assert min(map(len, beside)) > 0
        worn = hues.worn(middles, list(range(60)))
        assert not [(one, other) for one in range(60) for other in beside[one] if worn[one] == worn[other]]


def test_that_the_small_map_wears_the_colours_of_the_large_one(shown: Shown) -> None:  # noqa: F811
    view = shown.page.map
    before = view.minimap.grab().toImage()
    view.tools.colour.button("warmth").click()
    assert view.minimap.grab().toImage() != before
