"""What a session of the book knows: whose it is, what day it is. Services ask here, not the machine."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from services.clock import Clock, SystemClock
from services.reading import Reading

T = TypeVar("T")
CHUNK = 900
"""Ids in one IN list; older SQLite builds allow 999 variables."""


def prepare(session: Reading, clock: Clock, manager_id: int, me_id: int) -> None:
    """Tell a new session whose it is."""
    session.info["clock"] = clock
    session.info["manager_id"] = manager_id
    session.info["me_id"] = me_id


def clock(session: Reading) -> Clock:
    """Return the session's clock."""
    found: Any = session.info.get("clock")
    return found if found is not None else SystemClock()


def now(session: Reading) -> dt.datetime:
    """Return the moment, in UTC."""
    return clock(session).now()


def today(session: Reading) -> dt.date:
    """Return the local day the session judges by."""
    return clock(session).today()


def manager_id(session: Reading) -> int:
    """Return whose records new ones are."""
    return int(session.info["manager_id"])


def me_id(session: Reading) -> int:
    """Return the contact that is the manager's own person."""
    return int(session.info["me_id"])


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut a long list of ids into lists that one statement can carry."""
    part: list[T] = []
    for item in items:
        part.append(item)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
