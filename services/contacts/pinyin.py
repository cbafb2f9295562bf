"""How names and firms sound: spelled for reading, as an order for lists, as keys for the search box."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import product

from services.contacts.sounds import WORDS, sounds, surname_sounds
from services.contacts.surnames import COMPOUND, COMPOUND_READINGS, READINGS, surname_length, surname_of
from services.contacts.writing import Memory, all_hanzi, half_width, is_hanzi

__all__ = ["Reading", "readings", "search_keys", "sort_key", "sound_key", "spelled", "surname_of", "typed"]

MOST_COMBINATIONS = 8
_WORD = re.compile("|".join(WORDS))
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_DIGITS = re.compile("[0-9０-９]+")
_TOKEN = re.compile(f"{_DIGITS.pattern}|{_WORD.pattern}|.", re.DOTALL)
_NOT_TYPED = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]+")
_TYPED_V = re.compile(r"([ln])(yu|ue)")
_LATIN_SIGNS = {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text: a syllable without tone for each character, ü written v."""

    syllables: tuple[str, ...]

    @property
    def full(self) -> str:
        """Return the syllables run together, as somebody types them."""
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        """Return the first letter of every syllable, digits whole."""
        return "".join(part if part.isdecimal() else part[:1] for part in self.syllables)


def _bare(syllable: str) -> str:
    """Return a syllable without its tone, ü as v."""
    parts = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(char for char in parts if "a" <= char <= "z")


def _tone(syllable: str) -> str:
    """Return the digit of a syllable's tone, 5 for none."""
    return next((_TONES[char] for char in unicodedata.normalize("NFD", syllable) if char in _TONES), "5")


def _bare_of(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_bare, sounds[char])))


def _bare_surname(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_bare, surname_sounds[char])))


def _order_of(char: str) -> str:
    """Return one character's piece of the sort key: digits before Chinese before letters before the rest.

    A run of digits or a word with a reading of its own counts as one character.
    """
    if char in WORDS:
        return "".join(map(_piece, WORDS[char], char))
    if _DIGITS.fullmatch(char):
        bare = half_width(char).lstrip("0") or "0"
        return f"{len(bare):03d}{bare}" if len(bare) < 1000 else bare
    if is_hanzi(char):
        heard = sounds[char]
        return _piece(heard[0], char) if heard else "~~" + char
    folded = half_width(char).casefold()
    if folded.isascii():
        return "~" + folded if folded.isalpha() else folded
    bare = "".join(part for part in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(part))
    bare = _LATIN_SIGNS.get(bare, bare)
    return "~" + bare if bare.isascii() and bare.isalpha() else "~~" + folded


def _piece(syllable: str, char: str) -> str:
    return _bare(syllable) + _tone(syllable) + char


def _order_surname(char: str) -> str:
    heard = surname_sounds[char]
    return _piece(heard[0], char) if heard else _order[char]


_bares: Memory[str, tuple[str, ...]] = Memory(_bare_of)
_surname_bares: Memory[str, tuple[str, ...]] = Memory(_bare_surname)
_order: Memory[str, str] = Memory(_order_of)
_surname_order: Memory[str, str] = Memory(_order_surname)


def sort_key(text: str) -> str:
    """Return the stored key that puts names and firms in the order of a Chinese telephone book.

    By pinyin, tone and character, one character after the other; a surname sounds as a surname; numbers by
    their size and before Chinese, letters after it whatever their case. Keys compare by code point.
    """
    text, head = text.strip(), ""
    if text[:2] in COMPOUND_READINGS:
        first, second = COMPOUND_READINGS[text[:2]]
        head = _piece(first, text[0]) + _piece(second, text[1])
        text = text[2:]
    elif 1 < len(text) <= 4 and text[0] in READINGS and text[:2] not in COMPOUND and text[:2] not in WORDS:
        head, text = _surname_order[text[0]], text[1:]
    if len(text) < 4 and text.isalpha():
        return head + "".join([_order[char] for char in text])
    return head + "".join([_order[token] for token in _TOKEN.findall(text)])


def _heard_of(char: str) -> str:
    """Return one character as the usual ear hears it: a syllable, a small letter, nothing for a sign."""
    bares = _bares[char]
    return bares[0] if bares else "".join(part for part in _fold_latin(half_width(char)) if part.isalnum())


_heard: Memory[str, str] = Memory(_heard_of)


def sound_key(name: str) -> str:
    """Return how a name sounds in its usual reading, without tones: 张玮 and 張偉 are zhang wei alike.

    Quick and one for each name; ``readings`` knows all ways to read it.
    """
    return " ".join([_heard[char] for char in name])


