"""What cannot be true of a family: ages, generations, rings, two fathers, genders, spouses, who is elder."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from services.i18n import _, _p
from services.network.kinship.family import Bond, Family, Kinsman
from services.network.kinship.steps import ASIDE, MAN, Link, generation, other_gender

LEAST_GAP = 14
"""Nobody is a father or a mother at fewer years."""


class Wrong(StrEnum):
    """A kind of contradiction."""

    AGE = "age"
    GENERATION = "generation"
    CYCLE = "cycle"
    TWO_PARENTS = "two_parents"
    GENDER = "gender"
    TWO_SPOUSES = "two_spouses"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that cannot be, in words; whom it is about, and the ties that say it."""

    kind: Wrong
    words: str
    people: tuple[int, ...]
    ties: tuple[int, ...]


def contradictions(family: Family, about: int | None = None) -> list[Contradiction]:
    """Return what cannot be true of a family; ``about``: only what concerns one person."""
    found: dict[Contradiction, None] = {}
    for look in (_genders, _cycles, _two_parents, _two_spouses, _ages, _orders, _generations):
        found.update(dict.fromkeys(look(family)))
    return [one for one in found if about is None or about in one.people]


def _genders(family: Family) -> Iterator[Contradiction]:
    """A mother who is a man; a man who has a husband."""
    for bond in family.bonds:
        one, other = family.people[bond.one], family.people[bond.other]
        last, first = bond.steps[-1], bond.steps[0]
        if last.gender and other.told_gender and last.gender != other.told_gender:
            man = _("{name} is entered as a man, and as {whose} {word}.")
            woman = _("{name} is entered as a woman, and as {whose} {word}.")
            words = man if other.told_gender == MAN else woman
            yield _wrong(
                Wrong.GENDER, words.format(name=_who(other), whose=_whose(one), word=bond.word), bond
            )
        own = other_gender(first.gender) if first.link is Link.SPOUSE else None
        if own and one.told_gender and own != one.told_gender:
            man = _("{name} is entered as a man, and {word} {other} is told of him.")
            woman = _("{name} is entered as a woman, and {word} {other} is told of her.")
            words = man if one.told_gender == MAN else woman
            told = words.format(name=_who(one), word=bond.word, other=_who(other))
            yield _wrong(Wrong.GENDER, told, bond)


def _parent_bonds(family: Family) -> Iterator[tuple[int, int, Bond]]:
    """Yield every bond of a child and a parent, in this order, whichever way it was typed."""
    for bond in family.bonds:
        if len(bond.steps) == 1 and bond.steps[0].link is Link.PARENT:
            yield bond.one, bond.other, bond
        elif len(bond.steps) == 1 and bond.steps[0].link is Link.CHILD:
            yield bond.other, bond.one, bond


def _cycles(family: Family) -> Iterator[Contradiction]:
    """Somebody who is an ancestor of themselves."""
    for ring, bonds in _rings(family):
        names = " → ".join(_who(family.people[one]) for one in (*ring, ring[0]))
        words = _("Each is the parent of the one before, and it ends where it began: {names}.")
        yield Contradiction(
            Wrong.CYCLE, words.format(names=names), ring, tuple(sorted(bond.tie_id for bond in bonds))
        )


def _rings(family: Family) -> list[tuple[tuple[int, ...], list[Bond]]]:
    """Return each ring of parents once, its lowest id first."""
    up: dict[int, dict[int, Bond]] = defaultdict(dict)
    for child, parent, bond in _parent_bonds(family):
        up[child].setdefault(parent, bond)
    found: dict[tuple[int, ...], list[Bond]] = {}
    done: set[int] = set()
    for start in sorted(up):
        path, stack = [start], [iter(sorted(up[start]))]
        while stack:
            after = next(stack[-1], None)
            if after is None:
                done.add(path.pop())
                stack.pop()
            elif after in path:
                ring = path[path.index(after) :]
                least = ring.index(min(ring))
                turned = tuple(ring[least:] + ring[:least])
                pairs = zip(turned, (*turned[1:], turned[0]), strict=True)
                found.setdefault(turned, [up[one][other] for one, other in pairs])
            elif after not in done:
                path.append(after)
                stack.append(iter(sorted(up[after])))
    return list(found.items())


def _two_parents(family: Family) -> Iterator[Contradiction]:
    """Two fathers, or two mothers."""
    told: dict[tuple[int, str], dict[int, Bond]] = defaultdict(dict)
    for child, parent, bond in _parent_bonds(family):
        gender = bond.steps[0].gender if child == bond.one else None
        gender = gender or family.people[parent].gender
        if gender is not None:
            told[child, gender].setdefault(parent, bond)
    for (child, gender), parents in told.items():
        if len(parents) > 1:
            words = (
                _("{name} has two fathers: {parents}.")
                if gender == MAN
                else _("{name} has two mothers: {parents}.")
            )
            yield _several(Wrong.TWO_PARENTS, words, family, child, parents)


