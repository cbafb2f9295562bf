"""What the side panel tells of a person at a glance."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import PHONE_KINDS
from services import sessions
from services.contacts import details
from services.contacts.lunar import age, lunar_day_shown
from services.contacts.records import BirthdayRecord, Point
from services.diary import tasks, timeline
from services.diary.addressing import salutations
from services.diary.tasks import OpenTask
from services.diary.timeline import TimelineEntry
from services.errors import ChoiceError
from services.greetings import own_days
from services.i18n import _, _p
from services.network import tie_lines
from services.network.tie_lines import CircleLine, TieLine
from services.prospects.standing import ContactStanding, standing_of

LAST = 3
"""Interactions told."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A person as the side panel shows them."""

    id: int
    name: str
    is_me: bool
    salutation: str
    gender: str | None
    organization: str
    title: str
    standing: ContactStanding
    numbers: tuple[Point, ...]
    """Telephones, mobiles first."""
    native_place: str
    shares_place: str
    """How near my native place is to theirs: county, city, province, or empty."""
    birthday: str
    birthday_next: dt.date | None
    age: int | None
    my_ties: tuple[TieLine, ...]
    """Their ties with me, strongest first."""
    my_circles: tuple[CircleLine, ...]
    """The cohorts both of us are in."""
    tasks: tuple[OpenTask, ...]
    last: tuple[TimelineEntry, ...]
    do_not_contact: bool
    do_not_contact_reason: str
    day: dt.date


def summary(session: Session, contact_id: int) -> Summary:
    """Gather what the panel shows; raises ChoiceError when there is nobody."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise ChoiceError(_("There is no contact {id}.").format(id=contact_id))
    me, day = sessions.me_id(session), sessions.today(session)
    facts = details.contact(session, contact_id)
    ties = [] if contact.is_me else tie_lines.lines(session, contact_id)
    coming = own_days.next_birthday_of(session, contact_id, day)
    return Summary(
        id=contact_id,
        name=facts.name,
        is_me=facts.is_me,
        salutation=salutations(session, [contact_id]).get(contact_id, ""),
        gender=facts.gender,
        organization=facts.organization,
        title=facts.title,
        standing=standing_of(session, contact_id),
        numbers=tuple(point for kind in PHONE_KINDS for point in facts.of_kind(kind)),
        native_place=facts.native_place.text,
        shares_place=_shared_place(session, contact, me),
        birthday=birthday_words(facts.birthday),
        birthday_next=coming[0] if coming else None,
        age=age(facts.birthday, day),
        my_ties=tuple(line for line in ties if line.other_id == me),
        my_circles=tuple(line for line in tie_lines.circles(session, contact_id) if line.with_me),
        tasks=tuple(tasks.open_tasks(session, contact_id)),
        last=timeline.timeline(session, contact_id, limit=LAST).entries,
        do_not_contact=facts.do_not_contact,
        do_not_contact_reason=facts.do_not_contact_reason,
        day=day,
    )


def birthday_words(birthday: BirthdayRecord) -> str:
    """Say a birthday: by the lunar calendar where it is kept so, else the solar day, else what is known."""
    if birthday.lunar_month and birthday.lunar_day:
        day = lunar_day_shown(birthday.lunar_month, birthday.lunar_day, birthday.leap)
        return _p("birthday", "lunar {day}").format(day=day)
    parts = [int(part) for part in (birthday.solar or "").split("-") if part]
    if not parts:
        return ""
    if len(parts) == 3:
        return _p("birthday", "{month}/{day}, {year}").format(year=parts[0], month=parts[1], day=parts[2])
    if (birthday.solar or "").startswith("--"):
        return _p("date", "{month}/{day}").format(month=parts[0], day=parts[1])
    if len(parts) == 2:
        return _p("birthday", "{month}/{year}").format(year=parts[0], month=parts[1])
    return _p("birthday", "{year}").format(year=parts[0])


def _shared_place(session: Session, contact: Contact, me: int) -> str:
    """Compare our native places by division code: six digits are a county, four a city, two a province."""
    mine = session.scalar(select(Contact.native_code).where(Contact.id == me))
    if contact.id == me or not mine or not contact.native_code:
        return ""
    theirs = contact.native_code
    if mine == theirs and not mine.endswith("00"):
        return _("same county as you")
    if mine[:4] == theirs[:4] and not mine[:4].endswith("00"):
        return _("same city as you")
    return _("same province as you") if mine[:2] == theirs[:2] else ""
