"""Who knows whom among some people: by a tie, a cohort they share, one firm, one roof."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TieKind
from models.organization import Membership
from models.tie import Tie
from services import sessions


class Acquaintance:
    """Answers whether two of these people know each other."""

    def __init__(self, groups: dict[int, frozenset[str]], tied: dict[int, set[int]]) -> None:
        self._groups = groups
        self._tied = tied

    def know(self, one: int, other: int) -> bool:
        """Tell whether two people know each other, as far as the book says."""
        if other in self._tied.get(one, ()):
            return True
        return not self._groups.get(one, frozenset()).isdisjoint(self._groups.get(other, frozenset()))


def acquaintance(session: Session, ids: Iterable[int]) -> Acquaintance:
    """Return who knows whom among these people; I know them all and do not count."""
    people = sorted(set(ids))
    groups: defaultdict[int, set[str]] = defaultdict(set)
    tied: defaultdict[int, set[int]] = defaultdict(set)
    wanted = set(people)
    for part in sessions.chunks(people):
        for contact_id, cohort_id in session.execute(
            select(Membership.contact_id, Membership.cohort_id).where(Membership.contact_id.in_(part))
        ):
            groups[contact_id].add(f"cohort {cohort_id}")
        for contact_id, firm_id in session.execute(
            select(Contact.id, Contact.organization_id).where(
                Contact.id.in_(part), Contact.organization_id.is_not(None)
            )
        ):
            groups[contact_id].add(f"firm {firm_id}")
        for from_id, to_id in session.execute(
            select(Tie.from_id, Tie.to_id).where(Tie.from_id.in_(part), Tie.kind != TieKind.BUSINESS)
        ):
            if to_id in wanted:
                tied[from_id].add(to_id)
                tied[to_id].add(from_id)
    return Acquaintance({one: frozenset(found) for one, found in groups.items()}, dict(tied))
