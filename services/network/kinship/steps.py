"""The way from one person to a relative, step by step: parent, child, spouse, sibling, cousin.

Written short, one letter a step, capitals along the line and marriage, small letters to the side:

    F M   father, mother          S D   son, daughter        H W   husband, wife
    b z   brother, sister         p q   male and female cousin of the same name, 堂
    c d   other male and female cousin, 表

``+`` behind a small letter means older than whom the step starts from, ``-`` younger: ``Fb+`` is the father's
elder brother, ``MzS`` a son of the mother's sister.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

MAN, WOMAN = "male", "female"


class Link(StrEnum):
    """What the next person is to the one before."""

    PARENT = "parent"
    CHILD = "child"
    SPOUSE = "spouse"
    SIBLING = "sibling"
    SAME_NAME = "same_name"
    """A cousin over brothers alone, 堂."""
    OTHER_NAME = "other_name"
    """Any other cousin, 表."""


ASIDE = (Link.SIBLING, Link.SAME_NAME, Link.OTHER_NAME)
"""Links to somebody of the same generation who is older or younger."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the link, the gender of whom it reaches, and whether they are the elder; None: not told."""

    link: Link
    gender: str | None = None
    elder: bool | None = None


Chain = tuple[Step, ...]
"""The steps from one person to another."""

_LETTERS: dict[tuple[Link, str], str] = {
    (Link.PARENT, MAN): "F",
    (Link.PARENT, WOMAN): "M",
    (Link.CHILD, MAN): "S",
    (Link.CHILD, WOMAN): "D",
    (Link.SPOUSE, MAN): "H",
    (Link.SPOUSE, WOMAN): "W",
    (Link.SIBLING, MAN): "b",
    (Link.SIBLING, WOMAN): "z",
    (Link.SAME_NAME, MAN): "p",
    (Link.SAME_NAME, WOMAN): "q",
    (Link.OTHER_NAME, MAN): "c",
    (Link.OTHER_NAME, WOMAN): "d",
}
_STEPS = {letter: place for place, letter in _LETTERS.items()}
_TOKEN = re.compile(r"([A-Za-z])([+-]?)")


def chain(text: str) -> Chain:
    """Return the steps that letters stand for."""
    return tuple(
        Step(*_STEPS[letter], None if not sign else sign == "+") for letter, sign in _TOKEN.findall(text)
    )


def letters(steps: Iterable[Step]) -> str:
    """Return steps in letters; raises KeyError where a gender is not told."""
    return "".join(
        _LETTERS[step.link, step.gender or ""] + {None: "", True: "+", False: "-"}[step.elder]
        for step in steps
    )


def turned(steps: Chain, gender: str | None) -> Chain:
    """Return the way back; ``gender`` is that of the one from whom the steps lead."""
    genders = [gender, *(step.gender for step in steps)]
    back = []
    for place in range(len(steps) - 1, -1, -1):
        step = steps[place]
        elder = None if step.elder is None else not step.elder
        link = {Link.PARENT: Link.CHILD, Link.CHILD: Link.PARENT}.get(step.link, step.link)
        back.append(Step(link, genders[place], elder))
    return tuple(back)


def generation(steps: Iterable[Step]) -> int:
    """Return how many generations above the start the last person stands; below it is negative."""
    return sum((step.link is Link.PARENT) - (step.link is Link.CHILD) for step in steps)


def other_gender(gender: str | None) -> str | None:
    """Return the other gender; of an unknown one, an unknown one."""
    return {MAN: WOMAN, WOMAN: MAN}.get(gender or "")


def folded(steps: Chain) -> Chain:
    """Return steps with every child of a parent's sibling as a cousin; genders must be told."""
    told = list(steps)
    place = 0
    while place + 2 < len(told):
        parent, sibling, child = told[place : place + 3]
        if (parent.link, sibling.link, child.link) == (Link.PARENT, Link.SIBLING, Link.CHILD):
            brothers = parent.gender == sibling.gender == MAN
            link = Link.SAME_NAME if brothers else Link.OTHER_NAME
            told[place : place + 3] = [replace(child, link=link)]
            place = max(0, place - 2)
        else:
            place += 1
    return tuple(told)
