"""What a word of kinship, as people type it, means in steps: 二舅妈, 姥姥, 大儿媳."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from services.contacts.writing import half_width, simplified
from services.network.kinship.naming import entries
from services.network.kinship.steps import MAN, WOMAN, Chain, Link, Step

T = TypeVar("T")
_RANKS = "大小二三四五六七八九老亲胞长幼远房"
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_TRIM = re.compile(r"^(?:是|我的?|本人的?|其)|(?:关系)$|[\s:,。.]+")
_OPEN: dict[str, Chain] = {
    "孩子": (Step(Link.CHILD),),
    "子女": (Step(Link.CHILD),),
    "父母": (Step(Link.PARENT),),
    "爱人": (Step(Link.SPOUSE),),
    "配偶": (Step(Link.SPOUSE),),
    "另一半": (Step(Link.SPOUSE),),
    "夫妻": (Step(Link.SPOUSE),),
    "兄弟": (Step(Link.SIBLING, MAN),),
    "姐妹": (Step(Link.SIBLING, WOMAN),),
    "姊妹": (Step(Link.SIBLING, WOMAN),),
    "兄妹": (Step(Link.SIBLING),),
    "姐弟": (Step(Link.SIBLING),),
    "兄弟姐妹": (Step(Link.SIBLING),),
    "双胞胎": (Step(Link.SIBLING),),
    "同胞": (Step(Link.SIBLING),),
    "堂兄弟": (Step(Link.SAME_NAME, MAN),),
    "堂姐妹": (Step(Link.SAME_NAME, WOMAN),),
    "堂兄妹": (Step(Link.SAME_NAME),),
    "堂亲": (Step(Link.SAME_NAME),),
    "表兄弟": (Step(Link.OTHER_NAME, MAN),),
    "表姐妹": (Step(Link.OTHER_NAME, WOMAN),),
    "表兄妹": (Step(Link.OTHER_NAME),),
    "表姐弟": (Step(Link.OTHER_NAME),),
    "表亲": (Step(Link.OTHER_NAME),),
}
"""Words that leave the gender or the order open."""


@cache
def _words() -> dict[str, Chain]:
    told: dict[str, list[Chain]] = {}
    for steps, _term, understood in entries():
        for word in understood:
            told.setdefault(simplified(word), []).append(steps)
    found = {word: merged for word, chains in told.items() if (merged := _merged(chains))}
    return {**found, **_OPEN}


def _merged(chains: list[Chain]) -> Chain | None:
    """Return what several meanings of a word have in common; None where they are different ways."""
    first = chains[0]
    if any([step.link for step in one] != [step.link for step in first] for one in chains):
        return None
    return tuple(
        Step(steps[0].link, _one(step.gender for step in steps), _one(step.elder for step in steps))
        for steps in zip(*chains, strict=True)
    )


def _one(values: Iterable[T]) -> T | None:
    told = set(values)
    return told.pop() if len(told) == 1 else None


def words() -> Iterable[str]:
    """Return every word that is understood."""
    return _words().keys()


def read(word: str) -> Chain | None:
    """Return the steps to whom a word names, from the one whose relative that is; None for no such word."""
    text = _BRACKETS.sub("", simplified(half_width(word)))
    while (shorter := _TRIM.sub("", text)) != text:
        text = shorter
    if not text or text in _words():
        return _words().get(text)
    for bare in (text.lstrip(_RANKS), text[1:]):
        if 0 < len(bare) < len(text) and text[0] in _RANKS and bare in _words():
            return _words()[bare]
    return None
