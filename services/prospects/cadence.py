"""How often each tier is to be contacted, and who is late, as of a day."""

import datetime as dt
from dataclasses import dataclass

from services.contacts.day_words import LONGEST_AGO, sentence_day
from services.i18n import _, _p
from services.settings import Rules

day_words = sentence_day
"""A day in a sentence, the year only when it is not this one."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How long somebody has not been contacted, against the interval of their tier."""

    days: int
    """Days since the last interaction; of somebody never contacted, since they were added."""
    interval: int

    @property
    def ratio(self) -> float:
        """Overdue ratio: days since the last interaction ÷ interval."""
        return self.days / self.interval

    @property
    def late(self) -> int:
        """Days beyond the interval; 0 when not overdue."""
        return max(0, self.days - self.interval)

    @property
    def is_overdue(self) -> bool:
        """True from the day after the interval ran out."""
        return self.days > self.interval


def clock_of(rules: Rules, tier: str, clock_ordinal: int, day: dt.date) -> Clock:
    """Return how long somebody of a tier has waited, from the ordinal kept on the row to a day."""
    return Clock(max(0, day.toordinal() - clock_ordinal), rules.cadence[str(tier)])


def late_words(clock: Clock) -> str:
    """Say by how many days somebody is overdue; empty when they are not."""
    return _("{days} days over").format(days=clock.late) if clock.is_overdue else ""


def last_words(last: dt.date | None, day: dt.date) -> str:
    """Say when somebody was last contacted: today, yesterday, days ago, or the date after half a year."""
    if last is None:
        return _("never contacted")
    days = (day - last).days
    if days == 0:
        return _p("last contact", "today")
    if days == 1:
        return _p("last contact", "yesterday")
    if 0 < days <= LONGEST_AGO:
        return _("{days} days ago").format(days=days)
    return day_words(last, day)


def due_words(due: dt.date, today: dt.date) -> str:
    """Say when something is due, seen from today."""
    days = (due - today).days
    if days < 0:
        return _("{days} days late").format(days=-days)
    if days == 0:
        return _("due today")
    if days == 1:
        return _("due tomorrow")
    return day_words(due, today)
