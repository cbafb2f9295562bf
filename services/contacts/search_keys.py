"""The keys that contacts and organizations are found by: kept on their rows, read by the search box.

A contact's key has six fields parted by the unit separator: names; spellings as ``^zhang'wei``; what letters
may begin with, each after a blank; numbers as ``#13800001234``; the organization; and the organization's
spellings, each after a blank. Everything is small and simplified, so that LIKE finds what the box finds.
"""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, and_, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from services.contacts import pinyin
from services.contacts.writing import Memory, half_width, simplified

FIELD = "\x1f"
NAME_MARK = "\x1e"
SPELLING_MARK = "^"
SYLLABLE_MARK = "'"
PHONE_MARK = "#"

_DOTS = re.compile(r"[·•・‧∙.\s]+")
_LATIN_WORDS = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_NOT_DIGITS = re.compile(r"\D+", re.ASCII)
_NUMBER = re.compile(r"\+?[\d\s\-()]*\d[\d\s\-()]*", re.ASCII)
_MARKS = re.compile(f"[{FIELD}{NAME_MARK}\n\r{SPELLING_MARK}{PHONE_MARK}]+")
_PLACE_HEAD = re.compile(
    r"^(?:中国)?(?:[^省市县区]{2,4}(?:省|自治区))?(?:[^市县区]{2,4}[市县区]){0,2}(?=.{3})"
)


def folded(text: str) -> str:
    """Return a text as it is compared: small, simplified, half width, without the key's own marks."""
    return _MARKS.sub(" ", simplified(half_width(text)).lower()).strip()


def _name(text: str) -> str:
    """Return a name as it is compared; Chinese ones without dots and blanks inside."""
    if text.isalpha() and not text.isascii():
        return simplified(half_width(text)).lower()
    name = folded(text)
    return re.sub(r"[.']", "", name) if name.isascii() else _DOTS.sub("", name)


def _spelled_firm(text: str) -> str:
    """Return what may be typed for a firm: `` yunjieruanjian yjrj`` for every way to read it."""
    starts: dict[str, None] = {}
    for way in pinyin.syllables(text, False):
        starts["".join(way)] = starts["".join([syllable[0] for syllable in way])] = None
    return " " + " ".join(starts) if starts else ""


def _spelled_person(text: str) -> tuple[str, str]:
    """Return a name's spellings as ``^zhang'wei`` and as what may be typed: `` zhangwei wei zw w``."""
    marked = ""
    starts: list[str] = []
    for first, *rest in pinyin.syllables(text):
        joined, wholes, initials = _given[tuple(rest)]
        marked += SPELLING_MARK + first + joined
        starts += (first + wholes[0], *wholes[:-1], first[0] + initials[0], *initials[:-1])
    return marked, " " + " ".join(dict.fromkeys(starts)) if starts else ""


def _ends(syllables: tuple[str, ...]) -> tuple[str, list[str], list[str]]:
    """Return syllables as a key parts them, and run together from each on: whole, and their first letters."""
    initials = "".join([syllable[0] for syllable in syllables])
    places = range(len(syllables) + 1)
    return (
        "".join([SYLLABLE_MARK + syllable for syllable in syllables]),
        ["".join(syllables[start:]) for start in places],
        [initials[start:] for start in places],
    )


_given: Memory[tuple[str, ...], tuple[str, list[str], list[str]]] = Memory(_ends, 10_000)
"""How given names end: far fewer sound otherwise than are written otherwise."""


def _person_spelled(name: str) -> tuple[str, str]:
    if name.isascii():
        words = name.split()
        return "", "".join(f" {' '.join(words[start:])}" for start in range(len(words)))
    return _spelled_person(name)


def _organization_fields(name: str) -> str:
    """Return the organization's name and its spellings: whole, behind its place, and Latin words."""
    text = _name(name)
    if not text:
        return FIELD
    ways = _spelled_firm(text)
    core = _PLACE_HEAD.sub("", text)
    if core and core != text:
        ways += _spelled_firm(core)
    ways += "".join(f" {word}" for word in _LATIN_WORDS.findall(text))
    return text + FIELD + "".join(f" {way}" for way in dict.fromkeys(ways.split()))


_organization_keys: Memory[str, str] = Memory(_organization_fields)


def _named(name: str) -> tuple[str, str, str]:
    """Return a name as it is compared, its spellings, and what may be typed for it."""
    told = _name(name)
    return (told, *_person_spelled(told)) if told else ("", "", "")


_names: Memory[str, tuple[str, str, str]] = Memory(_named, 10_000)


def contact_key(names: Sequence[str], numbers: Iterable[str], organization: str) -> str:
    """Return what a contact is found by: names, the usual one first, numbers, the organization."""
    if len(names) == 1:
        told, marked, starts = _names[names[0]]
    else:
        each = dict.fromkeys(found for name in names if (found := _names[name])[0])
        told = NAME_MARK.join([found[0] for found in each])
        marked = "".join([found[1] for found in each])
        starts = "".join([found[2] for found in each])
    digits = "".join([PHONE_MARK + _digits(number) for number in numbers])
    return FIELD.join((told, marked, starts, digits, _organization_keys[organization]))


def _digits(number: str) -> str:
    return number if number.isascii() and number.isdecimal() else _NOT_DIGITS.sub("", number)


def organization_key(name: str) -> str:
    """Return what an organization is found by: its name and its spellings."""
    return _organization_keys[name]


def words_of(query: str) -> list[str]:
    """Return the words of a query as keys are compared; everybody answering must answer each.

    A telephone number written with blanks and signs is one word.
    """
    text = half_width(query).strip()
    if _NUMBER.fullmatch(text):
        digits = _NOT_DIGITS.sub("", text.removeprefix("+86"))
        return [digits] if digits else []
    words = []
    for part in text.split():
        word = _DOTS.sub("", folded(part))
        if word.isascii() and _NUMBER.fullmatch(word):
            word = _NOT_DIGITS.sub("", word)
        elif word and any("a" <= char <= "z" for char in word):
            word = pinyin.typed(word) or word
        words.append(word)
    return list(dict.fromkeys(word for word in words if word))


def answering(key: InstrumentedAttribute[str], query: str) -> ColumnElement[bool]:
    """Return the condition that a row's search key answers a query, as SQL; every row answers an empty one.

    A word of characters and letters mixed is taken apart: each of its parts must be there.
    """
    return and_(true(), *(_answers(key, word) for word in words_of(query)))


def _answers(key: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    if word.isascii() and word.isalpha():
        # Letters count only where a name, a syllable or an organization begins.
        return or_(key.contains(f" {word}", autoescape=True), key.startswith(word, autoescape=True))
    parts = re.findall(r"[a-z]+|[^a-z]+", word)
    if len(parts) == 1 or word.isascii():
        return key.contains(word, autoescape=True)
    return and_(
        *(
            key.contains(f" {part}" if part.isascii() and part.isalpha() else part, autoescape=True)
            for part in parts
        )
    )
