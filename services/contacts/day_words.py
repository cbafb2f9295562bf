"""Days as people read them: 今天, 19 天前, 9 月 3 日, 周四."""

import datetime as dt

from services.i18n import _, _p

LONGEST_AGO = 180
"""Up to so many days the past is told as days ago."""


def weekday_word(day: dt.date) -> str:
    """Return the day of the week as people call it: 周四."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def sentence_day(day: dt.date, today: dt.date) -> str:
    """Return a day as in a sentence: 9 月 3 日, the year only when it is not this one."""
    if day.year == today.year:
        return _p("date", "{month}/{day}").format(month=day.month, day=day.day)
    return _p("date", "{year}-{month}-{day}").format(year=day.year, month=day.month, day=day.day)


def narrow_day(day: dt.date, today: dt.date) -> str:
    """Return a day as in a narrow column: 9-03, the year only when it is not this one."""
    return f"{day.month}-{day.day:02d}" if day.year == today.year else f"{day.year}-{day.month}-{day.day:02d}"


def shown_day(day: dt.date, today: dt.date) -> str:
    """Return when something was or will be: 今天, 昨天, 19 天前 up to 180 days, else the date."""
    days = (today - day).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days == -1:
        return _("tomorrow")
    if days == -2:
        return _("the day after tomorrow")
    if 0 < days <= LONGEST_AGO:
        return _("{days} days ago").format(days=days)
    return sentence_day(day, today)
