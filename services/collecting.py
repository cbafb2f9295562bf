"""Python's collector of garbage, at rest while work makes millions of objects that are all still needed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_MANY = 100_000
"""So many objects take the collector a tenth of a second to look through, and nothing else runs meanwhile."""


def set_aside() -> None:
    """Let the collector pass over everything there is now; freed all the same once nobody refers to it.

    A plan of 100,000 rows in memory would stop the window for half a second at every full look.
    """
    gc.freeze()


def taken_back() -> None:
    """Let the collector look at everything again."""
    gc.unfreeze()


@contextmanager
def at_rest() -> Iterator[None]:
    """Let the collector rest; what is no longer referred to goes all the same.

    It would look at every row of a large import again and again: a fifth of the time. What is left of so many
    is not looked at afterwards either, for the window would stand still.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()


def let_go(things: list[Any], at_once: int = 2_000) -> None:
    """Empty a long list bit by bit: freed at once, a hundred thousand rows would hold the window up."""
    while things:
        del things[-at_once:]
