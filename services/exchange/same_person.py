"""The same person twice: by mobile, or by name with one more thing in common; never by name alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.kinds import PointKind
from models.organization import Education, Employment, Organization
from models.same_person import Merge, MergedPerson
from services import sessions
from services.contacts import names, organizations
from services.contacts.sameness import birthday_key, class_key
from services.exchange.facts import RowFacts, SchoolFact
from services.i18n import _
from services.progress import Progress

_ADDRESSES = frozenset({PointKind.EMAIL, PointKind.WECHAT, PointKind.QQ})

_ROWS_A_STEP = 5_000
T = TypeVar("T")

Told = tuple[str, ...]
"""One or two things each: of a hundred thousand people, sets would take most of the memory."""


@dataclass(slots=True)
class Known:
    """What of a person counts when another row may be the same: in the book, or earlier in the file."""

    key: int
    """Contact id in the book; below zero for the file's own rows."""
    name: str
    uid: str = ""
    mobiles: Told = ()
    firms: Told = ()
    classes: Told = ()
    birthdays: Told = ()
    addresses: Told = ()
    """E-mail, WeChat and QQ."""


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is, and why, in words."""

    key: int
    why: str
    score: float


class People:
    """Everybody a row may be, found by mobile, by name and by UUID.

    Of the file's own rows only their facts are held: most meet nobody, and what counts of the others is
    worked out when somebody of their name comes.
    """

    def __init__(self) -> None:
        self._held: dict[int, Known | RowFacts] = {}
        self._by_mobile: dict[str, tuple[int, ...]] = {}
        self._by_name: dict[str, tuple[int, ...]] = {}
        self._by_uid: dict[str, int] = {}

    def add(self, known: Known) -> None:
        """Let rows be recognised as this person of the book."""
        self._hold(known.key, known, known.mobiles)

    def add_row(self, key: int, facts: RowFacts) -> None:
        """Let later rows be recognised as this person of the file."""
        self._hold(key, facts, facts.mobiles())

    def _hold(self, key: int, person: Known | RowFacts, mobiles: Iterable[str]) -> None:
        name = names.match_key(person.name)
        self._held[key] = person
        self._by_name[name] = (*self._by_name.get(name, ()), key)
        for mobile in mobiles:
            self._by_mobile[mobile] = (*self._by_mobile.get(mobile, ()), key)
        if person.uid:
            self._by_uid[person.uid] = key

    def let_go(self) -> None:
        """Forget everybody one by one: all at once they would hold the window up."""
        for held in (self._held, self._by_name, self._by_mobile):
            while held:
                held.popitem()

    def add_uid(self, uid: str, key: int) -> None:
        """Let a person be recognised by the UUID of one who became part of them."""
        if key in self._held:
            self._by_uid.setdefault(uid, key)

    def learn(self, key: int, facts: RowFacts) -> None:
        """Add what a further row tells of a person already known."""
        known, more = self._known(key), known_of(key, facts)
        for mobile in more.mobiles:
            if mobile not in known.mobiles:
                self._by_mobile[mobile] = (*self._by_mobile.get(mobile, ()), key)
        known.mobiles = _both(known.mobiles, more.mobiles)
        known.firms = _both(known.firms, more.firms)
        known.classes = _both(known.classes, more.classes)
        known.birthdays = _both(known.birthdays, more.birthdays)
        known.addresses = _both(known.addresses, more.addresses)

    def _known(self, key: int) -> Known:
        held = self._held[key]
        if isinstance(held, RowFacts):
            held = self._held[key] = known_of(key, held)
        return held

    def named(self, name: str) -> list[int]:
        """Return everybody of that name."""
        return list(self._by_name.get(names.match_key(name), ()))

    def match(self, row: RowFacts) -> Match | None:
        """Return who a row is by the rules of the trade, or None for somebody new."""
        if row.uid and row.uid in self._by_uid:
            return Match(self._by_uid[row.uid], _("same record"), 1.0)
        mobiles = row.mobiles()
        return self._by_same_mobile(row.name, mobiles) or self._by_same_name(row, mobiles)

    def _by_same_mobile(self, name: str, mobiles: Iterable[str]) -> Match | None:
        best: Match | None = None
        for mobile in mobiles:
            for key in self._by_mobile.get(mobile, ()):
                likeness = names.likeness(name, self._held[key].name)
                if likeness >= 0.5 and (best is None or likeness > best.score):
                    best = Match(key, _("same mobile {tail}").format(tail=mobile[-4:]), likeness)
        return best

    def _by_same_name(self, facts: RowFacts, mobiles: Sequence[str]) -> Match | None:
        row: Known | None = None
        for key in self._by_name.get(names.match_key(facts.name), ()):
            held = self._held[key]
            theirs = held.mobiles() if isinstance(held, RowFacts) else held.mobiles
            if mobiles and theirs and not _meet(mobiles, theirs):
                continue  # two mobiles that differ say two people
            row = row or known_of(key, facts)
            if (why := _in_common(row, self._known(key))) is not None:
                return Match(key, why, 0.9)
        return None


def _in_common(row: Known, other: Known) -> str | None:
    """Return what besides the name two have in common, in words; None where that is nothing."""
    if _meet(row.firms, other.firms):
        return _("same name and employer")
    if _meet(row.classes, other.classes):
        return _("same name and class")
    if _meet(row.birthdays, other.birthdays):
        return _("same name and birthday")
    if _meet(row.addresses, other.addresses):
        return _("same name and e-mail or WeChat")
    return None


def _both(one: Told, two: Told) -> Told:
    return one if two == one or not two else tuple(dict.fromkeys(one + two))


def _meet(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two share anything."""
    return any(map(two.__contains__, one)) if one and two else False


