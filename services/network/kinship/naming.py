"""What somebody at the end of some steps is called; where a gender or an order is not told, all it may be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from services.network.kinship import blood_terms, marriage_terms
from services.network.kinship.steps import (
    ASIDE,
    MAN,
    WOMAN,
    Chain,
    Link,
    Step,
    chain,
    folded,
    letters,
    other_gender,
)

_MOST_FILLED = 64
"""Of steps that tell less than this many ways leave open, nothing is claimed."""
_MOST_NAMED = 2

_TOGETHER = {
    "父亲 母亲": "父母",
    "丈夫 妻子": "爱人",
    "儿子 女儿": "孩子",
    "哥哥 弟弟": "兄弟",
    "姐姐 妹妹": "姐妹",
    "哥哥 弟弟 姐姐 妹妹": "兄弟姐妹",
    "堂哥 堂弟": "堂兄弟",
    "堂姐 堂妹": "堂姐妹",
    "堂哥 堂弟 堂姐 堂妹": "堂亲",
    "表哥 表弟": "表兄弟",
    "表姐 表妹": "表姐妹",
    "表哥 表弟 表姐 表妹": "表亲",
    "孙子 孙女": "孙辈",
    "外孙 外孙女": "外孙辈",
    "侄子 侄女": "侄辈",
    "外甥 外甥女": "外甥辈",
    "亲家公 亲家母": "亲家",
    "爷爷 奶奶": "祖父母",
    "外公 外婆": "外祖父母",
    "公公 婆婆": "公婆",
    "岳父 岳母": "岳父母",
}
_GENERAL = {frozenset(words.split()): word for words, word in _TOGETHER.items()}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of kinship: the word that is said, and what regions say instead."""

    word: str
    others: tuple[str, ...] = ()


def entries() -> Iterator[tuple[Chain, Term, tuple[str, ...]]]:
    """Yield every line of the tables: the steps, the term, the words that are understood so."""
    for line in (blood_terms.TERMS + marriage_terms.TERMS).splitlines():
        if line:
            steps, *words = line.split()
            said = tuple(word.removeprefix("~") for word in words)
            yield chain(steps), Term(said[0], said[1:]), tuple(word for word in words if word[0] != "~")


@cache
def _table() -> dict[str, Term]:
    found: dict[str, Term] = {}
    for steps, term, _understood in entries():
        for filled in _ordered(steps):
            found.setdefault(letters(filled), term)
    return found


def terms(steps: Chain, gender: str | None = None) -> tuple[Term, ...] | None:
    """Return the terms that steps may lead to, from a person of that gender; None where some have none."""
    found: dict[str, Term] = {}
    for count, filled in enumerate(_filled(steps, gender)):
        term = _table().get(letters(filled)) or _over_spouse(filled)
        if term is None or count >= _MOST_FILLED:
            return None
        found.setdefault(term.word, term)
    return tuple(found.values())


def _over_spouse(steps: Chain) -> Term | None:
    """Return how a relative of the husband or wife is called who has no word of their own.

    A wife takes over her husband's words for those below; a husband puts 内 before his wife's.
    """
    if steps[0].link is not Link.SPOUSE or (term := _table().get(letters(steps[1:]))) is None:
        return None
    wife = steps[0].gender == WOMAN
    below = steps[1].link in ASIDE and len(steps) > 2 and steps[2].link is Link.CHILD
    if below:
        return Term(f"内{term.word}") if wife else term
    return Term(f"妻子的{term.word}" if wife else f"丈夫的{term.word}")


def word(steps: Chain, gender: str | None = None) -> str:
    """Return what the last person is called by the first; empty where there is no one word for it."""
    found = terms(steps, gender)
    if not found:
        return ""
    words = [term.word for term in found]
    if len(words) == 1:
        return words[0]
    general = _GENERAL.get(frozenset(words))
    return general or ("或".join(words) if len(words) <= _MOST_NAMED else "")


def others(steps: Chain, gender: str | None = None) -> tuple[str, ...]:
    """Return what regions say instead, where the term is certain."""
    found = terms(steps, gender)
    return found[0].others if found is not None and len(found) == 1 else ()


def _filled(steps: Chain, gender: str | None) -> Iterator[Chain]:
    """Yield the steps with every gender and order told, cousins as cousins."""
    told = [_genders(step, place, gender, steps) for place, step in enumerate(steps)]
    for genders in product(*told):
        if _is_odd(steps, genders):
            continue
        some = tuple(replace(step, gender=one) for step, one in zip(steps, genders, strict=True))
        plain = tuple(step if step.link in ASIDE else replace(step, elder=None) for step in folded(some))
        yield from _ordered(plain)


def _genders(step: Step, place: int, gender: str | None, steps: Chain) -> tuple[str, ...]:
    """Return the genders a person may have; husband and wife tell each other's."""
    if step.gender is not None:
        return (step.gender,)
    before = gender if place == 0 else steps[place - 1].gender
    if step.link is Link.SPOUSE and before is not None:
        return (other_gender(before) or MAN,)
    return (MAN, WOMAN)


def _is_odd(steps: Chain, genders: tuple[str, ...]) -> bool:
    """Tell whether a gender filled in makes husband and wife of one gender."""
    return any(
        step.link is Link.SPOUSE and step.gender is None and place and genders[place] == genders[place - 1]
        for place, step in enumerate(steps)
    )


def _ordered(steps: Chain) -> Iterator[Chain]:
    """Yield the steps with every order told."""
    open_ones = [
        (True, False) if step.link in ASIDE and step.elder is None else (step.elder,) for step in steps
    ]
    for told in product(*open_ones):
        yield tuple(replace(step, elder=one) for step, one in zip(steps, told, strict=True))
