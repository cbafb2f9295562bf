"""Days as people type them: 9-28, 周五, 下周三, 3天, 月底, 八月十五, 农历八月十九, 周四 15:00."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from services.contacts.day_words import sentence_day, weekday_word
from services.contacts.lunar import lunar, solar_of_lunar
from services.contacts.writing import chinese_number, half_width, simplified
from services.i18n import _

_NUMBER = r"[\d一二三四五六七八九十两半]+"
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEAR = {
    "今天": 0,
    "今日": 0,
    "今晚": 0,
    "明天": 1,
    "明日": 1,
    "明晚": 1,
    "明早": 1,
    "后天": 2,
    "后日": 2,
    "大后天": 3,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "大前天": -3,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_FESTIVALS: dict[str, tuple[int, int, bool]] = {
    "元旦": (1, 1, False),
    "情人节": (2, 14, False),
    "妇女节": (3, 8, False),
    "劳动节": (5, 1, False),
    "五一": (5, 1, False),
    "儿童节": (6, 1, False),
    "六一": (6, 1, False),
    "教师节": (9, 10, False),
    "国庆": (10, 1, False),
    "国庆节": (10, 1, False),
    "十一": (10, 1, False),
    "平安夜": (12, 24, False),
    "圣诞": (12, 25, False),
    "圣诞节": (12, 25, False),
    "春节": (1, 1, True),
    "元宵": (1, 15, True),
    "元宵节": (1, 15, True),
    "端午": (5, 5, True),
    "端午节": (5, 5, True),
    "七夕": (7, 7, True),
    "中秋": (8, 15, True),
    "中秋节": (8, 15, True),
    "重阳": (9, 9, True),
    "重阳节": (9, 9, True),
    "腊八": (12, 8, True),
    "小年": (12, 23, True),
    "除夕": (12, 30, True),
    "大年初一": (1, 1, True),
}
_CLOCK = re.compile(
    r"(?P<part>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明晚|明早|早|晚)?\s*"
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?"
    r"|(?P<oclock>\d{1,2}|十[一二]?|[一二三四五六七八九两])\s*[点时]"
    r"(?P<half>半)?(?:(?P<quarter>[一三])刻)?(?:(?P<past>\d{1,2})分?)?)"
    r"\s*(?P<pm>[ap]m)?|(?P<twelve>\d{1,2})\s*(?P<ampm>[ap]m)|(?P<noon>中午)",
    re.IGNORECASE,
)
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "今晚", "明晚", "晚"})
_AFTER = re.compile(
    rf"(?P<count>{_NUMBER}|a|an)?\s*个?(?P<half>半)?"
    r"(?P<unit>天|日|周|星期|礼拜|月|年|days?|d|weeks?|w|months?|m)(?P<half2>半)?[之以]?[后後]?"
)
_WEEK = re.compile(r"(?P<week>这|本|下下|下|上)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末1-7])")
_ENGLISH_WEEK = re.compile(r"(?P<next>next\s+)?(?P<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_MONTH_DAY = re.compile(
    r"(?:(?P<year>\d{4}|\d{2}|今年|明年|后年)\s*[-./年]?\s*)?"
    r"(?P<month>\d{1,2})\s*[-./月]\s*(?P<day>\d{1,2})\s*[日号]?"
)
_SOLAR_WORDS = re.compile(r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十廿]+)[日号]")
_LUNAR_DAY = re.compile(
    r"(?P<lunar>农历|阴历|旧历)?(?P<leap>闰)?"
    r"(?:(?P<month>[正一二三四五六七八九十冬腊]{1,2}|\d{1,2})[月.-])"
    r"(?P<first>初)?(?P<day>[一二三四五六七八九十廿卅]{1,3}|\d{1,2})[日号]?"
)
_DAY_OF_MONTH = re.compile(r"(?P<which>本|这个?|下个?|次)?月?(?P<day>\d{1,2})[日号]")
_EDGE = re.compile(r"(?P<which>本|这个?|下个?|次)?(?P<what>月底|月末|月初|月中|月)")
_YEAR_EDGE = re.compile(r"(?P<which>今|明)?(?P<what>年底|年末|年初|年)")


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A day somebody typed: the day, the time if one was told, and how to echo it; or why it is none."""

    day: dt.date | None
    time: dt.time | None = None
    echo: str = ""
    problem: str = ""


