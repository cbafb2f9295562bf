"""Who shares something with one person, by indexed look-ups; large groups are noted as groups."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from sqlalchemy import BindParameter, Integer, Select, bindparam, select
from sqlalchemy.orm import Session

from models.contact import Address, Contact, ContactPoint
from models.interaction import Participation
from models.kinds import AddressKind, PointKind, TieKind
from models.organization import Membership
from services import sessions
from services.contacts import places
from services.network.suggestions.facts import HOMES, Background, home_keys, rows
from services.network.suggestions.grouping import Shared, firm_rows, members_of, school_rows
from services.network.suggestions.records import GROUND_KINDS, HOME_MOST, MOST, Ground


@dataclass(slots=True)
class Looked:
    """Who shares what with somebody, and the groups that are too large for pairs."""

    people: dict[int, set[TieKind]] = field(default_factory=dict)
    large: list[tuple[Shared, int, tuple[int, ...]]] = field(default_factory=list)

    def offer(self, kind: TieKind, people: Iterable[int], most: int = MOST) -> None:
        """Take people who share one thing, unless they are too many."""
        shared = set(people)
        if len(shared) <= most:
            for one in shared:
                self.people.setdefault(one, set()).add(kind)


def looked_up(session: Session, me: Background) -> Looked:
    """Return who shares enough with one person to be compared, and in which kinds."""
    found = Looked()
    natives = [_of_place(session, found, Ground.NATIVE, me.native)]
    _of_place(session, found, Ground.BIRTH, me.birth)
    for code in sorted(me.homes | me.former_homes):
        _of_place(session, found, Ground.HOME, code)
    schools = [
        _of_school(session, found, me, key) for key in dict.fromkeys(one.school_id for one in me.schools)
    ]
    firms = [_of_firm(session, found, me, key) for key in dict.fromkeys(one.firm_id for one in me.posts)]
    three = ((TieKind.COLLEAGUE, firms), (TieKind.SCHOOLING, schools), (TieKind.TOWNSMAN, natives))
    for (kind, some), (other, others) in combinations(three, 2):
        for one in some:
            for two in others:
                both = one & two
                found.offer(kind, both)
                found.offer(other, both)
    _of_household(session, found, me)
    _of_meetings(session, found, me)
    found.people.pop(me.id, None)
    return found


def _of_place(session: Session, found: Looked, ground: Ground, code: str) -> set[int]:
    """Look at the county, then the city, then the province, as long as they hold few; return the nearest."""
    levels = [level for level in reversed(places.levels(code)) if level] if code else []
    if not levels:
        return set()
    shared = Shared(ground, int(code))
    first, exact = members_of(session, shared)
    if len(exact) > MOST:
        if not code.endswith("0000"):
            found.large.append((shared, first, exact))
        return set(exact)
    for level in levels:
        people = _within(session, ground, level) if level.endswith("00") else exact
        if len(people) > MOST:
            break
        found.offer(TieKind.TOWNSMAN, people)
    return set(exact)


def _within(session: Session, ground: Ground, level: str) -> list[int]:
    """Return the people of a city or province, not many more than may be paired."""
    last = (
        level[:2] + "9999" if level.endswith("0000") else level[:4] + "99" if level.endswith("00") else level
    )
    return [row[0] for row in rows(session, _WITHIN[ground], first=level, last=last, most=MOST + 1)]


def _of_school(session: Session, found: Looked, me: Background, school: int) -> set[int]:
    """Look at a school, and at the classes and years somebody was in: of a large school they count."""
    told = school_rows(session, school)
    whole = {row[0] for row in told}
    _offer(found, Shared(Ground.SCHOOL, school), school, whole)
    for sign, year in {(one.class_name, one.from_year or 0) for one in me.schools if one.school_id == school}:
        if sign:
            mates = [row for row in told if row[2:] == (sign, year)]
            first = min(row[1] for row in mates)
            _offer(found, Shared(Ground.CLASS, school, sign, year), first, {row[0] for row in mates})
        if year:
            found.offer(TieKind.SCHOOLING, (row[0] for row in told if row[3] == year))
    return whole


def _of_firm(session: Session, found: Looked, me: Background, firm: int) -> set[int]:
    """Look at a firm and the departments somebody was in."""
    told = firm_rows(session, firm)
    whole = {row[0] for row in told}
    _offer(found, Shared(Ground.FIRM, firm), firm, whole)
    for department in {post.department for post in me.posts if post.firm_id == firm and post.department}:
        mates = [row for row in told if row[2] == department]
        first = min(row[1] for row in mates)
        _offer(found, Shared(Ground.DEPARTMENT, firm, department), first, {row[0] for row in mates})
    return whole


def _offer(found: Looked, shared: Shared, first: int, people: set[int]) -> None:
    found.offer(GROUND_KINDS[shared.ground], people)
    if len(people) > MOST:
        found.large.append((shared, first, tuple(sorted(people))))


def _of_household(session: Session, found: Looked, me: Background) -> None:
    if me.landlines:
        for people in _grouped(rows(session, _BY_LANDLINE, numbers=list(me.landlines))):
            found.offer(TieKind.RELATIVE, people, HOME_MOST)
    for key, code in me.doors:
        # The number of the door narrows down what is compared in full.
        digits = "".join(char if char.isdigit() else " " for char in key).split()[-1]
        told = select(Address.contact_id, Address.text).where(
            Address.code == code if code else Address.code.is_(None),
            Address.kind == AddressKind.HOME.value,
            Address.text.contains(digits),
        )
        same = [contact for contact, text in rows(session, told) if home_keys[text] == key]
        found.offer(TieKind.RELATIVE, same, HOME_MOST)


def _of_meetings(session: Session, found: Looked, me: Background) -> None:
    cohorts = {int(key.removeprefix("cohort ")) for key in me.events if key.startswith("cohort ")}
    if cohorts or me.households:
        told = rows(session, _TOGETHER, ids=[*cohorts, *me.households])
        for people in _grouped(row for row in told if row[0] in cohorts):
            found.offer(TieKind.ACQUAINTANCE, people)
        for people in _grouped(row for row in told if row[0] in me.households):
            found.offer(TieKind.RELATIVE, people)
    met = [int(key.removeprefix("interaction ")) for key in me.events if key.startswith("interaction ")]
    for part in sessions.chunks(met):
        for present in _grouped(rows(session, _PRESENT, ids=part)):
            found.offer(TieKind.ACQUAINTANCE, present)


def _grouped(told: Iterable[Any]) -> Iterable[set[int]]:
    found: dict[Any, set[int]] = {}
    for key, contact in told:
        found.setdefault(key, set()).add(contact)
    return found.values()


_FIRST: BindParameter[str] = bindparam("first")
_LAST: BindParameter[str] = bindparam("last")
_MANY = bindparam("most", type_=Integer)
_SOME: BindParameter[int] = bindparam("ids", expanding=True)


def _reaching(column: Any, contact: Any) -> Select[Any]:
    return select(contact).where(column >= _FIRST, column <= _LAST).distinct()


_WITHIN = {
    Ground.NATIVE: _reaching(Contact.native_code, Contact.id).limit(_MANY),
    Ground.BIRTH: _reaching(Contact.birth_code, Contact.id).limit(_MANY),
    Ground.HOME: _reaching(Address.code, Address.contact_id).where(Address.kind.in_(HOMES)).limit(_MANY),
}
_BY_LANDLINE = select(ContactPoint.value, ContactPoint.contact_id).where(
    ContactPoint.value.in_(bindparam("numbers", expanding=True)), ContactPoint.kind == PointKind.PHONE.value
)
_TOGETHER = select(Membership.cohort_id, Membership.contact_id).where(Membership.cohort_id.in_(_SOME))
_PRESENT = select(Participation.interaction_id, Participation.contact_id).where(
    Participation.interaction_id.in_(_SOME)
)
