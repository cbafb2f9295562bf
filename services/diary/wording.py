"""Understanding a line that was written down: "约周五下午见面" proposes a meeting; nothing is done by itself.

A part of the day without an hour gives no time: the line itself is kept with the plan.
"""

import datetime as dt
import re
from dataclasses import dataclass

from models.kinds import TaskKind
from services.contacts.day_words import weekday_word
from services.contacts.entered_days import parse_day

_DAY = (
    r"(?:下下|下个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]|大后天|后天|明[天晚早]|今[天晚]"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|(?<![\d.])\d{1,2}[-/]\d{1,2}(?![\d.%])|下个?月\d{1,2}[日号]|\d{1,2}[日号]"
    r"|[\d一二两三四五六七八九十]+\s*(?:天|周|个?星期|个?月)[之以]?后|下个?月初|月底|月初|下周|下个?月"
    r"|农历[正一二三四五六七八九十冬腊]+月[初十廿一二三四五六七八九]+|中秋|国庆|元旦|春节|端午|元宵|重阳"
)
_TIME = (
    r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*"
    r"(?:\d{1,2}[::：]\d{2}|\d{1,2}\s*[点时]\s*(?:半|[一三]刻|\d{1,2}分?)?|[一二三四五六七八九十两]{1,2}点半?)"
)
_WHEN = re.compile(rf"(?P<day>{_DAY})\s*(?P<part>上午|中午|下午|晚上|早上)?\s*(?P<time>{_TIME})?")
_MEET = re.compile(
    r"约|见面|见个面|碰头|碰面|拜访|上门|面谈|当面|吃饭|喝茶|过来|过去|去(?:公司|厂|店|行|单位|他|她)|来(?:行|网点)"
)
_AGAIN = re.compile(
    r"再(?:打|联系|谈|说|聊|问|来|约|找)|回(?:电|话|复)|答复|打(?:给|电话)|联系|跟进|提醒|寄|送|带|发"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line seems to plan; the user ticks it or not."""

    day: dt.date
    time: dt.time | None
    kind: TaskKind
    words: str
    """The part of the line it was read from."""

    def as_typed(self, today: dt.date) -> str:
        """Return the day as one would type it: 周四 15:00, 10-8."""
        near = 0 < (self.day - today).days <= 7
        day = weekday_word(self.day) if near else f"{self.day.month}-{self.day.day}"
        return f"{day} {self.time:%H:%M}" if self.time else day


def understood(line: str, today: dt.date) -> Proposal | None:
    """Return the next contact a line speaks of: a day to come beside a word of meeting or of trying again."""
    meets = _MEET.search(line) is not None
    if not meets and _AGAIN.search(line) is None:
        return None
    for found in _WHEN.finditer(line):
        part, clock = found["part"] or "", found["time"] or ""
        entry = parse_day(f"{found['day']} {part}{clock}" if clock else found["day"], today)
        if entry.day is None or entry.day < today:
            continue
        if entry.day == today and not meets:
            continue
        kind = TaskKind.APPOINTMENT if meets else TaskKind.NEXT_CONTACT
        return Proposal(entry.day, entry.time, kind, found[0].strip())
    return None
