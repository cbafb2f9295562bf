"""One reader a field: cells into facts; what cannot be read is left out and said."""

import datetime as dt
import re
from collections.abc import Callable

from models.kinds import AddressKind, Factor, Gender, NoteKind
from services.contacts import names, places, posts
from services.contacts.dates import Birthday, BirthdayCell, lunar_birthday, parse_birthday
from services.contacts.writing import Cell, cell_text, half_width, simplified
from services.exchange import school_readers
from services.exchange.facts import AddressFact
from services.exchange.reach_readers import REACHING
from services.exchange.row_reading import NOTHING as _NONE
from services.exchange.row_reading import RowReading, said
from services.i18n import _

_WITH_PHONE = re.compile(r"^(.*?)[\s:,;、-]*\(?(\+?\d[\d -]{5,}\d)\)?\s*(\D*)$")
_SHORTEST_WITH_PHONE, _LONGEST_WITH_PHONE = 9, 60
_LISTED = re.compile(r"[、，,;；/|\n]+")
_YES = frozenset({"是", "y", "yes", "true", "1", "√", "✓", "勿扰", "对"})
_NO = frozenset({"否", "n", "no", "false", "0", "×", "可以", "可联系", "不是"})
_CLAUSES = re.compile(r"[\s,;:.!、。，；：！?()\[\]【】「」]+")
_NO_CALLS = re.compile(
    r"(?:本人|客户|对方|[他她])?(?:已|曾)?(?:说过?|表示|要求|明确)?(?:以后|今后)?请?"
    r"(?:(?:[请切]?勿|不要|不得|不可|不许|不能|别|谢绝|拒绝|拒接|不愿|不想|不再)(?:再|被)?(?:给[他她])?"
    r"(?:打扰|打电话|致电|来电|拨打|电话|电联|联系|联络|骚扰|推销)(?:电话|营销)?(?:给?[他她])?"
    r"|免打扰|勿扰|勿打扰|勿电话?)了?"
)
"""A whole remark, so that 晚上不要打电话 stays what it is: a remark."""
_GENDERS = {
    "男": Gender.MALE,
    "m": Gender.MALE,
    "male": Gender.MALE,
    "先生": Gender.MALE,
    "女": Gender.FEMALE,
    "♂": Gender.MALE,
    "♀": Gender.FEMALE,
}
_GENDERS |= {"f": Gender.FEMALE, "female": Gender.FEMALE, "女士": Gender.FEMALE, "小姐": Gender.FEMALE}
_CLASSES = {"1": 1, "2": 2, "3": 3, "一": 1, "二": 2, "三": 3, "一类": 1, "二类": 2, "三类": 3}
_ADDRESSES = {
    "address": AddressKind.OTHER,
    "work_address": AddressKind.WORK,
    "home_address": AddressKind.HOME,
}
_TEXTS = {"nickname": 120, "english_name": 120, "ethnicity": 40, "party": 40, "spouse": 120}
NOT_KEPT = frozenset({"id_number", "sequence", "tier", "last_contact", "industry"})
"""Fields that are recognised so that they are not mistaken for others, and left out."""

Read = Callable[[RowReading, Cell], None]


def read_name(reading: RowReading, cell: Cell) -> None:
    """Read a name; a note in brackets is kept: it may tell the role in a class, or that somebody has died."""
    if isinstance(cell, str) and names.is_plain(cell):
        reading.facts.name = cell
        return
    if isinstance(cell, str) and _SHORTEST_WITH_PHONE <= len(cell) <= _LONGEST_WITH_PHONE:
        line = _WITH_PHONE.match(half_width(cell))
        if line and line[1].strip():  # 1. 沈砚秋 13800138000
            cell = " ".join(filter(None, (line[1], line[3] and f"({line[3]})")))
            REACHING["phone"](reading, line[2])
    clean = names.clean_name(cell)
    reading.facts.name = clean.name[:120]
    if clean.note:
        reading.facts.single["name_note"] = clean.note[:120]
        reading.facts.role = names.role_in(clean.note) or reading.facts.role
        if names.says_dead(clean.note):  # nobody is to be greeted or called any more
            reading.facts.single["do_not_contact"] = True
            reading.facts.single["do_not_contact_reason"] = clean.note[:200]
    if clean.gender:
        reading.facts.single.setdefault("gender", clean.gender)


