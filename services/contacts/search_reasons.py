"""Says why somebody was found, in a few words with the typed part marked."""

from dataclasses import dataclass

from services.contacts.abbreviations import pieces
from services.contacts.search_keys import FIELD, NAME_MARK, PHONE_MARK, SPELLING_MARK, SYLLABLE_MARK, folded
from services.contacts.surnames import surname_length
from services.i18n import _p

Mark = tuple[int, int]
"""Start and end of a typed part."""

NAME, SPELLING, NUMBER, ORGANIZATION = "name", "spelling", "number", "organization"
_TAIL = 8
"""Up to so many digits are spoken of as the end of a number."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one answers: words, the typed places in them, and by what."""

    words: str
    marks: tuple[Mark, ...] = ()
    by: str = NAME


def reason(key: str, name: str, organization: str, words: list[str]) -> Reason:
    """Return why a contact with that search key answers the words of a query."""
    fields = (key + FIELD * 5).split(FIELD, 6)
    parts = dict.fromkeys(_of_word(fields, name, organization, word) for word in words)
    told = [part for part in parts if part.by != NAME] or list(parts)
    text = ""
    marks: list[Mark] = []
    for part in told:
        text += _p("between reasons", "; ") if text else ""
        marks += [(start + len(text), end + len(text)) for start, end in part.marks]
        text += part.words
    return Reason(text, tuple(marks), told[0].by if told else NAME)


def _of_word(fields: list[str], name: str, organization: str, word: str) -> Reason:
    names = fields[0].split(NAME_MARK)
    for other in names:
        if word in other:
            return _titled(_p("found by", "Name"), name if other == names[0] else other, word)
    if word.isascii() and word.isdigit():
        for number in fields[3].split(PHONE_MARK):
            if number.endswith(word) and len(word) <= _TAIL:
                return _titled(_p("found by", "Ends in"), word, word, NUMBER)
        for number in fields[3].split(PHONE_MARK):
            if word in number:
                return _titled(_p("found by", "Number"), number, word, NUMBER)
    if word.isascii() and word.isalpha():
        found = _spelling(fields[1], name, word)
        if found is not None:
            return found
    elif any("a" <= char <= "z" for char in word) and fields[1]:
        return Reason(f"{_p('found by', 'Pinyin')} {_shown(_ways(fields[1])[0], name)}", by=SPELLING)
    return _titled("", organization, word, ORGANIZATION)


def _titled(title: str, text: str, word: str, by: str = NAME) -> Reason:
    """Return a title and a text in which the word is marked, where it stands there as typed."""
    head = f"{title} " if title else ""
    at = folded(text).find(word)
    marks = ((len(head) + at, len(head) + at + len(word)),) if at >= 0 else ()
    return Reason(head + text, marks, by)


def _ways(field: str) -> list[list[str]]:
    return [way.split(SYLLABLE_MARK) for way in field.split(SPELLING_MARK) if way]


def _shown(way: list[str], name: str) -> str:
    """Return a spelling as words, surname first: Shen yanqiu."""
    length = surname_length(name) if len(way) == len(name) > 1 else 0
    head, tail = "".join(way[:length]), "".join(way[length:])
    return (f"{head} {tail}" if length and tail else head + tail).capitalize()


def _spelling(field: str, name: str, word: str) -> Reason | None:
    """Return the spelling or the initials, or the spelling by some of its letters, that the word begins."""
    for way in _ways(field):
        for start in range(len(way)):
            if "".join(way[start:]).startswith(word):
                begin = len("".join(way[:start]))
                return _pinyin(way, name, [(begin, begin + len(word))])
    title = f"{_p('found by', 'Initials')} "
    for way in _ways(field):
        initials = "".join(syllable[:1] for syllable in way)
        at = initials.find(word)
        if at >= 0:
            return Reason(
                title + initials.upper(), ((len(title) + at, len(title) + at + len(word)),), SPELLING
            )
    for way in _ways(field):
        for start in range(len(way)):
            typed = pieces(way[start:], word)
            if typed is not None:
                begins = [len("".join(way[:place])) for place in range(start, len(way))]
                parts = [(begin, begin + length) for begin, length in zip(begins, typed, strict=False)]
                return _pinyin(way, name, parts)
    return None


def _pinyin(way: list[str], name: str, typed: list[Mark]) -> Reason:
    """Return a spelling as the reason, with parts of it marked that were typed."""
    title = f"{_p('found by', 'Pinyin')} "
    shown = _shown(way, name)
    blank = shown.find(" ")
    moved = [(begin + (0 <= blank <= begin), end + (0 <= blank < end)) for begin, end in typed]
    marks = tuple((len(title) + begin, len(title) + end) for begin, end in moved)
    return Reason(title + shown, marks, SPELLING)
