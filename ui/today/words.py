"""The words of the day's list that the window says: groups, what was done, how far one is."""

import datetime as dt

from models.kinds import Tier
from services.diary.doing import DoneEntry
from services.diary.reasons import ReasonKind, when_words
from services.diary.today import TodayEntry
from services.greetings import festivals, own_days
from services.i18n import _, _n, _p
from services.vocabulary import interaction_word, result_word

_ICONS = {
    ReasonKind.PROMISE: "act.task",
    ReasonKind.OCCASION: "state.birthday",
    ReasonKind.OVERDUE: "state.overdue",
    ReasonKind.LEAD: "act.lead",
    ReasonKind.FRESH: "act.add_contact",
    ReasonKind.COOLING: "act.later",
}


def group_word(kind: ReasonKind) -> str:
    """Return the head of a group of reasons."""
    return {
        ReasonKind.PROMISE: _("Promised"),
        ReasonKind.OCCASION: _("Occasions"),
        ReasonKind.OVERDUE: _("Time to be in touch"),
        ReasonKind.LEAD: _("Leads"),
        ReasonKind.FRESH: _("Never contacted"),
        ReasonKind.COOLING: _("Cooling down"),
    }[kind]


def interval_note(cadence: dict[str, int]) -> str:
    """Return what stands at the right of those overdue: how often one means to be in touch."""
    return _("A every {a} days, B {b}").format(a=cadence[Tier.A.value], b=cadence[Tier.B.value])


def festival_note(today: dt.date) -> str:
    """Return what stands at the right of the occasions: the festivals ahead."""
    days = [
        _("{name} {when}").format(name=name, when=when_words(day, today))
        for name, day in festivals.names_ahead(today)[:3]
    ]
    return "　".join(days)


def reason_icon(entry: TodayEntry) -> str:
    """Return the icon of a reason."""
    if entry.occasion in (own_days.FOUNDING, own_days.OWN_DAY):
        return "state.anniversary" if entry.occasion == own_days.FOUNDING else "act.offer"
    return _ICONS[entry.reason_kind]


def detail_words(entry: TodayEntry) -> str:
    """Return the small line under the reason; an attempt in vain comes first."""
    if entry.tried:
        tried = _("Tried today, nobody answered")
        return _("{tried}. {detail}").format(tried=tried, detail=entry.detail) if entry.detail else tried
    return entry.detail


def done_words(entry: DoneEntry) -> str:
    """Say how somebody was contacted today."""
    words = f"{entry.at.astimezone():%H:%M} {interaction_word(entry.kind.value)}"
    ended = result_word(entry.result, entry.kind.value)
    return _p("between words", ", ").join(part for part in (words, ended, entry.note) if part)


def fold_words(count: int) -> str:
    """Return the line that folds those done."""
    return _n("{count} person contacted today", "{count} people contacted today", count).format(count=count)


def greeting_words(hour: int) -> str:
    """Greet by the hour, and say what to do with the list."""
    if hour < 12:
        return _("Good morning. Ring them in this order")
    if hour < 18:
        return _("Good afternoon. Ring them in this order")
    return _("Good evening. Ring them in this order")


def progress_words(total: int, left: int) -> str:
    """Say how many people the day has, and how many are left."""
    if not left:
        return _n("Today's one is done", "All {total} of today are done", total).format(total=total)
    return _("{total} today, {left} to go").format(total=total, left=left)
