"""Who might be on the day's list, reason by reason; each search reads only what an index gives."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from models.kinds import TIER_RANK, TaskKind, TaskState, Tier
from services import reading, sessions
from services.contacts.households import households
from services.diary.counted import COUNTED, WITH_PEOPLE
from services.diary.reasons import Reason, ReasonKind, promise_reason
from services.greetings import own_days
from services.prospects.first_page import AFTER_THE_TIER
from services.reading import Reading, day_of, listed, quoted
from services.settings import Rules

OCCASION_DAYS = 3
"""How many days before a customer's own day it is on the list."""
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, and a reason to contact them; of the overdue and the new the words are made later."""

    contact_id: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Filter:
    """Whom the list may hold."""

    day: dt.date
    out: frozenset[int]
    """Contacted today, put off, or me."""
    ranks: frozenset[int]
    """Tiers by rank; all four unless a sheet asks for some."""
    page: int = 200
    """People read at once."""


def put_off(session: Reading, day: dt.date) -> frozenset[int]:
    """Return who was put off to a later day."""
    later = "SELECT contact_id FROM postponements WHERE until > :day"
    return frozenset(row[0] for row in reading.rows(session, later, day=day))


def contacted(session: Reading, day: dt.date) -> frozenset[int]:
    """Return with whom there was contact on a day."""
    there = f"SELECT contact_id FROM {WITH_PEOPLE} WHERE interactions.day = :day AND {COUNTED}"
    return frozenset(row[0] for row in reading.rows(session, there, day=day))


def _allowed(chosen: Filter) -> str:
    """Leave out me and whoever asked not to be contacted; keep to the tiers asked for."""
    anybody = "contacts.is_me = FALSE AND contacts.do_not_contact = FALSE"
    if len(chosen.ranks) == len(TIER_RANK):
        return anybody
    return f"{anybody} AND contacts.tier_rank IN ({listed(sorted(chosen.ranks))})"


def due(session: Reading, chosen: Filter) -> Iterator[Candidate]:
    """Yield who has something due, best tier first, oldest first; appointments of the day by their time."""
    tasks = (
        "SELECT tasks.id, tasks.contact_id, tasks.kind, tasks.text, tasks.due, tasks.due_time, "
        "interactions.day, interactions.kind FROM tasks JOIN contacts ON contacts.id = tasks.contact_id "
        "LEFT JOIN interactions ON interactions.id = tasks.interaction_id "
        f"WHERE tasks.state = :open AND tasks.due <= :day AND {_allowed(chosen)} "
        "ORDER BY contacts.tier_rank, tasks.due, tasks.due_time IS NULL, tasks.due_time, "
        "tasks.kind <> :promise, tasks.id"
    )
    found = reading.rows(
        session, tasks, open=TaskState.OPEN.value, promise=TaskKind.PROMISE.value, day=chosen.day
    )
    for task_id, contact_id, kind, text, due_day, time, day, said in found:
        if contact_id not in chosen.out:
            told = (day_of(day), said) if day is not None else None
            reason = promise_reason(task_id, TaskKind(kind), text, day_of(due_day), time, told, chosen.day)
            yield Candidate(contact_id, reason)


def occasions(session: Reading, chosen: Filter) -> Iterator[Candidate]:
    """Yield whose own day comes, nearest first, best tier first; one a household, none greeted already."""
    ahead = own_days.ahead(session, chosen.day, OCCASION_DAYS)
    found = [own for own in ahead if own.contact_id not in chosen.out]
    ranks = dict[int, int]()
    for part in sessions.chunks(own.contact_id for own in found):
        people = f"SELECT id, tier_rank FROM contacts WHERE id IN ({listed(part)}) AND {_allowed(chosen)}"
        ranks.update(reading.rows(session, people))
    wanted = [own for own in found if own.contact_id in ranks]
    wanted.sort(key=lambda own: (own.day, ranks[own.contact_id], own.contact_id))
    told: set[tuple[int, str, dt.date]] = set()
    for some in sessions.chunks(wanted, _AT_ONCE):
        ids = [own.contact_id for own in some]
        greeted, homes = _greeted(session, ids, chosen.day), households(session, ids)
        for own in some:
            if own.contact_id in greeted:
                continue
            # Two birthdays under one roof are two; one day of the family is greeted once.
            home = homes.get(own.contact_id) if own.kind == own_days.OWN_DAY else None
            if home is not None:
                if (home, own.topic, own.day) in told:
                    continue
                told.add((home, own.topic, own.day))
            yield Candidate(own.contact_id, own.reason(chosen.day))


def _greeted(session: Reading, ids: list[int], day: dt.date) -> set[int]:
    """Return who was greeted for an occasion since it came into view."""
    since = day - dt.timedelta(days=OCCASION_DAYS)
    greeted: set[int] = set()
    for part in sessions.chunks(ids):
        lately = (
            f"SELECT contact_id FROM {WITH_PEOPLE} WHERE contact_id IN ({listed(part)}) "
            "AND participations.day >= :since AND occasion <> ''"
        )
        greeted.update(row[0] for row in reading.rows(session, lately, since=since))
    return greeted


def overdue(session: Reading, chosen: Filter, rules: Rules) -> Iterator[Candidate]:
    """Yield who is overdue, by tier, then by overdue ratio; a next contact already planned counts as care."""
    for tier, rank in TIER_RANK.items():
        if rank in chosen.ranks:
            latest = chosen.day.toordinal() - rules.cadence[tier.value] - 1
            yield from _by_clock(session, chosen, rank, (None, latest), ReasonKind.OVERDUE)


def cooling(session: Reading, chosen: Filter, rules: Rules) -> Iterator[Candidate]:
    """Yield who is not overdue yet, nearest to it first within their tier."""
    for tier, rank in TIER_RANK.items():
        if rank in chosen.ranks:
            latest = chosen.day.toordinal() - rules.cadence[tier.value] - 1
            yield from _by_clock(
                session, chosen, rank, (latest + 1, chosen.day.toordinal()), ReasonKind.COOLING
            )


def fresh(session: Reading, chosen: Filter) -> Iterator[Candidate]:
    """Yield who was never contacted, in the order of the prospect table."""
    never = (
        f"SELECT id FROM contacts WHERE last_day IS NULL AND {_allowed(chosen)} "
        f"ORDER BY tier_rank, {AFTER_THE_TIER}"
    )
    yield from _paged(session, never, chosen, ReasonKind.FRESH)


def _by_clock(
    session: Reading, chosen: Filter, rank: int, clock: tuple[int | None, int], kind: ReasonKind
) -> Iterator[Candidate]:
    first, last = clock
    # Every column named stands in the index of the prospect table, so that no row is looked up.
    people = (
        f"SELECT id FROM contacts WHERE is_me = FALSE AND tier_rank = {rank} AND clock_ordinal <= {last} "
    )
    if first is not None:
        people += f"AND clock_ordinal >= {first} AND last_day IS NOT NULL "
    yield from _paged(session, people + "ORDER BY clock_ordinal, first_sum DESC, sort_key", chosen, kind)


def _paged(session: Reading, people: str, chosen: Filter, kind: ReasonKind) -> Iterator[Candidate]:
    """Yield a query's people page by page, so that fifteen rows do not read a hundred thousand."""
    offset = 0
    while True:
        found = reading.rows(session, f"{people} LIMIT {chosen.page} OFFSET {offset}")
        page = [row[0] for row in found]
        left_out = chosen.out | _planned(session, page, chosen.day) | _asked_not_to(session, page)
        for contact_id in page:
            if contact_id not in left_out:
                yield Candidate(contact_id, Reason(kind, ""))
        if len(page) < chosen.page:
            return
        offset += chosen.page