def _family(reading: RowReading, cell: Cell) -> None:
    reading.family = cell_text(cell)


def _given(reading: RowReading, cell: Cell) -> None:
    reading.given = cell_text(cell)


def _role(reading: RowReading, cell: Cell) -> None:
    if text := said(cell):
        reading.facts.role = text[:60]


def _gender(reading: RowReading, cell: Cell) -> None:
    text = half_width(cell_text(cell)).strip().lower()
    found = _GENDERS.get(text) or _GENDERS.get(text[:1])
    if found is not None:
        reading.facts.single["gender"] = found.value
    elif text not in _NONE and text not in ("其他", "保密", "?"):
        reading.doubt(cell, _("neither 男 nor 女"))


def _birthday(read: Callable[[Cell, dt.date], BirthdayCell]) -> Read:
    def reader(reading: RowReading, cell: Cell) -> None:
        found = read(cell, reading.today)
        if found.birthday is not None:
            reading.facts.single.update(birthday_columns(found.birthday))
        if found.problem:
            reading.doubt(cell, found.problem)

    return reader


def birthday_columns(birthday: Birthday) -> dict[str, object]:
    """Return a birthday as the columns of the contact's row; unknown parts are left out."""
    columns: dict[str, object] = {}
    if birthday.solar:
        columns["birth_solar"] = birthday.solar
    if birthday.lunar_month and birthday.lunar_day:
        columns["birth_lunar_month"] = birthday.lunar_month
        columns["birth_lunar_day"] = birthday.lunar_day
        columns["birth_lunar_leap"] = birthday.leap
        if birthday.lunar_year:
            columns["birth_lunar_year"] = birthday.lunar_year
    return columns


def _calendar(reading: RowReading, cell: Cell) -> None:
    """Read whether the row's birthday is by the lunar calendar."""
    text = cell_text(cell)
    asked = "是否" in reading.column
    reading.is_lunar = any(word in text for word in ("农", "阴", "旧")) or (asked and text.lower() in _YES)


def _place(text_column: str, code_column: str) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        text = said(cell)
        if not text:
            return
        place = places.find(text)
        reading.facts.single[text_column] = text[:200]
        if place.code and not place.candidates:
            reading.facts.single[code_column] = place.code
        if place.candidates:
            reading.doubt(text, _("may be {places}").format(places="、".join(place.candidates[:4])))

    return read


def _address(kind: AddressKind) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        if text := said(cell):
            code = places.find(text).code
            reading.facts.addresses += (AddressFact(kind.value, text[:300], code),)

    return read


def _postcode(reading: RowReading, cell: Cell) -> None:
    reading.postcode = cell_text(cell)[:10]


def _organization(reading: RowReading, cell: Cell) -> None:
    if text := said(cell):
        reading.organization = text


def _department(reading: RowReading, cell: Cell) -> None:
    reading.department = cell_text(cell)


def _title(reading: RowReading, cell: Cell) -> None:
    if text := said(cell):
        reading.title = text


def _post(reading: RowReading, cell: Cell) -> None:
    text = said(cell)
    if not text:
        return
    post = posts.split_post(text)
    reading.organization = reading.organization or post.organization
    reading.department = reading.department or post.department
    reading.title = reading.title or post.title


def _single(column: str, length: int) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        if text := said(cell):
            reading.facts.single[column] = text[:length]

    return read


def _children(reading: RowReading, cell: Cell) -> None:
    if text := said(cell):
        held = reading.facts.single.get("children")
        reading.facts.single["children"] = (f"{held}、{text}" if held else text)[:200]