def _two_spouses(family: Family) -> Iterator[Contradiction]:
    """Married to two at once; former spouses are other words and do not count."""
    told: dict[int, dict[int, Bond]] = defaultdict(dict)
    for bond in family.bonds:
        if len(bond.steps) == 1 and bond.steps[0].link is Link.SPOUSE:
            told[bond.one].setdefault(bond.other, bond)
            told[bond.other].setdefault(bond.one, bond)
    for person, spouses in told.items():
        if len(spouses) > 1:
            words = _("{name} is married to two at once: {parents}.")
            yield _several(Wrong.TWO_SPOUSES, words, family, person, spouses)


def _several(kind: Wrong, words: str, family: Family, person: int, others: dict[int, Bond]) -> Contradiction:
    names = _("{one} and {other}").format(
        one=", ".join(_who(family.people[one]) for one in list(others)[:-1]),
        other=_who(family.people[list(others)[-1]]),
    )
    ties = tuple(sorted(bond.tie_id for bond in others.values()))
    said = words.format(name=_who(family.people[person]), parents=names)
    return Contradiction(kind, said, (person, *others), ties)


def _ages(family: Family) -> Iterator[Contradiction]:
    """A parent, or a grandparent, too young for it."""
    for bond in family.bonds:
        links = {step.link for step in bond.steps}
        if links == {Link.PARENT}:
            young, old = family.people[bond.one], family.people[bond.other]
        elif links == {Link.CHILD}:
            young, old = family.people[bond.other], family.people[bond.one]
        else:
            continue
        if young.year is None or old.year is None:
            continue
        gap = young.year - old.year
        if gap < LEAST_GAP * len(bond.steps):
            told = {"old": _who(old), "young": _who(young), "years": abs(gap), "word": bond.word}
            if gap < 0:
                words = _("{old} is {years} years younger than {young}, and entered as an elder: {word}.")
            else:
                words = _("{old} is only {years} years older than {young}: {word}.")
            yield _wrong(Wrong.AGE, words.format(**told), bond)


def _orders(family: Family) -> Iterator[Contradiction]:
    """An elder brother born later; two who are each other's elder."""
    claims: dict[tuple[int, int], Bond] = {}
    for bond in family.bonds:
        step = bond.steps[0]
        if len(bond.steps) != 1 or step.link not in ASIDE or step.elder is None:
            continue
        one, other = family.people[bond.one], family.people[bond.other]
        elder, younger = (other, one) if step.elder else (one, other)
        if _born_before(younger, elder):
            words = _("{other} is {whose} {word}, and by birthday it is the other way round.")
            told = words.format(other=_who(other), whose=_whose(one), word=bond.word)
            yield _wrong(Wrong.ORDER, told, bond)
        before = claims.get((younger.id, elder.id))
        if before is not None:
            words = _("{one} and {other} are each entered as the elder.")
            first, second = sorted((bond.one, bond.other))
            told = words.format(one=_who(family.people[first]), other=_who(family.people[second]))
            yield Contradiction(
                Wrong.ORDER, told, (bond.one, bond.other), tuple(sorted((before.tie_id, bond.tie_id)))
            )
        claims[elder.id, younger.id] = bond


def _born_before(one: Kinsman, other: Kinsman) -> bool:
    """Tell whether one was surely born before the other."""
    length = min(len(one.born), len(other.born))
    return bool(length) and one.born[:length] < other.born[:length]


def _generations(family: Family) -> Iterator[Contradiction]:
    """Somebody who stands in two generations at once; rings of parents are told of elsewhere."""
    ringed = {bond.tie_id for _ring, bonds in _rings(family) for bond in bonds}
    height: dict[int, int] = {}
    root: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for bond in family.bonds:
        if bond.tie_id in ringed:
            continue
        for one in (bond.one, bond.other):
            if one not in root:
                root[one], height[one], members[one] = one, 0, [one]
        above = generation(bond.steps)
        apart = height[bond.one] + above - height[bond.other]
        if root[bond.one] == root[bond.other]:
            if apart:
                yield _in_two(family, bond, above, above - apart)
            continue
        joining = members.pop(root[bond.other])
        for one in joining:
            root[one] = root[bond.one]
            height[one] += apart
        members[root[bond.one]] += joining


def _in_two(family: Family, bond: Bond, above: int, before: int) -> Contradiction:
    one, other = family.people[bond.one], family.people[bond.other]
    words = _("{other} is {whose} {word}, {here}; by other ties {there}.")
    told = words.format(
        other=_who(other), whose=_whose(one), word=bond.word, here=_level(above), there=_level(before)
    )
    return _wrong(Wrong.GENERATION, told, bond)


def _level(above: int) -> str:
    """Say how many generations somebody stands above or below another one."""
    if above == 0:
        return _("of one generation")
    if above > 0:
        return _("{count} generations above").format(count=above)
    return _("{count} generations below").format(count=-above)


def _wrong(kind: Wrong, words: str, bond: Bond) -> Contradiction:
    return Contradiction(kind, words, (bond.one, bond.other), (bond.tie_id,))


def _who(person: Kinsman) -> str:
    return _("you") if person.is_me else person.name


def _whose(person: Kinsman) -> str:
    """Return whose relative somebody is."""
    return _p("whose", "your") if person.is_me else _("{name}'s").format(name=person.name)