def _asked_not_to(session: Reading, ids: list[int]) -> set[int]:
    """Return who of these asked not to be contacted."""
    found: set[int] = set()
    for part in sessions.chunks(ids):
        those = f"SELECT id FROM contacts WHERE id IN ({listed(part)}) AND do_not_contact = TRUE"
        found.update(row[0] for row in reading.rows(session, those))
    return found


def _planned(session: Reading, ids: list[int], day: dt.date) -> set[int]:
    """Return for whom the next contact is planned after the day."""
    kinds = quoted((TaskKind.NEXT_CONTACT, TaskKind.APPOINTMENT))
    planned: set[int] = set()
    for part in sessions.chunks(ids):
        ahead = (
            f"SELECT contact_id FROM tasks WHERE contact_id IN ({listed(part)}) "
            f"AND state = :open AND due > :day AND kind IN ({kinds})"
        )
        planned.update(row[0] for row in reading.rows(session, ahead, open=TaskState.OPEN.value, day=day))
    return planned


def ranks_of(tiers: tuple[Tier, ...]) -> frozenset[int]:
    """Return the ranks of these tiers; none means all."""
    return frozenset(TIER_RANK[tier] for tier in tiers) or frozenset(TIER_RANK.values())


def count_put_off(session: Reading, day: dt.date) -> int:
    """Return how many people were put off to a later day."""
    return int(reading.value(session, "SELECT count(*) FROM postponements WHERE until > :day", day=day))
