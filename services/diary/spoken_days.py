"""Days and times inside a sentence: 周五下午, 明早9点, 国庆后, 两周内, 让我四点再打.

A part of the day without an hour gives no time. "After" a festival is the first day its holiday is over;
"by" a day is that day.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.contacts.entered_days import parse_day

_NUMBER = r"[\d一二两三四五六七八九十半]{1,3}"
_WEEKDAY = r"(?:(?:下下|下|这|本)个?)?(?:周|星期|礼拜)[一二三四五六日天末]"
_FEAST = "元旦|春节|过年|元宵|清明|五一|劳动节|端午|中秋|国庆|十一(?!月)|双十一|双11|双十二|重阳|节"
_PART = "凌晨|早上|早晨|上午|中午|下午|傍晚|晚上"
_DAY = (
    rf"(?P<feast>{_FEAST})(?:长假|假期)?(?:之|以|过)?(?P<over>后|完)"
    r"|(?P<turn>过完年|过了年|年后)"
    rf"|(?P<end>(?:本|这|下)?个?(?:月|年)底|(?:下个?)?月初|下个?月|下周|这?周末|下周末)(?![一二三四五六日天])"
    rf"|(?P<within>{_NUMBER}\s*个?(?:天|周|星期|礼拜|月)(?:之|以)?内|(?:本|这)周(?:之|以)?内|周内)"
    rf"|(?P<past>过(?:{_NUMBER}|几)\s*个?(?:天|周|星期|礼拜|月)|{_NUMBER}\s*个?(?:天|周|星期|礼拜|月)(?:之|以|过)?后)"
    rf"|(?P<plain>{_WEEKDAY}|双十一|双11|双十二|大后天|后天|明[天早晚日]|今[天早晚日]"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]"
    r"|(?<![\d.:：])\d{1,2}[-/]\d{1,2}(?![\d.%])|下个?月\d{1,2}[日号]|(?<![\d.])\d{1,2}[日号]"
    rf"|农历[正一二三四五六七八九十冬腊]+月[初十廿一二三四五六七八九]+|(?:{_FEAST})(?=前|那天|当天|就|见|约|送|去|来))"
)
_CLOCK = (
    r"(?:\d{1,2}[:：]\d{2}|\d{1,2}\s*[点时](?:钟)?\s*(?:半|[一三]刻|\d{1,2}分?)?"
    r"|(?:十[一二]?|[一二三四五六七八九两])点(?:钟)?(?:半|[一三]刻)?)"
)
_WHEN = re.compile(
    rf"(?:{_DAY})\s*(?:之|以)?前?\s*(?P<part>{_PART})?\s*(?P<clock>{_CLOCK})?"
    rf"|(?P<today>{_PART})?\s*(?P<hour>{_CLOCK})(?!到)|(?P<half>下午|晚上|傍晚)(?=再|回|打|给|去|来|见|联系|到|过)"
)
_HOLIDAYS = {
    "元旦": ("元旦", 3),
    "春节": ("春节", 7),
    "过年": ("春节", 7),
    "元宵": ("元宵", 1),
    "清明": ("4-5", 2),
    "五一": ("五一", 5),
    "劳动节": ("五一", 5),
    "端午": ("端午", 1),
    "中秋": ("中秋", 1),
    "国庆": ("国庆", 7),
    "十一": ("国庆", 7),
    "双十一": ("11-11", 1),
    "双11": ("11-11", 1),
    "双十二": ("12-12", 1),
    "重阳": ("重阳", 1),
}
"""The word parse_day knows the day by, and how many days it takes until one works again."""
_FEW = 3
_EARLIEST = 7
"""An earlier hour without a part of the day is one of the afternoon: 三点来 is not at night."""


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A day to come in a sentence, the time where one is told, and where it stands."""

    day: dt.date
    time: dt.time | None
    words: str
    start: int
    end: int
    told_day: bool
    """False where only an hour or a part of the day was told: it is today then."""


def spoken_days(line: str, today: dt.date) -> Iterator[SpokenDay]:
    """Yield the days to come that a line speaks of, today included, in their order."""
    for found in _WHEN.finditer(line):
        told = not (found["hour"] or found["half"])
        day = _day_of(found, today) if told else today
        if day is None or day < today:
            continue
        part = found["part"] or found["today"] or _part_of(found["plain"] or "")
        time = _time_of(part, found["clock"] or found["hour"] or "", today)
        yield SpokenDay(day, time, found[0].strip(), found.start(), found.end(), told)


def _part_of(word: str) -> str:
    return {"早": "早上", "晚": "晚上"}.get(word[-1:], "") if word[:1] in "明今" else ""


def _time_of(part: str, clock: str, today: dt.date) -> dt.time | None:
    time = parse_day(f"{part}{clock.replace('钟', '')}", today).time if clock else None
    if time is not None and not part and 1 <= time.hour < _EARLIEST:
        return time.replace(hour=time.hour + 12)
    return time


def _day_of(found: re.Match[str], today: dt.date) -> dt.date | None:
    if found["feast"]:
        return _after_feast(found["feast"], today)
    if found["turn"]:
        return _after_feast("春节", today)
    if found["within"]:
        return _within(re.sub(r"[之以]?内$", "", found["within"]), today)
    if found["past"]:
        words = found["past"].removeprefix("过").replace("几", str(_FEW))
        return parse_day(re.sub(r"[之以过]?后$", "", words), today).day
    if found["end"]:
        return _edge(found["end"].replace("个", ""), today)
    word = found["plain"].strip()
    if word in _HOLIDAYS:
        word = _HOLIDAYS[word][0]
    elif word[:1] in "明今" and word[-1] in "早晚":
        word = word[0] + "天"
    return parse_day(word, today).day


def _after_feast(word: str, today: dt.date) -> dt.date | None:
    """Return the first day after a festival's holiday; "the holiday" alone is the next one ahead."""
    if word in _HOLIDAYS:
        name, days = _HOLIDAYS[word]
        first = parse_day(name, today).day
        return first + dt.timedelta(days=days) if first else None
    long_ones = ("国庆", "春节", "五一", "元旦")
    ahead = [(parse_day(name, today).day, days) for name, days in map(_HOLIDAYS.__getitem__, long_ones)]
    return min((first + dt.timedelta(days=days) for first, days in ahead if first), default=None)


def _within(words: str, today: dt.date) -> dt.date | None:
    """Return the last day of a span: this week ends on Friday."""
    if words in ("本周", "这周", "周"):
        return today + dt.timedelta(days=max(0, 4 - today.weekday()))
    return parse_day(words, today).day


def _edge(word: str, today: dt.date) -> dt.date | None:
    if word in ("周末", "这周末"):
        return parse_day("周六", today).day
    if word == "下周末":
        return parse_day("下周六", today).day
    return parse_day(word, today).day
