"""What the book holds of people, read table by table for a file: columns of values, one for each person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Result, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.contact import Address, Contact, ContactPoint, Remark, SpecialDay, Tag, Tagging
from models.interaction import Task
from models.kinds import TIER_OF_RANK, TaskKind, TaskState
from models.organization import Education, Employment, Organization
from services import sessions
from services.exchange import own_words as words
from services.exchange.own_cells import joined, joined_parts
from services.prospects import filters
from services.prospects.tiering import FACTORS

Texts = list[str]
_SINGLY = 4_000
"""Up to so many people are asked for by their ids; beyond, whole tables are read."""
_FETCHED = 5_000
_PLAIN = (
    *("name", "name_note", "nickname", "english_name", "salutation", "native_place", "native_code"),
    *("birth_place", "birth_code", "ethnicity", "party", "spouse", "children", "notes", "source"),
    *("purpose", "consent", "organization", "title", "uid"),
)
_MORE = (
    *("gender", "birth_solar", "birth_lunar_month", "birth_lunar_day", "birth_lunar_leap"),
    *("birth_lunar_year", "do_not_contact", "do_not_contact_reason", "last_day"),
    *("pin_rank", "pin_reason", "pin_until", *FACTORS),
)


class Extract:
    """The people of one file, in order; every table is read once."""

    def __init__(self, session: Session, ids: Sequence[int]) -> None:
        self.session = session
        self.ids = list(ids)
        self.wanted = frozenset(self.ids)
        self._columns: dict[str, Sequence[Any]] = {}
        self._listed: dict[str, dict[int, str]] = {}

    def rows(self, query: Select[Any], owner: InstrumentedAttribute[int]) -> Iterable[Any]:
        """Yield a query's rows that belong to these people, in the query's order; the owner comes first."""
        connection = self.session.connection()  # plain rows: half the time of the session's own
        if len(self.ids) <= _SINGLY:
            for part in sessions.chunks(self.ids):
                yield from connection.execute(query.where(owner.in_(part)))
            return
        wanted = self.wanted
        for row in in_parts(connection.execute(query)):
            if row[0] in wanted:
                yield row

    def let_go(self) -> None:
        """Forget what was read of the people themselves; it is read again when asked for."""
        self._columns.clear()
        self._listed.clear()

    def column(self, field: str) -> Texts:
        """Return a field's values as texts, one for each person."""
        if not self._columns:
            self._read_contacts()
        made = _MADE.get(field)
        if made is not None:
            return made(self._columns)
        if field in self._columns:
            return [value or "" for value in self._columns[field]]
        if field not in self._listed:
            self._listed |= _listed_by(self, field)
        found = self._listed.get(field, {})
        return [found.get(person, "") for person in self.ids]

    def _read_contacts(self) -> None:
        names = (*_PLAIN, *_MORE)
        columns = [getattr(Contact, name) for name in names]
        query = select(Contact.id, *columns, filters.rank_of_day(self.session))
        by_id = {row[0]: row for row in self.rows(query, Contact.id)}
        everyone = zip(*(by_id[person] for person in self.ids), strict=True)
        self._columns = dict(zip(("id", *names, "tier_rank"), everyone, strict=True))
        if not self.ids:
            self._columns = dict.fromkeys(("id", *names, "tier_rank"), ())


def in_parts(result: Result[Any]) -> Iterator[Any]:
    """Yield the rows of a long answer fetched some thousand at a time: one by one takes twice as long."""
    for part in result.partitions(_FETCHED):
        yield from part


def _birthdays(told: dict[str, Sequence[Any]]) -> Texts:
    return [value or "" for value in told["birth_solar"]]


def _lunar_birthdays(told: dict[str, Sequence[Any]]) -> Texts:
    parts = ("birth_lunar_year", "birth_lunar_month", "birth_lunar_day", "birth_lunar_leap")
    return [lunar_words(*each) for each in zip(*(told[part] for part in parts), strict=True)]


