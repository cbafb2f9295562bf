"""The machine's choices about reminders: whether, how long before a visit, and when nobody is disturbed."""

import datetime as dt
from dataclasses import dataclass

from services.diary.reminders import QuietHours
from services.preferences import Preferences

ON, BEFORE, QUIET_FROM, QUIET_UNTIL = (
    "reminders.on",
    "reminders.before",
    "reminders.quiet_from",
    "reminders.quiet_until",
)
SHOWN = "reminders.shown"
USUAL_BEFORE = 30


@dataclass(frozen=True, slots=True)
class Choices:
    """What is set on this machine."""

    on: bool
    before: int
    quiet: QuietHours


def choices(kept: Preferences) -> Choices:
    """Return what is set; what cannot be read counts as not set."""
    usual = QuietHours()
    quiet = QuietHours(
        clock(str(kept.get(QUIET_FROM, ""))) or usual.begin,
        clock(str(kept.get(QUIET_UNTIL, ""))) or usual.end,
    )
    before = kept.get(BEFORE, USUAL_BEFORE)
    return Choices(bool(kept.get(ON, True)), before if isinstance(before, int) else USUAL_BEFORE, quiet)


def clock(text: str) -> dt.time | None:
    """Return a time written 21:00, None for anything else."""
    try:
        return dt.time.fromisoformat(text.strip().replace("：", ":").zfill(5))
    except ValueError:
        return None


def said(kept: Preferences, day: dt.date) -> set[str]:
    """Return the keys of what was said on a day."""
    told = kept.get(SHOWN, [])
    if isinstance(told, list) and told and told[0] == day.isoformat():
        return {str(key) for key in told[1:]}
    return set()


def say(kept: Preferences, day: dt.date, keys: set[str]) -> None:
    """Remember what was said on a day; of other days nothing is remembered."""
    kept.set(SHOWN, [day.isoformat(), *sorted(keys)])
