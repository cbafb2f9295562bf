"""Birthdays as people write them: whole or in part, by the solar or lunar calendar, as Excel numbers."""

import datetime as dt
import re
from dataclasses import dataclass

from services.contacts.lunar import has_lunar_day, lunar_day_words
from services.contacts.writing import Cell, chinese_number, half_width, simplified
from services.i18n import _

_EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
_NO_DATES = frozenset({dt.date(1899, 12, 30), dt.date(1899, 12, 31)})
"""What the number 0 is as a date."""
_NO_DATE = re.compile(r"(?:1899|1900)\D{1,2}\d{1,2}\D{1,2}00?")
_OLDEST = 1880
_LUNAR = re.compile(
    r"[(\[]?(?:农历|阴历|旧历|古历|夏历|老历|lunar"
    r"|(?<!\w)[农阴](?=[\d正一二三四五六七八九十冬腊闰]))[)\]:]?",
    re.IGNORECASE,
)
_SOLAR = re.compile(r"[(\[]?(?:公历|阳历|新历|国历|solar)[)\]:]?", re.IGNORECASE)
_NOISE = re.compile(r"出生于?|生日是?|生于|生$|^生|星期.|周[一二三四五六日]|属.|[()\[\]]|左右|大约|约")
_REPUBLIC = re.compile(r"(?:中华)?民国\s*(\d{1,3}|[元一二三四五六七八九十百]{1,5})(?=\s*[年./-])")
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}.*$|\s+(?:上午|下午)?\d{1,2}[点时].*$")
_NO_DAY = "不详 不明 未知 无 暂无 保密 空 - -- / 没有 ? none n/a na null 0 0000-00-00"
_NOTHING = frozenset(["", *_NO_DAY.split()])
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_SEP = r"\s*[-./、,年\s]\s*"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}{_SEP}(?P<month>\d{{1,2}})\s*[-./、,月\s]\s*(?P<day>\d{{1,2}})\s*[日号]?\.?",
        rf"{_YEAR}{_SEP}(?P<month>\d{{1,2}})\s*[月.]?",
        rf"{_YEAR}\s*年?",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<month>\d{{1,2}})\s*[-./]\s*(?P<day>\d{{1,2}})\s*[-./]\s*{_YEAR}",
        r"(?P<short>\d\d)\s*[-./年]\s*(?P<month>\d{1,2})\s*[-./月]\s*(?P<day>\d{1,2})\s*[日号]?",
        r"(?P<short>\d\d)\s*年\s*(?:(?P<month>\d{1,2})\s*月?)?",
        r"(?:--)?(?P<month>0?[1-9]|1[0-2])\s*[-./月]\s*(?P<day>\d{1,2})\s*[日号]?",
        r"--(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<short>\d\d)\s*[-.]\s*(?P<month>\d{1,2})",
        r"(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)",
    )
)
_CHINESE = re.compile(
    r"(?:(?P<year>[〇零○一二三四五六七八九]{4}|\d{4}|[〇零○一二三四五六七八九]{2}|\d\d)[年.\-/\s]+)?"
    r"(?P<leap>闰)?(?P<month>[正一二三四五六七八九十冬腊]{1,2}|\d{1,2})\s*[月.\-/]\s*"
    r"(?P<first>初)?(?P<day>[一二三四五六七八九十廿卅]{1,3}|\d{1,2})\s*(?P<solar>[日号])?"
)
_BOTH = re.compile(r"^(?P<solar>.*\d.*?)[(\s,;、]*(?:农历|阴历)[:]?(?P<lunar>.*?\S.*?)\)?$")
_MONTH_WORDS = {"正": 1, "冬": 11, "腊": 12}


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday: the solar day as far as it is known, the lunar month and day, or both."""

    solar: str | None = None
    """YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD."""
    lunar_month: int | None = None
    lunar_day: int | None = None
    leap: bool = False
    lunar_year: int | None = None

    @property
    def lunar(self) -> str | None:
        """The lunar month and day as ``M-D``."""
        return f"{self.lunar_month}-{self.lunar_day}" if self.lunar_month and self.lunar_day else None


@dataclass(frozen=True, slots=True)
class BirthdayCell:
    """What a cell says of a birthday, and why not, or what is in doubt."""

    birthday: Birthday | None = None
    problem: str = ""


_NO_BIRTHDAY = BirthdayCell()


def parse_birthday(cell: Cell, today: dt.date) -> BirthdayCell:
    """Return the birthday in a cell; what cannot be one is left out with its reason."""
    if cell is None or isinstance(cell, bool):
        return _NO_BIRTHDAY
    if isinstance(cell, dt.datetime):
        return _from_date(cell.date(), today)
    if isinstance(cell, dt.date):
        return _from_date(cell, today)
    if isinstance(cell, int | float):
        return _from_number(float(cell), today)
    if isinstance(cell, str) and (cell, today) in _read:
        return _read[cell, today]
    found = _from_words(str(cell), today)
    if isinstance(cell, str) and not found.problem and len(_read) < _MOST_READ:
        _read[cell, today] = found
    return found


_MOST_READ = 40_000
_read: dict[tuple[str, dt.date], BirthdayCell] = {}
"""Days read before: of a long list many share theirs. What was wrong with others is said in a language."""


def _from_words(words: str, today: dt.date) -> BirthdayCell:
    text = _REPUBLIC.sub(_of_republic, simplified(half_width(words)).strip())
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            return _told(dt.date.fromisoformat(text), today)
        except ValueError:
            pass
    return _from_text(text, today)


def _of_republic(found: re.Match[str]) -> str:
    """Return a year as Taiwan counts it, from 1912 on, as one of ours."""
    year = 1 if found[1] == "元" else chinese_number(found[1])
    return str(year + 1911) if year else found[0]


def lunar_birthday(cell: Cell, today: dt.date) -> BirthdayCell:
    """Return the birthday in a cell whose column says that its days are lunar."""
    if isinstance(cell, str) and _LUNAR.search(simplified(cell)):
        return parse_birthday(cell, today)
    solar = parse_birthday(cell, today)
    if solar.birthday is None or not solar.birthday.solar:
        return solar
    year, month, day = ([*solar.birthday.solar.replace("--", "0-").split("-"), "0", "0"])[:3]
    return _lunar_told(int(year) or None, int(month), int(day), False)


def _from_date(day: dt.date, today: dt.date) -> BirthdayCell:
    """A spreadsheet adds the current year when somebody types 8-15."""
    if day.year == today.year and day <= today:
        reason = _("The year is this one, as a spreadsheet adds it; only month and day were kept.")
        return BirthdayCell(Birthday(f"--{day:%m-%d}"), reason)
    return _told(day, today)


def _told(day: dt.date, today: dt.date) -> BirthdayCell:
    if day > today:
        return BirthdayCell(None, _("This birthday is still to come."))
    if day in _NO_DATES:
        return BirthdayCell(None, _left_empty())
    if day.year < _OLDEST:
        return BirthdayCell(None, _("Nobody alive was born in {year}.").format(year=day.year))
    return BirthdayCell(Birthday(day.isoformat()))


def _from_number(number: float, today: dt.date) -> BirthdayCell:
    """Read Excel's day numbers (29448), years, and digits run together (19800815); 1980.1 may be October."""
    if number != number or number in (0, float("inf"), float("-inf")):
        return _NO_BIRTHDAY
    if number != int(number):
        return _from_decimal(number, today)
    whole = int(number)
    if 3000 <= whole < 100_000:
        return _told(_EXCEL_DAY_ZERO + dt.timedelta(days=whole), today)
    return _from_text(str(whole), today)


