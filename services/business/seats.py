"""Seats of a firm: named, taken, left empty; who reports to whom, how they stand towards us."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.business import Seat
from models.contact import Contact
from models.kinds import Stance
from models.organization import Employment, Organization
from services.errors import ChoiceError, DraftError
from services.i18n import _

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """A seat to be written down; without a holder it is a blind one."""

    organization_id: int
    title: str = ""
    holder_id: int | None = None
    authority: int | None = None
    stance: str | None = None


def add(session: Session, draft: SeatDraft) -> int:
    """Write down a seat and return its id; the one that is there already takes what is new.

    Raises DraftError for one without title and holder, ChoiceError for somebody who does not work there.
    """
    title = draft.title.strip()[:_LONGEST]
    if not title and draft.holder_id is None:
        raise DraftError(_("What is the seat called?"), field="title")
    if session.get(Organization, draft.organization_id) is None:
        raise ChoiceError(_("There is no organization {id}.").format(id=draft.organization_id))
    row = _known(session, draft, title)
    if row is None:
        row = Seat(organization_id=draft.organization_id, title=title)
        session.add(row)
    if draft.holder_id is not None:
        _refuse_stranger(session, draft.organization_id, draft.holder_id)
        row.contact_id = draft.holder_id
    row.title = title or row.title
    if draft.authority is not None:
        _set_authority(row, draft.authority)
    if draft.stance is not None:
        _set_stance(row, draft.stance)
    session.flush()
    return row.id


def _known(session: Session, draft: SeatDraft, title: str) -> Seat | None:
    """Return the holder's own seat, else the one so called: an empty one, or of nobody in particular."""
    mine = select(Seat).where(Seat.organization_id == draft.organization_id).order_by(Seat.id)
    if draft.holder_id is not None:
        row = session.scalars(mine.where(Seat.contact_id == draft.holder_id)).first()
        if row is not None:
            return row
    if not title:
        return None
    row = session.scalars(mine.where(Seat.title == title)).first()
    if row is None or draft.holder_id is None or row.contact_id is None:
        return row
    return None if works_there(session, draft.organization_id, row.contact_id) else row


def seat_of(session: Session, organization_id: int, contact_id: int) -> int:
    """Return somebody's seat at a firm, written down where there was none."""
    return add(session, SeatDraft(organization_id, holder_id=contact_id))


def report(session: Session, seat_id: int, boss_id: int | None) -> None:
    """Say to which seat a seat reports, None: to nobody; raises DraftError where that would be a circle."""
    row = _get(session, seat_id)
    above = boss_id
    while above is not None:
        if above == seat_id:
            raise DraftError(_("Then both would report to each other."), _("Choose somebody above them."))
        boss = _get(session, above)
        if boss.organization_id != row.organization_id:
            raise DraftError(_("The two seats are in different firms."))
        above = boss.reports_to_id
    row.reports_to_id = boss_id
    session.flush()


def change(
    session: Session,
    seat_id: int,
    *,
    title: str | None = None,
    authority: int | None = None,
    stance: str | None = None,
) -> None:
    """Change what is given of a seat; a stance or authority of nothing is written as an empty text or 0."""
    row = _get(session, seat_id)
    if title is not None:
        row.title = title.strip()[:_LONGEST]
    if authority is not None:
        _set_authority(row, authority)
    if stance is not None:
        _set_stance(row, stance)
    session.flush()


def remove(session: Session, seat_id: int) -> None:
    """Take a seat out; who reported to it reports to the one above."""
    row = _get(session, seat_id)
    for below in session.scalars(select(Seat).where(Seat.reports_to_id == seat_id)):
        below.reports_to_id = row.reports_to_id
    session.flush()
    session.delete(row)
    session.flush()


def find(session: Session, organization_id: int, title: str) -> int:
    """Return the seat of that title at a firm; raises ChoiceError where there is none."""
    query = select(Seat.id).where(Seat.organization_id == organization_id, Seat.title == title.strip())
    found = session.scalars(query.order_by(Seat.id)).first()
    if found is None:
        raise ChoiceError(_("This firm has no seat called {title}.").format(title=title.strip()))
    return found


def works_there(session: Session, organization_id: int, contact_id: int) -> bool:
    """Tell whether somebody works at a firm at present."""
    query = select(Employment.id).where(
        Employment.organization_id == organization_id,
        Employment.contact_id == contact_id,
        Employment.is_present,
    )
    return session.scalars(query.limit(1)).first() is not None


def _refuse_stranger(session: Session, organization_id: int, contact_id: int) -> None:
    person = session.get(Contact, contact_id)
    if person is None:
        raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
    if not works_there(session, organization_id, contact_id):
        raise ChoiceError(
            _("{name} does not work there.").format(name=person.name), _("Write down the post first.")
        )


def _set_authority(row: Seat, authority: int) -> None:
    if authority not in (0, 1, 2, 3):
        raise DraftError(_("Authority is 1, 2 or 3."))
    row.authority = authority or None


def _set_stance(row: Seat, stance: str) -> None:
    if stance and stance not in set(Stance):
        raise DraftError(_("A stance is one of: {choices}.").format(choices=" ".join(Stance)))
    row.stance = stance or None


def _get(session: Session, seat_id: int) -> Seat:
    row = session.get(Seat, seat_id)
    if row is None:
        raise ChoiceError(_("This seat is no longer in the book."))
    return row