def _notes(reading: RowReading, cell: Cell) -> None:
    if text := said(cell):
        held = reading.facts.single.get("notes")
        reading.facts.single["notes"] = f"{held}\n{text}" if held else text
        if wish := _wish_for_quiet(text):
            reading.facts.single["do_not_contact"] = True
            reading.facts.single.setdefault("do_not_contact_reason", wish)


def _wish_for_quiet(remark: str) -> str:
    """Return the part of a remark that says somebody is not to be called, as it is written."""
    for clause in _CLAUSES.split(half_width(remark)):
        if clause and _NO_CALLS.fullmatch(simplified(clause)):
            return clause[:200]
    return ""


def _interests(reading: RowReading, cell: Cell) -> None:
    for part in _LISTED.split(cell_text(cell)):
        if part.strip().lower() not in _NONE:
            reading.facts.remarks += ((NoteKind.INTEREST.value, part.strip()),)


def _tags(reading: RowReading, cell: Cell) -> None:
    found = (part.strip()[:60] for part in _LISTED.split(cell_text(cell)))
    reading.facts.tags += tuple(
        tag for tag in found if tag.lower() not in _NONE and tag not in reading.facts.tags
    )


def _factor(factor: Factor) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        text = cell_text(cell)
        klass = _CLASSES.get(text.removesuffix(".0"))
        if klass is not None:
            reading.facts.factors = {**reading.facts.factors, factor.value: klass}
        elif text.lower() not in _NONE and text != "?":
            reading.doubt(cell, _("a class is 1, 2 or 3"))

    return read


def _relation(reading: RowReading, cell: Cell) -> None:
    if text := said(cell):
        reading.facts.relation = text[:60]


def _do_not_contact(reading: RowReading, cell: Cell) -> None:
    """Read a yes, a no, or the reason why somebody does not want to be contacted."""
    text = cell_text(cell).removesuffix(".0")
    word = text.lower()
    if word in _NONE or word in _NO:
        return
    reading.facts.single["do_not_contact"] = True
    if word not in _YES:
        reading.facts.single["do_not_contact_reason"] = text[:200]


def _next_contact(reading: RowReading, cell: Cell) -> None:
    if isinstance(cell, dt.datetime):
        reading.facts.next_contact = cell.date().isoformat()
        return
    found = parse_birthday(cell, dt.date(2099, 12, 31)).birthday
    if found is not None and found.solar and len(found.solar) == 10:
        reading.facts.next_contact = found.solar
    else:
        reading.doubt(cell, _("no whole date"))


def _uid(reading: RowReading, cell: Cell) -> None:
    text = cell_text(cell).lower()
    if re.fullmatch(r"[0-9a-f]{32}", text):
        reading.facts.uid = text


READERS: dict[str, Read] = {
    "name": read_name,
    "family_name": _family,
    "given_name": _given,
    "gender": _gender,
    "role": _role,
    "calendar": _calendar,
    "birthday": _birthday(parse_birthday),
    "lunar_birthday": _birthday(lunar_birthday),
    "native_place": _place("native_place", "native_code"),
    "birth_place": _place("birth_place", "birth_code"),
    "residence": _address(AddressKind.HOME),
    "postcode": _postcode,
    "organization": _organization,
    "department": _department,
    "title": _title,
    "post": _post,
    "school": school_readers.read_school,
    "class": school_readers.read_class,
    "stage": school_readers.read_stage,
    "major": school_readers.read_major,
    "education_years": school_readers.read_years,
    "graduation_year": school_readers.read_graduation,
    "notes": _notes,
    "source": _single("source", 200),
    "interests": _interests,
    "tags": _tags,
    "relation": _relation,
    "next_contact": _next_contact,
    "do_not_contact": _do_not_contact,
    "uid": _uid,
    **REACHING,
    "children": _children,
    **{field: _address(kind) for field, kind in _ADDRESSES.items()},
    **{field: _single(field, length) for field, length in _TEXTS.items()},
    **{factor.value: _factor(factor) for factor in Factor},
}
