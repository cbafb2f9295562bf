"""What stays: every pixel when a book is opened again, everybody when ten come in, maps under a name."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from services.book import Book
from services.network import layout, map_places
from services.network.layout import MapName, MapPicture
from tests.builders import add_contact, new_book
from tests.ui.network.shown import Shown, fill, tie
from tests.ui.network.test_map_page import shown  # noqa: F401
from ui.look.theme import Theme
from ui.network.export import dressed
from ui.network.flight import whole_view
from ui.network.painting.camera import Camera
from ui.network.painting.picture import Detail, paint_map


def opened(book: Book, name: str) -> MapPicture:
    with book.read() as session:
        found = layout.open_map(session, name)
    book.act("Kept", lambda session: map_places.keep(session, name, found.new), lasting=True)
    return found


def painted(found: MapPicture) -> QImage:
    theme = Theme("light")
    scene = dressed(found, theme)
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_map(painter, scene, whole_view(scene, Camera(width=900, height=600)), theme, Detail.REST)
    painter.end()
    return image


def test_that_a_book_opened_again_shows_the_same_pixels_and_ten_more_move_nobody(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    book = new_book(tmp_path)
    ids = fill(book)
    first = {name: painted(opened(book, name)) for name in MapName}
    places = {name: opened(book, name) for name in MapName}
    path = book.path
    book.close()
    book = Book.open(path)
    for name in MapName:
        assert painted(opened(book, name)) == first[name]
    for number in range(10):
        tie(book, add_contact(book, f"新人{number}"), ids["陶然" if number % 2 else "严怀瑾"])
    for name in MapName:
        later = opened(book, name)
        assert len(later.network.people) == len(places[name].network.people) + 10
        before = dict(zip(*_where(places[name]), strict=True))
        after = dict(zip(*_where(later), strict=True))
        view = np.ptp(places[name].places, axis=0).max()
        moved = max(np.hypot(*np.subtract(after[key], spot)) for key, spot in before.items())
        assert moved <= 0.02 * view
    book.close()


def _where(found: MapPicture) -> tuple[list[int], list[list[float]]]:
    return found.network.people.ids.tolist(), found.places.tolist()


def test_that_a_map_is_kept_under_a_name_with_its_filter_and_places(shown: Shown) -> None:  # noqa: F811
    view, maps = shown.page.map, shown.page.maps
    QTest.mouseClick(view.tools.colour.button("warmth"), Qt.MouseButton.LeftButton)
    view.set_filter(view.filter.without("hops"))
    {item.text: item for item in maps.items() if item}["这张图另存…"].work()
    maps.form.edit.setText("城东")
    QTest.keyClick(maps.form.edit, Qt.Key.Key_Return)
    assert shown.toasts[-1] == "存成了图「城东」"
    assert view.name == "me:城东"
    number = view.scene.picture.network.number_of(shown.ids["陶然"])
    view.canvas.dragged.emit({number: (640.0, 20.0)})
    view.show_map(MapName.MINE)
    assert "更远" not in shown.names()
    scene = view.scene
    assert scene.places[scene.picture.network.number_of(shown.ids["陶然"])].tolist() != [640.0, 20.0]
    {item.text: item for item in maps.items() if item}["城东"].work()
    scene = view.scene
    assert "更远" in shown.names()
    assert scene.colour == "warmth"
    assert scene.places[scene.picture.network.number_of(shown.ids["陶然"])].tolist() == [640.0, 20.0]
    maps.form.named.emit("城东")
    assert view.name == "me:城东"
    {item.text: item for item in maps.items() if item}["删掉图「城东」"].work()
    assert view.name == MapName.MINE
    assert shown.desk.read(map_places.named) == []
    shown.desk.undo()
    assert [one.title for one in shown.desk.read(map_places.named)] == ["城东"]
