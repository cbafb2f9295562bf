"""Who of the guests should meet: people who do not know each other yet and have something to talk about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact, Remark
from models.gathering import Guest
from models.kinds import GuestState, NoteKind
from models.organization import Education, Membership, Organization
from models.tie import Tie
from services.gatherings import planning
from services.i18n import _

LARGEST_GROUP = 12
"""What more guests than this share is no reason to introduce two of them."""

_COUNTY_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two guests to be introduced to each other, and what they share."""

    one_id: int
    one: str
    other_id: int
    other: str
    why: tuple[str, ...]


def who_should_meet(session: Session, gathering_id: int, limit: int = 20) -> list[Meeting]:
    """Return pairs of guests not tied yet, those who share most first; who declined is left out."""
    planning.get(session, gathering_id)
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.native_code)
        .join(Guest, Guest.contact_id == Contact.id)
        .where(
            Guest.gathering_id == gathering_id,
            Guest.state.not_in((GuestState.DECLINED, GuestState.ABSENT)),
        )
        .order_by(Contact.tier_rank, Contact.sort_key, Contact.id)
    ).all()
    names = {row.id: row.name for row in rows}
    place = {number: index for index, number in enumerate(names)}
    shared: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for why, people in _groups(session, list(names), {row.id: row.native_code for row in rows}):
        if len(people) <= LARGEST_GROUP:
            for pair in combinations(sorted(people, key=place.__getitem__), 2):
                shared[pair].append(why)
    known = _known(session, names)
    found = [
        Meeting(one, names[one], other, names[other], tuple(why))
        for (one, other), why in shared.items()
        if frozenset((one, other)) not in known
    ]
    found.sort(key=lambda pair: (-len(pair.why), place[pair.one_id], place[pair.other_id]))
    return found[:limit]


def _groups(
    session: Session, people: list[int], native: dict[int, str | None]
) -> Iterable[tuple[str, set[int]]]:
    """Yield what some of the people share, and who they are."""
    towns: defaultdict[str, set[int]] = defaultdict(set)
    for one, code in native.items():
        if code and len(code) == _COUNTY_DIGITS and not code.endswith("00"):
            towns[code].add(one)
    for group in towns.values():
        yield _("from the same county"), group
    interests: defaultdict[str, set[int]] = defaultdict(set)
    liked = select(Remark.contact_id, Remark.text).where(
        Remark.contact_id.in_(people), Remark.kind == NoteKind.INTEREST
    )
    for one, text in session.execute(liked).tuples():
        interests[text.strip()].add(one)
    for text, group in interests.items():
        yield _("both like {thing}").format(thing=text), group
    schools: defaultdict[str, set[int]] = defaultdict(set)
    studied = (
        select(Education.contact_id, Organization.name)
        .join(Organization, Organization.id == Education.school_id)
        .where(Education.contact_id.in_(people))
    )
    for one, school in session.execute(studied).tuples():
        schools[school].add(one)
    for school, group in schools.items():
        yield _("both studied at {school}").format(school=school), group


def _known(session: Session, people: Iterable[int]) -> set[frozenset[int]]:
    """Return the pairs who know each other: by a tie, or by a circle of theirs."""
    among = list(people)
    ties = select(Tie.from_id, Tie.to_id).where(Tie.from_id.in_(among), Tie.to_id.in_(among))
    known = {frozenset(pair) for pair in session.execute(ties).tuples()}
    circles: defaultdict[int, set[int]] = defaultdict(set)
    inside = select(Membership.cohort_id, Membership.contact_id).where(Membership.contact_id.in_(among))
    for cohort, one in session.execute(inside).tuples():
        circles[cohort].add(one)
    for group in circles.values():
        known.update(frozenset(pair) for pair in combinations(group, 2))
    return known
