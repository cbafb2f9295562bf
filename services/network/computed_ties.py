"""Everything about somebody's ties that follows from others: kin, ties over others, what cannot be true."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from services.network.compositions import Composed, composed
from services.network.kinship import family as families
from services.network.kinship.contradictions import Contradiction, contradictions
from services.network.kinship.kin import Kin, kin_of


@dataclass(frozen=True, slots=True)
class Computed:
    """What follows from the typed ties around one person."""

    kin: tuple[Kin, ...] = ()
    composed: tuple[Composed, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    """Of everybody in between, by id."""

    def name(self, contact_id: int) -> str:
        """Return the name of somebody in between."""
        return dict(self.names).get(contact_id, "")


def computed(session: Session, contact_id: int) -> Computed:
    """Return what follows from the ties around somebody; nothing of it is stored."""
    family = families.around(session, contact_id)
    kin = kin_of(family, contact_id)
    over = composed(session, contact_id, [one.contact_id for one in kin])
    between = {person for one in kin for person in one.via}
    names = tuple((one, family.people[one].name) for one in sorted(between))
    return Computed(tuple(kin), tuple(over), tuple(contradictions(family, contact_id)), names)


def everywhere(session: Session) -> list[Contradiction]:
    """Return every contradiction among the relatives of the book."""
    return contradictions(families.everybody(session))
