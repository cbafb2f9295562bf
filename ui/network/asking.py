"""Asks the book for maps and introductions off the window's thread; the network is loaded once and kept."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from services.changes import Changes
from services.errors import BookError
from services.i18n import _
from services.network import folding, graph, introductions, layout, map_places
from services.network.graph import PathGraph
from services.network.introductions import Introduction
from services.network.layout import MapName, MapPicture, base_of
from services.network.radial import Rings, rings_of
from services.prospects import listing
from services.prospects.filters import Filter
from ui.shell.desk import Desk

_NETWORK = frozenset(
    {"ties", "memberships", "cohorts", "contacts", "interactions", "participations", "book_settings"}
)
"""What paths depend on."""


@dataclass(frozen=True, slots=True)
class OpenedMap:
    """A map as it was read, with its rings, and whether the book has any tie at all."""

    picture: MapPicture
    rings: Rings
    any_tie: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Whom or what firm is to be reached."""

    id: int
    is_firm: bool = False


class Asking:
    """Reads and lays out on the worker, answers on the window's thread; an answer overtaken is dropped."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._graph: PathGraph | None = None
        self._maps = 0
        self._asked = 0

    def forget(self, changes: Changes | None) -> None:
        """Let the network go when it changed."""
        if changes is None or changes.touches(*_NETWORK):
            self._graph = None

    def open_map(
        self, name: str, wanted: Filter, folded: Collection[str], done: Callable[[OpenedMap], None]
    ) -> None:
        """Read a map, and keep newcomers' places. A large new one is told twice, a sketch first."""
        self._maps += 1
        number = self._maps

        def came(found: OpenedMap) -> None:
            if number == self._maps:
                done(found)
                if found.picture.is_sketch:
                    run(in_haste=False)

        def run(*, in_haste: bool) -> None:
            self._desk.tasks.run(
                lambda _progress: self._read(name, wanted, folded, in_haste=in_haste), came, self._desk.fail
            )

        run(in_haste=True)

    def _read(self, name: str, wanted: Filter, folded: Collection[str], *, in_haste: bool) -> OpenedMap:
        within = None if wanted.hops is None else wanted.hops + 1
        narrower = replace(wanted, hops=None)
        with self._desk.book.read() as session:
            only = None if narrower.is_empty() else set(listing.ids(session, narrower))
            shown = layout.open_map(session, name, only, within, in_haste=in_haste)
            any_tie = bool(len(shown.network.edges)) or layout.has_ties(session)
        if shown.new and not shown.is_sketch and not self._desk.book.read_only:
            self._keep(shown)
        shown = folding.shown_as(shown, folded)
        middle = shown.network.number_of(shown.centre)
        return OpenedMap(shown, rings_of(shown.network, shown.places, middle), any_tie)

    def _keep(self, shown: MapPicture) -> None:
        try:
            self._desk.book.act(
                _("Laid out the map"),
                lambda session: map_places.keep(session, shown.name, shown.new),
                lasting=True,
            )
        except BookError:  # somebody else writes in this book: the map is laid out again next time
            return

    def introduce(self, target: Target, avoid: Iterable[int], done: Callable[[Introduction], None]) -> None:
        """Ask who can introduce me to somebody, or into a firm."""
        self._asked += 1
        number, shunned = self._asked, tuple(avoid)

        def work(_progress: Any) -> Introduction:
            with self._desk.book.read() as session:
                network = self._graph or graph.load(session)
                self._graph = network
                ask = introductions.ask_firm if target.is_firm else introductions.ask
                return ask(session, target.id, None, 3, shunned, network)

        def came(answer: Introduction) -> None:
            if number == self._asked:
                done(answer)

        self._desk.tasks.run(work, came, self._desk.fail)


def default_filter(name: str) -> Filter:
    """Return what a map shows at first: mine the people within three steps, the whole one everybody."""
    return Filter(hops=2) if base_of(name) == MapName.MINE else Filter()
