"""What of a day is done: with whom there was contact, whom one tried to reach in vain."""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import islice

from models.kinds import TIER_OF_RANK, InteractionKind, Tier
from services import reading, sessions
from services.diary.counted import COUNTED, WITH_PEOPLE
from services.reading import Reading, day_of, listed, quoted
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


def done(session: Reading, day: dt.date, rules: Rules) -> tuple[DoneEntry, ...]:
    """Return with whom there was contact on the day, newest first, each once."""
    rows = reading.rows(
        session,
        "SELECT contacts.id, name, tier_rank, organization, title, interactions.kind, at, result, note "
        f"FROM {WITH_PEOPLE} JOIN contacts ON contacts.id = participations.contact_id "
        f"WHERE interactions.day = :day AND {COUNTED} AND interactions.kind IN ({quoted(_KINDS)}) "
        f"ORDER BY at DESC, interactions.id DESC LIMIT {2 * _MOST}",
        day=day,
    )
    first: dict[int, DoneEntry] = {}
    for contact_id, name, rank, organization, title, kind, at, result, note in rows:
        entry = DoneEntry(
            *(contact_id, name, TIER_OF_RANK[rank], organization, title, InteractionKind(kind)),
            *(reading.moment_of(at), result, note, False),
        )
        first.setdefault(contact_id, entry)
    people = dict(islice(first.items(), _MOST))
    planned = _planned(session, {key: entry.tier for key, entry in people.items()}, day, rules)
    return tuple(replace(entry, planned=key in planned) for key, entry in people.items())


def _planned(session: Reading, tiers: dict[int, Tier], day: dt.date, rules: Rules) -> set[int]:
    """Return which of those contacted had been due: by a task, by the interval, or as somebody quite new."""
    found: set[int] = set()
    for part in sessions.chunks(tiers):
        those = f"contact_id IN ({listed(part)})"
        closed = f"SELECT contact_id FROM tasks WHERE {those} AND closed_day = :day AND due <= :day"
        found.update(row[0] for row in reading.rows(session, closed, day=day))
        before = (
            f"SELECT contact_id, max(participations.day) FROM {WITH_PEOPLE} "
            f"WHERE {those} AND participations.day < :day AND {COUNTED} GROUP BY contact_id"
        )
        last = {key: day_of(seen) for key, seen in reading.rows(session, before, day=day)}
        for contact_id in part:
            seen = last.get(contact_id)
            if seen is None or (day - seen).days > rules.cadence[tiers[contact_id].value]:
                found.add(contact_id)
    return found


def tried(session: Reading, day: dt.date) -> set[int]:
    """Return whom one tried to reach today, in vain."""
    vain = f"SELECT contact_id FROM {WITH_PEOPLE} WHERE interactions.day = :day AND NOT {COUNTED}"
    return {row[0] for row in reading.rows(session, vain, day=day)}