def _from_decimal(number: float, today: dt.date) -> BirthdayCell:
    whole, fraction = repr(number).split(".") if "e" not in repr(number) else ("0", "0")
    if 3000 < number < 100_000:
        return _told(_EXCEL_DAY_ZERO + dt.timedelta(days=int(number)), today)
    found = _from_text(f"{whole}.{fraction}", today)
    if fraction == "1" and found.birthday is not None:
        kept = Birthday(whole) if len(whole) == 4 else None
        return BirthdayCell(
            kept, _("{value} may mean the first or the tenth; write it as text.").format(value=number)
        )
    return found


def _from_text(text: str, today: dt.date) -> BirthdayCell:
    if text.lower() in _NOTHING:
        return _NO_BIRTHDAY
    text = _TIME.sub("", text)
    if (both := _BOTH.match(text)) and any(char.isdecimal() for char in both["solar"]):
        solar, lunar = _from_text(both["solar"].strip(), today), _from_text("农历" + both["lunar"], today)
        if solar.birthday and solar.birthday.solar and lunar.birthday and lunar.birthday.lunar_month:
            told = lunar.birthday
            if (
                len(solar.birthday.solar) == 4 and told.lunar_month
            ):  # 1980年农历八月十五: the year is the lunar day's
                return _lunar_told(
                    int(solar.birthday.solar), told.lunar_month, told.lunar_day or 0, told.leap
                )
            merged = Birthday(
                solar.birthday.solar, told.lunar_month, told.lunar_day, told.leap, told.lunar_year
            )
            return BirthdayCell(merged)
    is_lunar = _LUNAR.search(text) is not None and _SOLAR.search(text) is None
    bare = (
        _NOISE.sub("", _LUNAR.sub("", _SOLAR.sub("", text))).strip(" ,;:，。.-") if "--" not in text else text
    )
    if not bare or bare.lower() in _NOTHING:
        return _NO_BIRTHDAY
    if (chinese := _CHINESE.fullmatch(bare)) and (found := _from_chinese(chinese, is_lunar, today)):
        return found
    return _from_digits(bare, is_lunar, today)


