"""What can be done from the map: keep a place, lay out anew, save a picture, make a path a plan."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from services.errors import RenmaiError
from services.i18n import _
from services.network import favours, folding, graph_files, layout, map_places, plans
from services.network.introductions import Path
from ui.network import export, folds
from ui.network.map_view import LEGEND, MapView, map_opened
from ui.shell.desk import Desk
from ui.widgets.menus import MenuItem, build_menu

if TYPE_CHECKING:
    from ui.network.page import MapPage

_FORMATS = {"png": "PNG", "svg": "SVG", "pdf": "PDF", "graphml": "GraphML", "gexf": "GEXF"}
_LEGEND_TOO, _INITIALS = "map.file.legend", "map.file.initials"


def toggle_legend(view: MapView) -> None:
    """Bring the legend into view or put it away, and remember it."""
    shown = not view.legend.isVisibleTo(view.canvas)
    view.legend.setVisible(shown)
    view.desk.preferences.set(LEGEND, shown)


def lay_out_anew(view: MapView) -> None:
    """Throw the places away, the pinned ones apart, and lay everybody out again."""
    name = view.name
    view.desk.act(
        _("Laid out the map anew"),
        lambda session: map_places.forget(session, name),
        lambda _count: view.show_map(name),
    )


def lay_out_freely(view: MapView) -> None:
    """Lay everybody out by ties alone, near those they are tied to, whatever community they are of."""
    name = view.name
    view.desk.act(
        _("Laid out the map by ties alone"),
        lambda session: layout.free(session, name),
        lambda _count: view.show_map(name),
    )


def fold_items(view: MapView) -> list[MenuItem | QAction | None]:
    """Return what folds and unfolds: what whoever is chosen belongs to, everything of a kind, everything."""
    scene, name = view.scene, view.name
    if scene is None:
        return []

    def fold(*keys: str) -> None:
        view.folds.toggle(name, *keys)
        view.reload()

    def unfold() -> None:
        view.folds.unfold(name)
        view.reload()

    items: list[MenuItem | QAction | None] = [None]
    for place, group in enumerate(folds.at(scene.picture, scene.selected)):
        words = _("Fold {name}").format(name=group.name)
        items.append(MenuItem(words, lambda key=group.key: fold(key), key="" if place else "F"))  # type: ignore[misc]
    kinds = {group.kind for group in folding.groups(scene.picture)}
    for kind, words in (
        (folding.COHORT, _("Fold all circles")),
        (folding.COMMUNITY, _("Fold all communities")),
    ):
        keys = [group.key for group in folding.groups(scene.picture) if group.kind == kind]
        if kind in kinds:
            items.append(MenuItem(words, lambda keys=keys: fold(*keys)))  # type: ignore[misc]
    if view.folds.keys(name):
        items.append(MenuItem(_("Unfold everything"), unfold))
    return items


def open_chosen(view: MapView) -> None:
    """Open whoever is chosen, or unfold the node that is."""
    if view.scene is not None:
        map_opened(view, view.scene.selected)


def fold_chosen(view: MapView) -> None:
    """Fold what whoever is chosen belongs to; unfold a node that stands for several."""
    scene = view.scene
    if scene is None or scene.selected < 0:
        return
    node = scene.picture.network.people.folded.get(scene.selected)
    found = folds.at(scene.picture, scene.selected)
    key = node.key if node is not None else found[0].key if found else ""
    if key:
        view.folds.toggle(view.name, key)
        view.reload()


def make_plan(desk: Desk, path: Path | None, failed: Callable[[RenmaiError], None]) -> None:
    """Write down whom to ask for what, a task for each."""
    if path is None:
        return
    desk.act(plans.label_of(path), lambda session: plans.make(session, path), failed=failed)


def plan_thanks(desk: Desk, contact_id: int, name: str) -> None:
    """Plan to thank an introducer."""
    words = _("Planned to thank {name}").format(name=name)
    desk.act(words, lambda session: favours.plan_thanks(session, contact_id, name))


def menu_items(page: "MapPage", contact_id: int) -> list[MenuItem | QAction | None]:
    """Return what the menu offers on somebody, or beside everybody."""
    desk, view = page.desk, page.map
    legend = view.legend.isVisibleTo(view.canvas)
    everywhere: list[MenuItem | QAction | None] = [
        MenuItem(_("Show everybody"), view.fit, "act.fit", "0"),
        MenuItem(_("Legend"), lambda: toggle_legend(view), key="L", checked=legend),
        MenuItem(_("Lay out anew"), lambda: lay_out_anew(view), "act.swap_wording"),
        MenuItem(_("Lay out by ties alone"), lambda: lay_out_freely(view)),
    ]
    everywhere += fold_items(view)
    if not contact_id:
        return everywhere
    is_me = contact_id == desk.book.me_id
    why = _("You know yourself.") if is_me else ""
    return [
        MenuItem(_("Open"), lambda: desk.open_contact(contact_id), "act.edit", "Enter"),
        MenuItem(
            _("Who can introduce me"), lambda: page.introduce(contact_id), "act.introduce", "P", why_not=why
        ),
        MenuItem(_("Log a contact…"), lambda: desk.log([contact_id]), "act.log", "Ctrl+L", why_not=why),
        None,
        *everywhere,
    ]


def export_menu(page: "MapPage") -> None:
    """Offer the kinds of picture below the button, and what is to be on them."""
    button, choices = page.map.tools.more, page.desk.preferences

    def tick(key: str, words: str) -> MenuItem:
        on = bool(choices.get(key, False))
        return MenuItem(words, lambda: choices.set(key, not on), checked=on)

    items: list[MenuItem | QAction | None] = [
        MenuItem(words, lambda choice=choice: save(page, *choice))  # type: ignore[misc]
        for words, choice in _choices()
    ]
    items += [None, tick(_LEGEND_TOO, _("With the legend")), tick(_INITIALS, _("Initials instead of names"))]
    menu = build_menu(page.theme, page, items)
    width = menu.sizeHint().width() - button.width()
    menu.popup(button.mapToGlobal(QPoint(-width, button.height() + 2)))


def _choices() -> list[tuple[str, tuple[str, str]]]:
    """Return the words of each kind of file, its extension and its page."""
    save_as = _("Save as {format}…")
    whole = [(save_as.format(format=words), (suffix, "")) for suffix, words in _FORMATS.items()]
    pages = [(save_as.format(format=f"PDF {page}"), ("pdf", page)) for page in export.PAGES]
    return [*whole[:3], *pages, *whole[3:]]


def save(page: "MapPage", suffix: str, paper: str = "") -> None:
    """Ask where to, and write the map as it is: filters, colours and the path shown included."""
    name = _("Map") + f" {page.desk.today():%Y-%m-%d}.{suffix}"
    chosen, _kind = QFileDialog.getSaveFileName(page, _("Save as a picture"), name, f"*.{suffix}")
    if chosen:
        path = FilePath(chosen)
        path = path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")
        write(page, path, paper)


def write(page: "MapPage", path: FilePath, paper: str = "") -> None:
    """Write the map to a file and say so; on a page there is always a legend."""
    scene, choices = page.map.scene, page.desk.preferences
    if scene is None:
        return
    legend, initials = bool(choices.get(_LEGEND_TOO, False)), bool(choices.get(_INITIALS, False))
    look = export.Paper(paper, legend or bool(paper), initials, page.desk.today().isoformat())
    try:
        if path.suffix.lower() in graph_files.SUFFIXES:
            export.write_map(scene.picture, path, look)
        else:
            export.write_scene(scene, page.theme, path, look)
    except RenmaiError as error:
        page.desk.fail(error)
        return
    page.desk.toast(_("Saved the map as {file}.").format(file=path.name), undo=False)
