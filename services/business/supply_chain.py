"""The chain of a firm: who supplies it and them, whom it supplies and they, who owns or guarantees whom."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import BusinessKind
from models.organization import Employment, Organization
from services import sessions
from services.business import business_ties
from services.contacts.acquaintance import is_known
from services.errors import ChoiceError
from services.i18n import _

MOST = 60
"""So many firms a picture holds; those nearest to the firm first."""


@dataclass(frozen=True, slots=True)
class ChainFirm:
    """A firm in the chain: how far up (below 0) or down the stream it stands."""

    id: int
    name: str
    level: int
    """0 the firm itself, −1 its suppliers, 1 its buyers; owners and guarantors stand at 0."""
    people: int
    """How many of its people the book has, ``known`` how many I know."""
    known: int


@dataclass(frozen=True, slots=True)
class ChainTie:
    """A tie of the picture."""

    from_id: int
    to_id: int
    kind: BusinessKind
    note: str


@dataclass(frozen=True, slots=True)
class Chain:
    """A picture of a firm among its own: the firm, those around it, their ties."""

    centre: int
    firms: tuple[ChainFirm, ...]
    ties: tuple[ChainTie, ...]
    left_off: int


def chain(session: Session, organization_id: int, steps: int = 2) -> Chain:
    """Return the chain of a firm, so many steps up and down; raises ChoiceError for a firm that is none."""
    if session.get(Organization, organization_id) is None:
        raise ChoiceError(_("There is no organization {id}.").format(id=organization_id))
    levels = {organization_id: 0}
    front = [organization_id]
    for step in range(1, steps + 1):
        front = _further(session, levels, front, beside=step == 1)
    kept = sorted(levels, key=lambda key: (abs(levels[key]), key))[:MOST]
    ties = [
        ChainTie(row.from_id, row.to_id, BusinessKind(row.kind), row.note)
        for row in business_ties.between(session, kept)
        if row.from_id in kept and row.to_id in kept
    ]
    names = business_ties.names_of(session, kept)
    counts = _counts(session, kept)
    firms = [ChainFirm(key, names[key], levels[key], *counts.get(key, (0, 0))) for key in kept]
    return Chain(organization_id, tuple(firms), tuple(ties), len(levels) - len(kept))


def _further(session: Session, levels: dict[int, int], front: list[int], *, beside: bool) -> list[int]:
    """Enter the firms one step on: suppliers of those upstream, buyers of those downstream.

    ``beside``: owners, subsidiaries and guarantors of the firm itself as well; they lead no further.
    """
    reached = []
    for row in business_ties.between(session, front):
        for here, there, way in ((row.from_id, row.to_id, 1), (row.to_id, row.from_id, -1)):
            if here not in front or there in levels:
                continue
            if row.kind != BusinessKind.SUPPLIES:
                if beside:
                    levels[there] = 0
            elif levels[here] * way >= 0:
                levels[there] = levels[here] + way
                reached.append(there)
    return reached


def _counts(session: Session, organization_ids: list[int]) -> dict[int, tuple[int, int]]:
    """Return how many people of each firm the book has, and how many of them I know."""
    known = func.count(Contact.id.distinct()).filter(is_known())
    rows = session.execute(
        select(Employment.organization_id, func.count(Contact.id.distinct()), known)
        .join(Contact, Contact.id == Employment.contact_id)
        .where(
            Employment.organization_id.in_(organization_ids),
            Employment.is_present,
            Contact.id != sessions.me_id(session),
        )
        .group_by(Employment.organization_id)
    )
    return {key: (people, mine) for key, people, mine in rows.tuples() if key is not None}