def _choices(text: str, surname_rules: bool) -> list[tuple[str, ...]]:
    """Return for every character, Latin word or number the syllables it may stand for."""
    choices = [_bares[char] for char in text]
    if (known := all(choices)) or all_hanzi(text):
        if not known:
            choices = [choice or (char,) for choice, char in zip(choices, text, strict=True)]
        if surname_rules and len(text) > 1:
            if text[:2] in COMPOUND_READINGS:
                choices[:2] = [(_bare(part),) for part in COMPOUND_READINGS[text[:2]]]
            elif text[0] in READINGS and text[:2] not in COMPOUND:
                choices[0] = _surname_bares[text[0]]
        if len(text) > 4 or not surname_rules:
            for found in _WORD.finditer(text):
                for place, syllable in enumerate(WORDS[found.group()], found.start()):
                    choices[place] = (_bare(syllable),)
        return choices
    folded = "".join(map(_fold_latin, half_width(text)))
    runs = re.findall(r"[0-9]+|[a-z]+|[㐀-鿿〇\U00020000-\U0003ffff]+", folded)
    choices = []
    for index, run in enumerate(runs):
        choices += [(run,)] if run.isascii() else _choices(run, surname_rules and index == 0)
    return choices


def _fold_latin(char: str) -> str:
    if is_hanzi(char):
        return char
    folded = char.casefold()
    if folded.isascii():
        return folded
    bare = unicodedata.normalize("NFKD", folded).replace("u\u0308", "v")
    return _LATIN_SIGNS.get(bare, "".join(part for part in bare if part.isascii()))


def syllables(text: str, surname_rules: bool = True) -> tuple[tuple[str, ...], ...]:
    """Return the syllables of every likely way to read a text, the likeliest first, eight at most."""
    choices = _choices(text, surname_rules)
    if not choices:
        return ()
    if max(map(len, choices)) == 1:
        return (tuple([choice[0] for choice in choices]),)
    count = 1
    for place, choice in enumerate(choices):
        count *= len(choice)
        if count > MOST_COMBINATIONS:
            choices = [*choices[:place], *(choice[:1] for choice in choices[place:])]
            break
    return tuple(product(*choices))


def readings(text: str, surname_rules: bool = True) -> tuple[Reading, ...]:
    """Return every likely way to read a text, the likeliest first, eight at most."""
    return tuple(map(Reading, syllables(text, surname_rules)))


def search_keys(name: str, surname_rules: bool = True) -> tuple[str, ...]:
    """Return what may be typed to find a name: every full pinyin, then every row of initials.

    ``surname_rules`` is for persons; give False for organizations and places.
    """
    choices = _choices(name, surname_rules)
    if all(len(choice) == 1 for choice in choices):
        parts = [choice[0] for choice in choices]
        full = "".join(parts)
        if not full:
            return ()
        initials = "".join([part if part.isdecimal() else part[0] for part in parts])
        return (full, initials) if initials != full else (full,)
    ways = readings(name, surname_rules)
    return tuple(dict.fromkeys([way.full for way in ways] + [way.initials for way in ways]))


def typed(query: str) -> str:
    """Return what somebody typed in the form of the search keys: small, no tones or signs, ü and lyu as v."""
    text = "".join(map(_fold_latin, half_width(query)))
    text = _NOT_TYPED.sub("", text)
    return _TYPED_V.sub(lambda found: found[1] + ("v" if found[2] == "yu" else "ve"), text)


def spelled(name: str) -> str:
    """Return a person's name in pinyin with tones, surname first: 沈砚秋 → Shěn Yànqiū."""
    words: list[str] = []
    for part in re.split(r"[\s·]+", name.strip()):
        if not part:
            continue
        with_surname = not words and "·" not in name and all_hanzi(part) and len(part) > 1
        length = surname_length(part) if with_surname else 0
        if length and length < len(part):
            words += [_spelled_word(part[:length], True), _spelled_word(part[length:], False)]
        else:
            words.append(_spelled_word(part, bool(length)))
    return " ".join(words)


def _spelled_word(word: str, surname: bool) -> str:
    heard: tuple[str, ...]
    if surname and word in COMPOUND_READINGS:
        heard = COMPOUND_READINGS[word]
    elif surname and len(word) == 1:
        heard = surname_sounds[word][:1] or (word,)
    else:
        heard = tuple(sounds[char][0] if sounds[char] else char for char in word)
    text = ""
    for syllable in heard:
        apart = text and text[-1].isalpha() and _bare(syllable[:1]) in ("a", "e", "o")
        text += ("'" if apart and not word.isascii() else "") + syllable
    return text if word.isascii() else text[:1].upper() + text[1:]
