"""Where to find people: the work address, the firm's place, or the home."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Address, Contact
from models.kinds import AddressKind
from models.organization import Organization
from services import sessions
from services.contacts import places


def places_of(session: Session, contact_ids: Iterable[int]) -> dict[int, str]:
    """Return where to find each of these people, those with a known place alone."""
    found: dict[int, str] = {}
    for part in sessions.chunks(contact_ids):
        firms = (
            select(Contact.id, Organization.place)
            .join(Organization, Organization.id == Contact.organization_id)
            .where(Contact.id.in_(part), Organization.place != "")
        )
        addresses = select(Address.contact_id, Address.kind, Address.text).where(Address.contact_id.in_(part))
        known = session.execute(addresses).all()
        found.update({person: text for person, kind, text in known if kind == AddressKind.HOME})
        found.update(session.execute(firms).tuples().all())
        found.update({person: text for person, kind, text in known if kind == AddressKind.WORK})
    return found


def districts_of(session: Session, contact_ids: Iterable[int]) -> dict[int, str]:
    """Return the district each person is found in: of their work, their firm, their home, by its code."""
    codes: dict[int, str] = {}
    for part in sessions.chunks(contact_ids):
        firms = (
            select(Contact.id, Organization.place_code)
            .join(Organization, Organization.id == Contact.organization_id)
            .where(Contact.id.in_(part), Organization.place_code.is_not(None))
        )
        homes = select(Address.contact_id, Address.kind, Address.code).where(
            Address.contact_id.in_(part), Address.code.is_not(None)
        )
        known = session.execute(homes).all()
        codes.update({person: code for person, kind, code in known if kind == AddressKind.HOME})
        codes.update({person: code for person, code in session.execute(firms).tuples() if code})
        codes.update({person: code for person, kind, code in known if kind == AddressKind.WORK})
    return {person: places.shown(code).split(" ")[-1] for person, code in codes.items()}
