"""One long text of many records, and where in it each character stands: finds all places of a word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from typing_extensions import override

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Units = npt.NDArray[np.uint16]

NEWLINE = 10
_SCALES = (121, 11, 1)


def units_of(text: str) -> Units:
    """Return a text as UTF-16 units; a rare character takes two of them."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)


def records(texts: Sequence[str]) -> Units:
    """Return many records as units; each begins after a newline, and a newline ends the last."""
    return units_of("\n" + "\n".join(texts) + "\n")


def among(units: Units, signs: str) -> Flags:
    """Tell which units are one of these signs."""
    found = np.zeros(len(units), dtype=np.bool_)
    for sign in signs:
        found |= units == ord(sign)
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """Where a word begins: the places, whose records they are in, and whether a name opens there."""

    places: Numbers
    owners: Numbers
    opening: Flags

    def where(self, flags: Flags | Numbers) -> "Found":
        """Return only the places marked, or those of these numbers."""
        return Found(self.places[flags], self.owners[flags], self.opening[flags])


class Postings:
    """Records as units, each place filed under the unit that stands there.

    ``frames`` are the signs behind which something opens; with ``heads``, words are found only where one is
    marked.
    """

    def __init__(self, units: Units, frames: str, heads: Flags | None = None) -> None:
        self.units = units
        owner = np.cumsum(units == NEWLINE, dtype=np.int32) - np.int32(1)
        places = np.arange(len(units)) if heads is None else np.flatnonzero(heads)
        codes = self._codes()[places]
        order = np.argsort(codes, kind="stable")
        self._filed = codes[order]
        self._places = places[order].astype(np.int32)
        self._owners = owner[self._places]
        # Nothing stands before the very first unit, which is a newline and part of no word.
        self._opening = among(units, frames)[self._places - 1]

    def _codes(self) -> Units:
        return self.units

    def _from(self, word: Units) -> tuple[int, int, int]:
        """Return the first and last code a word may be filed under, and how many units they settle."""
        return int(word[0]), int(word[0]), 1

    def find(self, word: str) -> Found:
        """Return every place where the word begins; a word holds no newline."""
        wanted = units_of(word)
        low, high, settled = self._from(wanted)
        # A number of another width would have all that is filed copied first.
        first = int(np.searchsorted(self._filed, np.uint16(low), "left"))
        last = int(np.searchsorted(self._filed, np.uint16(high), "right"))
        places = self._places[first:last]
        owners, opening = self._owners[first:last], self._opening[first:last]
        if len(wanted) <= settled:
            return Found(places, owners, opening)
        kept: npt.NDArray[np.int64] | None = None
        for offset in range(settled, len(wanted)):
            # The text ends in a newline, which stops every candidate before it runs past the end.
            fits = np.flatnonzero(self.units[places + offset] == wanted[offset])
            places = places[fits]
            kept = fits if kept is None else kept[fits]
        return Found(places, owners[kept], opening[kept])

    def everything(self) -> Found:
        """Return every place a word may be found at."""
        return Found(self._places, self._owners, self._opening)

    def before(self, found: Found) -> Units:
        """Return the unit before each place."""
        return self.units[found.places - 1]

    def behind(self, found: Found, word: str) -> Units:
        """Return the unit behind the word at each place."""
        return self.units[found.places + len(units_of(word))]


class DigitPostings(Postings):
    """Records of digits, filed by three at a time: one digit alone would tell too little."""

    def __init__(self, units: Units, frames: str) -> None:
        super().__init__(units, frames, (units >= ord("0")) & (units <= ord("9")))

    @override
    def _codes(self) -> Units:
        units = self.units
        digit = (units >= ord("0")) & (units <= ord("9"))
        value = np.concatenate([np.where(digit, units - ord("0") + 1, 0), [0, 0]]).astype(np.uint16)
        codes: Units = value[:-2] * _SCALES[0] + value[1:-1] * _SCALES[1] + value[2:]
        return codes.astype(np.uint16)

    @override
    def _from(self, word: Units) -> tuple[int, int, int]:
        settled = min(3, len(word))
        low = sum((int(unit) - ord("0") + 1) * _SCALES[place] for place, unit in enumerate(word[:settled]))
        return low, low + _SCALES[settled - 1] - 1, settled
