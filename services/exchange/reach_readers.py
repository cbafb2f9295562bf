"""Readers of the columns by which people are reached: phones, e-mails, WeChat, QQ, websites."""

import re
from collections.abc import Callable

from models.kinds import PointKind
from services.contacts import checks, phones
from services.contacts.writing import Cell, cell_text, half_width
from services.exchange.facts import PointFact
from services.exchange.row_reading import NOTHING, RowReading
from services.i18n import _

_EMAIL = re.compile(r"^[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s,;<>().]{2,}$")
_EMAIL_WITHIN = re.compile(r"[^@\s,;:<>()\[\]【】]+@[^@\s,;:<>()\[\]【】]+\.[^@\s,;:<>()\[\]【】.]{2,}")
_WECHAT_SAYS = re.compile(r"^(?:微信|wechat|weixin|wx|vx)(?:号|id)?\s*[::]\s*", re.IGNORECASE)
_WECHAT_BESIDE = re.compile(
    r"(?:微信(?:号|id(?![a-z]))?|(?<![a-z])(?:wechat|weixin|wx|vx)(?:号|id)?(?=[\s:]))[\s:]*([a-z][\w-]{5,19})(?![\w@.-])",
    re.IGNORECASE | re.ASCII,
)
_WECHAT_NAME = re.compile(
    r"(?<![\w@.-])(?!(?:mobile|telephone|office|wechat|weixin)\b|ext\d|tel\d)[a-z][\w-]{5,19}(?![\w@.-])",
    re.IGNORECASE | re.ASCII,
)
_WECHAT_IS_MOBILE = re.compile(r"微信同号|同微信号?|微信同手机号?|(?:微信|手机)同步")
_BY_MOBILE = frozenset(
    "同手机 同手机号 手机号 手机 手机同号 同电话 同号 即手机号 就是手机号 手机号码".split()
)
_OF_PHONES = re.compile(r"手机|电话|mobile|phone", re.IGNORECASE)
_SPLIT = re.compile(r"[、，,;；/\s]+")
_LISTED_LINKS = re.compile(r"[、，,;；|\s]+")
_PHONE_FIELDS = {"mobile": "", "phone": "", "work_phone": "办", "home_phone": "宅", "fax": "传真"}
_LISTED = re.compile(r"[、，,;；/|\n]+")


def _phone(label: str) -> Callable[[RowReading, Cell], None]:
    def read(reading: RowReading, cell: Cell) -> None:
        points = reading.facts.points
        if not points and not label and (mobile := phones.plain_mobile(cell)):
            points.append(PointFact(PointKind.MOBILE, mobile))
            return
        if isinstance(cell, str) and not (cell := _without_wechat(reading, cell)):
            return
        found = phones.parse_phones(cell)
        held = {point.value for point in points} if points else ()
        for phone in found.numbers:
            kind = PointKind.MOBILE if phone.is_mobile else PointKind.PHONE
            if label == "传真" or (phone.label and phone.is_fax):
                kind = PointKind.FAX
            if phone.number not in held:
                points.append(PointFact(kind, phone.number, phone.label or label, phone.unsure))
        for problem in found.problems:
            reading.doubt(problem.value, problem.reason)

    return read


def _without_wechat(reading: RowReading, cell: str) -> str:
    """Keep the WeChat names that stand among phones, and return the rest of the cell."""
    text = half_width(cell)
    if _WECHAT_IS_MOBILE.search(text):
        reading.wechat_by_mobile = True
    names = _WECHAT_BESIDE.findall(text)
    rest = _WECHAT_BESIDE.sub(";", text)
    if "微信" in reading.column or "wechat" in reading.column.lower():
        names += _WECHAT_NAME.findall(rest)
        rest = _WECHAT_NAME.sub(";", rest)
    if not names:
        return cell
    reading.facts.points += [PointFact(PointKind.WECHAT, name) for name in dict.fromkeys(names)]
    return rest if any(char.isalnum() for char in rest) else ""


def _email(reading: RowReading, cell: Cell) -> None:
    for part in _SPLIT.split(half_width(cell_text(cell)).strip()):
        address = part.removeprefix("mailto:").strip("<>")
        if not _EMAIL.match(address) and (within := _EMAIL_WITHIN.search(address)):
            address = within[0]  # 张伟<zhang@…>, zhang@…(常用)
        if _EMAIL.match(address):
            reading.facts.points.append(PointFact(PointKind.EMAIL, address.lower()))
        elif address.lower() not in NOTHING:
            reading.doubt(address, _("no e-mail address"))


def _wechat(reading: RowReading, cell: Cell) -> None:
    for part in _LISTED.split(cell_text(cell)):
        text = _WECHAT_SAYS.sub("", half_width(part).strip())
        if text in _BY_MOBILE:
            reading.wechat_by_mobile = True
        elif text.lower() not in NOTHING:
            reading.facts.points.append(PointFact(PointKind.WECHAT, text[:200]))
            if _OF_PHONES.search(reading.column) and (mobile := phones.plain_mobile(text)):
                reading.facts.points.append(PointFact(PointKind.MOBILE, mobile))


def _website(reading: RowReading, cell: Cell) -> None:
    for part in _LISTED_LINKS.split(cell_text(cell)):
        text = half_width(part).strip()
        if text.lower() not in NOTHING:
            reading.facts.points.append(PointFact(PointKind.WEBSITE, text[:200]))


def _qq(reading: RowReading, cell: Cell) -> None:
    points, findings = checks.check_qq([cell])
    reading.facts.points += [PointFact(PointKind.QQ, point.value) for point in points]
    for finding in findings:
        reading.doubt(finding.value, finding.reason)


REACHING: dict[str, Callable[[RowReading, Cell], None]] = {
    "email": _email,
    "qq": _qq,
    "wechat": _wechat,
    "website": _website,
    **{field: _phone(label) for field, label in _PHONE_FIELDS.items()},
}
