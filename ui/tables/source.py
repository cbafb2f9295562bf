"""Where a table's rows come from: ids in order, then one page of rows at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Order:
    """By which key a list is sorted, and which way."""

    key: str
    descending: bool = False


class Source(Protocol):
    """What a table reads from; a page writes one around a service."""

    def ids(self, order: Order | None) -> Sequence[int]:
        """Return every id in that order; None means the list's own order."""
        ...

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """Return one row for each id, in the order asked; None for a row that is not there (yet)."""
        ...
