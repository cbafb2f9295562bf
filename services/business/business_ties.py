"""Who supplies, guarantees, owns or belongs to whom: ties between organizations, made and taken off."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.business import BusinessTie
from models.kinds import BusinessKind
from models.organization import Organization
from services import sessions
from services.errors import ChoiceError, DraftError
from services.i18n import _, _p

BUYS_FROM = "buys_from"
"""As a user may say it; it is kept as the other one supplying."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class BusinessDraft:
    """A tie to be made: ``from`` supplies, guarantees, holds shares of or is a subsidiary of ``to``."""

    from_id: int
    to_id: int
    kind: str
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class BusinessLine:
    """One tie seen from one organization."""

    tie_id: int
    other_id: int
    name: str
    kind: BusinessKind
    is_from: bool
    """The organization it is seen from stands where ``from`` stands."""
    note: str

    @property
    def words(self) -> str:
        """What the other is to this one: supplier, buyer, shareholder, subsidiary …"""
        return role_word(self.kind, other_is_from=not self.is_from)


def role_word(kind: BusinessKind, *, other_is_from: bool) -> str:
    """Return what the other end of a tie is to this one."""
    if other_is_from:
        return {
            BusinessKind.SUPPLIES: _p("firm", "supplier"),
            BusinessKind.GUARANTEES: _p("firm", "guarantor"),
            BusinessKind.SHAREHOLDER_OF: _p("firm", "shareholder"),
            BusinessKind.SUBSIDIARY_OF: _p("firm", "subsidiary"),
        }[kind]
    return {
        BusinessKind.SUPPLIES: _p("firm", "buyer"),
        BusinessKind.GUARANTEES: _p("firm", "guaranteed firm"),
        BusinessKind.SHAREHOLDER_OF: _p("firm", "firm held"),
        BusinessKind.SUBSIDIARY_OF: _p("firm", "parent"),
    }[kind]


def kinds() -> dict[str, str]:
    """Return the kinds one may choose, each with its word: what the other is to this firm."""
    found = {}
    for kind in BusinessKind:
        found[f"{kind}<"] = role_word(kind, other_is_from=True)
        found[f"{kind}>"] = role_word(kind, other_is_from=False)
    return found


def as_chosen(choice: str, mine: int, other: int) -> BusinessDraft:
    """Return the tie a choice of ``kinds`` means between this firm and another."""
    kind, is_from = choice[:-1], choice.endswith(">")
    return BusinessDraft(mine, other, kind) if is_from else BusinessDraft(other, mine, kind)


def tie(session: Session, draft: BusinessDraft) -> int:
    """Make a tie and return its id; the same tie again takes a new note.

    Raises DraftError for a firm with itself or an unknown kind, ChoiceError for firms that are not there.
    """
    one, other, kind = draft.from_id, draft.to_id, draft.kind.replace("-", "_")
    if kind == BUYS_FROM:
        one, other, kind = other, one, BusinessKind.SUPPLIES.value
    if one == other:
        raise DraftError(_("No firm has a tie to itself."))
    if kind not in set(BusinessKind):
        raise DraftError(
            _("There is no business tie called {kind}.").format(kind=draft.kind),
            _("Write one of: {choices}.").format(choices=" ".join((*BusinessKind, BUYS_FROM))),
        )
    for end in (one, other):
        if session.get(Organization, end) is None:
            raise ChoiceError(_("There is no organization {id}.").format(id=end))
    row = session.scalar(
        select(BusinessTie).where(
            BusinessTie.from_id == one, BusinessTie.to_id == other, BusinessTie.kind == kind
        )
    )
    if row is None:
        row = BusinessTie(from_id=one, to_id=other, kind=kind, added_day=sessions.today(session))
        session.add(row)
    row.note = draft.note.strip()[:_LONGEST] or row.note or ""
    row.source = draft.source.strip()[:_LONGEST] or row.source or ""
    session.flush()
    return row.id


def remove(session: Session, tie_id: int) -> None:
    """Take off one tie."""
    row = session.get(BusinessTie, tie_id)
    if row is None:
        raise ChoiceError(_("This tie is no longer in the book."))
    session.delete(row)
    session.flush()


def untie(session: Session, one: int, other: int) -> list[int]:
    """Take off all ties between two organizations; raises ChoiceError when there is none."""
    rows = session.scalars(
        select(BusinessTie).where(BusinessTie.from_id.in_((one, other)), BusinessTie.to_id.in_((one, other)))
    ).all()
    if not rows:
        raise ChoiceError(_("These two organizations have no business tie."))
    gone = [row.id for row in rows]
    for row in rows:
        session.delete(row)
    session.flush()
    return gone


def lines(session: Session, organization_id: int) -> list[BusinessLine]:
    """Return the ties of an organization: suppliers, buyers, then who belongs to whom."""
    found = between(session, [organization_id])
    names = names_of(session, {end for row in found for end in (row.from_id, row.to_id)})
    told = []
    for row in found:
        is_from = row.from_id == organization_id
        other = row.to_id if is_from else row.from_id
        told.append(BusinessLine(row.id, other, names[other], BusinessKind(row.kind), is_from, row.note))
    order = list(BusinessKind)
    return sorted(told, key=lambda line: (order.index(line.kind), line.is_from, line.tie_id))


def between(session: Session, organization_ids: Iterable[int]) -> list[BusinessTie]:
    """Return every tie that begins or ends at one of these organizations."""
    found: dict[int, BusinessTie] = {}
    for part in sessions.chunks(organization_ids, 400):
        query = select(BusinessTie).where(or_(BusinessTie.from_id.in_(part), BusinessTie.to_id.in_(part)))
        found |= {row.id: row for row in session.scalars(query)}
    return [found[key] for key in sorted(found)]


def names_of(session: Session, organization_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of organizations."""
    return {
        key: name
        for part in sessions.chunks(organization_ids)
        for key, name in session.execute(
            select(Organization.id, Organization.name).where(Organization.id.in_(part))
        ).tuples()
    }
