"""From when to when somebody surely was somewhere, as months; what nobody told is not guessed.

Of a post whose end alone is known only that end counts, of one held today only today and its beginning. At
school the usual length of a stage fills in the other end.
"""

from models.kinds import Stage

Span = tuple[int, int]
"""First and last month, counted from the year 0; the first is 0 where nothing is known."""

NOWHEN: Span = (0, -1)
USUAL_YEARS: dict[str, int] = {Stage.PRIMARY: 6, Stage.MIDDLE: 3, Stage.UNIVERSITY: 4, Stage.KINDERGARTEN: 3}
"""How long a stage lasts where only one end is told; training and seminars last as long as they last."""


def month_of(day: str | None, *, last: bool = False) -> int:
    """Return a date written YYYY, YYYY-MM or YYYY-MM-DD as a month; a bare year is its first or last one."""
    if not day or not day[:4].isdecimal():
        return 0
    month = int(day[5:7]) if day[5:7].isdecimal() else 12 if last else 1
    return int(day[:4]) * 12 + month - 1


def work_span(since: str | None, until: str | None, is_present: bool, this_month: int) -> Span:
    """Return when somebody surely held a post."""
    first, final = month_of(since), month_of(until, last=True)
    if not final and is_present:
        final = this_month
    if not first and not final:
        return NOWHEN
    return first or month_of(until) or final, final or month_of(since, last=True)


def school_span(from_year: int | None, to_year: int | None, stage: str | None) -> Span:
    """Return when somebody was at a school, by the usual length of the stage where one end is missing."""
    length = USUAL_YEARS.get(stage or "", 0)
    first = from_year or (to_year - length if to_year else 0)
    final = to_year or (from_year + length if from_year else 0)
    return (first * 12 + 8, final * 12 + 6) if first and final > first else (first * 12, final * 12 + 11)


def overlap(one: Span, other: Span) -> Span:
    """Return when both were there; NOWHEN where they surely were not, or nobody knows."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if one[0] > 0 and other[0] > 0 and first <= last else NOWHEN
