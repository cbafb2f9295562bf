"""What a measurement comes to: ours beside the peer's in the same run, and the line printed of it."""

import math
import statistics
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

SECONDS, MEGABYTES, ROWS = "s", "MB", "rows"
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One operation: our median, the peer's or floor's, and the goal.

    With a peer the goal is a ratio; without one it is the most we may take, in the figure's unit. A goal of
    None is only told.
    """

    operation: str
    ours: float
    peer: float | None
    goal: float | None
    unit: str = SECONDS
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by the peer's."""
        return None if not self.peer else self.ours / self.peer

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.goal


def timed(work: Callable[[], object]) -> float:
    """Return the seconds a piece of work takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def median(values: Iterable[float]) -> float:
    """Return the median of some measurements."""
    return statistics.median(values)


def side_by_side(
    ours: Callable[[], object], peer: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Return the medians of both, measured in turns, so that a noisy machine hits both alike."""
    mine, theirs = [], []
    for _round in range(rounds):
        mine.append(timed(ours))
        theirs.append(timed(peer))
    return median(mine), median(theirs)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value that such a share of the measurements stays below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(figures: Sequence[Figure]) -> str:
    """Return all figures as one table."""
    lines = [("operation", "ours", "peer", "ratio", "goal", "met?")]
    lines += [_line(figure) for figure in figures]
    widths = [max(_width(line[place]) for line in lines) for place in range(6)]
    printed = []
    for number, line in enumerate(lines):
        cells = [line[0] + " " * (widths[0] - _width(line[0]))]
        cells += [
            " " * (width - _width(cell)) + cell for cell, width in zip(line[1:], widths[1:], strict=True)
        ]
        printed.append("  ".join(cells))
        if number == 0:
            printed.append("  ".join("-" * width for width in widths))
    notes = [f"  {figure.operation}: {figure.note}" for figure in figures if figure.note]
    return "\n".join(printed + (["", *notes] if notes else []))


def _line(figure: Figure) -> tuple[str, ...]:
    goal = "–" if figure.goal is None else _goal(figure)
    met = {None: "–", True: "yes", False: "NO"}[figure.met]
    peer = "–" if figure.peer is None else _amount(figure.peer, figure.unit)
    ratio = "–" if figure.ratio is None else _digits(figure.ratio) + " ×"
    return figure.operation, _amount(figure.ours, figure.unit), peer, ratio, goal, met


def _goal(figure: Figure) -> str:
    assert figure.goal is not None
    if figure.ratio is None:
        return f"≤ {_amount(figure.goal, figure.unit)}"
    return f"≤ {figure.goal:g} ×"


def _amount(value: float, unit: str) -> str:
    if unit == ROWS:
        return f"{value:,.0f}"
    if unit == MEGABYTES:
        return f"{_digits(value)} MB" if value < 10 else f"{value:.0f} MB"
    return f"{_digits(value * 1000)} ms" if value < 1 else f"{value:.2f} s"


def _digits(value: float) -> str:
    """Return a number with three digits that count."""
    if not value:
        return "0"
    return f"{value:.{max(0, 2 - math.floor(math.log10(abs(value))))}f}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