def _from_chinese(found: re.Match[str], is_lunar: bool, today: dt.date) -> BirthdayCell | None:
    """Read 八月十五, 闰四月初五, 一九八〇年八月十五日; without a year and 日 such a day is lunar."""
    month = _MONTH_WORDS.get(found["month"]) or chinese_number(
        found["month"].replace("冬", "").replace("腊", "")
    )
    day = chinese_number(found["day"])
    if month is None or day is None:
        return None
    in_words = not found["month"].isdecimal() and not found["day"].isdecimal()
    year = _year_of(found["year"], today)
    spoken = found["leap"] or found["first"] or found["month"] in _MONTH_WORDS or "廿" in found["day"]
    if is_lunar or spoken or (in_words and year is None and not found["solar"]):
        return _lunar_told(year, month, day, bool(found["leap"]))
    return _solar_told(year, month, day, today) if in_words else None


def _year_of(text: str | None, today: dt.date) -> int | None:
    number = chinese_number(text or "")
    if number is None:
        return None
    return _century(number, today) if len(text or "") == 2 else number


def _century(short: int, today: dt.date) -> int:
    """Return the year two digits stand for: the last one that has begun."""
    return 2000 + short if 2000 + short <= today.year else 1900 + short


def _lunar_told(year: int | None, month: int, day: int, leap: bool) -> BirthdayCell:
    if not month and not day and year:
        return BirthdayCell(Birthday(str(year)))
    if not 1 <= month <= 12 or not 1 <= day <= 30:
        return BirthdayCell(None, _("The lunar calendar has no such day."))
    if year is not None and not _OLDEST <= year <= 2200:
        return BirthdayCell(None, _("Nobody alive was born in {year}.").format(year=year))
    if year is not None and leap and not has_lunar_day(year, month, 1, leap=True):
        words = lunar_day_words(month, day)
        reason = _("{year} had no such leap month; kept as {words}.").format(year=year, words=words)
        return BirthdayCell(Birthday(None, month, day, False, year), reason)
    return BirthdayCell(Birthday(None, month, day, leap, year))


def _solar_told(year: int | None, month: int, day: int, today: dt.date) -> BirthdayCell:
    """Check a solar day; a month or day of 0 is one not known."""
    try:
        whole = dt.date(year or 2000, month or 1, day or 1)
    except ValueError:
        return BirthdayCell(None, _("There is no such day."))
    if year is None:
        return BirthdayCell(Birthday(f"--{whole:%m-%d}")) if month and day else BirthdayCell(None, _no_date())
    checked = _told(whole, today)
    if checked.birthday is None or (month and day):
        return checked
    return BirthdayCell(Birthday(f"{year:04d}-{month:02d}" if month else f"{year:04d}"))


def _no_date() -> str:
    return _("This is no date.")


def _left_empty() -> str:
    return _("A spreadsheet writes this where a date was left empty.")


def _from_digits(text: str, is_lunar: bool, today: dt.date) -> BirthdayCell:
    if _NO_DATE.fullmatch(text):
        return BirthdayCell(None, _left_empty())
    if text.isdecimal() and len(text) == 5:
        return _from_number(float(text), today)
    if text.isdecimal() and len(text) == 6:
        return _six_digits(text, today)
    problem = ""
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        year = int(parts["year"]) if parts.get("year") else None
        if parts.get("short"):
            year = _century(int(parts["short"]), today)
        month, day = int(parts.get("month") or 0), int(parts.get("day") or 0)
        if month > 12 >= day > 0 and text.endswith(parts.get("year") or "x"):
            month, day = day, month
        told = _lunar_told(year, month, day, False) if is_lunar else _solar_told(year, month, day, today)
        if told.birthday is not None:
            return told
        problem = problem or told.problem
    return BirthdayCell(None, problem or _no_date())


def _six_digits(text: str, today: dt.date) -> BirthdayCell:
    """Read 198008 as a year and a month where it can be one, else 800815 as a short year, month and day."""
    if text[:2] in ("19", "20") and 1 <= int(text[4:]) <= 12 and int(text[:4]) <= today.year:
        return _solar_told(int(text[:4]), int(text[4:]), 0, today)
    return _solar_told(_century(int(text[:2]), today), int(text[2:4]), int(text[4:]), today)