def known_of(key: int, facts: RowFacts) -> Known:
    """Return what of a row counts."""
    birthday = birthday_key(facts.single)
    return Known(
        key,
        facts.name,
        facts.uid,
        tuple(facts.mobiles()),
        tuple([organizations.match_key(post.organization) for post in facts.posts if post.organization]),
        tuple([_class_of(school) for school in facts.schools if school.class_name]),
        (birthday,) if birthday else (),
        tuple([point.value for point in facts.points if point.kind in _ADDRESSES]),
    )


def _class_of(school: SchoolFact) -> str:
    return class_key(school.school, school.class_name, school.from_year)


def people_of(session: Session, progress: Progress | None = None) -> People:
    """Return everybody in the book, me included, ready to be recognised."""
    watched = partial(_watched, progress or Progress())
    people = People()
    known: dict[int, Known] = {}
    rows = session.execute(
        select(
            Contact.id,
            Contact.name,
            Contact.uid,
            Contact.birth_solar,
            Contact.birth_lunar_month,
            Contact.birth_lunar_day,
        ).order_by(Contact.id)
    )
    for contact_id, name, uid, solar, month, day in watched(rows):
        birthday = birthday_key({"birth_solar": solar, "birth_lunar_month": month, "birth_lunar_day": day})
        known[contact_id] = Known(contact_id, name, uid, birthdays=(birthday,) if birthday else ())
    points = select(ContactPoint.contact_id, ContactPoint.value)
    mobiles = points.where(ContactPoint.kind == PointKind.MOBILE.value)
    for contact_id, value in watched(session.execute(mobiles)):
        known[contact_id].mobiles += (value,)
    for contact_id, value in watched(session.execute(points.where(ContactPoint.kind.in_(_ADDRESSES)))):
        known[contact_id].addresses += (value,)
    posts = select(Employment.contact_id, Organization.match_key).join(
        Organization, Organization.id == Employment.organization_id
    )
    for contact_id, key in watched(session.execute(posts)):
        known[contact_id].firms += (key,)
    schools = select(Education.contact_id, Organization.name, Education.class_name, Education.from_year)
    schools = schools.outerjoin(Organization, Organization.id == Education.school_id)
    for contact_id, school, class_name, year in watched(session.execute(schools)):
        if found := class_key(school or "", class_name, year):
            known[contact_id].classes += (found,)
    for person in watched(known.values()):
        people.add(person)
    for uid, contact_id in _merged(session):
        people.add_uid(uid, contact_id)
    return people


def _watched(progress: Progress, rows: Iterable[T]) -> Iterator[T]:
    """Hand rows on and look now and then whether the work is to stop."""
    for number, row in enumerate(rows):
        if number % _ROWS_A_STEP == 0:
            progress.step(0, 1)
        yield row


def _merged(session: Session) -> Iterable[tuple[str, int]]:
    """Return the UUIDs of people who were merged, each with the contact they are by now."""
    query = select(MergedPerson.uid, MergedPerson.contact_id, Merge.kept_id).join(
        Merge, Merge.id == MergedPerson.merge_id
    )
    became: dict[int, int] = {}
    found = []
    for uid, contact_id, kept_id in session.execute(
        query.where(Merge.taken_apart_at.is_(None)).order_by(Merge.id.desc())
    ):
        became[contact_id] = became.get(kept_id, kept_id)
        found.append((uid, became[contact_id]))
    return found


def names_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of contacts."""
    found: dict[int, str] = {}
    for part in sessions.chunks(ids):
        rows = session.execute(select(Contact.id, Contact.name).where(Contact.id.in_(part)))
        found.update(rows.tuples().all())
    return found


def first_of(keys: Sequence[int]) -> int | None:
    """Return the only one of a list, or None when there are none or several."""
    return keys[0] if len(keys) == 1 else None
