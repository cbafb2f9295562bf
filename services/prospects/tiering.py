"""The rule of tiers: first-class factors in the majority come first, and so on down. Pure; knows no book."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.kinds import TIER_RANK, Factor, Tier

FACTORS: tuple[str, ...] = tuple(factor.value for factor in Factor)
"""The six factors in the order of their columns."""

LEAST_KNOWN = 3
"""With fewer known factors somebody is unrated."""

OWN = "own:"
"""Prefix of a factor the user added."""

_PLIABLE = ("closeness", "competition", "demand", "value", "personality", "authority")
"""The factors a manager can work on, those that change soonest first; own factors come after them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: the tier, and how far unknown factors could still move it."""

    tier: Tier
    best: Tier
    """The tier if every unknown factor turned out first class."""
    worst: Tier
    """The tier if every unknown factor turned out third class."""
    first: int
    """W1: the sum of the weights of the factors known to be first class."""
    second: int
    third: int
    counts: tuple[int, int, int, int]
    """How many factors are of class 1, 2, 3 and unknown."""

    @property
    def certain(self) -> bool:
        """True when no unknown factor can change the tier."""
        return self.tier == self.best == self.worst

    @property
    def known(self) -> int:
        """How many factors are known."""
        return sum(self.counts[:3])

    @property
    def unknown(self) -> int:
        """How many factors are unknown."""
        return self.counts[3]

    @property
    def factors(self) -> int:
        """How many factors there are."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Change:
    """One factor going from one class to another."""

    factor: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The changes that lead to another tier."""

    tier: Tier
    changes: tuple[Change, ...]


def tier_of(first: int, second: int, third: int, known: int) -> Tier:
    """Return the tier of three sums of weights.

    The rule: fewer than three factors known is unrated; A when W1 > W/2, C when W3 > W/2, else B.
    """
    whole = first + second + third
    if known < LEAST_KNOWN:
        return Tier.UNRATED
    if 2 * first > whole:
        return Tier.A
    return Tier.C if 2 * third > whole else Tier.B


def stand(classes: Mapping[str, int | None], weights: Mapping[str, int]) -> Standing:
    """Judge somebody by the class (1, 2, 3 or None) of each factor; every factor must be named.

    A factor without a weight weighs 1. Best and worst count every factor as known.
    """
    sums = [0, 0, 0, 0]
    counts = [0, 0, 0, 0]
    for factor, klass in classes.items():
        place = klass - 1 if klass else 3
        sums[place] += weights.get(factor, 1)
        counts[place] += 1
    first, second, third, open_ = sums
    everything = sum(counts)
    return Standing(
        tier_of(first, second, third, everything - counts[3]),
        tier_of(first + open_, second, third, everything),
        tier_of(first, second, third + open_, everything),
        first,
        second,
        third,
        (counts[0], counts[1], counts[2], counts[3]),
    )


def lift(classes: Mapping[str, int | None], weights: Mapping[str, int]) -> Turn | None:
    """Return the fewest improvements of known factors that raise the tier, if any can.

    A is the highest; out of unrated leads an answer, not an improvement. Of equally few changes those of
    one step and of the factors a manager can work on come first.
    """
    standing = stand(classes, weights)
    whole = standing.first + standing.second + standing.third
    if standing.tier == Tier.B:
        goal, lacking = Tier.A, whole // 2 + 1 - standing.first
        movable = [Change(factor, klass, 1) for factor, klass in classes.items() if klass in (2, 3)]
    elif standing.tier == Tier.C:
        goal, lacking = Tier.B, standing.third - whole // 2
        movable = [Change(factor, klass, 2) for factor, klass in classes.items() if klass == 3]
    else:
        return None
    changes = _fewest(movable, weights, lacking)
    return Turn(goal, changes) if changes else None


def fall(classes: Mapping[str, int | None], weights: Mapping[str, int]) -> Turn | None:
    """Return the one change for the worse that would cost the tier, if a single one can."""
    standing = stand(classes, weights)
    if standing.tier not in (Tier.A, Tier.B):
        return None
    possible = [
        Change(factor, klass, after)
        for factor, klass in classes.items()
        if klass
        for after in range(klass + 1, 4)
    ]
    for change in sorted(possible, key=_ease):
        tier = stand({**classes, change.factor: change.after}, weights).tier
        if TIER_RANK[tier] > TIER_RANK[standing.tier]:
            return Turn(tier, (change,))
    return None


def ask(classes: Mapping[str, int | None], weights: Mapping[str, int]) -> str | None:
    """Return the unknown factor worth asking next, or None when no answer matters.

    It is the one whose answer can change the tier most; then the one with most different outcomes, the
    heaviest, the first. When no single answer changes the tier, the heaviest brings certainty nearest.
    """
    standing = stand(classes, weights)
    if standing.certain:
        return None
    open_ = [factor for factor, klass in classes.items() if klass is None]
    return min(open_, key=lambda factor: _worth(factor, classes, weights, standing), default=None)


def _worth(
    factor: str, classes: Mapping[str, int | None], weights: Mapping[str, int], standing: Standing
) -> tuple[int, int, int, int]:
    """Return the order of questions, the best one least."""
    now = TIER_RANK[standing.tier]
    ranks = [TIER_RANK[stand({**classes, factor: klass}, weights).tier] for klass in (1, 2, 3)]
    place = FACTORS.index(factor) if factor in FACTORS else len(FACTORS)
    return (-max(abs(rank - now) for rank in ranks), -len(set(ranks)), -weights.get(factor, 1), place)


def _ease(change: Change) -> tuple[int, int, str]:
    """Return the order of changes: the smaller step first, then what a manager can work on."""
    place = _PLIABLE.index(change.factor) if change.factor in _PLIABLE else len(_PLIABLE)
    return (abs(change.before - change.after), place, change.factor)


def _fewest(movable: Iterable[Change], weights: Mapping[str, int], lacking: int) -> tuple[Change, ...]:
    """Choose the fewest changes whose weights together reach what is lacking, the easy ones first."""
    left = sorted(movable, key=_ease)
    heavy = sorted((weights.get(change.factor, 1) for change in left), reverse=True)
    needed = next((n for n in range(1, len(heavy) + 1) if sum(heavy[:n]) >= lacking), 0)
    chosen: list[Change] = []
    for place, change in enumerate(left):
        rest = needed - len(chosen) - 1
        if rest < 0:
            break
        weight = weights.get(change.factor, 1)
        others = sorted((weights.get(other.factor, 1) for other in left[place + 1 :]), reverse=True)
        if weight + sum(others[:rest]) >= lacking and len(others) >= rest:
            chosen.append(change)
            lacking -= weight
    return tuple(chosen)
