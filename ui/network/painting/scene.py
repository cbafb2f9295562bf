"""What the painters need to know of a map besides the view: who, what is chosen, what is filtered out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from services.network.graph import Ints
from services.network.introductions import Path
from services.network.layout import MapPicture
from services.network.picture import KINDS, NO_KIND, Bools, Hull
from services.network.radial import Rings
from ui.look.tokens import Tokens
from ui.network.painting.camera import Floats
from ui.network.painting.overlay import Placed

BY_TIER, BY_KIND, BY_WARMTH, BY_COMMUNITY = "tier", "kind", "warmth", "community"
TIERS = ("a", "b", "c", "unrated")
_CONNECTOR = 6
"""Somebody with so many ties is named before others of the same tier."""


_CROWDED = 2000


@dataclass(frozen=True, slots=True)
class Sector:
    """Those whom one kind of tie leads to, from one angle to another."""

    kind: int
    start: float
    end: float
    count: int


@dataclass(slots=True)
class MapScene:
    """A map with what is chosen on it; the painters read it and change nothing."""

    picture: MapPicture
    radii: Floats
    letters: list[str]
    degrees: Ints
    order: Ints
    """Numbers of people, the most important first: labels are placed in this order."""
    rings: Rings = field(default_factory=Rings)
    colour: str = BY_TIER
    hidden_tiers: frozenset[str] = frozenset()
    hidden_kinds: frozenset[str] = frozenset()
    selected: int = -1
    group: frozenset[int] = frozenset()
    """Everybody chosen together."""
    hovered: int = -1
    path: tuple[int, ...] = ()
    """Numbers of the people on the path shown, both ends included."""
    told: Path | None = None
    """The path shown, in words."""
    beside: frozenset[int] = frozenset()
    """People on the other paths."""
    over: Placed = field(default_factory=Placed)
    """What is laid over the map for a while."""
    me_word: str = ""
    outlines: list[tuple[Hull, Floats]] | None = None
    """The circles to be drawn and where their members stand; None: to be worked out."""
    quarters: dict[int, Floats] | None = None
    """The corners of each community shown; None: to be worked out."""
    bands: tuple[Ints, Ints, Ints, Floats] | None = None
    """The ties between communities: both numbers, how many, and the middles; None: to be worked out."""
    sectors: list[Sector] | None = None
    """The sectors around the middle; None: to be worked out."""
    hues: list[int] | None = None
    """Which colour each community has; None: to be worked out."""

    def __len__(self) -> int:
        return len(self.letters)

    @property
    def places(self) -> Floats:
        """Where everybody stands."""
        return self.picture.places

    @property
    def is_town(self) -> bool:
        """Tell whether the map shows communities as quarters; around a middle it shows rings."""
        return self.picture.centre == 0 and len(self.picture.communities) > 1

    @property
    def is_crowded(self) -> bool:
        """Tell whether there are so many ties that those between quarters are bands at every zoom."""
        return len(self.picture.network.edges) > _CROWDED

    def forget_shapes(self) -> None:
        """Work out outlines and bands anew: somebody moved, or is hidden."""
        self.outlines = self.quarters = self.bands = self.sectors = None

    def tier_key(self, number: int) -> str:
        """Return the tier of somebody as tokens name it."""
        return TIERS[int(self.picture.network.people.tiers[number]) - 1]

    def shown(self) -> Bools:
        """Return who is not filtered out by the legend."""
        people = self.picture.network.people
        keep = np.ones(len(people), np.bool_)
        for place, key in enumerate(TIERS):
            if key in self.hidden_tiers:
                keep &= people.tiers != place + 1
        if self.picture.network.me >= 0:
            keep[self.picture.network.me] = True
        keep[list(self.path)] = True
        keep[list(self.over.forward)] = True
        return keep

    def shown_edges(self) -> Bools:
        """Return which edges are not filtered out."""
        edges = self.picture.network.edges
        keep = self.shown()
        seen = keep[edges.one] & keep[edges.other]
        for place, kind in enumerate(KINDS):
            if kind.value in self.hidden_kinds:
                seen &= edges.kinds != place
        return seen

    def contacts(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Return the contacts behind numbers of the map."""
        ids = self.picture.network.people.ids
        return tuple(int(ids[number]) for number in sorted(numbers) if ids[number] > 0)

    def kind_of(self, number: int) -> str | None:
        """Return the kind of somebody's strongest tie to me."""
        kind = int(self.picture.network.kinds_to_me[number])
        return None if kind == NO_KIND else KINDS[kind].value

    def is_lit(self, number: int) -> bool:
        """Tell whether somebody is in front: with a path or an overlay the others step back."""
        if self.path:
            return number in self.path or number in self.beside
        return not self.over.forward or number in self.over.forward

    def show_path(self, path: Path | None, others: Iterable[Path] = ()) -> None:
        """Show a path on the map, the others less so; None: none."""
        number = {int(key): place for place, key in enumerate(self.picture.network.people.ids)}
        wanted = () if path is None else tuple(number.get(key, -1) for key in path.contact_ids)
        self.told = path if wanted and -1 not in wanted else None
        self.path = wanted if self.told is not None else ()
        beside = {number[key] for other in others for key in other.contact_ids if key in number}
        self.beside = frozenset(beside - set(self.path))


def scene_of(picture: MapPicture, tokens: Tokens, me_word: str, rings: Rings) -> MapScene:
    """Return the scene of a map, nothing chosen yet."""
    network = picture.network
    count = len(network.people)
    sizes = np.array([tokens.map_value("radius", key) for key in TIERS])
    radii = sizes[network.people.tiers - 1] if count else np.zeros(0)
    letters = [
        surname(name) if tier <= 2 else ""
        for name, tier in zip(network.people.names, network.people.tiers.tolist(), strict=True)
    ]
    for number, folded in network.people.folded.items():
        radii[number] = tokens.map_value("radius", "firm") + min(20.0, 1.1 * len(folded.members) ** 0.5)
        letters[number] = str(len(folded.members))
    degrees = np.bincount(np.concatenate([network.edges.one, network.edges.other]), minlength=count)
    if network.me >= 0:
        radii[network.me] = tokens.map_value("radius", "me")
        letters[network.me] = me_word
    numbers = np.arange(count)
    alone = ~np.isin(numbers, list(network.people.folded))
    order = np.lexsort(
        (numbers, -degrees, degrees < _CONNECTOR, network.people.tiers, alone, numbers != network.me)
    )
    return MapScene(picture, radii, letters, degrees, order, rings, me_word=me_word)


_DOUBLE = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容"}
) | {
    *("夏侯", "宇文", "长孙", "端木", "南宫", "百里", "呼延"),
}


def surname(name: str) -> str:
    """Return what stands inside a circle: the first character, both of a double surname."""
    if len(name) > 2 and name[:2] in _DOUBLE:
        return name[:2]
    return name[:1].upper()
