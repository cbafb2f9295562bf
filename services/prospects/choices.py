"""What a filter can be narrowed to in this book: its places, organizations, circles and tags, with counts."""

from dataclasses import dataclass

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.import_batch import ImportBatch
from models.organization import Cohort, Membership, Organization
from services.contacts import places, tags
from services.contacts.pinyin import sort_key

MOST = 500
"""Choices listed at once; the box above the list finds the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow a list to; ``indent`` sets the lower divisions of a place in."""

    key: str
    name: str
    people: int
    indent: int = 0


def organizations(session: Session, text: str = "") -> list[Choice]:
    """Return the organizations people work at now, the largest first; those that contain a text."""
    people = func.count(Contact.id)
    query = (
        select(Organization.id, Organization.name, people)
        .join(Contact, Contact.organization_id == Organization.id)
        .where(Contact.is_me == false())
        .group_by(Organization.id, Organization.name)
        .order_by(people.desc(), Organization.sort_key)
        .limit(MOST)
    )
    if text.strip():
        query = query.where(Organization.search_key.contains(text.strip().lower(), autoescape=True))
    return [Choice(str(key), name, count) for key, name, count in session.execute(query)]


def cohorts(session: Session) -> list[Choice]:
    """Return every cohort with its number of members, the largest first."""
    people = func.count(Membership.id)
    query = (
        select(Cohort.id, Cohort.name, people)
        .outerjoin(Membership, Membership.cohort_id == Cohort.id)
        .group_by(Cohort.id, Cohort.name)
        .order_by(people.desc(), Cohort.name)
        .limit(MOST)
    )
    return [Choice(str(key), name, count) for key, name, count in session.execute(query)]


def tag_choices(session: Session) -> list[Choice]:
    """Return every tag, the most used first."""
    return [Choice(found.name, found.name, found.people) for found in tags.tags(session)[:MOST]]


def place_choices(session: Session) -> list[Choice]:
    """Return the native places of the book as a tree of provinces, cities and counties, each with its people.

    The key is the leading digits that the division's code shares with all that lies in it.
    """
    query = (
        select(Contact.native_code, func.count())
        .where(Contact.is_me == false(), Contact.native_code.is_not(None))
        .group_by(Contact.native_code)
    )
    people: dict[tuple[str, ...], int] = {}
    for code, count in session.execute(query):
        line = tuple(dict.fromkeys(_digits(level) for level in places.levels(code) if level))
        for depth in range(1, len(line) + 1):
            people[line[:depth]] = people.get(line[:depth], 0) + count
    names = {line: places.shown(line[-1].ljust(6, "0")).split()[-1] for line in people}

    def largest_first(line: tuple[str, ...]) -> list[tuple[int, str]]:
        above = (line[:depth] for depth in range(1, len(line) + 1))
        return [(-people[part], sort_key(names[part])) for part in above]

    return [
        Choice(line[-1], names[line], people[line], len(line) - 1)
        for line in sorted(people, key=largest_first)
    ]


def _digits(code: str) -> str:
    """Return the leading digits of a division that everything in it shares: 33 of 330000."""
    while code.endswith("00"):
        code = code[:-2]
    return code


def batches(session: Session, limit: int = 20) -> list[Choice]:
    """Return the newest imports that were not taken back, with how many people they added or merged."""
    query = (
        select(ImportBatch)
        .where(ImportBatch.taken_back_at.is_(None))
        .order_by(ImportBatch.id.desc())
        .limit(limit)
    )
    return [Choice(str(row.id), row.file, row.added + row.merged) for row in session.scalars(query)]
