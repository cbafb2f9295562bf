"""Cells of our own files, read exactly as they were written.

A cell that does not look as we write it goes to the reader every list is read with.
"""

import datetime as dt
import re

from models.kinds import TIER_RANK, AddressKind, NoteKind, PointKind, Tier
from services.contacts import organizations, phones
from services.contacts.writing import Cell, cell_text
from services.exchange import own_words as words
from services.exchange.cell_readers import READERS, Read
from services.exchange.facts import AddressFact, PointFact, PostFact, SchoolFact, SpecialDayFact
from services.exchange.own_cells import entries, entries_of_parts
from services.exchange.row_reading import RowReading

_DIALLED = re.compile(r"\+?\d{3,20}(?:-\d{1,8})?")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?|--\d{2}-\d{2}")
_EARLIEST_YEAR = 1800
_LUNAR = re.compile(r"(?:(\d{4})年)?(闰)?(\d{1,2})月(\d{1,2})日")
_CODE = re.compile(r"\d{6}")


def _text(cell: Cell) -> str:
    """Return a cell's text as it was written, line breaks and all."""
    return cell if isinstance(cell, str) else cell_text(cell)


def _single(column: str, length: int) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        reading.facts.single[column] = _text(cell)[:length]

    return read


def _name(reading: RowReading, cell: Cell) -> None:
    reading.facts.name = " ".join(_text(cell).split())[:120]


def _points(kind: PointKind) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        for value, *more in entries_of_parts(_text(cell)):
            label, unsure = [*more, "", ""][:2]
            if kind in (PointKind.MOBILE, PointKind.PHONE, PointKind.FAX):
                _dialled(reading, kind, value, label, unsure)
            elif value:
                reading.facts.points.append(PointFact(kind, value[:200], label, bool(unsure)))

    return read


def _dialled(reading: RowReading, kind: PointKind, value: str, label: str, unsure: str) -> None:
    found = phones.parse_phones(value)
    plain = bool(_DIALLED.fullmatch(value))
    if unsure or (plain and [number.number for number in found.numbers] == [value]):
        reading.facts.points.append(PointFact(kind, value, label, bool(unsure)))
    elif plain:
        reading.facts.points.append(PointFact(kind, value, label, True))
        for problem in found.problems:
            reading.doubt(problem.value, problem.reason)
    else:
        READERS[kind.value](reading, value)


def _birthday(reading: RowReading, cell: Cell) -> None:
    text = _text(cell)
    if _is_day(text):
        reading.facts.single["birth_solar"] = text
    else:
        READERS["birthday"](reading, cell)


def _is_day(text: str) -> bool:
    """Tell whether a day is written as we write it, and is one."""
    if not _DAY.fullmatch(text):
        return False
    whole = f"2000{text[1:]}" if text.startswith("--") else f"{text}-01-01"[:10]
    try:
        return dt.date.fromisoformat(whole).year > _EARLIEST_YEAR
    except ValueError:
        return False


def _lunar_birthday(reading: RowReading, cell: Cell) -> None:
    found = _LUNAR.fullmatch(_text(cell))
    if found is None:
        READERS["lunar_birthday"](reading, cell)
        return
    single = reading.facts.single
    single["birth_lunar_month"], single["birth_lunar_day"] = int(found[3]), int(found[4])
    single["birth_lunar_leap"] = bool(found[2])
    if found[1]:
        single["birth_lunar_year"] = int(found[1])


def _code(column: str) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        if _CODE.fullmatch(text := _text(cell)):
            reading.facts.single[column] = text

    return read


def _address(kind: AddressKind) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        from services.contacts import places

        for text, *more in entries_of_parts(_text(cell)):
            code, postcode = [*more, "", ""][:2]
            found = code if more else places.find(text).code
            reading.facts.addresses += (AddressFact(kind.value, text[:300], found or None, postcode),)

    return read


def _remarks(kind: NoteKind) -> Read:
    def read(reading: RowReading, cell: Cell) -> None:
        reading.facts.remarks += tuple((kind.value, entry) for entry in entries(_text(cell)))

    return read


def _tags(reading: RowReading, cell: Cell) -> None:
    reading.facts.tags += tuple(tag[:60] for tag in entries(_text(cell)) if tag not in reading.facts.tags)


def _posts(reading: RowReading, cell: Cell) -> None:
    for parts in entries_of_parts(_text(cell)):
        firm, department, title, since, until, state = [*parts, *[""] * 6][:6]
        reading.facts.posts.append(
            PostFact(firm, department, title, state != "前", since or None, until or None, state == "主")
        )


