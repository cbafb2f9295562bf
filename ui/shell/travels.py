"""Where one has been: back and forward as in a browser."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Stop:
    """A page and what it showed."""

    page: str
    args: dict[str, Any] = field(default_factory=dict)


class Travels:
    """The pages seen, and where among them one is."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    def go(self, stop: Stop) -> None:
        """Come to a new place; what lay ahead is forgotten."""
        if self._at >= 0 and self._stops[self._at] == stop:
            return
        del self._stops[self._at + 1 :]
        self._stops.append(stop)
        del self._stops[:-100]
        self._at = len(self._stops) - 1

    def back(self) -> Stop | None:
        """Return the place before, or None at the start."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._stops[self._at]

    def forward(self) -> Stop | None:
        """Return the place after, or None at the end."""
        if self._at + 1 >= len(self._stops):
            return None
        self._at += 1
        return self._stops[self._at]
