"""Who is what to somebody, worked out over parents, spouses and siblings, with the people in between."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from services.network.kinship import naming
from services.network.kinship.family import Family, Kinsman
from services.network.kinship.steps import ASIDE, Chain, Link, Step, other_gender, turned

_FARTHEST = 7
"""So many steps are followed; farther kin have no word of their own."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A relative nobody typed in as one."""

    contact_id: int
    name: str
    word: str
    """What they are to the person asked about."""
    others: tuple[str, ...]
    """What regions say instead."""
    back: str
    """What the person asked about is to them; empty where it has no word."""
    via: tuple[int, ...]
    """The people in between, nearest first."""
    via_words: tuple[str, ...]
    """What each of those is to the person asked about."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to somebody: the people on it, the steps, and after which step each of them stands."""

    people: tuple[int, ...]
    steps: Chain
    stands: tuple[int, ...]
    """How many steps lead to each of ``people``; the first is 0."""


def kin_of(family: Family, person: int) -> list[Kin]:
    """Return everybody whose kinship to a person follows from others' ties, the nearest first."""
    if person not in family.people:
        return []
    typed = {other for other, _steps in family.around[person]}
    words: dict[int, str] = {}
    found = []
    for way in _ways(family, person):
        other = way.people[-1]
        told = called(family, way)
        words[other] = told
        if other in typed or not told:
            continue
        steps = _aged(family, way)
        ego, alter = family.people[person], family.people[other]
        found.append(
            Kin(
                other,
                alter.name,
                told,
                naming.others(steps, ego.gender),
                called(family, _back(family, way)),
                way.people[1:-1],
                tuple(words.get(middle, "") for middle in way.people[1:-1]),
            )
        )
    return found


def called(family: Family, way: _Way) -> str:
    """Return what the last person of a way is to the first; empty where there is no word."""
    return naming.word(_aged(family, way), family.people[way.people[0]].gender)


def _back(family: Family, way: _Way) -> _Way:
    """Return a way from its end to its start."""
    length = len(way.steps)
    stands = [_GONE if stand == _GONE else length - stand for stand in way.stands]
    steps = turned(way.steps, family.people[way.people[0]].gender)
    return _Way(way.people[::-1], steps, tuple(stands[::-1]))


def _ways(family: Family, person: int) -> Iterator[_Way]:
    """Yield the shortest way to each relative, fewest steps first; ways that may lead to two are left out."""
    start = _Way((person,), (), (0,))
    queue: list[tuple[int, int, int, _Way]] = [(0, 0, 0, start)]
    reached: set[int] = set()
    count = 0
    while queue:
        length, _people, _count, way = heapq.heappop(queue)
        at = way.people[-1]
        if at in reached:
            continue
        reached.add(at)
        if at != person:
            yield way
        for other, steps in family.around[at]:
            if other in reached or other not in family.people or length + len(steps) > _FARTHEST:
                continue
            longer = _extended(family, way, other, steps)
            if longer is not None:
                count += 1
                heapq.heappush(queue, (len(longer.steps), len(longer.people), count, longer))


def _extended(family: Family, way: _Way, other: int, steps: Chain) -> _Way | None:
    """Return a way one bond longer, its steps made as short as they can be; None where it is ambiguous."""
    people, told = [*way.people, other], [*way.steps, *steps]
    stands = [*way.stands, len(told)]
    while (place := _shortening(told)) is not None:
        ends = [at for at, stand in enumerate(stands) if stand in (place, place + 2)]
        known = [people[at] for at in ends]
        short = _joined(family, told[place], told[place + 1], known if len(ends) == 2 else None)
        if short is None:
            return None
        told[place : place + 2] = [short]
        stands = [_GONE if stand == place + 1 else stand - (stand > place + 1) for stand in stands]
    return _Way(tuple(people), tuple(told), tuple(stands))


