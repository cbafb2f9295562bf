"""What day it is: the one place that asks the machine, so that ``--on`` and tests can answer instead."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the moment and the local day."""

    def now(self) -> dt.datetime:
        """Return the moment, in UTC."""
        ...

    def today(self) -> dt.date:
        """Return the local day."""
        ...


class SystemClock:
    """The machine's own clock and zone."""

    def now(self) -> dt.datetime:
        """Return the moment, in UTC."""
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        """Return the local day."""
        return dt.datetime.now().astimezone().date()


class DayClock:
    """The machine's time of day on a day of one's choosing: judges "as of" that day."""

    def __init__(self, day: dt.date, at: dt.time | None = None) -> None:
        self._day = day
        self._at = at

    def now(self) -> dt.datetime:
        """Return the moment, in UTC."""
        at = self._at or dt.datetime.now().time()
        return dt.datetime.combine(self._day, at).astimezone().astimezone(dt.UTC)

    def today(self) -> dt.date:
        """Return the chosen day."""
        return self._day


def local_day(moment: dt.datetime) -> dt.date:
    """Return the local calendar day of a moment."""
    return moment.astimezone().date()
