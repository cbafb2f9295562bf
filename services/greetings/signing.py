"""How messages are signed: the sender's full name, the branch before it where it is known."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.contact import Manager
from services import sessions
from services.contacts.owner import NAMELESS
from services.settings import Rules


@dataclass(frozen=True, slots=True)
class Signature:
    """The sender's full name, and the line that signs a message."""

    name: str
    """Empty while the book does not know it."""
    line: str

    def parts(self) -> frozenset[str]:
        """Return what may stand at the end of a message."""
        return frozenset(part for part in (self.name, self.line) if part)


def signature(session: Session, rules: Rules) -> Signature:
    """Return the signature; one chosen that lacks the full name is completed with it."""
    manager = session.get_one(Manager, sessions.manager_id(session))
    name = "" if manager.name == NAMELESS else manager.name
    chosen = rules.signature.strip() or manager.branch
    line = chosen if name and name in chosen else f"{chosen} {name}".strip()
    return Signature(name, line)
