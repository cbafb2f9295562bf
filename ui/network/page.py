"""人脉图: who knows whom, and who can introduce me."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from services.changes import Changes
from services.i18n import _
from services.prospects.filters import Filter
from ui.network import map_acts
from ui.network.asking import Asking, Target, default_filter
from ui.network.drawing import Drawing
from ui.network.guessing import Guessing
from ui.network.introducing import Introducing
from ui.network.map_view import MapView
from ui.network.maps import Maps
from ui.network.seeing import Seeing
from ui.network.walking import DOWN, LEFT, RIGHT, UP
from ui.prospects.summary_panel import SummaryPanel
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.widgets.menus import build_menu
from ui.widgets.panel_splitter import PanelSplitter

_PANEL_WIDTH, _PANEL_SHOWN = "map.panel.width", "map.panel.shown"
_SHOWN_HERE = (
    "ties",
    "memberships",
    "cohorts",
    "contacts",
    "book_settings",
    "interactions",
    "participations",
)


class MapPage(Page):
    """The map at the left; at the right who is chosen, or the way to them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.asking = Asking(desk)
        self.map = MapView(desk, self.asking)
        self.person = SummaryPanel(desk, hint=_("Press on somebody to see who they are."))
        self.introducing = Introducing(desk, self.map, self.asking, self)
        self.paths = self.introducing.panel
        self.seeing = Seeing(desk, self.map, self.introducing, self)
        self.guessing = Guessing(desk, self.map, self)
        self.drawing = Drawing(desk, self.map)
        self.maps = Maps(desk, self.map)
        self.panel = QStackedWidget()
        self.panel.addWidget(self.person)
        self.panel.addWidget(self.paths)
        self.panel.addWidget(self.seeing.panel)
        self.panel.addWidget(self.guessing.panel)
        choices = desk.preferences
        self.splitter = PanelSplitter(
            self.theme,
            self.map,
            self.panel,
            lambda: choices.get(_PANEL_WIDTH),
            lambda width: choices.set(_PANEL_WIDTH, width),
        )
        self.splitter.show_panel(bool(choices.get(_PANEL_SHOWN, True)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self.setFocusProxy(self.map.canvas)
        self._is_fresh = True
        self._shared: object = Filter()
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        self.map.chosen.connect(self._on_chosen)
        self.map.opened.connect(self._on_opened)
        self.map.counted.connect(self.heading_changed)
        self.map.tools.more.clicked.connect(lambda: map_acts.export_menu(self))
        canvas = self.map.canvas
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._on_menu_asked)
        self.paths.opened.connect(self._on_opened)
        self.introducing.answered.connect(lambda: self._bring(self.paths))
        self.seeing.opened.connect(lambda: self._bring(self.seeing.panel))
        self.guessing.opened.connect(lambda: self._bring(self.guessing.panel))
        for asked in (self.introducing, self.seeing, self.guessing):
            asked.left.connect(lambda: self.panel.setCurrentWidget(self.person))
        self.map.tools.insight.clicked.connect(self.seeing.toggle)
        self.map.overlays.dotted_chosen.connect(lambda _one, _other, _kind: self.guessing.open())
        self.splitter.panel_shown.connect(
            lambda _shown: self.desk.preferences.set(_PANEL_SHOWN, self.splitter.is_panel_wanted)
        )

    def _bind_keys(self) -> None:
        view, key = self.map, Qt.Key
        view.canvas.keys = {
            key.Key_Right: lambda: view.walk(RIGHT),
            key.Key_Left: lambda: view.walk(LEFT),
            key.Key_Up: lambda: view.walk(UP),
            key.Key_Down: lambda: view.walk(DOWN),
            key.Key_Plus: lambda: view.canvas.zoom(1.25),
            key.Key_Equal: lambda: view.canvas.zoom(1.25),
            key.Key_Minus: lambda: view.canvas.zoom(0.8),
            key.Key_0: view.fit,
            key.Key_Backspace: lambda: view.travel(back=True),
            key.Key_L: lambda: map_acts.toggle_legend(view),
            key.Key_I: self.seeing.toggle,
            key.Key_G: self.guessing.toggle,
            key.Key_P: lambda: self.introduce(view.selected()),
            key.Key_Return: lambda: map_acts.open_chosen(view),
            key.Key_Enter: lambda: map_acts.open_chosen(view),
            key.Key_F: lambda: map_acts.fold_chosen(view),
            key.Key_T: self.drawing.begin,
            key.Key_Space: self.splitter.toggle_panel,
        }
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F4"), self, self.splitter.toggle_panel, context=here)

    @override
    def title(self) -> str:
        return _("Map")

    @override
    def caption(self) -> str:
        scene = self.map.scene
        if scene is None:
            return ""
        shown, folded = scene.shown(), scene.picture.network.people.folded
        groups = [group for number, group in folded.items() if shown[number]]
        people = int(shown.sum()) - len(groups) + sum(len(group.members) for group in groups)
        words = _("{people} people · {ties} ties").format(people=people, ties=int(scene.shown_edges().sum()))
        words += _(" · folded into {count}").format(count=len(groups)) if groups else ""
        left_off = scene.picture.left_off
        return words + (_(" · {count} farther ones left out").format(count=left_off) if left_off else "")

    @override
    def shown(self, **args: Any) -> None:
        """A ``filter``, a ``contact_id`` to fly to, whom or what firm to ``introduce`` me to, ``insight``."""
        wanted = args.get("filter") or self._from_the_table()
        if isinstance(wanted, Filter):
            self.map.filter = wanted
        if self._is_fresh or isinstance(wanted, Filter):
            self._is_fresh = False
            self.map.reload()
        if args.get("contact_id"):
            self.map.find_contact(int(args["contact_id"]))
        if args.get("introduce"):
            self.introduce(int(args["introduce"]))
        if args.get("insight"):
            self.seeing.open()
        if args.get("guesses"):
            self.guessing.open()
        if args.get("introduce_firm"):
            self.introducing.to(Target(int(args["introduce_firm"]), is_firm=True))

    def _from_the_table(self) -> Filter | None:
        """Return the filter chosen in the table meanwhile, or the map's own where that was taken off."""
        shared, before = self.desk.shared_filter, self._shared
        self._shared = shared
        if not isinstance(shared, Filter) or shared in (before, self.map.filter):
            return None
        return default_filter(self.map.name) if shared.is_empty() else shared

    @override
    def refresh(self, changes: Changes | None) -> None:
        self.asking.forget(changes)
        if changes is None or changes.touches(*_SHOWN_HERE) or self._is_place_undone(changes):
            self.map.reload()
        self.person.refresh(changes)
        self.introducing.refresh(changes)
        self.seeing.refresh(changes)
        self.guessing.refresh(changes)

    def _is_place_undone(self, changes: Changes) -> bool:
        return changes.kind != "do" and changes.touches("map_positions")

    @override
    def step_back(self) -> bool:
        """Esc leaves the path, then the person, then takes away a panel that covers the map."""
        if self.panel.currentWidget() is self.paths:
            self.introducing.leave()
        elif self.panel.currentWidget() is self.seeing.panel:
            self.seeing.leave()
        elif self.panel.currentWidget() is self.guessing.panel:
            self.guessing.leave()
        elif self.map.scene is not None and self.map.scene.selected >= 0:
            self.map.choose(-1)
        else:
            return self.splitter.uncover()
        return True

    def introduce(self, contact_id: int) -> None:
        """Ask for the way to somebody and show it."""
        self.introducing.to(Target(contact_id))

    def _bring(self, panel: QWidget) -> None:
        if panel is not self.guessing.panel:
            self.guessing.put_away()
        self.panel.setCurrentWidget(panel)
        self.splitter.show_panel(True)

    def _on_chosen(self, contact_id: int) -> None:
        self.person.show_contact(contact_id or None)
        self.desk.focus_ids = (contact_id,) if contact_id and contact_id != self.desk.book.me_id else ()

    def _on_opened(self, contact_id: int) -> None:
        if contact_id:
            self.desk.open_contact(contact_id)

    def _on_menu_asked(self, point: QPoint) -> None:
        canvas = self.map.canvas
        contact = self.map.contact_at(canvas.number_at(point.toPointF()))
        menu = build_menu(self.theme, self, map_acts.menu_items(self, contact))
        menu.popup(canvas.mapToGlobal(point))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """While the map is in view, the search box flies to people instead of opening them."""
        super().showEvent(event)
        self.desk.takes_person = self._take

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.takes_person = None

    def _take(self, contact_id: int) -> bool:
        self.map.find_contact(contact_id)
        self.map.canvas.setFocus()
        return True
