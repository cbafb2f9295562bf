"""Ties that nobody typed in, as records: pairs with their evidence, large groups, and the numbers of both.

A suggestion's number is worked out from whom and what it is about. So it is the same in every listing, also
in that of a book open for reading only, and ids are never used again: it never comes to mean anybody else.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from models.kinds import TieKind

MOST = 12
"""So many people who share one thing are shown pair by pair; more of them are a group."""
HOME_MOST = 8
"""A number or an address that more people share is an office's or a dormitory's, no household's."""

PAIR_KINDS = (
    TieKind.TOWNSMAN,
    TieKind.SCHOOLING,
    TieKind.COLLEAGUE,
    TieKind.RELATIVE,
    TieKind.ACQUAINTANCE,
)
"""The kinds a suggestion may have, in the order of their numbers; a household suggests relatives."""


class Ground(StrEnum):
    """What the people of a group share."""

    NATIVE = "native"
    BIRTH = "birth"
    HOME = "home"
    SCHOOL = "school"
    CLASS = "class"
    FIRM = "firm"
    DEPARTMENT = "department"


GROUND_KINDS: dict[Ground, TieKind] = {
    Ground.NATIVE: TieKind.TOWNSMAN,
    Ground.BIRTH: TieKind.TOWNSMAN,
    Ground.HOME: TieKind.TOWNSMAN,
    Ground.SCHOOL: TieKind.SCHOOLING,
    Ground.CLASS: TieKind.SCHOOLING,
    Ground.FIRM: TieKind.COLLEAGUE,
    Ground.DEPARTMENT: TieKind.COLLEAGUE,
}
_GROUNDS = tuple(Ground)
_SLOTS = 16
_FIRST_GROUND = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two contacts who may know each other, the lower id first, and why."""

    number: int
    a: int
    b: int
    a_name: str
    b_name: str
    kind: TieKind
    subkind: str | None
    strength: float
    reasons: tuple[str, ...]
    """Each in words: what the two share."""

    @property
    def evidence(self) -> str:
        """The reasons as one line."""
        from services.i18n import _p

        return _p("between reasons", "; ").join(self.reasons)

    def other(self, contact_id: int) -> int:
        """Return the one who is not this one."""
        return self.b if contact_id == self.a else self.a

    def other_name(self, contact_id: int) -> str:
        """Return the name of the one who is not this one."""
        return self.b_name if contact_id == self.a else self.a_name


@dataclass(frozen=True, slots=True)
class Group:
    """Many people who share one thing: never pair by pair; they may become a circle, or join theirs."""

    number: int
    ground: Ground
    key: str
    name: str
    """How the circle would be called."""
    strength: float
    members: tuple[int, ...]
    evidence: str
    cohort_id: int | None = None
    """The circle made of it before; the members are then those who came since."""

    @property
    def kind(self) -> TieKind:
        """The kind of tie its members may have."""
        return GROUND_KINDS[self.ground]


def pair_number(one: int, other: int, kind: TieKind) -> int:
    """Return the number of a suggestion: the how-manieth pair it is, and the kind."""
    low, high = sorted((one, other))
    return (high * (high - 1) // 2 + low) * _SLOTS + PAIR_KINDS.index(kind)


def pair_of(number: int) -> tuple[int, int, TieKind] | None:
    """Return whom a number is about, the lower id first; None where it is no pair's number."""
    place, slot = divmod(number, _SLOTS)
    if place < 1 or slot >= len(PAIR_KINDS):
        return None
    high = (1 + math.isqrt(8 * place + 1)) // 2
    if high * (high - 1) // 2 >= place:
        high -= 1
    low = place - high * (high - 1) // 2
    return (low, high, PAIR_KINDS[slot]) if 0 < low < high else None


def group_number(ground: Ground, first: int) -> int:
    """Return the number of a group: of a place its code, of a firm or school its id, else its first row."""
    return first * _SLOTS + _FIRST_GROUND + _GROUNDS.index(ground)


def group_of(number: int) -> tuple[Ground, int] | None:
    """Return which group a number is about; None where it is no group's number."""
    first, slot = divmod(number, _SLOTS)
    place = slot - _FIRST_GROUND
    return (_GROUNDS[place], first) if 0 <= place < len(_GROUNDS) and first > 0 else None
