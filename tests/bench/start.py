"""From nothing to a painted table of the big book, beside a bare window; whole processes, both ways.

The child says when its first picture is on the screen, by the clock all processes share.
"""

import time
from dataclasses import dataclass

from tests.bench.desk import Desk
from tests.bench.figures import MEGABYTES, Figure, median, timed
from tests.bench.started import TOO_EARLY

GOAL, MOST_MEMORY = 3.0, 150.0
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the first picture, memory then in MB, what was loaded too early."""

    seconds: float
    memory: float
    early: tuple[str, ...]


def measure(desk: Desk) -> list[Figure]:
    """Return the figures of the start."""
    book = str(desk.book)
    _started(desk, "ours", book, "prospects")  # the first start compiles, as installing does
    table, day, bare, helps, empty = [], [], [], [], []
    for _round in range(ROUNDS):
        table.append(_started(desk, "ours", book, "prospects"))
        bare.append(_started(desk, "bare"))
        day.append(_started(desk, "ours", book, "today"))
        helps.append(timed(lambda: desk.python("-m", "app", "--help")))
        empty.append(timed(lambda: desk.python("-c", "pass")))
    window = median(one.seconds for one in bare)
    early = ", ".join(table[0].early) or "none of " + ", ".join(TOO_EARLY)
    return [
        Figure(
            "start to a painted table / bare window",
            median(one.seconds for one in table),
            window,
            GOAL,
            note=f"loaded by then: {early}",
        ),
        Figure("start, memory then", median(one.memory for one in table), None, MOST_MEMORY, MEGABYTES),
        Figure("start to the painted day / bare window", median(one.seconds for one in day), window, GOAL),
        Figure("renmai --help / bare interpreter", median(helps), median(empty), None),
    ]


def _started(desk: Desk, *words: str) -> Start:
    begun = time.monotonic()
    at, memory, *early = desk.python("-m", "tests.bench.started", *words).split()
    return Start(float(at) - begun, float(memory), tuple(early))