def parse_day(text: str, today: dt.date) -> DayEntry:
    """Return the day that was typed, the coming one where the year or week is open."""
    bare = simplified(half_width(text)).strip().lower().rstrip("。.,，")
    if not bare:
        return DayEntry(None)
    time, rest = _time_in(bare)
    rest = rest.strip(" ,，在") or ("今天" if time is not None else "")
    try:
        day = _day_in(rest, today)
    except (ValueError, OverflowError):
        return DayEntry(None, None, "", _("There is no such day."))
    if day is None:
        return DayEntry(None, None, "", _("I do not understand “{text}” as a day.").format(text=text.strip()))
    return DayEntry(day, time, _echo(day, time, today))


def _echo(day: dt.date, time: dt.time | None, today: dt.date) -> str:
    words = f"{sentence_day(day, today)} {weekday_word(day)}"
    return f"{words} {time:%H:%M}" if time is not None else words


def _time_in(text: str) -> tuple[dt.time | None, str]:
    """Return the time told in a text, and the text without it."""
    found = _CLOCK.search(text)
    if found is None:
        return None, text
    hour, minute = _hour_and_minute(found)
    if hour is None or hour > 23 or minute > 59:
        return None, text
    part = found["part"] or ""
    kept = {"今晚": "今天", "明晚": "明天", "明早": "明天"}.get(part, "")
    return dt.time(hour, minute), f"{text[: found.start()]}{kept} {text[found.end() :]}"


def _hour_and_minute(found: re.Match[str]) -> tuple[int | None, int]:
    if found["noon"]:
        return 12, 0
    told = found["hour"] or found["oclock"] or found["twelve"]
    hour = chinese_number(told)
    minute = int(found["minute"] or found["past"] or 0)
    if found["half"]:
        minute = 30
    elif found["quarter"]:
        minute = 15 if found["quarter"] == "一" else 45
    half = (found["pm"] or found["ampm"] or "").lower()
    part = found["part"] or ""
    late = half == "pm" or part in _AFTERNOON
    if hour is not None and hour < 12 and (late or (part == "中午" and hour < 5)):
        hour += 12
    if hour == 12 and half == "am":
        hour = 0
    return hour, minute


def _day_in(text: str, today: dt.date) -> dt.date | None:
    if text in _NEAR:
        return today + dt.timedelta(days=_NEAR[text])
    if text in _FESTIVALS:
        return _festival(*_FESTIVALS[text], today)
    if text.endswith("前"):
        back = _from_now(text[:-1], today)
        return today - (back - today) if back is not None else _day_in(text[:-1], today)
    for way in (_numeric, _weekday, _solar_words, _lunar_day, _from_now, _in_month, _in_year, _english):
        if (day := way(text, today)) is not None:
            return day
    return None


def _festival(month: int, day: int, by_moon: bool, today: dt.date) -> dt.date:
    if not by_moon:
        return _coming(today, month, day)
    start = lunar(today).year
    days = (solar_of_lunar(year, month, day) for year in (start, start + 1, start + 2))
    return next(found for found in days if found >= today)


def _coming(today: dt.date, month: int, day: int) -> dt.date:
    """Return the next day of that month and day, today included."""
    for year in range(today.year, today.year + 9):
        if (month, day) != (2, 29) or calendar.isleap(year):
            found = dt.date(year, month, day)
            if found >= today:
                return found
    raise ValueError(f"{month}-{day}")


def _numeric(text: str, today: dt.date) -> dt.date | None:
    found = _MONTH_DAY.fullmatch(text)
    if found is None:
        return None
    month, day, told = int(found["month"]), int(found["day"]), found["year"]
    if told is None:
        return _coming(today, month, day)
    years = {"今年": 0, "明年": 1, "后年": 2}
    year = today.year + years[told] if told in years else int(told) + (2000 if len(told) == 2 else 0)
    return dt.date(year, month, day)


def _solar_words(text: str, today: dt.date) -> dt.date | None:
    found = _SOLAR_WORDS.fullmatch(text)
    month, day = (chinese_number(found["month"]), chinese_number(found["day"])) if found else (None, None)
    return _coming(today, month, day) if month and day else None


