"""What is missing or slipping: ties going cold, firms with one acquaintance, doors still shut."""

import datetime as dt
import math
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import Tier
from models.organization import Employment, Organization
from services import sessions
from services.contacts.acquaintance import is_known
from services.network import tie_lines
from services.network.graph import Ints, PathGraph
from services.network.loopless import strongest
from services.network.people import stops
from services.network.strength import warmth

STRONG = 0.54
"""A tie as strong as an ordinary one of a relative or friend, before it cools."""
QUIET_DAYS = 90
"""So many days without contact and a strong tie is going cold."""
_DECIDES = 1


@dataclass(frozen=True, slots=True)
class Cooling:
    """A strong tie of mine that nobody has kept warm."""

    id: int
    name: str
    words: str
    """What they are to me."""
    days: int
    strength: float
    """As it was; ``now`` is what is left of it."""
    now: float


@dataclass(frozen=True, slots=True)
class LoneFirm:
    """A firm where I know one person, and how many more of its people the book has."""

    organization_id: int
    organization: str
    id: int
    name: str
    title: str
    others: int


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody who decides and whom I do not know, with the strongest way there; no way where it is empty."""

    id: int
    name: str
    tier: Tier
    organization: str
    title: str
    way: tuple[tuple[int, str], ...]
    """Who brings me there, by id and name."""
    strength: float


def cooling(session: Session, most: int) -> tuple[Cooling, ...]:
    """Return strong ties of mine without a contact for long, those that lost most first."""
    today = sessions.today(session)
    lines = [line for line in tie_lines.lines(session, sessions.me_id(session)) if line.strength > 0]
    quiet = _last_days(session, {line.other_id for line in lines})
    found: dict[int, Cooling] = {}
    for line in lines:
        last = quiet.get(line.other_id)
        if last is None or (today - last).days < QUIET_DAYS:
            continue
        whole = line.strength / warmth(last, today)
        known = found.get(line.other_id)
        if whole >= STRONG and (known is None or whole > known.strength):
            days = (today - last).days
            found[line.other_id] = Cooling(line.other_id, line.name, line.words, days, whole, line.strength)
    ranked = sorted(found.values(), key=lambda one: (one.now - one.strength, -one.days, one.id))
    return tuple(ranked[:most])


def _last_days(session: Session, people: Collection[int]) -> dict[int, dt.date | None]:
    return {
        key: day
        for part in sessions.chunks(people)
        for key, day in session.execute(
            select(Contact.id, Contact.last_day).where(
                Contact.id.in_(part), Contact.last_day.is_not(None), Contact.do_not_contact.is_(False)
            )
        ).tuples()
    }


def lone_firms(session: Session, most: int) -> tuple[LoneFirm, ...]:
    """Return firms where I know exactly one person, the best customers' first."""
    near = func.count(case((is_known(), Contact.id)).distinct())
    counted = (
        select(Employment.organization_id, func.count(Contact.id.distinct()).label("people"))
        .join(Contact, Contact.id == Employment.contact_id)
        .where(Employment.is_present, Employment.organization_id.is_not(None), Contact.is_me.is_(False))
        .group_by(Employment.organization_id)
        .having(near == 1)
        .subquery()
    )
    rows = session.execute(
        select(
            *(Organization.id, Organization.name, Contact.id, Contact.name),
            *(func.max(Employment.title), counted.c.people),
        )
        .join(counted, counted.c.organization_id == Organization.id)
        .join(Employment, Employment.organization_id == Organization.id)
        .join(Contact, Contact.id == Employment.contact_id)
        .where(Employment.is_present, is_known(), Organization.is_school.is_(False))
        .group_by(Organization.id, Contact.id, counted.c.people)
        .order_by(Contact.tier_rank, counted.c.people.desc(), Contact.value.is_(None), Contact.value)
        .order_by(Organization.sort_key, Organization.id)
        .limit(most)
    ).tuples()
    return tuple(
        LoneFirm(firm, called, key, name, title, people - 1)
        for firm, called, key, name, title, people in rows
    )


def unreached(session: Session, network: PathGraph, most: int) -> tuple[Unreached, ...]:
    """Return who decides and is not known to me, the best customers first, of equal ones the nearest."""
    rows = session.execute(
        select(Contact.id, Contact.tier_rank, Contact.value)
        .where(
            Contact.authority == _DECIDES,
            Contact.is_me.is_(False),
            Contact.do_not_contact.is_(False),
            ~is_known(),
        )
        .order_by(Contact.tier_rank, Contact.distance.is_(None), Contact.distance, Contact.sort_key)
        .limit(most)
    ).tuples()
    chosen = [key for key, _rank, _value in rows]
    found = {key: strongest(network, network.me, key, 1) for key in chosen}
    routes = {key: chains[0].people[1:-1] if chains else () for key, chains in found.items()}
    known = stops(session, {*chosen, *(one for route in routes.values() for one in route)})
    return tuple(
        Unreached(
            *(key, known[key].name, known[key].tier, known[key].organization, known[key].title),
            tuple((one, known[one].name) for one in routes[key]),
            math.exp(-found[key][0].cost) if found[key] else 0.0,
        )
        for key in chosen
    )


def count_loners(session: Session, tied: Ints) -> int:
    """Return how many people nobody is tied to; ``tied`` are those somebody is, me included."""
    everybody = session.scalar(select(func.count(Contact.id))) or 0
    return int(everybody - len(tied))