def lunar_words(year: int | None, month: int | None, day: int | None, leap: bool) -> str:
    """Return a lunar day as our files write it: 1980年闰8月15日."""
    if not month or not day:
        return ""
    return f"{f'{year}年' if year else ''}{'闰' if leap else ''}{month}月{day}日"


def _genders(told: dict[str, Sequence[Any]]) -> Texts:
    return [words.GENDERS.get(value, "") for value in told["gender"]]


def _tiers(told: dict[str, Sequence[Any]]) -> Texts:
    return [words.TIERS[TIER_OF_RANK[value].value] for value in told["tier_rank"]]


def _last_days(told: dict[str, Sequence[Any]]) -> Texts:
    return [value.isoformat() if value else "" for value in told["last_day"]]


def _do_not_contact(told: dict[str, Sequence[Any]]) -> Texts:
    both = zip(told["do_not_contact"], told["do_not_contact_reason"], strict=True)
    return [(reason or words.YES) if asked else "" for asked, reason in both]


def _pins(told: dict[str, Sequence[Any]]) -> Texts:
    each = zip(told["pin_rank"], told["pin_reason"], told["pin_until"], strict=True)
    return [
        joined_parts([(TIER_OF_RANK[rank].value, reason, until.isoformat() if until else "")]) if rank else ""
        for rank, reason, until in each
    ]


def _class_reader(factor: str) -> Callable[[dict[str, Sequence[Any]]], Texts]:
    return lambda told: [str(value) if value else "" for value in told[factor]]


_MADE: dict[str, Callable[[dict[str, Sequence[Any]]], Texts]] = {
    "birthday": _birthdays,
    "lunar_birthday": _lunar_birthdays,
    "gender": _genders,
    "tier": _tiers,
    "last_contact": _last_days,
    "do_not_contact": _do_not_contact,
    "pin": _pins,
    **{factor: _class_reader(factor) for factor in FACTORS},
}


def _listed_by(extract: Extract, field: str) -> dict[str, dict[int, str]]:
    """Return the columns that come from the same table as a field, as one cell a person."""
    if field in words.POINTS:
        return _points(extract)
    if field in ("work_address", "home_address", "address", "former_home"):
        return _addresses(extract)
    if field == "interests" or field.startswith("remark_"):
        return _remarks(extract)
    reader = {"tags": _tags, "next_contact": _next_contacts, "special_days": _special_days}.get(field)
    if reader is not None:
        return {field: reader(extract)}
    if field in ("posts", "department"):
        return _posts(extract)
    return _schools(extract)


def _points(extract: Extract) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, list[tuple[str, str, str]]]] = {kind: {} for kind in words.POINTS}
    query = select(
        ContactPoint.contact_id,
        ContactPoint.kind,
        ContactPoint.value,
        ContactPoint.label,
        ContactPoint.unsure,
    ).order_by(ContactPoint.contact_id, ContactPoint.position, ContactPoint.id)
    for person, kind, value, label, unsure in extract.rows(query, ContactPoint.contact_id):
        found[kind].setdefault(person, []).append((value, label, "？" if unsure else ""))
    return {kind: _cells(told) for kind, told in found.items()}


def _cells(told: dict[int, list[tuple[str, str, str]]]) -> dict[int, str]:
    return {person: joined_parts(each) for person, each in told.items()}


_ADDRESS_FIELDS = {"work": "work_address", "home": "home_address", "other": "address"}


def _addresses(extract: Extract) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, list[tuple[str, str, str]]]] = {
        _ADDRESS_FIELDS.get(kind, kind): {} for kind in words.ADDRESSES
    }
    query = select(Address.contact_id, Address.kind, Address.text, Address.code, Address.postcode).order_by(
        Address.contact_id, Address.id
    )
    for person, kind, text, code, postcode in extract.rows(query, Address.contact_id):
        told = found[_ADDRESS_FIELDS.get(kind, kind)]
        told.setdefault(person, []).append((text, code or "", postcode))
    return {kind: _cells(told) for kind, told in found.items()}


