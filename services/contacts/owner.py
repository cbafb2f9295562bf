"""The book's owner: the manager and the contact that is their own person, **me**."""

from sqlalchemy.orm import Session

from models.contact import Contact, Manager
from models.organization import Employment
from services import sessions

NAMELESS = "我"
"""What the owner is called until told otherwise, in every language: a name in the book, not a word."""


def make_owner(session: Session, name: str, employer: str = "") -> int:
    """Add the manager of a new book and me; return me's id."""
    manager = Manager(name=name, branch=employer)
    session.add(manager)
    session.flush()
    session.info["manager_id"] = manager.id
    day = sessions.today(session)
    me = Contact(
        manager_id=manager.id,
        is_me=True,
        name=name,
        added_at=sessions.now(session),
        added_day=day,
        clock_ordinal=day.toordinal(),
        distance=0,
    )
    session.add(me)
    session.flush()
    manager.contact_id = me.id
    session.info["me_id"] = me.id
    if employer:
        from services.contacts import organizations

        firm = organizations.find_or_add(session, employer)
        session.add(Employment(contact_id=me.id, organization_id=firm.id, is_present=True, is_primary=True))
        me.organization_id, me.organization = firm.id, firm.name
    session.flush()
    return me.id


def owner_name(session: Session) -> str:
    """Return the name of the manager the session belongs to."""
    return session.get_one(Manager, sessions.manager_id(session)).name


def branch_name(session: Session) -> str:
    """Return the bank or branch of the manager the session belongs to."""
    return session.get_one(Manager, sessions.manager_id(session)).branch


def rename(session: Session, name: str, branch: str) -> None:
    """Give the manager, and the contact that is their own person, another name and branch."""
    from services.contacts import derived

    manager = session.get_one(Manager, sessions.manager_id(session))
    manager.name, manager.branch = name.strip()[:120], branch.strip()[:200]
    me = session.get_one(Contact, sessions.me_id(session))
    me.name = manager.name
    derived.refresh(session, [me.id])
