"""How much a tie carries: closeness times kind, and for ties of mine the warmth of the last contact."""

import datetime as dt

from models.kinds import TieKind
from services.settings import Rules

COLDEST = 0.5
"""However long ago, a tie of mine keeps half of what it was."""
_YEAR = 365.0


def tie_strength(kind: str, closeness: int | None, rules: Rules) -> float:
    """Return the strength of one tie, from 0 to 1; business is between firms and carries nobody."""
    if kind == TieKind.BUSINESS:
        return 0.0
    weight = rules.kind_weights.get(kind, 0.0)
    share = rules.closeness[str(closeness) if closeness else "unknown"]
    return min(1.0, max(0.0, weight * share))


def warmth(last_day: dt.date | None, today: dt.date) -> float:
    """Return what time has left of a tie of mine: 1 when nothing is logged, else never below one half."""
    return 1.0 if last_day is None else warmth_after((today - last_day).days)


def warmth_after(days: int) -> float:
    """Return what so many days without contact have left of a tie of mine."""
    return max(COLDEST, float(2.0 ** (-max(0, days) / _YEAR)))


def closeness_of_mine(own: int | None, factor: int | None) -> int | None:
    """Return the class a tie of mine counts with: its own, else the one of the factor closeness."""
    return own or factor
