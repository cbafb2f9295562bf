"""The rules for single facts: what is kept of a value as written, and the sentence where it is refused.

Form, command line and import ask here, so that all refuse the same number in the same words.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.kinds import Gender, PointKind
from services.contacts import gazetteer, phones
from services.contacts.writing import cell_text
from services.i18n import _

_EMAIL = re.compile(r"[^\s@,;<>()\[\]\"]{1,64}@[^\s@,;<>()\[\]\"]+\.[^\s@,;<>()\[\]\".]{2,}")
_EMAIL_BREAKS = re.compile(r"[\s,;、，；/]+")
_QQ = re.compile(r"[1-9]\d{4,11}", re.ASCII)
_WECHAT = re.compile(r"[^\s,;，；、㐀-鿿]{2,60}")
_DAY = re.compile(r"(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?)?)?\s*[年月]?", re.ASCII)
_GENDERS = {
    Gender.MALE.value: ("male", "m", "男", "男性", "先生", "1"),
    Gender.FEMALE.value: ("female", "f", "女", "女性", "女士", "小姐", "0", "2"),
}
_GENDER_OF = {word: gender for gender, words in _GENDERS.items() for word in words}
_NOTHING = frozenset(("", "无", "暂无", "没有", "不详", "未知", "none", "n/a", "null", "-", "--", "/"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a value breaks; one that stops is not kept, another is kept although in doubt."""

    field: str
    value: str
    reason: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class PointFacts:
    """A way to reach somebody, as it is stored."""

    kind: str
    value: str
    label: str = ""
    unsure: bool = False


def check_phones(texts: Iterable[object], field: str = "phone") -> tuple[list[PointFacts], list[Finding]]:
    """Return the numbers in cells or lines, and what is wrong with those that are none."""
    points: dict[str, PointFacts] = {}
    findings: list[Finding] = []
    for text in texts:
        cell = phones.parse_phones(text)
        kept = {phone.number for phone in cell.numbers}
        for phone in cell.numbers:
            points.setdefault(phone.number, phone_point(phone))
        for problem in cell.problems:
            doubtful = any(point.unsure for point in points.values() if point.value in kept)
            findings.append(Finding(field, problem.value, problem.reason, stops=not doubtful))
    return list(points.values()), findings


def phone_point(phone: phones.Phone) -> PointFacts:
    """Return a parsed number as it is stored; abroad counts as a telephone."""
    if phone.is_fax:
        kind = PointKind.FAX
    elif phone.is_mobile:
        kind = PointKind.MOBILE
    else:
        kind = PointKind.PHONE
    return PointFacts(kind.value, phone.number, phone.label[:60], phone.unsure)


def check_emails(texts: Iterable[object]) -> tuple[list[PointFacts], list[Finding]]:
    """Return the e-mail addresses in cells or lines, small letters, and what is none."""
    points: dict[str, PointFacts] = {}
    findings: list[Finding] = []
    for text in texts:
        for part in _EMAIL_BREAKS.split(cell_text(text)):
            value = part.removeprefix("mailto:").strip("<>")
            if value.lower() in _NOTHING:
                continue
            if _EMAIL.fullmatch(value) and len(value) <= 200:
                points.setdefault(value.lower(), PointFacts(PointKind.EMAIL.value, value.lower()))
            else:
                findings.append(Finding("email", value, _("This is no e-mail address.")))
    return list(points.values()), findings


def check_qq(texts: Iterable[object]) -> tuple[list[PointFacts], list[Finding]]:
    """Return the QQ numbers in cells or lines, and what is none; an address at qq.com gives its number."""
    points: dict[str, PointFacts] = {}
    findings: list[Finding] = []
    for text in texts:
        for part in _EMAIL_BREAKS.split(cell_text(text)):
            value = part.lower().removesuffix("@qq.com").removesuffix(".0").removeprefix("qq").lstrip(":：")
            if value in _NOTHING:
                continue
            if _QQ.fullmatch(value):
                points.setdefault(value, PointFacts(PointKind.QQ.value, value))
            else:
                findings.append(Finding("qq", part, _("A QQ number has 5 to 12 digits.")))
    return list(points.values()), findings


def check_wechat(texts: Iterable[object]) -> tuple[list[PointFacts], list[Finding]]:
    """Return the WeChat names in cells or lines; "same as the mobile" and the like are left out."""
    points: dict[str, PointFacts] = {}
    findings: list[Finding] = []
    for text in texts:
        value = cell_text(text)
        if value.lower() in _NOTHING or value in ("同手机", "手机号", "同上"):
            continue
        if _WECHAT.fullmatch(value):
            points.setdefault(value, PointFacts(PointKind.WECHAT.value, value))
        else:
            findings.append(
                Finding("wechat", value, _("A WeChat name is letters and digits without blanks."))
            )
    return list(points.values()), findings


def check_websites(texts: Iterable[object]) -> tuple[list[PointFacts], list[Finding]]:
    """Return the addresses of websites; blanks show that something is none."""
    points: dict[str, PointFacts] = {}
    findings: list[Finding] = []
    for text in texts:
        value = cell_text(text)
        if value.lower() in _NOTHING:
            continue
        if "." in value and " " not in value and len(value) <= 200:
            points.setdefault(value, PointFacts(PointKind.WEBSITE.value, value))
        else:
            findings.append(Finding("website", value, _("This is no address of a website.")))
    return list(points.values()), findings


def gender_of(text: object) -> tuple[str | None, Finding | None]:
    """Return the gender a word means, None where it says nothing, and what is wrong with another word."""
    word = cell_text(text).lower()
    if word in _NOTHING or word == "保密":
        return None, None
    found = _GENDER_OF.get(word)
    if found is None:
        return None, Finding("gender", word, _("Gender is male or female."))
    return found, None


def day_of(text: object, field: str) -> tuple[str | None, Finding | None]:
    """Return a year, month or day as YYYY, YYYY-MM or YYYY-MM-DD, and what is wrong with it otherwise."""
    word = cell_text(text)
    if word.lower() in _NOTHING or word in ("至今", "现在"):
        return None, None
    found = _DAY.fullmatch(word)
    if found is not None:
        year, month, day = (int(part) if part else 0 for part in found.groups())
        try:
            whole = dt.date(year, month or 1, day or 1)
        except ValueError:
            whole = None
        if whole is not None and 1900 <= year <= 2100:
            length = 10 if day else 7 if month else 4
            return whole.isoformat()[:length], None
    return None, Finding(field, word, _("Write a year, a month or a day, as 2019, 2019-07 or 2019-07-01."))


def year_of(number: int | None, field: str) -> tuple[int | None, Finding | None]:
    """Return a year of school, and what is wrong with one nobody alive went to school in."""
    if number is None or 1920 <= number <= 2100:
        return number, None
    return None, Finding(field, str(number), _("{year} is no year of school.").format(year=number))


def placed(text: object, longest: int = 200) -> tuple[str, str | None]:
    """Return a place as it was written, and its current six-digit code where exactly one is meant."""
    words = cell_text(text)[:longest]
    if words in _NOTHING:
        return "", None
    return words, gazetteer.find(words).code
