"""Days on electronic cards: 19800815, --0815, Apple's year 1604, moments that mean a day, lunar ones."""

import datetime as dt
import re

from services.exchange.readers.vcard import Card, Property

_WHOLE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_LUNAR_TEXT = re.compile(r"(?:(\d{4})年)?(闰)?(\d{1,2})月(\d{1,2})日?")
_NO_YEAR = frozenset({"1604", "0000", "0001"})
"""What Apple and others write where the year is not known."""

_BEIJING_MIDNIGHT = re.compile(r"T16:?00:?00(?:\.0+)?Z$")
_LABELS = {"anniversary": "结婚纪念日", "wedding": "结婚纪念日"}


def solar(told: Property) -> str:
    """Return a day as it is kept: YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD; the text itself where it is none."""
    text = told.text
    found = _WHOLE.fullmatch(text)
    if found:
        year, month, day = found.groups()
        if year in _NO_YEAR or year == told.param("X-APPLE-OMIT-YEAR"):
            return f"--{month}-{day}"
        if _BEIJING_MIDNIGHT.search(text):  # a day in China, written as the moment it began elsewhere
            return _day_after(f"{year}-{month}-{day}")
        return f"{year}-{month}-{day}"
    if found := _YEARLESS.fullmatch(text):
        return f"--{found[1]}-{found[2]}"
    if found := _MONTH.fullmatch(text):
        return text
    return text


def _day_after(day: str) -> str:
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()
    except ValueError:
        return day


def lunar(told: Property) -> str:
    """Return a lunar day as our files write it: 1980年闰8月15日; the text itself where it is none."""
    text = told.text.removeprefix("农历").strip()
    if _LUNAR_TEXT.fullmatch(text):
        return text if text.endswith("日") else f"{text}日"
    bare = solar(told)
    if found := re.fullmatch(r"(?:(\d{4})|-)-(\d{2})-(\d{2})", bare):
        year = f"{found[1]}年" if found[1] and found[1] > "1800" else ""
        return f"{year}{int(found[2])}月{int(found[3])}日"
    if found := re.fullmatch(r"(\d{1,2})[-./]?(\d{2})", text):
        return f"{int(found[1])}月{int(found[2])}日"
    return text


def is_lunar(card: Card, told: Property) -> bool:
    """Tell whether a day is one of the Chinese calendar."""
    words = f"{told.name} {card.label(told)} {told.param('CALSCALE')}".upper()
    return any(sign in words for sign in ("LUNAR", "农历", "阴历", "CHINESE"))


def label_of(word: str) -> str:
    """Return what a day is called; programs have English words for the usual ones."""
    return _LABELS.get(word.lower(), word)
