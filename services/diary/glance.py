"""Everything one looks at just before calling somebody, on one side panel."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint, Remark
from models.interaction import Interaction, Participation
from models.kinds import (
    PHONE_KINDS,
    TIER_OF_RANK,
    CallResult,
    Factor,
    InteractionKind,
    NoteKind,
    PointKind,
    Tier,
)
from services import sessions
from services.contacts.phones import shown
from services.diary import addressing, tasks
from services.diary.tasks import OpenTask
from services.diary.today import last_contacts
from services.diary.visits import is_first_meeting
from services.errors import ChoiceError
from services.greetings.own_days import next_birthday_of
from services.i18n import _
from services.prospects.cadence import day_words

BIRTHDAY_AHEAD = 14
"""A birthday so many days ahead is worth a word."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A person at a glance."""

    contact_id: int
    name: str
    tier: Tier
    organization: str
    title: str
    salutation: str
    near: bool
    phone: str
    phone_shown: str
    phone_words: str
    """Which number it is, how often one got through, and when."""
    do_not_contact: bool
    last_day: dt.date | None
    last_said: str
    taboos: tuple[str, ...]
    birthday: str
    """The birthday, when it is close."""
    interests: tuple[str, ...]
    tasks: tuple[OpenTask, ...]
    classes: dict[str, int | None]
    """The class in each of the six factors."""
    visited: bool
    """There was a visit before."""


def glance(session: Session, contact_id: int) -> Glance:
    """Return what to know of somebody before the call; raises ChoiceError for somebody who is gone."""
    row = session.get(Contact, contact_id)
    if row is None:
        raise ChoiceError(_("This person is no longer in the book."))
    last = last_contacts(session, [contact_id]).get(contact_id)
    ties = addressing.ties_with_me(session, [contact_id])
    return Glance(
        contact_id=contact_id,
        name=row.name,
        tier=TIER_OF_RANK[row.tier_rank],
        organization=row.organization,
        title=row.title,
        salutation=addressing.salutations(session, [contact_id])[contact_id],
        near=contact_id in ties and ties[contact_id][0] in addressing.NEAR,
        phone=row.phone,
        phone_shown=shown(row.phone),
        phone_words=_phone_words(session, row),
        do_not_contact=row.do_not_contact,
        last_day=row.last_day,
        last_said=last.note if last else "",
        taboos=_remarks(session, contact_id, NoteKind.TABOO),
        birthday=_birthday(session, contact_id),
        interests=_remarks(session, contact_id, NoteKind.INTEREST),
        tasks=tuple(tasks.open_tasks(session, contact_id, limit=8)),
        classes={factor.value: getattr(row, factor.value) for factor in Factor},
        visited=not is_first_meeting(session, contact_id),
    )


def _remarks(session: Session, contact_id: int, kind: NoteKind) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(Remark.text)
            .where(Remark.contact_id == contact_id, Remark.kind == kind)
            .order_by(Remark.id.desc())
            .limit(3)
        )
    )


def _birthday(session: Session, contact_id: int) -> str:
    """Say when the birthday is, if it comes within a fortnight."""
    today = sessions.today(session)
    birthday = next_birthday_of(session, contact_id, today)
    if birthday is None or (birthday[0] - today).days > BIRTHDAY_AHEAD:
        return ""
    words = _("Birthday {day}").format(day=day_words(birthday[0], today))
    return _("{words} (lunar {lunar})").format(words=words, lunar=birthday[1]) if birthday[1] else words


def _phone_words(session: Session, row: Contact) -> str:
    """Say which number it is and what the calls so far tell: how many got through, and at what hour."""
    if not row.phone:
        return _("no phone")
    kind = session.scalar(
        select(ContactPoint.kind)
        .where(ContactPoint.contact_id == row.id, ContactPoint.value == row.phone)
        .where(ContactPoint.kind.in_(PHONE_KINDS))
        .limit(1)
    )
    words = _("Landline") if kind == PointKind.PHONE else _("Mobile")
    calls = session.execute(
        select(Interaction.at, Interaction.result)
        .join(Participation, Participation.interaction_id == Interaction.id)
        .where(Participation.contact_id == row.id, Interaction.kind == InteractionKind.CALL)
        .order_by(Interaction.at.desc())
        .limit(50)
    ).all()
    lost = (CallResult.NOT_REACHED, CallResult.WRONG_NUMBER)
    reached = [at.astimezone().hour for at, result in calls if result not in lost]
    if not calls:
        return words
    if not reached:
        return _("{number}, {count} calls, never got through").format(number=words, count=len(calls))
    words = _("{number}, got through {count} times").format(number=words, count=len(reached))
    hour, often = Counter(reached).most_common(1)[0]
    if len(reached) > 2 and often * 2 >= len(reached):
        return _("{words}, mostly about {hour}:00").format(words=words, hour=hour)
    return words