_GONE = -1
"""Where somebody stood between two steps that became one."""
_COUSINS = (Link.SAME_NAME, Link.OTHER_NAME)
_SHORTER = {
    (Link.PARENT, Link.CHILD),
    (Link.CHILD, Link.PARENT),
    (Link.SIBLING, Link.SIBLING),
    (Link.PARENT, Link.SPOUSE),
    (Link.SPOUSE, Link.CHILD),
    (Link.SIBLING, Link.PARENT),
    (Link.CHILD, Link.SIBLING),
    (Link.SPOUSE, Link.SPOUSE),
    (Link.SAME_NAME, Link.PARENT),
    (Link.OTHER_NAME, Link.PARENT),
    (Link.SAME_NAME, Link.SIBLING),
    (Link.OTHER_NAME, Link.SIBLING),
    (Link.SIBLING, Link.SAME_NAME),
    (Link.SIBLING, Link.OTHER_NAME),
}
"""Pairs of steps that are one step, or may mean two different people."""


def _shortening(steps: list[Step]) -> int | None:
    return next(
        (place for place, (one, two) in enumerate(pairwise(steps)) if (one.link, two.link) in _SHORTER), None
    )


def _joined(family: Family, one: Step, two: Step, ends: list[int] | None) -> Step | None:
    """Return the one step that two make; None where nobody can say.

    ``ends`` are the people at both ends of the two steps where the book knows them: only then a parent's
    child is surely a sibling, and not oneself.
    """
    pair = (one.link, two.link)
    if pair == (Link.PARENT, Link.CHILD) and ends is not None:
        return Step(Link.SIBLING, two.gender)
    if pair == (Link.CHILD, Link.PARENT) and ends is not None:
        return Step(Link.SPOUSE, two.gender)
    if pair == (Link.SIBLING, Link.SIBLING) and ends is not None:
        return Step(Link.SIBLING, two.gender, one.elder if one.elder == two.elder else None)
    if pair == (Link.PARENT, Link.SPOUSE):
        return _only_parent(family, ends, 0, Step(Link.PARENT, two.gender or other_gender(one.gender)))
    if pair == (Link.SPOUSE, Link.CHILD):
        return _only_parent(family, ends, 1, Step(Link.CHILD, two.gender))
    if pair == (Link.SIBLING, Link.PARENT):
        return _only_parent(family, ends, 0, Step(Link.PARENT, two.gender))
    if pair == (Link.CHILD, Link.SIBLING):
        return _only_parent(family, ends, 1, Step(Link.CHILD, two.gender))
    if one.link is Link.SIBLING and two.link in _COUSINS:
        return Step(two.link, two.gender)
    if one.link in _COUSINS and two.link is Link.SIBLING:
        return Step(one.link, two.gender)
    return None


def _only_parent(family: Family, ends: list[int] | None, child: int, step: Step) -> Step | None:
    """Return the step unless the child is known to have another father or mother than this one."""
    if ends is None:
        return step
    parent = family.people.get(ends[1 - child])
    gender = parent.gender if parent is not None else None
    known = family.parents(ends[child]) - {ends[1 - child]}
    rivals = [one for one in known if family.people[one].gender in (gender, None) or gender is None]
    return step if not rivals or (gender is None and len(known) < 2) else None


def _aged(family: Family, way: _Way) -> Chain:
    """Return the steps of a way with the order of siblings and cousins as far as birthdays tell."""
    stands = zip(way.people, way.stands, strict=True)
    at = {stand: family.people[one] for one, stand in stands if stand != _GONE}
    steps = list(way.steps)
    for place, step in enumerate(steps):
        if step.link in ASIDE and step.elder is None:
            steps[place] = replace(step, elder=_is_elder(at.get(place + 1), at.get(place)))
        elif step.link is Link.CHILD and place > 1:
            # The end of a cousin's three steps: compared with whom they start from.
            steps[place] = replace(step, elder=_is_elder(at.get(place + 1), at.get(place - 2)))
    return tuple(steps)


def _is_elder(one: Kinsman | None, other: Kinsman | None) -> bool | None:
    """Tell whether one was born before the other; None where the birthdays do not tell."""
    if one is None or other is None or not one.born or not other.born:
        return None
    length = min(len(one.born), len(other.born))
    first, second = one.born[:length], other.born[:length]
    return None if first == second else first < second