def _schools(reading: RowReading, cell: Cell) -> None:
    for parts in entries_of_parts(_text(cell)):
        school, stage, class_name, major, first, last = [*parts, *[""] * 6][:6]
        reading.facts.schools.append(
            SchoolFact(school, words.code_of(words.STAGES, stage), class_name, major, year(first), year(last))
        )


def year(text: str) -> int | None:
    """Return a year or small number written in a cell."""
    return int(text) if text.isdecimal() and len(text) <= 4 else None


def _do_not_contact(reading: RowReading, cell: Cell) -> None:
    text = _text(cell).strip()
    if text and text != words.NO:
        reading.facts.single["do_not_contact"] = True
        if text != words.YES:
            reading.facts.single["do_not_contact_reason"] = text[:200]


def _pin(reading: RowReading, cell: Cell) -> None:
    for tier, *more in entries_of_parts(_text(cell))[:1]:
        reason, until = [*more, "", ""][:2]
        if tier in ("A", "B", "C"):
            reading.facts.single["pin_rank"] = TIER_RANK[Tier(tier)]
            reading.facts.single["pin_reason"] = reason[:200]
            if re.fullmatch(r"\d{4}-\d\d-\d\d", until):
                reading.facts.single["pin_until"] = dt.date.fromisoformat(until)


def _special_days(reading: RowReading, cell: Cell) -> None:
    for label, *more in entries_of_parts(_text(cell)):
        day = "".join(more[:1])
        found = _LUNAR.fullmatch(day)
        if found is not None:
            moon = int(found[3]), int(found[4]), bool(found[2])
            reading.facts.special_days += (SpecialDayFact(label, None, *moon),)
        elif _is_day(day):
            reading.facts.special_days += (SpecialDayFact(label, day),)


def settle(reading: RowReading) -> None:
    """Bring together what a row says in several columns."""
    _settle_posts(reading)
    single = reading.facts.single
    for text, code in (("native_place", "native_code"), ("birth_place", "birth_code")):
        if single.get(text) and not single.get(code):
            from services.contacts import places

            found = places.find(str(single[text]))
            if found.code and not found.candidates:
                single[code] = found.code


def _settle_posts(reading: RowReading) -> None:
    """Let a firm changed by hand in its own column be a post of its own beside those listed."""
    listed = reading.facts.posts
    firm, title = reading.organization, reading.title
    same = [
        post
        for post in listed
        if organizations.match_key(post.organization or " ") == organizations.match_key(firm or " ")
        and (not title or post.title == title)
    ]
    if listed and (same or not (firm or title)):
        reading.organization = reading.department = reading.title = ""


def _of_post(part: str) -> Read:
    """Read a part of the post exactly: it is compared with the posts listed beside it."""

    def read(reading: RowReading, cell: Cell) -> None:
        setattr(reading, part, _text(cell).strip())

    return read


OWN_READERS: dict[str, Read] = {
    "organization": _of_post("organization"),
    "department": _of_post("department"),
    "title": _of_post("title"),
    "name": _name,
    "birthday": _birthday,
    "lunar_birthday": _lunar_birthday,
    "native_place": _single("native_place", 200),
    "native_code": _code("native_code"),
    "birth_place": _single("birth_place", 200),
    "birth_code": _code("birth_code"),
    "work_address": _address(AddressKind.WORK),
    "home_address": _address(AddressKind.HOME),
    "address": _address(AddressKind.OTHER),
    "former_home": _address(AddressKind.FORMER_HOME),
    "tags": _tags,
    "interests": _remarks(NoteKind.INTEREST),
    "posts": _posts,
    "schools": _schools,
    "notes": _single("notes", 1_000_000),
    "do_not_contact": _do_not_contact,
    "pin": _pin,
    "special_days": _special_days,
    **{kind.value: _points(kind) for kind in PointKind},
    **{f"remark_{kind.value}": _remarks(kind) for kind in NoteKind},
    **{
        column: _single(column, length)
        for column, length in (
            *(("name_note", 120), ("nickname", 120), ("english_name", 120), ("salutation", 60)),
            *(("ethnicity", 40), ("party", 40), ("spouse", 120), ("children", 200)),
            *(("source", 200), ("purpose", 200), ("consent", 200)),
        )
    },
}
"""What differs from the readers of any list."""


def reader_of(field: str) -> Read | None:
    """Return the reader of a field in our own files."""
    return OWN_READERS.get(field) or READERS.get(field)
