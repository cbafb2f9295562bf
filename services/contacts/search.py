"""The search box: people and organizations for what somebody typed, best first, and why each was found."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TIER_OF_RANK, Tier
from models.organization import Employment, Organization
from services import sessions
from services.book import Book
from services.contacts.search_index import SearchIndex
from services.contacts.search_keys import answering, words_of
from services.contacts.search_reasons import reason

LIMIT = 50
"""So many are ranked for a keystroke; the total counts them all."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who answers a query, and why."""

    id: int
    name: str
    why: str
    """Words such as "拼音 Shen yanqiu" or "尾号 4127"; the organization where that is what answered."""
    marks: tuple[tuple[int, int], ...]
    """Where in ``why`` the typed part stands, as start and end."""
    by: str
    """What answered: name, spelling, number or organization."""
    organization: str
    title: str
    tier: Tier
    do_not_contact: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """The best answers to a query, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class OrganizationHit:
    """An organization that answers a query, and how many people are there now."""

    id: int
    name: str
    people: int


class Search:
    """The search box of an open book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._index = SearchIndex(book)

    def warm(self) -> None:
        """Read the book now rather than at the first keystroke; may run on another thread."""
        self._index.warm()

    def close(self) -> None:
        """Stop listening to the book."""
        self._index.close()

    def people(self, query: str, limit: int = LIMIT) -> Hits:
        """Return the contacts who answer a query, best first: by name, by number, then by organization."""
        ids, total = self._index.ranked(query, limit)
        if not ids:
            return Hits((), total)
        with self._book.read() as session:
            return Hits(_hits(session, ids, words_of(query)), total)

    def ranked(self, query: str, limit: int = LIMIT) -> tuple[list[int], int]:
        """Return the ids of the best answers to a query, and how many there are in all; reads no rows."""
        return self._index.ranked(query, limit)

    def ids(self, query: str, limit: int) -> list[int]:
        """Return only the ids of the contacts who answer a query, best first."""
        return self._index.ranked(query, limit)[0]

    def organizations(self, query: str, limit: int = 8) -> list[OrganizationHit]:
        """Return organizations that answer a query: those whose name begins so, those with most people."""
        with self._book.read() as session:
            return search_organizations(session, query, limit)


def _hits(session: Session, ids: list[int], words: list[str]) -> tuple[Hit, ...]:
    columns = (
        Contact.id,
        Contact.name,
        Contact.search_key,
        Contact.organization,
        Contact.title,
        Contact.tier_rank,
        Contact.do_not_contact,
    )
    found = {}
    for part in sessions.chunks(ids):
        for row in session.execute(select(*columns).where(Contact.id.in_(part))).tuples():
            number, name, key, organization, title, rank, do_not_contact = row
            because = reason(key, name, organization, words)
            found[number] = Hit(
                id=number,
                name=name,
                why=because.words,
                marks=because.marks,
                by=because.by,
                organization=organization,
                title=title,
                tier=TIER_OF_RANK[rank],
                do_not_contact=do_not_contact,
            )
    return tuple(found[number] for number in ids if number in found)


def search_organizations(session: Session, query: str, limit: int = 8) -> list[OrganizationHit]:
    """Return organizations that answer a query, the best first, with their present people."""
    words = words_of(query)
    if not words:
        return []
    people = (
        select(func.count(Employment.contact_id.distinct()))
        .where(Employment.organization_id == Organization.id, Employment.is_present)
        .correlate(Organization)
        .scalar_subquery()
    )
    begins = Organization.search_key.startswith(words[0], autoescape=True)
    rows = session.execute(
        select(Organization.id, Organization.name, people.label("people"))
        .where(answering(Organization.search_key, query))
        .order_by(begins.desc(), people.desc(), Organization.sort_key, Organization.id)
        .limit(limit)
    )
    return [OrganizationHit(*row) for row in rows.tuples()]