def _lunar_day(text: str, today: dt.date) -> dt.date | None:
    """八月十五 without 日 is a lunar day, and so is all that says 农历."""
    found = _LUNAR_DAY.fullmatch(text)
    if found is None:
        return None
    month = {"正": 1, "冬": 11, "腊": 12}.get(found["month"]) or chinese_number(found["month"])
    day = chinese_number(found["day"])
    if not month or not day or (not found["lunar"] and found["day"].isdecimal()):
        return None
    return _festival(month, day, True, today) if not found["leap"] else _leap(month, day, today)


def _leap(month: int, day: int, today: dt.date) -> dt.date:
    start = lunar(today).year
    days = (solar_of_lunar(year, month, day, leap=True) for year in (start, start + 1, start + 2))
    return next(found for found in days if found >= today)


def _weekday(text: str, today: dt.date) -> dt.date | None:
    """周五 is the coming Friday, never today; 下周三 is in the week that starts next Monday."""
    found = _WEEK.fullmatch("下周一" if text in ("下周", "下星期", "下个星期", "下礼拜") else text)
    if found is None:
        return None
    day = _WEEKDAYS[found["day"]] if found["day"] in _WEEKDAYS else int(found["day"]) - 1
    monday = today - dt.timedelta(days=today.weekday())
    weeks = {"这": 0, "本": 0, "下": 1, "下下": 2, "上": -1}
    if found["week"]:
        return monday + dt.timedelta(days=day + 7 * weeks[found["week"]])
    return today + dt.timedelta(days=(day - today.weekday() - 1) % 7 + 1)


def _from_now(text: str, today: dt.date) -> dt.date | None:
    found = _AFTER.fullmatch(text.removeprefix("in ").removeprefix("过"))
    if found is None or not (found["count"] or found["half"]):
        return None
    count = found["count"] or "〇"
    whole = 1 if count in ("a", "an") else 0 if count == "半" else chinese_number(count)
    if whole is None:
        return None
    number = 0.5 if count == "半" else float(whole)
    number += 0.5 if (found["half"] or found["half2"]) else 0
    unit = found["unit"][0]
    if unit in "月m":
        day = _months_on(today, int(number))
        return day + dt.timedelta(days=15) if number % 1 else day
    if unit == "年":
        return _months_on(today, int(number * 12))
    return today + dt.timedelta(days=round(number * (7 if unit in "周星礼w" else 1)))


def _months_on(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _in_month(text: str, today: dt.date) -> dt.date | None:
    """28号, 下月5号, 月底, 下个月."""
    if found := _DAY_OF_MONTH.fullmatch(text):
        day = int(found["day"])
        if not 1 <= day <= 31:
            return None
        ahead = 1 if (found["which"] or "")[:1] in ("下", "次") and found["which"] else 0
        for months in range(ahead, ahead + 3):
            first = _months_on(today.replace(day=1), months)
            if day <= calendar.monthrange(first.year, first.month)[1]:
                chosen = first.replace(day=day)
                if found["which"] or chosen >= today:
                    return chosen
        return None
    found = _EDGE.fullmatch(text)
    if found is None:
        return None
    ahead = 1 if (found["which"] or "x")[0] in "下次" else 0
    first = _months_on(today.replace(day=1), ahead)
    if found["what"] == "月":
        return _months_on(today, ahead) if found["which"] else None
    days = {"月初": 1, "月中": 15}
    chosen = first.replace(day=days.get(found["what"]) or calendar.monthrange(first.year, first.month)[1])
    return chosen if chosen >= today or found["which"] else _months_on(chosen, 1)


def _in_year(text: str, today: dt.date) -> dt.date | None:
    found = _YEAR_EDGE.fullmatch(text)
    if found is None or (found["what"] == "年" and found["which"] != "明"):
        return None
    year = today.year + (found["which"] == "明")
    if found["what"] == "年":
        return _months_on(today, 12)
    chosen = dt.date(year, 1, 1) if found["what"] == "年初" else dt.date(year, 12, 31)
    return chosen if chosen >= today else dt.date(year + 1, 1, 1)


def _english(text: str, today: dt.date) -> dt.date | None:
    if found := _ENGLISH_WEEK.fullmatch(text):
        words = "下" if found["next"] else ""
        return _weekday(f"{words}周{_ENGLISH_DAYS.index(found['day']) + 1}", today)
    found = re.fullmatch(r"(?P<month>[a-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2})", text)
    if found is None or found["month"] not in _ENGLISH_MONTHS:
        return None
    return _coming(today, _ENGLISH_MONTHS.index(found["month"]) + 1, int(found["day"]))
