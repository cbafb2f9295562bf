"""The same person twice in the whole book: pairs with a score and reasons; a person decides about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.kinds import PointKind
from models.organization import Education, Employment, Organization
from models.same_person import DifferentPeople
from models.tie import Tie
from services import sessions
from services.contacts.duplicate_candidates import Candidates
from services.contacts.sameness import LEAST, PersonFacts, class_key, judge
from services.errors import ChoiceError
from services.i18n import _, _p
from services.progress import Progress

_STEP = 500
_NOT_TIES = ("business",)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contacts that may be one; ``a`` is the one with more to lose, proposed to be kept."""

    a: int
    b: int
    a_name: str
    b_name: str
    score: float
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons as one line."""
        return _p("between reasons", "; ").join(self.reasons)


def pairs(session: Session, progress: Progress | None = None) -> list[Pair]:
    """Return who may be the same person, surest first; those said to be different are left out."""
    told = progress or Progress()
    told.say(_("Looking for the same person"))
    told.step(0, 1)
    return _judged(session, Candidates(session), told)


def pairs_of(session: Session, contact_id: int, progress: Progress | None = None) -> list[Pair]:
    """Return who may be the same person as one contact."""
    return [pair for pair in pairs(session, progress) if contact_id in (pair.a, pair.b)]


def different_pairs(session: Session) -> set[tuple[int, int]]:
    """Return the pairs somebody said to be two people, the lower id first."""
    rows = session.execute(select(DifferentPeople.one_id, DifferentPeople.other_id))
    return set(rows.tuples())


def say_different(session: Session, one: int, other: int) -> None:
    """Remember that two contacts are two people; raises ChoiceError for one contact or somebody unknown."""
    for contact_id in (one, other):
        if session.get(Contact, contact_id) is None:
            raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
    if one == other:
        raise ChoiceError(_("That is one and the same contact."))
    low, high = sorted((one, other))
    if (low, high) not in different_pairs(session):
        session.add(DifferentPeople(one_id=low, other_id=high, day=sessions.today(session)))
        session.flush()


def difference_words(one: str, other: str) -> str:
    """Return what the journal says when two of these names are said to be two people."""
    if one == other:
        return _("The two of the name {name} are two people").format(name=one)
    return _("{one} and {other} are two people").format(one=one, other=other)


def _judged(session: Session, found: Candidates, progress: Progress) -> list[Pair]:
    ordered = sorted(found.pairs - different_pairs(session))
    people = facts_of(session, {key for pair in ordered for key in pair})
    for person in people.values():
        person.bearers = found.bearers(person.id)
    tied = _tied(session, people)
    pairs_found = []
    for number, (low, high) in enumerate(ordered):
        if number % _STEP == 0:
            progress.step(number, len(ordered))
        one, other = people[low], people[high]
        verdict = judge(one, other, tied=(low, high) in tied)
        if verdict.score > LEAST:
            if other.rank > one.rank:
                one, other = other, one
            pairs_found.append(Pair(one.id, other.id, one.name, other.name, verdict.score, verdict.reasons))
    pairs_found.sort(key=lambda pair: (-pair.score, pair.a, pair.b))
    progress.step(len(ordered), len(ordered))
    return pairs_found


def facts_of(session: Session, ids: Iterable[int]) -> dict[int, PersonFacts]:
    """Return what of these contacts counts when they may be the same."""
    people: dict[int, PersonFacts] = {}
    for part in sessions.chunks(sorted(ids)):
        people |= _people(session, part)
        _add_points(session, part, people)
        _add_posts(session, part, people)
        _add_classes(session, part, people)
    return people


def _people(session: Session, ids: list[int]) -> dict[int, PersonFacts]:
    columns = (
        *(Contact.id, Contact.name, Contact.gender, Contact.birth_solar),
        *(Contact.birth_lunar_month, Contact.birth_lunar_day, Contact.is_me),
        *(Contact.last_day, Contact.tier_rank),
    )
    found = {}
    for row in session.execute(select(*columns).where(Contact.id.in_(ids))).tuples():
        number, name, gender, solar, month, day, is_me, last_day, tier = row
        lunar = f"{month}-{day}" if month and day else ""
        rank = (int(is_me), int(last_day is not None), -tier, -number)
        found[number] = PersonFacts(number, name, gender, solar or "", lunar, is_me, rank)
    return found


def _add_points(session: Session, ids: list[int], people: dict[int, PersonFacts]) -> None:
    query = select(ContactPoint.contact_id, ContactPoint.kind, ContactPoint.value)
    for contact_id, kind, value in session.execute(query.where(ContactPoint.contact_id.in_(ids))).tuples():
        person = people[contact_id]
        if kind == PointKind.MOBILE:
            person.mobiles += (value,)
        elif kind == PointKind.PHONE:
            person.landlines += (value,)
        elif kind in (PointKind.EMAIL, PointKind.WECHAT, PointKind.QQ):
            person.addresses += (value,)


def _add_posts(session: Session, ids: list[int], people: dict[int, PersonFacts]) -> None:
    query = select(Employment.contact_id, Organization.match_key).join(
        Organization, Organization.id == Employment.organization_id
    )
    for contact_id, firm in session.execute(query.where(Employment.contact_id.in_(ids))).tuples():
        people[contact_id].firms += (firm,)


def _add_classes(session: Session, ids: list[int], people: dict[int, PersonFacts]) -> None:
    query = (
        select(Education.contact_id, Organization.name, Education.class_name, Education.from_year)
        .outerjoin(Organization, Organization.id == Education.school_id)
        .where(Education.contact_id.in_(ids), Education.class_name != "")
    )
    for contact_id, school, name, year in session.execute(query).tuples():
        people[contact_id].classes += (class_key(school or "", name, year),)


def _tied(session: Session, ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return the pairs among these between whom a tie was noted, the lower id first."""
    found: set[tuple[int, int]] = set()
    inside = set(ids)
    for part in sessions.chunks(sorted(inside)):
        condition: ColumnElement[Any] = Tie.from_id.in_(part) & Tie.kind.not_in(_NOT_TIES)
        for one, other in session.execute(select(Tie.from_id, Tie.to_id).where(condition)).tuples():
            if other in inside:
                found.add((min(one, other), max(one, other)))
    return found
