"""Phone numbers: read from cells as people fill them in, stored as dialled, shown in groups."""

import re
from dataclasses import dataclass

from services.contacts.writing import Cell, Problem, half_width
from services.i18n import _, _n
from services.late_patterns import late_pattern

MOBILE = "mobile"
LANDLINE = "landline"
ABROAD = "abroad"

_AREAS = (
    "10 20-25 27-29 310-319 335 349-359 370-377 379 391-396 398 411-412 415-419 421 427 429 431-439 451-459 "
    "464 467-479 482-483 510-519 523 527 530-539 543 546 550-559 561-564 566 570-580 591-599 631-635 660-663 "
    "668 691-692 701 710-719 722 724 728 730-731 734-739 743-746 750-760 762-763 766 768-779 790-799 810 "
    "812-813 816-818 825-827 830-839 851-859 870-879 883 886-888 891-898 901-903 906 908-909 911-919 930-939 "
    "941 943 951-955 970-979 990-999 "
)
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−－－ー─﹣", "-") | {"〔": "(", "〕": ")", "【": "(", "】": ")", "。": "."}
)
_NO_NUMBER = (
    "无 暂无 没有 不详 不明 未知 未留 没留 待补 待补充 待查 待定 保密 空 空号 停机 关机 无电话 没有电话 "
    "没电话 无手机 none n/a na null tbd - -- --- / // \\ . ? 0 不便"
)
_NONE = frozenset(_NO_NUMBER.split())
_LOST = late_pattern(r"\s*\d+(?:\.\d+)?[eE]\+?\d+\s*")
_WHOLE_FLOAT = late_pattern(r"^(\d{7,})\.0+$")
_BREAKS = late_pattern(r"([、;,|\n\r\t/\\]|或|和|及|&)")
_EXTENSION = late_pattern(
    r"(?:转|轉|分机号?|分機號?|extension|ext|x|×|#|\*)[.:\s]*(\d{1,6})[\s)]*$", re.IGNORECASE
)
_DASHED = late_pattern(
    r"^\D*((?:\(?\+?86\)?[-\s]*)?(?:\(?0\d{2,3}\)?[-\s]*)?[2-9]\d{6,7})\s*-\s*(\d{1,6})\D*$"
)
_WORDS = late_pattern(r"[^\d\s+().:-]+")
_GROUP = late_pattern(r"\+?\d+")
_NEAR_ABROAD = late_pattern(r"^\D{0,2}(?:(85[23])[)\s-]+(\d{4}[\s-]?\d{4})|(886)[)\s-]+0?([\d\s-]{8,11}))$")
_MOBILE = late_pattern(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = late_pattern(r"0(?:10|2\d|[3-9]\d\d)\d{7,8}")
_SERVICE = late_pattern(r"(?:400|800)\d{7}|95\d{3}\d?|96\d{3,4}|100\d\d|1(?:10|19|20|22)|1[12]\d{3}")
_PLAIN_MOBILE = late_pattern(r"(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})", re.ASCII)
_PLAIN_LANDLINE = late_pattern(r"0(10|2\d|[3-9]\d\d)-(\d{7,8})", re.ASCII)
_ODD_LANDLINE = late_pattern(r"\D*0(\d{2,3})[)\s-]+(\d{7,8})\D*", re.ASCII)
_LABELLED = late_pattern(
    r"(?<=\d)[\s(]+(?!转|轉|分机|分機|ext|x|×|#)(?=[^\d\s()+.:-]+[)\s:]*\+?[\d(])", re.IGNORECASE
)
_NUMBERED = late_pattern(r"(?:^|(?<=[\s;]))\(?[1-9][.、):]\s*(?=\+?(?:86[- ]?)?[01]\d{2})")
_LOCAL = late_pattern(r"[2-9]\d{6,7}")


@dataclass(frozen=True, slots=True)
class Phone:
    """One number as dialled: digits, ``+`` only abroad, an extension after a dash."""

    number: str
    kind: str
    label: str = ""
    """What stood beside it: 手机, 办, 宅, 传真."""
    unsure: bool = False
    """Kept although something is missing, as with a landline without its area code."""

    @property
    def is_mobile(self) -> bool:
        """Tell whether it is a mobile, here or abroad."""
        if self.kind != ABROAD:
            return self.kind == MOBILE
        from phonenumbers import PhoneNumberType, number_type, parse

        return bool(number_type(parse(self.number)) == PhoneNumberType.MOBILE)

    @property
    def is_fax(self) -> bool:
        """Tell whether the number was called a fax."""
        return "传真" in self.label or "fax" in self.label.lower()


@dataclass(frozen=True, slots=True)
class PhoneCell:
    """The numbers of one cell, and what could not be read or is in doubt."""

    numbers: tuple[Phone, ...] = ()
    problems: tuple[Problem, ...] = ()


_EMPTY = PhoneCell()


def _areas() -> frozenset[str]:
    found: set[str] = set()
    for item in _AREAS.split():
        first, dash, last = item.partition("-")
        found.update(map(str, range(int(first), int(last if dash else first) + 1)))
    return frozenset(found)


AREAS = _areas()
"""The area codes in use, without their zero."""


def plain_mobile(cell: Cell) -> str:
    """Return the number in a cell that holds one Chinese mobile and nothing else, as nearly all do."""
    if not isinstance(cell, str):
        return ""
    if len(cell) == 11 and _MOBILE.fullmatch(cell):
        return cell
    plain = _PLAIN_MOBILE.fullmatch(cell)
    return plain[1] + plain[2] + plain[3] if plain else ""


def parse_phones(cell: Cell) -> PhoneCell:
    """Return the numbers a cell holds; what is no number is left out and reported with its reason."""
    if isinstance(cell, str):
        if mobile := plain_mobile(cell):
            return PhoneCell((Phone(mobile, MOBILE),))
        if (plain := _PLAIN_LANDLINE.fullmatch(cell)) and plain[1] in AREAS:
            return PhoneCell((Phone(f"0{plain[1]}{plain[2]}", LANDLINE),))
        text = cell
    elif isinstance(cell, bool) or cell is None:
        return _EMPTY
    elif isinstance(cell, int | float):
        if cell != cell or cell in (0, float("inf"), float("-inf")):
            return _EMPTY
        if abs(cell) >= 1e15 or cell != int(cell):
            return _refused(repr(cell), _("This number is no telephone number."))
        text = str(int(cell))
    else:
        text = str(cell)
    return _read(text)


def _refused(value: str, reason: str) -> PhoneCell:
    return PhoneCell((), (Problem(value, reason),))


def _read(text: str) -> PhoneCell:
    bare = _WHOLE_FLOAT.sub(r"\1", half_width(text).translate(_DASHES).strip(" '`’"))
    if not bare or bare.lower() in _NONE:
        return _EMPTY
    if _LOST.fullmatch(bare):
        return _refused(text, _("The spreadsheet has cut the last digits of this number; enter it again."))
    numbers: dict[str, Phone] = {}
    problems: list[Problem] = []
    label = ""
    for piece in _BREAKS.split(_LABELLED.sub(";", _NUMBERED.sub(";", bare))):
        if _BREAKS.fullmatch(piece) or not piece.strip():
            continue
        if not any(char.isdecimal() for char in piece):
            label = piece.strip(" :()")
            continue
        last = next(reversed(numbers.values()), None)
        for phone, problem in _numbers_of(piece, last, label):
            if phone is not None:
                numbers.setdefault(phone.number, phone)
            if problem is not None:
                problems.append(problem)
        label = ""
    if not numbers and not problems:
        return _refused(text.strip(), _("This is no telephone number."))
    return PhoneCell(tuple(numbers.values()), tuple(problems))


_Found = tuple[Phone | None, Problem | None]


def _numbers_of(piece: str, last: Phone | None, label: str) -> list[_Found]:
    """Return the numbers of a piece that no comma divides; blanks may stand inside and between numbers."""
    body, extension = _extension_off(piece)
    bare = _WORDS.sub(" ", body)
    label = " ".join(_WORDS.findall(body)) or label
    if near := _NEAR_ABROAD.match(bare.strip()):
        digits = re.sub(r"\D", "", (near[1] or near[3]) + (near[2] or near[4]))
        return [_abroad(digits, piece, label)]
    groups = _GROUP.findall(bare)
    whole = _joined(groups)
    if not extension and (other := _other_end(whole, last)) is not None:
        return [(other, None)]
    before, dash, behind = body.rpartition("-")
    if dash and behind.isdecimal() and len(behind) <= 6:
        known = _known(_joined(_GROUP.findall(_WORDS.sub(" ", before))))
        if known is not None:
            return [_made(known, behind, piece, label, last)]
    known = _known(whole)
    if known is None and (odd := _ODD_LANDLINE.fullmatch(body)):
        known = (f"0{odd[1]}{odd[2]}", LANDLINE, False)
    if known is not None:
        return [_made(known, extension, piece, label, last)]
    if whole.startswith(("+", "00")):
        return [_abroad(whole.lstrip("+0"), piece, label)]
    parts = _parted(groups)
    if len(parts) > 1:
        ends = [""] * (len(parts) - 1) + [extension]
        return [_made(part, end, piece, label, last) for part, end in zip(parts, ends, strict=True)]
    return [(None, Problem(piece.strip(), _reason(whole)))]


def _extension_off(piece: str) -> tuple[str, str]:
    """Return a number without its extension, and the extension."""
    if found := _EXTENSION.search(piece):
        return piece[: found.start()], found[1]
    dashed = _DASHED.match(piece)
    return (piece[: dashed.end(1)], dashed[2]) if dashed else (piece, "")


def _other_end(whole: str, last: Phone | None) -> Phone | None:
    """Return the second of two landlines written as one (0571-88000122/23), if this is one."""
    if last is None or not _LANDLINE.fullmatch(last.number) or not whole.isdecimal() or len(whole) > 4:
        return None
    return Phone(last.number[: -len(whole)] + whole, LANDLINE, last.label)


def _joined(groups: list[str]) -> str:
    return ("+" if groups and groups[0].startswith("+") else "") + "".join(groups).replace("+", "")


_Known = tuple[str, str, bool]


def _known(whole: str) -> _Known | None:
    """Return number, kind and whether the area code is missing, for what can be dialled in China."""
    plus = whole.startswith("+")
    digits = whole.lstrip("+")
    for prefix in ("0086", "86"):
        rest = digits[len(prefix) :]
        if digits.startswith(prefix) and (plus or len(rest) >= 10 or prefix == "0086") and len(rest) >= 7:
            found = _known(rest.removeprefix("0") if _MOBILE.fullmatch(rest[1:]) else rest)
            if found is not None and not found[2]:
                return found
    if plus:
        return None
    if _MOBILE.fullmatch(digits):
        return digits, MOBILE, False
    if len(digits) == 12 and digits[0] == "0" and _MOBILE.fullmatch(digits[1:]):
        return digits[1:], MOBILE, False
    if _LANDLINE.fullmatch(digits) or _SERVICE.fullmatch(digits):
        return digits, LANDLINE, False
    for length in (2, 3):  # a spreadsheet took the zero of the area code
        if digits[:length] in AREAS and len(digits) - length in ((8,) if length == 2 else (7, 8)):
            return "0" + digits, LANDLINE, False
    if _LOCAL.fullmatch(digits):
        return digits, LANDLINE, True
    return None


def _made(known: _Known, extension: str, piece: str, label: str, last: Phone | None) -> _Found:
    number, kind, local = known
    if local and last is not None and last.kind == LANDLINE and last.number.startswith("0"):
        number, local = "0" + area_of(last.number) + number, False
    strange = kind == LANDLINE and number[0] == "0" and area_of(number) not in AREAS
    phone = Phone(f"{number}-{extension}" if extension else number, kind, label, local or strange)
    if local:
        return phone, Problem(piece.strip(), _("The area code of this landline is missing."))
    if strange:
        reason = _("There is no area code 0{area} today; the number was kept.").format(area=area_of(number))
        return phone, Problem(piece.strip(), reason)
    return phone, None


def _abroad(digits: str, piece: str, label: str) -> _Found:
    import phonenumbers

    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        possible = False
    if not possible:
        return None, Problem(piece.strip(), _("No country has a number like this."))
    return Phone("+" + digits, ABROAD, label), None


def _parted(groups: list[str]) -> list[_Known]:
    """Return several numbers written one after the other, or nothing if some of it is left over."""
    found: list[_Known] = []
    start = 0
    while start < len(groups):
        for end in range(min(len(groups), start + 5), start, -1):
            known = _known(_joined(groups[start:end]))
            if known is not None:
                found.append(known)
                start = end
                break
        else:
            return []
    return found


def _reason(whole: str) -> str:
    digits = whole.lstrip("+")
    looks_mobile = len(digits) > 1 and digits[0] == "1" and digits[1] in "3456789"
    missing = 11 - len(digits)
    if looks_mobile and 0 < missing <= 3:
        return _n(
            "This mobile number lacks a digit.", "This mobile number lacks {count} digits.", missing
        ).format(count=missing)
    if looks_mobile and -3 <= missing < 0:
        return _n(
            "This mobile number has a digit too many.",
            "This mobile number has {count} digits too many.",
            -missing,
        ).format(count=-missing)
    if len(digits) == 11 and digits[0] == "1":
        return _("No mobile number starts with {start}.").format(start=digits[:2])
    if len(digits) < 7:
        return _("This number is too short.")
    return _("This is no telephone number.")


def area_of(number: str) -> str:
    """Return the area code of a landline without its zero, or nothing."""
    if not number.startswith("0"):
        return ""
    return number[1:3] if number.startswith(("010", "02")) else number[1:4]


def kind_of(number: str) -> str:
    """Return which kind of number a stored one is: mobile, landline or abroad."""
    if number.startswith("+"):
        return ABROAD
    return MOBILE if _MOBILE.fullmatch(number.partition("-")[0]) else LANDLINE


def shown(number: str) -> str:
    """Return a stored number as people read it: 138 0000 4127, 0571-0000 6120 转 803, +49 30 123456."""
    bare, dash, extension = number.partition("-")
    tail = " " + _("ext. {extension}").format(extension=extension) if dash and extension else ""
    if not bare.isascii() or not bare.lstrip("+").isdecimal():
        return number
    if bare.startswith("+"):
        return _shown_abroad(bare) + tail
    if _MOBILE.fullmatch(bare):
        return f"{bare[:3]} {bare[3:7]} {bare[7:]}{tail}"
    area = area_of(bare) if _LANDLINE.fullmatch(bare) else ""
    local = bare[len(area) + 1 :] if area else bare
    if len(local) == 10 and local[:3] in ("400", "800"):
        return f"{local[:3]} {local[3:6]} {local[6:]}{tail}"
    if len(local) >= 7:
        local = f"{local[:-4]} {local[-4:]}"
    return (f"0{area}-" if area else "") + local + tail


def _shown_abroad(number: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
