"""What suggestions compare of a few people: places, schools, posts, household, where they met."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Executable, and_, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from models.contact import Address, Contact, ContactPoint
from models.gathering import Gathering
from models.interaction import Interaction, Participation
from models.kinds import AddressKind, CohortKind, InteractionKind, PointKind
from models.organization import Cohort, Education, Employment, Membership, Organization
from services import sessions
from services.contacts.schools import parse_schooling
from services.contacts.writing import Memory, half_width, simplified
from services.vocabulary import interaction_word

MEETING_KINDS = (InteractionKind.EVENT.value, InteractionKind.VISIT.value)
"""Interactions at which those who took part met; a message to several brings nobody together."""
SUGGESTING_COHORTS = (CohortKind.EVENT.value, CohortKind.HOUSEHOLD.value)
HOMES = (AddressKind.HOME.value, AddressKind.FORMER_HOME.value)


@dataclass(frozen=True, slots=True)
class SchoolTime:
    """One time at a school."""

    school_id: int
    school: str
    class_name: str
    """Without year, brackets and signs, as two writings of one class meet."""
    stage: str | None
    from_year: int | None
    to_year: int | None


@dataclass(frozen=True, slots=True)
class Post:
    """One post."""

    firm_id: int
    firm: str
    department: str
    since: str | None
    until: str | None
    is_present: bool


@dataclass(slots=True)
class Background:
    """Somebody as suggestions see them."""

    id: int
    name: str
    native: str = ""
    birth: str = ""
    homes: set[str] = field(default_factory=set)
    former_homes: set[str] = field(default_factory=set)
    doors: dict[tuple[str, str], str] = field(default_factory=dict)
    """Whole home addresses: key and code of the place (empty where that is not known) to what was written."""
    schools: list[SchoolTime] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    landlines: dict[str, str] = field(default_factory=dict)
    """Numbers without an extension, and their labels."""
    households: dict[int, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    """Where they were with others: a key, and the words."""


_SIGNS = re.compile(r"[\s,，。.、;；:：()（）#]+")
_DASHES = re.compile(r"[-—–－_/]+")
_WHOLE = re.compile(r"(?:\d[室户号房]?|\d-\d+[室户号房]?)$")


def _home_key(text: str) -> str:
    bare = _SIGNS.sub("", _DASHES.sub("-", simplified(half_width(text)))).lower()
    return bare if len(bare) >= 6 and _WHOLE.search(bare) else ""


home_keys: Memory[str, str] = Memory(_home_key)
"""A home address as a key by which two writings meet; empty where it names a street or house and no door."""


def _class_of(text: str) -> tuple[str, int, int]:
    told = parse_schooling(text)
    sign = "".join(char for char in told.class_name or text if char.isalnum())
    return sign, told.from_year or 0, told.to_year or 0


class_facts: Memory[str, tuple[str, int, int]] = Memory(_class_of)
"""A class as written → its sign without year and brackets, and the years the writing tells, 0 for none."""


def together(interaction_id: Any) -> ColumnElement[bool]:
    """Return the condition that people met there; a gathering with a circle of its own says that itself."""
    told = exists().where(Gathering.interaction_id == interaction_id, Gathering.cohort_id.is_not(None))
    return and_(Interaction.kind.in_(MEETING_KINDS), ~told)


# The statements are made once: most of the time of a small look-up would else go into making them.
_WHO: BindParameter[int] = bindparam("ids", expanding=True)
_PEOPLE = select(Contact.id, Contact.name, Contact.native_code, Contact.birth_code).where(
    Contact.id.in_(_WHO)
)
_HOMES = select(Address.contact_id, Address.kind, Address.text, Address.code).where(
    Address.contact_id.in_(_WHO), Address.kind.in_(HOMES)
)
_SCHOOLS = (
    select(
        Education.contact_id,
        Education.school_id,
        Organization.name,
        Education.class_name,
        Education.stage,
        Education.from_year,
        Education.to_year,
    )
    .join(Organization, Organization.id == Education.school_id)
    .where(Education.contact_id.in_(_WHO))
)
_POSTS = (
    select(
        Employment.contact_id,
        Employment.organization_id,
        Organization.name,
        Employment.department,
        Employment.since,
        Employment.until,
        Employment.is_present,
    )
    .join(Organization, Organization.id == Employment.organization_id)
    .where(Employment.contact_id.in_(_WHO))
)
_LANDLINES = select(ContactPoint.contact_id, ContactPoint.value, ContactPoint.label).where(
    ContactPoint.contact_id.in_(_WHO),
    ContactPoint.kind == PointKind.PHONE.value,
    ContactPoint.value.not_like("%-%"),
)
_CIRCLES = (
    select(Membership.contact_id, Cohort.id, Cohort.name, Cohort.kind)
    .join(Cohort, Cohort.id == Membership.cohort_id)
    .where(Membership.contact_id.in_(_WHO), Cohort.kind.in_(SUGGESTING_COHORTS))
)
_with = aliased(Participation)
_MEETINGS = (
    select(
        Participation.contact_id,
        Participation.interaction_id,
        Interaction.kind,
        Interaction.occasion,
        Interaction.day,
    )
    .join(Interaction, Interaction.id == Participation.interaction_id)
    .where(
        Participation.contact_id.in_(_WHO),
        together(Interaction.id),
        exists().where(
            _with.interaction_id == Participation.interaction_id,
            _with.contact_id != Participation.contact_id,
        ),
    )
)


def rows(session: Session, statement: Executable, **values: Any) -> list[Any]:
    """Return the rows of a statement made beforehand, as the driver gives them."""
    cursor = session.connection().execute(statement, values).cursor
    return list(cursor.fetchall()) if cursor is not None else []


def backgrounds(
    session: Session, ids: Iterable[int], beside: Background | None = None
) -> dict[int, Background]:
    """Return what there is to compare of these people; ``beside``: with one person, nothing they lack."""
    found: dict[int, Background] = {}
    for part in sessions.chunks(ids):
        for key, name, native, birth in rows(session, _PEOPLE, ids=part):
            found[key] = Background(key, name, native or "", birth or "")
        if beside is None or beside.homes or beside.former_homes or beside.doors:
            _add_homes(session, part, found)
        if beside is None or beside.schools:
            _add_schools(session, part, found)
        if beside is None or beside.posts:
            for contact, *told in rows(session, _POSTS, ids=part):
                found[contact].posts.append(Post(*told))
        if beside is None or beside.landlines:
            for contact, value, label in rows(session, _LANDLINES, ids=part):
                found[contact].landlines[value] = label
        if beside is None or beside.events or beside.households:
            _add_meetings(session, part, found)
    return found


def _add_homes(session: Session, ids: list[int], found: dict[int, Background]) -> None:
    for contact, kind, text, code in rows(session, _HOMES, ids=ids):
        here = kind == AddressKind.HOME
        if code:
            (found[contact].homes if here else found[contact].former_homes).add(code)
        if here and (key := home_keys[text]):
            found[contact].doors[key, code or ""] = text


def _add_schools(session: Session, ids: list[int], found: dict[int, Background]) -> None:
    for contact, school, name, class_name, stage, since, until in rows(session, _SCHOOLS, ids=ids):
        sign, first, last = class_facts[class_name] if class_name else ("", 0, 0)
        time = SchoolTime(school, name, sign, stage, since or first or None, until or last or None)
        found[contact].schools.append(time)


def _add_meetings(session: Session, ids: list[int], found: dict[int, Background]) -> None:
    for contact, cohort, name, kind in rows(session, _CIRCLES, ids=ids):
        if kind == CohortKind.HOUSEHOLD:
            found[contact].households[cohort] = name
        else:
            found[contact].events[f"cohort {cohort}"] = name
    for contact, interaction, kind, occasion, day in rows(session, _MEETINGS, ids=ids):
        words = f"{day.isoformat() if isinstance(day, dt.date) else day} {occasion or interaction_word(kind)}"
        found[contact].events[f"interaction {interaction}"] = words
