"""The facts that tell themselves: by their label, or by their form as numbers and addresses do."""

import re
from collections.abc import Callable

from services.cards.labels import Segment
from services.cards.lines import Line
from services.cards.sorting import CLEAR, GUESSED, LABELLED, Part, Sorting
from services.contacts import phones
from services.contacts.writing import all_hanzi

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+\s?@\s?[A-Za-z0-9-]+(?:\s?\.\s?[A-Za-z0-9-]+)*\s?\.\s?[A-Za-z]{2,}")
_SITE = re.compile(
    r"(?:https?://|www\.)[^\s,;，；]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|io|tech)(?:\.cn)?\b"
    r"(?:/\S*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\d@\w.-])(?:\+\d[\d ()-]{6,18}\d|1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|\(?0\d{2,3}\)?[- ]?\d{3,4}[- ]?\d{4}(?!\d)|400-?\d{3}-?\d{4}(?!\d))(?:\s*(?:转|ext\.?|-)\s*\d{1,6})?",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"[㐀-鿿]{2,}(?:省|市|区|县|镇|乡|街道)|[㐀-鿿](?:路|街|大道|巷|弄|胡同)(?=\d|[㐀-鿿]|$)"
    r"|\d+(?:号|幢|栋|楼|层|室|座)"
)
"""Words of a Chinese address."""
_CHAT = re.compile(r"[A-Za-z][\w-]{3,29}|1[3-9]\d{9}")
_SAME = re.compile(r"\(?(?:微信同号|同微信)\)?")


def take(sorting: Sorting, segment: Segment, line: Line) -> None:
    """Take what is plain from a segment: numbers, addresses, what a label names; the rest stays open."""
    text = segment.text
    if not segment.fields:
        _unlabelled(sorting, text, line)
        return
    left = text
    for field in segment.fields:
        left = _TAKERS.get(field, _take_whole)(sorting, field, text, line)
    if left := left.strip(" ,;:|/()"):
        _unlabelled(sorting, left, line)


def _take_whole(sorting: Sorting, field: str, text: str, line: Line) -> str:
    sorting.add(field, text, LABELLED, line)
    return ""


def _take_email(sorting: Sorting, field: str, text: str, line: Line) -> str:
    mail = _EMAIL.search(text)
    if mail is None:
        return text
    sorting.add(field, _compact(mail[0]), LABELLED - 0.2 * (" " in mail[0]), line)
    return text[: mail.start()] + text[mail.end() :]


def _take_website(sorting: Sorting, field: str, text: str, line: Line) -> str:
    site = _SITE.search(text)
    sorting.add(field, site[0] if site else text, LABELLED if site else GUESSED, line)
    return ""


def _take_wechat(sorting: Sorting, field: str, text: str, line: Line) -> str:
    """Keep a WeChat name; 同号 means the mobile number."""
    mobiles = [each.value for each in sorting.found if each.field == "mobile"]
    number = phones.parse_phones(text).numbers if text[:1].isdecimal() else ()
    chat = _CHAT.search(text)
    if mobiles and text.startswith("同"):
        sorting.add(field, mobiles[0], CLEAR, line)
    elif number and number[0].kind == phones.MOBILE:
        sorting.add(field, number[0].number, CLEAR, line)
    else:
        sorting.add(field, chat[0] if chat else text, CLEAR if chat else GUESSED, line)
    return ""


def _take_qq(sorting: Sorting, field: str, text: str, line: Line) -> str:
    sorting.add(field, re.sub(r"\D", "", text), LABELLED, line)
    return ""


def _take_postcode(sorting: Sorting, field: str, text: str, line: Line) -> str:
    sorting.add(field, text[:6], LABELLED, line)
    return text[6:]


def _take_numbers(sorting: Sorting, field: str, text: str, line: Line) -> str:
    """Keep the numbers behind a label; return what follows them."""
    if _SAME.search(text):
        text = _SAME.sub("", text)
        same = True
    else:
        same = False
    site = _EMAIL.search(text)
    body, tail = (text[: site.start()], text[site.start() :]) if site else (text, "")
    cell = phones.parse_phones(body)
    for phone in cell.numbers:
        kind = "fax" if field == "fax" else "mobile" if phone.is_mobile else "phone"
        sorting.add(kind, phone.number, GUESSED if phone.unsure else LABELLED, line)
        if same and kind == "mobile":
            sorting.add("wechat", phone.number, CLEAR, line)
    if not cell.numbers:
        sorting.add(field, body, 0.3, line)
    return tail


def _unlabelled(sorting: Sorting, text: str, line: Line) -> None:
    """Take what tells itself without a label; what is left stays open."""
    for mail in _EMAIL.findall(text):
        glued = re.match(r"E(?=[a-z][\w.+-]*@[a-z])", mail) is not None  # a label E lost its blank
        sorting.add("email", _compact(mail[glued:]), CLEAR - 0.2 * (" " in mail or glued), line)
    text = _EMAIL.sub(" ", text)
    for site in _SITE.findall(text):
        sorting.add("website", site, CLEAR, line)
    text = _SITE.sub(" ", text)
    if not PLACE.search(text):
        for number in [found[0] for found in _NUMBER.finditer(text)]:
            for phone in phones.parse_phones(number).numbers:
                kind = "mobile" if phone.is_mobile else "phone"
                sorting.add(kind, phone.number, CLEAR, line)
                text = text.replace(number, " ")
    if (same := _SAME.search(text)) and sorting.has("mobile"):
        mobile = next(each.value for each in sorting.found if each.field == "mobile")
        sorting.add("wechat", mobile, CLEAR, line)
        text = text.replace(same[0], " ")
    text = text.strip(" ,;:|/·•")
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    if len(text) > 1 or all_hanzi(text):
        sorting.open.append(Part(text, line))


_TAKERS: dict[str, Callable[[Sorting, str, str, Line], str]] = {
    "mobile": _take_numbers,
    "phone": _take_numbers,
    "fax": _take_numbers,
    "email": _take_email,
    "website": _take_website,
    "wechat": _take_wechat,
    "qq": _take_qq,
    "postcode": _take_postcode,
}
"""How each labelled field is taken; what follows it comes back."""


def _compact(text: str) -> str:
    return re.sub(r"\s", "", text)
