"""The sample book's firms: who supplies and owns whom, and who sits where in the one that is to be won."""

from typing import Any

from sqlalchemy.orm import Session

from models.kinds import Stance
from services.business import business_ties, seats
from services.business.business_ties import BusinessDraft
from services.business.seats import SeatDraft
from services.contacts import organizations
from services.network import doors

_STANCES = (Stance.FOR, Stance.EVEN, None, Stance.AGAINST)


def tell(session: Session, story: dict[str, Any]) -> None:
    """Write down the business of the story, and the seats of its firm: its people sit in the first ones."""
    for one, kind, other, note in story["trade"]:
        ends = [organizations.find_or_add(session, name).id for name in (one, other)]
        business_ties.tie(session, BusinessDraft(ends[0], ends[1], kind, note))
    told = story["seats"]
    firm = organizations.find_or_add(session, told["firm"]).id
    people = doors.people_of(session, firm)
    made: dict[str, int] = {}
    for place, (title, above, authority) in enumerate(told["chart"]):
        holder = people[place] if place < len(people) and title not in told["blind"] else None
        stance = _STANCES[place % len(_STANCES)] if holder else None
        draft = SeatDraft(firm, title, holder, authority, stance)
        made[title] = seats.add(session, draft)
        if above:
            seats.report(session, made[title], made[above])
