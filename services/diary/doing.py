"""What of a day is done: with whom there was contact, whom one tried to reach in vain."""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation, Task
from models.kinds import TIER_OF_RANK, InteractionKind, Tier
from services import sessions
from services.diary.kept import COUNTS
from services.settings import Rules

_KINDS = (InteractionKind.VISIT, InteractionKind.CALL, InteractionKind.SMS, InteractionKind.WECHAT)
"""An exchange of cards or an event is no contact one planned with somebody."""
_MOST = 100
"""So many people of a day are told at most."""


@dataclass(frozen=True, slots=True)
class DoneEntry:
    """Somebody with whom there was contact today."""

    contact_id: int
    name: str
    tier: Tier
    organization: str
    title: str
    kind: InteractionKind
    at: dt.datetime
    result: str | None
    note: str
    planned: bool
    """They were due, and so take one of the day's places; others are only told."""


def done(session: Session, day: dt.date, rules: Rules) -> tuple[DoneEntry, ...]:
    """Return with whom there was contact on the day, newest first, each once."""
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.tier_rank, Contact.organization, Contact.title)
        .add_columns(Interaction.kind, Interaction.at, Interaction.result, Interaction.note)
        .join(Participation, Participation.contact_id == Contact.id)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Interaction.day == day, COUNTS, Interaction.kind.in_(_KINDS))
        .order_by(Interaction.at.desc(), Interaction.id.desc())
        .limit(2 * _MOST)
    )
    first: dict[int, DoneEntry] = {}
    for contact_id, name, rank, organization, title, kind, *told in rows:
        entry = DoneEntry(
            *(contact_id, name, TIER_OF_RANK[rank], organization, title, InteractionKind(kind), *told, False)
        )
        first.setdefault(contact_id, entry)
    people = dict(islice(first.items(), _MOST))
    planned = _planned(session, {key: entry.tier for key, entry in people.items()}, day, rules)
    return tuple(replace(entry, planned=key in planned) for key, entry in people.items())


def _planned(session: Session, tiers: dict[int, Tier], day: dt.date, rules: Rules) -> set[int]:
    """Return which of those contacted had been due: by a task, by the interval, or as somebody quite new."""
    found: set[int] = set()
    for part in sessions.chunks(tiers):
        closed = select(Task.contact_id).where(
            Task.contact_id.in_(part), Task.closed_day == day, Task.due <= day
        )
        found.update(session.scalars(closed))
        before = (
            select(Participation.contact_id, func.max(Participation.day))
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Participation.contact_id.in_(part), Participation.day < day, COUNTS)
            .group_by(Participation.contact_id)
        )
        last = dict(session.execute(before).tuples().all())
        for contact_id in part:
            seen = last.get(contact_id)
            if seen is None or (day - seen).days > rules.cadence[tiers[contact_id].value]:
                found.add(contact_id)
    return found


def tried(session: Session, day: dt.date) -> set[int]:
    """Return whom one tried to reach today, in vain."""
    return set(
        session.scalars(
            select(Participation.contact_id)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Interaction.day == day, ~COUNTS)
        )
    )
