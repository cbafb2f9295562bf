"""One long text of many records, and where in it each character stands: finds all places of a word."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from typing_extensions import override

Places = npt.NDArray[np.int64]
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


class Postings:
    """Records as units, each place filed under the unit that stands there."""

    def __init__(self, units: Units, heads: Flags | None = None) -> None:
        """Take the units of records; with ``heads``, words are found only where one is marked."""
        self.units = units
        self.owner = np.cumsum(units == NEWLINE, dtype=np.int32) - np.int32(1)
        """The record each place belongs to."""
        places = np.arange(len(units), dtype=np.int64) if heads is None else np.flatnonzero(heads)
        codes = self._codes()[places]
        order = np.argsort(codes, kind="stable")
        self._places = places[order]
        self._filed = codes[order]

    def _codes(self) -> Units:
        return self.units

    def _from(self, word: Units) -> tuple[int, int, int]:
        """Return the first and last code a word may be filed under, and how many units they settle."""
        return int(word[0]), int(word[0]), 1

    def find(self, word: str) -> Places:
        """Return every place where the word begins; a word holds no newline."""
        wanted = units_of(word)
        low, high, settled = self._from(wanted)
        first = int(np.searchsorted(self._filed, low, "left"))
        last = int(np.searchsorted(self._filed, high, "right"))
        places = self._places[first:last]
        for offset in range(settled, len(wanted)):
            # The text ends in a newline, which stops every candidate before it runs past the end.
            places = places[self.units[places + offset] == wanted[offset]]
        return places

    def before(self, places: Places) -> Units:
        """Return the unit before each place."""
        return self.units[places - 1]

    def behind(self, places: Places, word: str) -> Units:
        """Return the unit behind the word at each place."""
        return self.units[places + len(units_of(word))]


class DigitPostings(Postings):
    """Records of digits, filed by three at a time: one digit alone would tell too little."""

    def __init__(self, units: Units) -> None:
        super().__init__(units, (units >= ord("0")) & (units <= ord("9")))

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
