"""Names typed with some syllables whole and others by their first letters: zenggq, zhwei, shanyx."""

import numpy as np
import numpy.typing as npt

from services.contacts.postings import Flags, Found, Numbers, Postings, Units

Codes = npt.NDArray[np.int32]

_LETTERS = 6
"""No syllable is longer (zhuang); of a Latin word within a name only so many letters count."""
_BITS = 5
_DIGRAPHS = frozenset({"zh", "ch", "sh"})


class Abbreviations:
    """Every syllable of many spellings, filed by how it sounds, found by names typed in short."""

    def __init__(self, units: Units, begins: Flags, spellings: Postings) -> None:
        """``begins`` marks in ``units`` the letters and signs that ``spellings`` holds, in their order."""
        self._codes = _codes_of(units, np.flatnonzero(begins))
        filed = spellings.everything()
        order = np.argsort(self._codes[filed.places], kind="stable")
        self._sorted = self._codes[filed.places][order]
        self._filed = Found(filed.places[order], filed.owners[order], filed.opening[order])
        self._next = self._codes[self._filed.places + 1]

    def find(self, typed: str) -> Found:
        """Return where the syllables typed follow, whole or in short; the last may be unfinished."""
        found = []
        for length in range(1, min(len(typed), _LETTERS) + 1):
            low, high = _range(typed[:length], whole=length < len(typed))
            first = int(np.searchsorted(self._sorted, np.int32(low), "left"))
            last = int(np.searchsorted(self._sorted, np.int32(high), "right"))
            part = slice(first, last)
            these = Found(self._filed.places[part], self._filed.owners[part], self._filed.opening[part])
            rest = typed[length:]
            found.append(these.where(self._fitting(self._next[part], these.places, rest)) if rest else these)
        return Found(
            np.concatenate([each.places for each in found]),
            np.concatenate([each.owners for each in found]),
            np.concatenate([each.opening for each in found]),
        )

    def _fitting(self, heard: Codes, places: Numbers, typed: str) -> Numbers:
        """Return which of the places, by their number, the letters follow; ``heard`` stands behind each."""
        low, high = _range(typed[0], whole=False)
        likely = np.flatnonzero((heard >= low) & (heard <= high))
        heard, places = heard[likely], places[likely] + np.int32(1)
        fits = np.zeros(len(likely), dtype=np.bool_)
        for length in range(1, min(len(typed), _LETTERS) + 1):
            low, high = _range(typed[:length], whole=length < len(typed))
            here = np.flatnonzero((heard >= low) & (heard <= high))
            rest = typed[length:]
            if rest and len(here):
                here = here[self._fitting(self._codes[places[here] + 1], places[here], rest)]
            fits[here] = True
        return likely[fits].astype(np.int32)


def _codes_of(units: Units, begins: npt.NDArray[np.int64]) -> Codes:
    """Return the syllable that begins at each place as a number; 0 where none does.

    Syllables with the same beginning are a range of numbers.
    """
    codes = np.zeros(len(begins), dtype=np.int32)
    within = np.ones(len(begins), dtype=np.bool_)
    for offset in range(_LETTERS):
        letters = units[np.minimum(begins + offset, len(units) - 1)]
        within &= (letters >= ord("a")) & (letters <= ord("z"))
        codes = (codes << _BITS) + np.where(within, letters - np.uint16(ord("a") - 1), 0).astype(np.int32)
    return codes


def pieces(way: list[str], typed: str) -> list[int] | None:
    """Return how many letters of each syllable of a spelling were typed; None where they do not fit."""
    if not typed:
        return []
    if not way:
        return None
    if way[0].startswith(typed):
        return [len(typed)]
    for piece in dict.fromkeys((way[0], way[0][:2], way[0][:1])):
        if typed.startswith(piece) and (piece == way[0] or _is_short(piece)):
            more = pieces(way[1:], typed[len(piece) :])
            if more is not None:
                return [len(piece), *more]
    return None


def _is_short(piece: str) -> bool:
    """Tell whether letters stand for a syllable they only begin."""
    return len(piece) == 1 or piece in _DIGRAPHS


def _range(piece: str, *, whole: bool) -> tuple[int, int]:
    """Return the first and last number of syllables for a piece; ``whole``: more letters follow."""
    low = 0
    for letter in piece:
        low = (low << _BITS) + ord(letter) - ord("a") + 1
    left = _BITS * (_LETTERS - len(piece))
    if whole and not _is_short(piece):
        return low << left, low << left
    return low << left, ((low + 1) << left) - 1
