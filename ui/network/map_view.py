"""The map with its controls: which map, narrowed how, through which view, with whom chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from services.network.introductions import Path
from services.network.layout import MapName, base_of
from services.prospects.chips import chips
from services.prospects.filters import Filter
from ui.network import flight
from ui.network.asking import Asking, OpenedMap, default_filter
from ui.network.canvas import MapCanvas
from ui.network.emptiness import emptiness
from ui.network.folds import Folds
from ui.network.legend import Legend
from ui.network.minimap import Minimap
from ui.network.overlays import Overlays
from ui.network.painting.scene import MapScene, scene_of
from ui.network.tool_row import MapToolRow
from ui.network.walking import Travelled, neighbour
from ui.prospects.narrowing import Narrowing
from ui.shell.desk import Desk
from ui.widgets.empty_state import EmptyState

_STEP = 1.25
LEGEND = "map.legend"
_ROOM = QSize(640, 420)
"""The least map that has room for legend and minimap over it."""


class MapView(QWidget):
    """Tells whom the user chose or opened; the page shows who they are."""

    chosen = Signal(int)
    """A contact, 0 for nobody."""
    opened = Signal(int)
    counted = Signal()
    """Another map, or other people on it."""

    def __init__(self, desk: Desk, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._asking = desk, asking
        theme = desk.theme
        self.name: str = MapName.MINE
        self.filter = default_filter(self.name)
        self.travelled = Travelled()
        self.tools = MapToolRow(theme)
        self.canvas = MapCanvas(theme, still=bool(desk.preferences.get("less_motion", False)))
        self.legend = Legend(theme, self.canvas)
        self.minimap = Minimap(theme, self.canvas)
        self.empty = EmptyState(theme)
        self.folds = Folds(desk)
        self.overlays = Overlays(desk, self.canvas)
        self._narrowing = Narrowing(desk, self.tools.filter, lambda: self.filter, _shared(self))
        self._is_new_map = True
        self._is_roomy = True
        self._waiting: int | None = None
        self._path: tuple[Path | None, tuple[Path, ...]] = (None, ())
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        over = QGridLayout(self.canvas)
        over.setContentsMargins(16, 16, 16, 16)
        over.setRowStretch(0, 1)
        over.setColumnStretch(1, 1)
        corner = Qt.AlignmentFlag.AlignBottom
        over.addWidget(self.legend, 1, 0, corner | Qt.AlignmentFlag.AlignLeft)
        over.addWidget(self.minimap, 1, 2, corner | Qt.AlignmentFlag.AlignRight)
        self.legend.setVisible(bool(self.desk.preferences.get(LEGEND, True)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self.tools.which.set_current(self.name)
        self.tools.colour.set_current("tier")
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        tools, canvas = self.tools, self.canvas
        tools.which.chosen.connect(lambda name: self.show_map(name))
        tools.colour.chosen.connect(self._on_colour_chosen)
        tools.filter.clicked.connect(lambda: self._narrowing.open())
        tools.chips.removed.connect(lambda key: _shared(self)(self.filter.without(key)))
        tools.chips.pressed.connect(self._narrowing.open_condition)
        tools.chips.cleared.connect(lambda: _shared(self)(Filter()))
        tools.out.clicked.connect(lambda: canvas.zoom(1 / _STEP))
        tools.into.clicked.connect(lambda: canvas.zoom(_STEP))
        tools.fit.clicked.connect(self.fit)
        tools.back.clicked.connect(lambda: self.travel(back=True))
        tools.forward.clicked.connect(lambda: self.travel(back=False))
        canvas.moved.connect(lambda: tools.show_scale(canvas.camera.scale))
        canvas.chosen.connect(self.choose)
        canvas.opened.connect(lambda number: map_opened(self, number))
        self.legend.filtered.connect(self._on_legend_filtered)
        self.overlays.counted.connect(self.legend.count_layer)
        self.legend.layer_switched.connect(lambda layer, on: self.overlays.switch(layer, on=on))

    @property
    def scene(self) -> MapScene | None:
        """What is on the map."""
        return self.canvas.scene

    def contact_at(self, number: int) -> int:
        """Return the contact of a number on the map, 0 for none."""
        scene = self.scene
        found = int(scene.picture.network.people.ids[number]) if scene is not None and number >= 0 else 0
        return max(0, found)  # a folded node is nobody

    def selected(self) -> int:
        """Return the contact chosen, 0 for none."""
        return self.contact_at(self.scene.selected) if self.scene is not None else 0

    def show_map(self, name: str, wanted: Filter | None = None) -> None:
        """Show mine, the whole network or a map of the user's own; what narrowed the other stays behind."""
        self.name = name
        self.filter = default_filter(name) if wanted is None else wanted
        self.tools.which.set_current(name)
        self._is_new_map = True
        self.reload()

    def set_filter(self, wanted: Filter) -> None:
        """Narrow the map."""
        self.filter = wanted
        self.reload()

    def reload(self) -> None:
        """Read the map again; who is chosen stays so, and the view too."""
        told = self.desk.read(lambda session: chips(session, self.filter))
        self.tools.chips.set_chips((chip.key, chip.words) for chip in told)
        self._asking.open_map(self.name, self.filter, self.folds.keys(self.name), self._on_map_opened)

    def _on_map_opened(self, found: OpenedMap) -> None:
        kept = self.selected()
        gathered = () if self.scene is None else self.scene.contacts(self.scene.group)
        scene = scene_of(found.picture, self.desk.theme.tokens, _("Me"), found.rings)
        scene.colour = self.tools.colour.current() or scene.colour
        scene.hidden_tiers, scene.hidden_kinds = self.legend.hidden_tiers(), self.legend.hidden_kinds()
        scene.selected = scene.picture.network.number_of(kept) if kept else -1
        numbers = map(scene.picture.network.number_of, gathered)
        scene.group = frozenset(number for number in numbers if number >= 0)
        scene.show_path(*self._path)
        self.overlays.lay_over(scene)
        first = flight.whole_view(scene, self.canvas.camera) if self._is_new_map else None
        self._is_new_map = False
        self.canvas.set_scene(scene, first)
        flight.fly_to_path(self.canvas, scene, float(self.minimap.height() + 16 if self._is_roomy else 0))
        self.minimap.renew()
        words = emptiness(self, found)
        if words is not None:
            self.empty.say(*words)
        self._stack.setCurrentWidget(self.canvas if words is None else self.empty)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.find_contact(waiting)
        self.overlays.read_again()
        self.counted.emit()

    def choose_contact(self, contact_id: int) -> bool:
        """Choose somebody and fly there; False when they are not on this map."""
        scene = self.scene
        number = scene.picture.network.number_of(contact_id) if scene is not None else -1
        if scene is None or number < 0:
            return False
        self.choose(number)
        self.canvas.fly(flight.near_view(scene, self.canvas.camera, number))
        return True

    def find_contact(self, contact_id: int) -> None:
        """Choose somebody, on a wider map where they are not on this one."""
        if self.scene is not None and self.choose_contact(contact_id):
            return
        self._waiting = contact_id
        if self.scene is None:
            return
        if self.folds.reveal(self.scene.picture, (contact_id,)):
            self.reload()
            return
        if not self.filter.is_empty():
            self.set_filter(Filter())
        elif base_of(self.name) == MapName.MINE:
            self.filter = Filter()
            self.show_map(MapName.WHOLE)
        else:
            self._waiting = None
            self.desk.toast(_("Nobody in the book is tied to them yet."), undo=False)

    def choose(self, number: int) -> None:
        """Choose somebody on the map, −1 for nobody."""
        scene = self.scene
        if scene is None:
            return
        scene.selected = number
        self.canvas.redraw()
        contact = self.contact_at(number)
        self.travelled.note(self.canvas.camera, contact)
        people = scene.picture.network.people
        words = " ".join((people.names[number], people.posts[number])) if number >= 0 else ""
        self.canvas.setAccessibleName(words or _("Map"))
        self.chosen.emit(contact)
        self.overlays.read_again()

    def walk(self, direction: tuple[float, float]) -> None:
        """Choose the neighbour in a direction; from nobody, me."""
        scene = self.scene
        if scene is None:
            return
        start = scene.selected
        found = neighbour(scene, start, direction) if start >= 0 else max(0, scene.picture.network.me)
        if found < 0:
            return
        self.choose(found)
        if not flight.are_in_view(scene, self.canvas.camera, (found,)):
            self.canvas.fly(flight.near_view(scene, self.canvas.camera, found))

    def fit(self) -> None:
        """Show everybody."""
        if self.scene is not None:
            self.canvas.fly(flight.whole_view(self.scene, self.canvas.camera))

    def show_path(self, path: Path | None, others: Sequence[Path] = ()) -> None:
        """Show a path on the map and bring it into view; None takes it away."""
        self._path = (path, tuple(others))
        scene = self.scene
        if scene is None:
            return
        ids = set(scene.picture.network.people.ids.tolist())
        if path is not None and self.folds.reveal(scene.picture, path.contact_ids):
            self.reload()
            return
        if path is not None and not ids.issuperset(path.contact_ids) and not self.filter.is_empty():
            self.set_filter(Filter())  # somebody on the path is filtered out
            return
        scene.show_path(path, others)
        self.canvas.redraw()
        flight.fly_to_path(self.canvas, scene, float(self.minimap.height() + 16 if self._is_roomy else 0))

    def travel(self, *, back: bool) -> None:
        """See what was seen before, or what one came back from."""
        found = self.travelled.back() if back else self.travelled.forward()
        scene = self.scene
        if found is None or scene is None:
            return
        camera, contact = found
        scene.selected = scene.picture.network.number_of(contact) if contact else -1
        self.canvas.fly(camera)
        self.canvas.redraw()
        self.chosen.emit(contact)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a small map to the people on it; L still shows what the colours mean."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOM.width() and self.height() >= _ROOM.height()
        if roomy != self._is_roomy:
            self._is_roomy = roomy
            self.minimap.setVisible(roomy)
            self.legend.setVisible(roomy and bool(self.desk.preferences.get(LEGEND, True)))

    def _on_colour_chosen(self, colour: str) -> None:
        if self.scene is not None:
            self.scene.colour = colour
            self.legend.meaning.show_colour(colour)
            self.canvas.redraw(shapes=True)
            self.minimap.renew()

    def _on_legend_filtered(self) -> None:
        if self.scene is not None:
            self.scene.hidden_tiers = self.legend.hidden_tiers()
            self.scene.hidden_kinds = self.legend.hidden_kinds()
            self.canvas.redraw(shapes=True)
            self.minimap.renew()
            self.counted.emit()


def map_opened(view: MapView, number: int) -> None:
    """Open somebody, or unfold a node that stands for several."""
    shown = None if view.scene is None else view.scene.picture
    if view.folds.open_node(shown, number):
        view.reload()
    elif number >= 0:
        view.opened.emit(view.contact_at(number))


def _shared(view: MapView) -> Callable[[Filter], None]:
    """Return what takes a filter the user chose: the table takes it over."""

    def narrow(wanted: Filter) -> None:
        view.desk.shared_filter = wanted
        view.set_filter(wanted)

    return narrow
