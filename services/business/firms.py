"""The list of firms: how many people of each the book has, how many I know, who decides there."""

from dataclasses import dataclass

from sqlalchemy import Subquery, case, exists, func, or_, select
from sqlalchemy.orm import Session

from models.business import BusinessTie, Seat
from models.contact import Contact
from models.kinds import TIER_OF_RANK, Tier
from models.organization import Employment, Organization
from services import sessions
from services.contacts.acquaintance import is_known
from services.contacts.search_keys import answering

MOST = 300
"""So many are listed; a search narrows them."""


@dataclass(frozen=True, slots=True)
class FirmRow:
    """One firm of the list."""

    id: int
    name: str
    people: int
    known: int
    tier: Tier
    """The best tier anybody there has."""
    deciders: int
    """How many there decide, as far as the book knows."""
    business: int
    """How many firms it does business with."""


@dataclass(frozen=True, slots=True)
class FirmList:
    """The firms that answer, the best customers' first, and how many there are in all."""

    rows: tuple[FirmRow, ...]
    total: int


def firms(session: Session, query: str = "", limit: int = MOST) -> FirmList:
    """Return the firms with people, seats or business; those of a past alone are left out."""
    there = _peopled(session)
    trading = or_(BusinessTie.from_id == Organization.id, BusinessTie.to_id == Organization.id)
    business = select(func.count(BusinessTie.id)).where(trading).correlate(Organization).scalar_subquery()
    matters = or_(
        there.c.people > 0,
        exists().where(trading),
        exists().where(Seat.organization_id == Organization.id),
    )
    wanted = select(Organization.id).outerjoin(there, there.c.id == Organization.id).where(matters)
    if query.strip():
        wanted = wanted.where(answering(Organization.search_key, query))
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    people, rank = func.coalesce(there.c.people, 0), func.coalesce(there.c.rank, 4)
    rows = session.execute(
        select(
            *(Organization.id, Organization.name, people, func.coalesce(there.c.known, 0), rank),
            *(func.coalesce(there.c.deciders, 0), business),
        )
        .outerjoin(there, there.c.id == Organization.id)
        .where(Organization.id.in_(wanted))
        .order_by(rank, people.desc(), Organization.sort_key, Organization.id)
        .limit(limit)
    ).tuples()
    found = tuple(
        FirmRow(key, name, count, known, TIER_OF_RANK[best], deciders, ties)
        for key, name, count, known, best, deciders, ties in rows
    )
    return FirmList(found, total)


def _peopled(session: Session) -> Subquery:
    """Return what is to be said of the present people of each organization, me left out."""
    return (
        select(
            Employment.organization_id.label("id"),
            func.count(Contact.id.distinct()).label("people"),
            func.count(case((is_known(), Contact.id)).distinct()).label("known"),
            func.min(Contact.tier_rank).label("rank"),
            func.count(case((Contact.authority == 1, Contact.id)).distinct()).label("deciders"),
        )
        .join(Contact, Contact.id == Employment.contact_id)
        .where(
            Employment.is_present,
            Employment.organization_id.is_not(None),
            Contact.id != sessions.me_id(session),
        )
        .group_by(Employment.organization_id)
        .subquery()
    )
