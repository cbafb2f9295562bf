"""What the rules of a message must know of those it goes to, read for a whole batch at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint
from models.interaction import Interaction, Participation
from models.kinds import InteractionKind, PointKind
from models.organization import Membership
from services import sessions
from services.contacts.birthdays import Birthday
from services.contacts.households import households
from services.contacts.lunar import next_birthday
from services.diary.addressing import salutations
from services.diary.kept import COUNTS
from services.settings import Rules


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a message may go to."""

    contact_id: int
    name: str
    nickname: str
    organization: str
    salutation: str
    birthday: Birthday
    do_not_contact: bool
    mobile: str
    """The number a message can go to; empty where there is none."""
    phone: str
    known: bool
    """There was contact before, so that they may know the number."""
    sent_days: tuple[dt.date, ...]
    """When messages and greetings by any channel went to them, newest first."""
    home: int | None
    housemates_greeted: frozenset[tuple[str, dt.date]]
    """For what, and when, others under their roof were greeted of late."""

    def birthday_near(self, day: dt.date, before: int, after: int) -> bool:
        """Tell whether the birthday is near a day, or not known."""
        coming = next_birthday(self.birthday, day - dt.timedelta(days=after))
        return coming is None or coming <= day + dt.timedelta(days=before)

    def is_birthday(self, day: dt.date) -> bool:
        """Tell whether a day is their birthday."""
        return next_birthday(self.birthday, day) == day


def addressees(session: Session, ids: Sequence[int], day: dt.date, rules: Rules) -> dict[int, Addressee]:
    """Return these people as the rules see them on a day."""
    said = salutations(session, ids)
    mobiles, known = _mobiles(session, ids), _known(session, ids)
    sent = _sent(session, ids, day, rules)
    homes = households(session, ids)
    greeted = _greeted_at_home(session, homes, day)
    found: dict[int, Addressee] = {}
    for part in sessions.chunks(ids):
        for row in session.scalars(select(Contact).where(Contact.id.in_(part))):
            lunar = (row.birth_lunar_month, row.birth_lunar_day, row.birth_lunar_leap)
            home = homes.get(row.id)
            mates = frozenset(
                (occasion, at) for who, occasion, at in greeted.get(home or 0, ()) if who != row.id
            )
            found[row.id] = Addressee(
                *(row.id, row.name, row.nickname, row.organization, said.get(row.id, row.name)),
                birthday=Birthday(row.birth_solar, *lunar, row.birth_lunar_year),
                do_not_contact=row.do_not_contact,
                mobile=mobiles.get(row.id, ""),
                phone=row.phone,
                known=row.id in known,
                sent_days=tuple(sent.get(row.id, ())),
                home=home,
                housemates_greeted=mates,
            )
    return found


def _mobiles(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return each one's mobile: the one lists show, else the first."""
    found: dict[int, str] = {}
    for part in sessions.chunks(ids):
        rows = session.execute(
            select(ContactPoint.contact_id, ContactPoint.value, Contact.phone)
            .join(Contact, Contact.id == ContactPoint.contact_id)
            .where(ContactPoint.contact_id.in_(part), ContactPoint.kind == PointKind.MOBILE)
            .order_by(ContactPoint.position, ContactPoint.id)
        )
        for contact_id, value, shown in rows:
            if value == shown:
                found[contact_id] = value
            else:
                found.setdefault(contact_id, value)
    return found


def _known(session: Session, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for part in sessions.chunks(ids):
        found.update(
            session.scalars(
                select(Participation.contact_id)
                .join(Interaction, Interaction.id == Participation.interaction_id)
                .where(Participation.contact_id.in_(part), COUNTS)
                .distinct()
            )
        )
    return found


def _sent(session: Session, ids: Sequence[int], day: dt.date, rules: Rules) -> dict[int, list[dt.date]]:
    """Return when each was written to within the days the cap looks at; greetings by any channel count."""
    first = day - dt.timedelta(days=max(rules.message_cap_days, rules.message_gap_days))
    found: defaultdict[int, list[dt.date]] = defaultdict(list)
    for part in sessions.chunks(ids):
        rows = session.execute(
            select(Participation.contact_id, Interaction.day)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Participation.contact_id.in_(part), Participation.day > first, Participation.day <= day)
            .where(Interaction.inbound.is_(False))
            .where(or_(Interaction.kind == InteractionKind.SMS, Interaction.occasion != ""))
            .order_by(Interaction.day.desc())
        )
        for contact_id, at in rows:
            found[contact_id].append(at)
    return found


_HOME_DAYS = 30


def _greeted_at_home(
    session: Session, homes: dict[int, int], day: dt.date
) -> dict[int, list[tuple[int, str, dt.date]]]:
    """Return, for each household, who of it was greeted for what of late."""
    since = day - dt.timedelta(days=_HOME_DAYS)
    found: defaultdict[int, list[tuple[int, str, dt.date]]] = defaultdict(list)
    for part in sessions.chunks(sorted(set(homes.values()))):
        rows = session.execute(
            select(Membership.cohort_id, Participation.contact_id, Interaction.occasion, Interaction.day)
            .join(Participation, Participation.contact_id == Membership.contact_id)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Membership.cohort_id.in_(part), Participation.day >= since, Participation.day <= day)
            .where(Interaction.occasion != "", Interaction.inbound.is_(False))
        )
        for home, contact_id, occasion, at in rows:
            found[home].append((contact_id, occasion, at))
    return found
