"""What is laid over a map for a while: dotted ties nobody has made yet, and people set apart by a ring."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DottedTie:
    """A line between two contacts that is not in the book: a suggestion, a tie worked out."""

    one: int
    other: int
    kind: str
    """The kind it would be; gives the colour."""
    words: str = ""
    """What is said of it when somebody points at it."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """One layer over the map, told in contacts; those not on the map are passed over."""

    dotted: tuple[DottedTie, ...] = ()
    marked: Mapping[int, str] = field(default_factory=dict)
    """Contacts with a ring, and a word under their name (may be empty)."""
    solid: frozenset[tuple[int, int]] = frozenset()
    """Pairs whose own tie is to stand out."""
    count: int = 0
    """How many dotted ties there would be, were all of them laid over it."""
    steps_back: bool = False
    """Whether everybody who has no part in it steps back."""

    @property
    def people(self) -> frozenset[int]:
        """Everybody who has a part in it."""
        ends = {end for line in self.dotted for end in (line.one, line.other)}
        return frozenset(ends | set(self.marked) | {end for pair in self.solid for end in pair})
