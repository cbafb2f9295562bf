"""What the map says where there is nothing to draw."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from services.i18n import _
from services.network.layout import MapName
from services.prospects.filters import Filter
from ui.network.asking import OpenedMap

if TYPE_CHECKING:
    from ui.network.map_view import MapView

Words = tuple[str, str, list[tuple[str, Callable[[], None]]]]


def emptiness(view: "MapView", found: OpenedMap) -> Words | None:
    """Return heading, sentence and actions for an empty map; None where somebody is on it."""
    if len(found.picture.network.people) > 1:
        return None
    if not found.any_tie:
        return (
            _("No ties yet."),
            _("Import a class list: it ties the classmates by itself."),
            [
                (_("Import"), lambda: view.desk.go("exchange")),
                (_("Tie somebody by hand"), lambda: view.desk.go("prospects")),
            ],
        )
    if view.name == MapName.MINE and view.filter.without("hops").is_empty():
        return (
            _("Nobody is tied to you yet."),
            _("Say of one person who they are to you, and the map begins."),
            [
                (_("See the whole network"), lambda: view.show_map(MapName.WHOLE)),
                (_("Tie somebody by hand"), lambda: view.desk.go("prospects")),
            ],
        )
    return (
        _("Nobody answers to all these conditions."),
        "",
        [(_("Take the conditions away"), lambda: view.set_filter(Filter()))],
    )
