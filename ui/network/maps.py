"""The maps of the user's own: kept under a name, opened again as they were, thrown away."""

from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from services.i18n import _
from services.network import map_places
from services.network.layout import MapName, base_of
from services.prospects.filters import Filter
from ui.look.theme import Theme
from ui.network.map_view import MapView
from ui.network.painting.scene import BY_TIER
from ui.shell.desk import Desk
from ui.widgets.floating import cast_shadow
from ui.widgets.frames import Card
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.menus import MenuItem, build_menu

_KEPT = "map.views"


class NameForm(Card):
    """Asks for the name of a map; Enter keeps it, Esc leaves."""

    named = Signal(str)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(parent=over, margin=12, spacing=8)
        self._over = over
        self.set_chosen(True)
        cast_shadow(self, theme, "menu")
        self.body.addWidget(label(_("Keep this map as"), "strong"))
        self.edit = LineEdit(
            theme, placeholder=_("city east, the class, my tour…"), name=_("Name of the map")
        )
        self.edit.setFixedWidth(240)
        self.edit.returnPressed.connect(lambda: self.named.emit(self.edit.text()))
        self.body.addWidget(self.edit)
        self.hide()

    def ask(self) -> None:
        """Open at the upper left of the map."""
        self.edit.clear()
        self.move(16, 16)
        self.adjustSize()
        self.show()
        self.raise_()
        self.edit.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._over.setFocus()
        else:
            super().keyPressEvent(event)


class Maps(QObject):
    """Offers the maps behind the button beside mine and the whole network."""

    def __init__(self, desk: Desk, view: MapView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.form = NameForm(desk.theme, view.canvas)
        self.form.named.connect(self._on_named)
        view.tools.maps.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Offer the maps below the button."""
        button = self._view.tools.maps
        menu = build_menu(self._desk.theme, self._view, self.items())
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def items(self) -> list[MenuItem | QAction | None]:
        """Return the user's maps, and what can be done with the one shown."""
        view = self._view
        items: list[MenuItem | QAction | None] = []
        for one in self._desk.read(map_places.named):
            items.append(
                MenuItem(one.title, lambda name=one.name: self.open(name), checked=one.name == view.name)  # type: ignore[misc]
            )
        if items:
            items.append(None)
        items.append(MenuItem(_("Keep this map as…"), self.form.ask))
        if view.name not in tuple(MapName):
            words = _("Throw the map {title} away").format(title=view.name.partition(":")[2])
            items.append(MenuItem(words, self.remove, "act.delete"))
        return items

    def open(self, name: str) -> None:
        """Show a map of the user's own, narrowed and coloured as it was kept."""
        kept = self._kept().get(self._key(name), {})
        facts: dict[str, Any] = {
            key: tuple(part) if isinstance(part, list) else part
            for key, part in kept.get("filter", {}).items()
        }
        colour = kept.get("colour", BY_TIER)
        self._view.tools.colour.set_current(colour)
        self._view.legend.meaning.show_colour(colour)
        self._view.show_map(name, Filter(**facts))

    def remove(self) -> None:
        """Throw the map shown away and go back to what it was made of."""
        name = self._view.name
        words = _("Threw the map {title} away").format(title=name.partition(":")[2])
        self._desk.act(
            words,
            lambda session: map_places.remove(session, name),
            lambda _count: self._view.show_map(base_of(name)),
        )

    def _on_named(self, title: str) -> None:
        view = self._view
        name, wanted = view.name, asdict(replace(view.filter, found=None, found_words="", added_since=None))
        words = _("Kept the map as {title}").format(title=title.strip())

        def done(new: str) -> None:
            self.form.hide()
            views: dict[str, Any] = self._kept()
            views[self._key(new)] = {"filter": wanted, "colour": view.tools.colour.current()}
            self._desk.preferences.set(_KEPT, views)
            self.open(new)
            view.canvas.setFocus()

        self._desk.act(words, lambda session: map_places.save_as(session, name, title), done)

    def _kept(self) -> dict[str, Any]:
        found = self._desk.preferences.get(_KEPT, {})
        return found if isinstance(found, dict) else {}

    def _key(self, name: str) -> str:
        return f"{self._desk.book.path}|{name}"
