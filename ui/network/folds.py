"""What the user folded on each map: circles, firms, communities; kept with the choices of this computer."""

from collections.abc import Iterable

from services.network import folding
from services.network.folding import COHORT, COMMUNITY, FIRM, Group
from services.network.layout import MapPicture
from ui.shell.desk import Desk

_KEPT = "map.folded"
_MOST = 400


class Folds:
    """Remembers keys by book and map."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        kept = desk.preferences.get(_KEPT, {})
        self._kept: dict[str, list[str]] = kept if isinstance(kept, dict) else {}

    def _place(self, name: str) -> str:
        return f"{self._desk.book.path}|{name}"

    def keys(self, name: str) -> frozenset[str]:
        """Return what is folded on a map; on one folded at first, what is not."""
        return frozenset(self._kept.get(self._place(name), ()))

    def toggle(self, name: str, *keys: str) -> None:
        """Fold these, or unfold those of them that are folded."""
        self._set(name, self.keys(name) ^ frozenset(keys))

    def unfold(self, name: str) -> None:
        """Unfold everything on a map."""
        self._set(name, frozenset())

    def open_node(self, shown: MapPicture | None, number: int) -> bool:
        """Unfold a node that stands for several; False for a person."""
        node = None if shown is None else shown.network.people.folded.get(number)
        if node is None or shown is None:
            return False
        self.toggle(shown.name, node.key)
        return True

    def reveal(self, shown: MapPicture, contacts: Iterable[int]) -> bool:
        """Unfold whatever these people are folded away in; tell whether anything was."""
        wanted = set(contacts)
        keys = [node.key for node in shown.network.people.folded.values() if wanted & set(node.members)]
        if keys:
            self.toggle(shown.name, *keys)
        return bool(keys)

    def _set(self, name: str, keys: frozenset[str]) -> None:
        self._kept[self._place(name)] = sorted(keys)[:_MOST]
        self._desk.preferences.set(_KEPT, self._kept)


def at(shown: MapPicture, number: int) -> list[Group]:
    """Return what somebody can be folded with on a map, the best first: circle, firm, community."""
    order = (COHORT, FIRM, COMMUNITY)
    return sorted(folding.around(shown, number), key=lambda group: order.index(group.kind))
