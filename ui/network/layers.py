"""Layers one may lay over the map, each an entry of the legend that is off at first.

A layer is entered in ``LAYERS``; it is read off the window's thread, again whenever the map is. What a panel
shows for a while goes by ``MapView.overlays.show``
instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.i18n import _
from services.network.overlay import Overlay


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that can be laid over the map: its key, its word in the legend, how it is read."""

    key: str
    words: Callable[[], str]
    """Said when the legend is built, in the language of that moment."""
    read: Callable[[Any, frozenset[int], int], Overlay]
    """Takes a session, the contacts on the map, and who is chosen on it (0: nobody)."""


def _suggestions(session: Any, people: frozenset[int], chosen: int) -> Overlay:
    from services.network.suggestions.dotting import dotted

    return dotted(session, people, chosen)


LAYERS: tuple[Layer, ...] = (Layer("suggestions", lambda: _("May know each other"), _suggestions),)
