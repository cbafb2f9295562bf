"""A firm's inside: its people by who decides and how they stand, who reports to whom, my tie to each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.business import Seat
from models.contact import Contact
from models.kinds import TIER_OF_RANK, Stance, Tier
from models.organization import Employment, Organization
from services import sessions
from services.business import business_ties
from services.business.business_ties import BusinessLine
from services.contacts.acquaintance import is_known
from services.errors import ChoiceError
from services.i18n import _, _n
from services.network import tie_lines
from services.network.tie_lines import TieLine

_STANCES = {Stance.FOR: 0, Stance.EVEN: 1, None: 2, Stance.AGAINST: 3}
_LAST = 9


@dataclass(frozen=True, slots=True)
class Insider:
    """Somebody in a firm, or a blind seat: a seat we know of and whose holder we do not."""

    seat_id: int | None
    contact_id: int | None
    name: str
    title: str
    tier: Tier | None
    authority: int | None
    """1 decides, 2 takes part, 3 does not."""
    stance: Stance | None
    tie: str
    """What they are to me; empty where I do not know them."""
    distance: int | None
    """People between me and them; absent where there is no way, or nobody sits there."""
    reports_to: int | None
    """The seat they report to."""
    depth: int = 0
    """How many seats stand above in the order of the firm."""
    do_not_contact: bool = False
    is_known: bool = False
    """Whether I know them myself, tied to me or not."""

    @property
    def is_blind(self) -> bool:
        """Tell whether nobody is known to sit there."""
        return self.contact_id is None

    @property
    def reach(self) -> str:
        """Say how near they are to me."""
        if self.is_blind:
            return _("nobody known")
        if self.is_known:
            return self.tie or _("known to you")
        if self.distance is None:
            return _("out of reach")
        return _n("{count} person between", "{count} people between", self.distance).format(
            count=self.distance
        )


@dataclass(frozen=True, slots=True)
class Firm:
    """One firm as its page shows it."""

    id: int
    name: str
    industry: str
    place: str
    phone: str
    website: str
    is_school: bool
    insiders: tuple[Insider, ...]
    """In the order of the chart: whoever reports stands below whom they report to."""
    former: tuple[tuple[int, str], ...]
    """Who worked there once, by id and name."""
    business: tuple[BusinessLine, ...]

    @property
    def sentence(self) -> str:
        """Say in one line how the firm looks from here."""
        people = [one for one in self.insiders if not one.is_blind]
        deciding = [one for one in people if one.authority == 1]
        blind = len(self.insiders) - len(people)
        known = sum(one.is_known for one in people)
        parts = [_("{people} people in the book, you know {known}").format(people=len(people), known=known)]
        if deciding:
            far = [one.name for one in deciding if not one.is_known]
            parts.append(
                _("not yet known to you: {name}, who decides").format(name=far[0])
                if far
                else _("you know who decides")
            )
        else:
            parts.append(_("nobody is known to decide"))
        if blind:
            parts.append(_n("{count} blind seat", "{count} blind seats", blind).format(count=blind))
        return _("; ").join(parts)


def inside(session: Session, organization_id: int) -> Firm:
    """Return a firm; raises ChoiceError where there is no such organization."""
    place = session.get(Organization, organization_id)
    if place is None:
        raise ChoiceError(_("There is no organization {id}.").format(id=organization_id))
    people, former = _people(session, organization_id)
    seats = session.scalars(
        select(Seat).where(Seat.organization_id == organization_id).order_by(Seat.id)
    ).all()
    return Firm(
        *(place.id, place.name, place.industry, place.place, place.phone, place.website, place.is_school),
        _charted(_seated(people, seats)),
        former,
        tuple(business_ties.lines(session, organization_id)),
    )


def _people(session: Session, organization_id: int) -> tuple[dict[int, Insider], tuple[tuple[int, str], ...]]:
    """Return who works at a firm by id, and who did once; me left out."""
    me = sessions.me_id(session)
    rows = session.execute(
        select(
            *(Contact.id, Contact.name, Employment.title, Contact.tier_rank, Contact.authority),
            *(Contact.distance, Contact.do_not_contact, Employment.is_present),
            is_known().label("is_known"),
        )
        .join(Employment, Employment.contact_id == Contact.id)
        .where(Employment.organization_id == organization_id, Contact.id != me)
        .order_by(Employment.is_primary.desc(), Employment.id)
    ).all()
    mine = _my_ties(session)
    found: dict[int, Insider] = {}
    for row in rows:
        if row.is_present and row.id not in found:
            found[row.id] = Insider(
                *(None, row.id, row.name, row.title, TIER_OF_RANK[row.tier_rank], row.authority, None),
                tie=mine[row.id].words if row.id in mine else "",
                distance=row.distance,
                reports_to=None,
                do_not_contact=row.do_not_contact,
                is_known=row.is_known,
            )
    gone = {row.id: row.name for row in rows if row.id not in found}
    return found, tuple(gone.items())


def _my_ties(session: Session) -> dict[int, TieLine]:
    """Return my strongest tie to each person I have one with."""
    found: dict[int, TieLine] = {}
    for line in tie_lines.lines(session, sessions.me_id(session)):
        found.setdefault(line.other_id, line)
    return found


def _seated(people: dict[int, Insider], seats: Sequence[Seat]) -> list[Insider]:
    """Put people into their seats; a seat whose holder left, or never was known, is blind."""
    found, sitting = [], set()
    for seat in seats:
        stance = Stance(seat.stance) if seat.stance else None
        person = people.get(seat.contact_id or 0)
        if person is None or person.contact_id in sitting:
            blind = Insider(
                seat.id, None, "", seat.title, None, seat.authority, None, "", None, seat.reports_to_id
            )
            found.append(blind)
            continue
        sitting.add(person.contact_id)
        found.append(
            replace(
                person,
                seat_id=seat.id,
                title=seat.title or person.title,
                authority=person.authority or seat.authority,
                stance=stance,
                reports_to=seat.reports_to_id,
            )
        )
    return [*found, *(person for key, person in people.items() if key not in sitting)]


def _charted(insiders: list[Insider]) -> tuple[Insider, ...]:
    """Return everybody below whom they report to; beside each other by authority, then by stance."""
    below: dict[int | None, list[Insider]] = {}
    seats = {one.seat_id for one in insiders if one.seat_id is not None}
    for one in insiders:
        below.setdefault(one.reports_to if one.reports_to in seats else None, []).append(one)
    found: list[Insider] = []

    def add(above: int | None, depth: int) -> None:
        for one in sorted(below.get(above, ()), key=_rank):
            found.append(replace(one, depth=depth))
            if one.seat_id is not None:
                add(one.seat_id, depth + 1)

    add(None, 0)
    return tuple(found)


def _rank(one: Insider) -> tuple[int, int, bool, str]:
    return one.authority or _LAST, _STANCES[one.stance], one.is_blind, one.name