def _remarks(extract: Extract) -> dict[str, dict[int, str]]:
    fields = {kind: "interests" if kind == "interest" else f"remark_{kind}" for kind in words.REMARKS}
    found: dict[str, dict[int, list[str]]] = {field: {} for field in fields.values()}
    query = select(Remark.contact_id, Remark.kind, Remark.text).order_by(Remark.contact_id, Remark.id)
    for person, kind, text in extract.rows(query, Remark.contact_id):
        found[fields[kind]].setdefault(person, []).append(text)
    return {field: {person: joined(each) for person, each in told.items()} for field, told in found.items()}


def _tags(extract: Extract) -> dict[int, str]:
    query = select(Tagging.contact_id, Tag.name).join(Tag, Tag.id == Tagging.tag_id)
    found: dict[int, list[str]] = defaultdict(list)
    for person, name in extract.rows(query.order_by(Tagging.contact_id, Tagging.id), Tagging.contact_id):
        found[person].append(name)
    return {person: joined(names) for person, names in found.items()}


def _next_contacts(extract: Extract) -> dict[int, str]:
    query = (
        select(Task.contact_id, func.min(Task.due))
        .where(Task.state == TaskState.OPEN, Task.kind == TaskKind.NEXT_CONTACT)
        .group_by(Task.contact_id)
    )
    return {person: due.isoformat() for person, due in extract.rows(query, Task.contact_id)}


def _special_days(extract: Extract) -> dict[int, str]:
    query = select(
        SpecialDay.contact_id,
        SpecialDay.label,
        SpecialDay.solar,
        SpecialDay.lunar_month,
        SpecialDay.lunar_day,
        SpecialDay.lunar_leap,
    ).order_by(SpecialDay.contact_id, SpecialDay.id)
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, label, solar, month, day, leap in extract.rows(query, SpecialDay.contact_id):
        found[person].append((label, solar or lunar_words(None, month, day, leap)))
    return {person: joined_parts(each) for person, each in found.items()}


def posts_of(extract: Extract) -> Iterable[Any]:
    """Yield person, firm, department, title, since, until, present, primary of every post, primary first."""
    query = (
        select(
            Employment.contact_id,
            Organization.name,
            Employment.department,
            Employment.title,
            Employment.since,
            Employment.until,
            Employment.is_present,
            Employment.is_primary,
        )
        .outerjoin(Organization, Organization.id == Employment.organization_id)
        .order_by(Employment.contact_id, Employment.is_primary.desc(), Employment.id)
    )
    return extract.rows(query, Employment.contact_id)


def schools_of(extract: Extract) -> Iterable[Any]:
    """Yield person, school, stage, class, major, first and last year of every schooling."""
    query = (
        select(
            Education.contact_id,
            Organization.name,
            Education.stage,
            Education.class_name,
            Education.major,
            Education.from_year,
            Education.to_year,
        )
        .outerjoin(Organization, Organization.id == Education.school_id)
        .order_by(Education.contact_id, Education.id)
    )
    return extract.rows(query, Education.contact_id)


def _posts(extract: Extract) -> dict[str, dict[int, str]]:
    listed: dict[int, list[Sequence[str]]] = defaultdict(list)
    departments: dict[int, str] = {}
    for person, firm, department, title, since, until, present, primary in posts_of(extract):
        if primary:
            departments[person] = department
        state = "主" if primary else "现" if present else "前"
        listed[person].append((firm or "", department, title, since or "", until or "", state))
    return {"department": departments, "posts": {key: joined_parts(each) for key, each in listed.items()}}


def _schools(extract: Extract) -> dict[str, dict[int, str]]:
    listed: dict[int, list[Sequence[str]]] = defaultdict(list)
    found: dict[str, dict[int, str]] = {
        field: {} for field in ("school", "class", "education_years", "graduation_year")
    }
    for person, school, stage, class_name, major, first, last in schools_of(extract):
        told = (school or "", class_name, str(first or ""), str(last or ""))
        if person not in listed or (class_name and not found["class"].get(person)):
            for field, value in zip(found, told, strict=True):
                found[field][person] = value
        listed[person].append((told[0], words.STAGES.get(stage, ""), class_name, major, told[2], told[3]))
    found["schools"] = {person: joined_parts(each) for person, each in listed.items()}
    return found
