"""Why somebody is on the day's list, in words."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from models.kinds import TaskKind
from services.i18n import _, _p
from services.prospects.cadence import Clock, day_words, due_words
from services.vocabulary import interaction_word


class ReasonKind(StrEnum):
    """Why to contact somebody today, in the order of the list."""

    PROMISE = "promise"
    OCCASION = "occasion"
    OVERDUE = "overdue"
    LEAD = "lead"
    FRESH = "new"
    COOLING = "cooling"


ORDER = tuple(ReasonKind)
"""Promise due before occasion before overdue before lead; whoever was never contacted fills up the day."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason and what stands in small under it."""

    kind: ReasonKind
    words: str
    detail: str = ""
    task_id: int | None = None
    task_kind: TaskKind | None = None
    topic: str = ""
    """The bare matter, for the opener: what was promised, whose day it is."""
    day: dt.date | None = None
    """The day it is about."""
    occasion: str = ""
    """Which kind of day of theirs it is."""
    kept_as: str = ""
    """The name of the occasion under which a greeting for it is kept."""
    is_today: bool = True
    due_time: str | None = None
    is_own_plan: bool = False
    """Planned by me, not agreed on with them."""


def promise_reason(
    task_id: int,
    kind: TaskKind,
    text: str,
    due: dt.date,
    due_time: str | None,
    said: tuple[dt.date, str] | None,
    today: dt.date,
) -> Reason:
    """Say what is due: a promise of either side, an appointment, the next contact."""
    detail = ""
    if said is not None:
        detail = _("Said on {day}, {kind}").format(
            day=day_words(said[0], today), kind=interaction_word(said[1])
        )
    when = due_words(due, today)
    own_plan = kind is TaskKind.NEXT_CONTACT and said is None and bool(text)
    if own_plan or kind in (TaskKind.PROMISE, TaskKind.FAVOUR, TaskKind.THANKS):
        words = _("{text}, {when}").format(text=text, when=when)
    elif kind is TaskKind.THEIR_PROMISE:
        words = _("Ask after it: {text}, {when}").format(text=text, when=when)
    elif kind is TaskKind.APPOINTMENT:
        words, detail = _appointment_words(due, due_time, today), text or detail
    else:
        words = _planned_words(due, today)
        detail = _("Last time: {text}").format(text=text) if text else detail
    return Reason(
        *(ReasonKind.PROMISE, words, detail, task_id, kind, text, due),
        is_today=due == today,
        due_time=due_time,
        is_own_plan=own_plan,
    )


def _appointment_words(due: dt.date, due_time: str | None, today: dt.date) -> str:
    time = due_time or ""
    if due == today:
        return _("Meeting today {time}").format(time=time).strip()
    return _("Meeting on {day} {time}, not written down yet").format(day=day_words(due, today), time=time)


def _planned_words(due: dt.date, today: dt.date) -> str:
    if due == today:
        return _("You meant to be in touch today")
    return _("You meant to be in touch on {day}").format(day=day_words(due, today))


def overdue_words(clock: Clock, never: bool) -> str:
    """Say how long there was no contact, and by how much that is too long."""
    if never:
        return _("{days} days in the book, never contacted, {late} days over").format(
            days=clock.days, late=clock.late
        )
    return _("No contact for {days} days, {late} days over").format(days=clock.days, late=clock.late)


def cooling_words(clock: Clock) -> str:
    """Say how long there was no contact, and when it will be too long."""
    left = clock.interval - clock.days
    if left <= 0:
        return _("No contact for {days} days, the interval ends today").format(days=clock.days)
    return _("No contact for {days} days, {left} days left").format(days=clock.days, left=left)


def when_words(day: dt.date, today: dt.date) -> str:
    """Say a day close by: today, tomorrow, or its date."""
    days = (day - today).days
    if days == 0:
        return _p("day", "Today")
    if days == 1:
        return _p("day", "Tomorrow")
    return day_words(day, today)
