"""The people on a path or a map, as plain records."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TIER_OF_RANK, Tier
from services import sessions
from services.network.saying import Who


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody on a path: enough for a row of the panel."""

    id: int
    name: str
    gender: str | None
    is_me: bool
    tier: Tier
    organization: str
    title: str
    do_not_contact: bool
    organization_id: int | None = None

    def who(self) -> Who:
        """Return the person as a sentence needs them."""
        return Who(self.id, self.name, self.gender, self.is_me)


def stops(session: Session, ids: Iterable[int]) -> dict[int, Stop]:
    """Return these people by id; ids that nobody has are left out."""
    me = sessions.me_id(session)
    columns = (
        Contact.id,
        Contact.name,
        Contact.gender,
        Contact.tier_rank,
        Contact.organization,
        Contact.title,
        Contact.do_not_contact,
        Contact.organization_id,
    )
    found: dict[int, Stop] = {}
    for part in sessions.chunks(set(ids)):
        for row in session.execute(select(*columns).where(Contact.id.in_(part))):
            found[row.id] = Stop(
                row.id,
                row.name,
                row.gender,
                row.id == me,
                TIER_OF_RANK[row.tier_rank],
                row.organization,
                row.title,
                row.do_not_contact,
                row.organization_id,
            )
    return found
