"""The map page as tests show it: a small network, the page, and what it says to the window."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.kinds import TieKind
from services.book import Book
from services.network import ties
from services.network.ties import TieDraft
from services.preferences import Preferences
from tests.builders import add_contact
from ui.look.apply import apply_theme
from ui.look.theme import Theme
from ui.network.page import MapPage
from ui.shell.desk import Desk
from ui.shell.tasks import Tasks

REST_MS = 180


@dataclass
class Shown:
    """The page with what it says to the window."""

    page: MapPage
    desk: Desk
    book: Book
    ids: dict[str, int]
    toasts: list[str] = field(default_factory=list)
    went: list[tuple[str, dict]] = field(default_factory=list)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.page.map.canvas, key)

    def chosen(self) -> str:
        scene = self.page.map.scene
        return scene.picture.network.people.names[scene.selected] if scene.selected >= 0 else ""

    def point(self, name: str) -> QPoint:
        canvas, scene = self.page.map.canvas, self.page.map.scene
        number = scene.picture.network.number_of(self.ids[name])
        x, y = canvas.camera.to_screen(scene.places[[number]])[0]
        return QPoint(round(x), round(y))

    def settle(self) -> None:
        """Let everything be painted in full."""
        QTest.qWait(REST_MS)

    def names(self) -> set[str]:
        return set(self.page.map.scene.picture.network.people.names)


def tie(book: Book, one: int, other: int, kind: str = "friend", **facts) -> None:
    draft = TieDraft(one, other, TieKind(kind), **facts)
    book.act("Tied", lambda session: ties.tie(session, draft))


def fill(book: Book) -> dict[str, int]:
    names = ("周以宁", "叶清和", "严怀瑾", "邵启明", "陶然", "远人", "更远")
    ids = {name: add_contact(book, name, tier_rank=1 + place % 4) for place, name in enumerate(names)}
    tie(book, ids["周以宁"], book.me_id, "schooling", subkind="classmate_university", closeness=1)
    tie(book, ids["叶清和"], ids["周以宁"], "relative", role="表姐", closeness=2)
    tie(book, ids["严怀瑾"], ids["叶清和"], "colleague", closeness=1)
    tie(book, ids["邵启明"], book.me_id, "acquaintance", closeness=3)
    tie(book, ids["严怀瑾"], ids["邵启明"], "customer", closeness=3)
    tie(book, ids["陶然"], book.me_id)
    tie(book, ids["远人"], ids["严怀瑾"])
    tie(book, ids["更远"], ids["远人"])
    return ids


def page_of(book: Book, folder: Path, qtbot: QtBot, qapp: QApplication, *, filled: bool) -> Iterator[Shown]:
    ids = fill(book) if filled else {}
    theme, tasks = Theme("light"), Tasks(inline=True)
    apply_theme(qapp, theme)
    choices = Preferences(folder / "choices.json")
    choices.set("less_motion", True)
    desk = Desk(book, theme, choices, tasks)
    page = MapPage(desk)
    shown = Shown(page, desk, book, ids)
    desk.toasted.connect(lambda words, _undo: shown.toasts.append(words))
    desk.went.connect(lambda key, args: shown.went.append((key, args)))
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    page.enter()
    page.activateWindow()
    page.map.canvas.setFocus()
    QApplication.processEvents()
    yield shown
    desk.close()
    tasks.close()
    book.close()
