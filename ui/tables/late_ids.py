"""The ids of a long list, of which the first are there at once."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from typing_extensions import override


class LateIds(Sequence[int]):
    """Knows how many ids there are and the first of them; all others are read when somebody asks beyond.

    Painting a first page needs no more, and reading a hundred thousand ids takes as long as painting it.
    """

    def __init__(self, first: Sequence[int], total: int, read: Callable[[], Sequence[int]]) -> None:
        self._first, self._total, self._read = first, total, read
        self._whole: Sequence[int] | None = None

    @property
    def whole(self) -> Sequence[int]:
        """Every id there is; read once."""
        if self._whole is None:
            self._whole = self._read()
        return self._whole

    def keeps_its_word(self) -> bool:
        """Tell whether the whole list is the one its first page promised; the book may change in between."""
        return len(self.whole) == self._total and self.whole[: len(self._first)] == self._first

    @override
    def __len__(self) -> int:
        return self._total

    @override
    def __iter__(self) -> Iterator[int]:
        return iter(self.whole)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    @override
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            _start, end, step = place.indices(self._total)
            return (self._first if step > 0 and end <= len(self._first) else self.whole)[place]
        if place < 0:
            place += self._total
        if not 0 <= place < self._total:
            raise IndexError(place)
        if place < len(self._first):
            return self._first[place]
        return self.whole[place] if place < len(self.whole) else 0  # gone since; the list is read anew soon

    @override
    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int:
        if not start and stop is None and value in self._first:
            return self._first.index(value)
        return self.whole.index(value, start, len(self.whole) if stop is None else stop)
