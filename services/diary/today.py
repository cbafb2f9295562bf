"""The day's list: whom to contact today, in one order, with the reason for each.

Promise due before occasion before overdue (by tier, then overdue ratio) before lead. Places left are filled
with people who were never contacted, in the order of the prospect table, so that a new book has a first day.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import NamedTuple

from models.kinds import TIER_OF_RANK, TaskKind, Tier
from services import reading, sessions, settings
from services.contacts.phones import shown
from services.diary import addressing, candidates, doing, openers
from services.diary.candidates import Candidate, Filter
from services.diary.counted import COUNTED, WITH_PEOPLE
from services.diary.doing import DoneEntry
from services.diary.openers import Speaker
from services.diary.reasons import ORDER, Reason, ReasonKind, cooling_words, overdue_words
from services.i18n import _
from services.prospects.cadence import Clock, clock_of, day_words, last_words
from services.reading import Reading, day_of, listed, maybe_day
from services.settings import Rules
from services.vocabulary import interaction_word

Only = Callable[[Iterator[Candidate]], Iterator[Candidate]]
"""Lets some candidates through, in their order."""


@dataclass(frozen=True, slots=True)
class TodayEntry:
    """Somebody to contact today."""

    number: int
    """The place in the day, those already contacted counted in."""
    contact_id: int
    name: str
    tier: Tier
    organization: str
    title: str
    phone: str
    """Digits as dialled."""
    phone_shown: str
    reason_kind: ReasonKind
    reason: str
    detail: str
    salutation: str
    opener: str
    task_id: int | None
    task_kind: TaskKind | None
    last_day: dt.date | None
    last_kind: str | None
    occasion: str
    """Which kind of day of theirs it is, of an occasion."""
    kept_as: str
    """The name of the occasion under which a call for it counts as a greeting."""
    tried: bool
    """There was an attempt today that reached nobody."""


class _Person(NamedTuple):
    id: int
    name: str
    tier_rank: int
    organization: str
    title: str
    phone: str
    last_day: dt.date | None
    clock_ordinal: int
    added_day: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class DayList:
    """The day: who is still to be contacted, who was, how many were put off."""

    day: dt.date
    entries: tuple[TodayEntry, ...]
    done: tuple[DoneEntry, ...]
    put_off: int

    @property
    def done_count(self) -> int:
        """How many of the day's people were contacted."""
        return sum(entry.planned for entry in self.done)

    @property
    def total(self) -> int:
        """How many people the day has."""
        return len(self.entries) + self.done_count


def day_list(
    session: Reading,
    on: dt.date | None = None,
    count: int | None = None,
    tiers: tuple[Tier, ...] = (),
    *,
    cooling: bool = False,
    rest: bool = False,
    only: Only | None = None,
) -> DayList:
    """Return the list of a day, of ``today_count`` people unless another count is asked for.

    ``rest`` counts those done today in, so that the list grows shorter as the day goes on. ``cooling`` fills
    the places left with those whose interval runs out next. ``only`` lets some of the candidates through.
    """
    day = on or sessions.today(session)
    rules = settings.rules(session)
    done = doing.done(session, day, rules)
    wanted = rules.today_count if count is None else count
    before = sum(entry.planned for entry in done) if rest else 0
    out = candidates.contacted(session, day) | candidates.put_off(session, day) | {sessions.me_id(session)}
    chosen = Filter(day, out, candidates.ranks_of(tiers), max(200, wanted + len(out)))
    ahead = _picked(session, chosen, rules, cooling)
    picked = list(islice(only(ahead) if only else ahead, max(0, wanted - before)))
    entries = entries_of(session, picked, day, rules, before + 1)
    return DayList(day, tuple(entries), done, candidates.count_put_off(session, day))


def _picked(session: Reading, chosen: Filter, rules: Rules, cooling: bool) -> Iterator[Candidate]:
    """Yield people in the order of the list, nobody twice; later searches run only when there is room."""
    sources: list[Callable[[], Iterator[Candidate]]] = [
        lambda: candidates.due(session, chosen),
        lambda: candidates.occasions(session, chosen),
        lambda: candidates.overdue(session, chosen, rules),
        lambda: candidates.fresh(session, chosen),
    ]
    if cooling:
        sources.append(lambda: candidates.cooling(session, chosen, rules))
    seen: set[int] = set()
    for candidate in chain.from_iterable(source() for source in sources):
        if candidate.contact_id not in seen:
            seen.add(candidate.contact_id)
            yield candidate


def entries_of(
    session: Reading, picked: list[Candidate], day: dt.date, rules: Rules, first: int = 1
) -> list[TodayEntry]:
    """Return these people with everything the list and the paper show of them."""
    ids = [candidate.contact_id for candidate in picked]
    rows = {row.id: row for part in sessions.chunks(ids) for row in _people(session, part)}
    last = last_contacts(session, ids)
    said = addressing.salutations(session, ids)
    near = {key for key, tie in addressing.ties_with_me(session, ids).items() if tie[0] in addressing.NEAR}
    tried = doing.tried(session, day)
    speaker, entries = speaker_of(session), []
    for number, candidate in enumerate(picked, first):
        row = rows[candidate.contact_id]
        tier = TIER_OF_RANK[row.tier_rank]
        clock = clock_of(rules, tier, row.clock_ordinal, day)
        latest = last.get(row.id)
        reason = _in_words(candidate.reason, clock, latest, row.added_day, row.source, day)
        entries.append(
            TodayEntry(
                *(number, row.id, row.name, tier, row.organization, row.title, row.phone, shown(row.phone)),
                *(reason.kind, reason.words, reason.detail, said[row.id]),
                opener=openers.opener(reason, said[row.id], row.id in near, speaker, row.id),
                task_id=reason.task_id,
                task_kind=reason.task_kind,
                occasion=reason.occasion,
                kept_as=reason.kept_as,
                last_day=row.last_day,
                last_kind=latest.kind if latest else None,
                tried=row.id in tried,
            )
        )
    return entries


def _people(session: Reading, ids: list[int]) -> Iterator[_Person]:
    """Yield what the contacts' own rows tell."""
    columns = ", ".join(_Person._fields)
    for found in reading.rows(session, f"SELECT {columns} FROM contacts WHERE id IN ({listed(ids)})"):
        row = _Person._make(found)
        yield row._replace(last_day=maybe_day(row.last_day), added_day=day_of(row.added_day))


@dataclass(frozen=True, slots=True)
class LastContact:
    """When and how somebody was last in contact, and what was said."""

    day: dt.date
    kind: str
    note: str


def last_contacts(session: Reading, ids: list[int]) -> dict[int, LastContact]:
    """Return the last contact that counts of each of these people."""
    found: dict[int, LastContact] = {}
    for part in sessions.chunks(ids):
        newest = (
            "SELECT contacts.id, interactions.day, interactions.kind, interactions.note "
            f"FROM {WITH_PEOPLE} JOIN contacts ON contacts.id = participations.contact_id "
            f"WHERE participations.contact_id IN ({listed(part)}) "
            f"AND participations.day = contacts.last_day AND {COUNTED} ORDER BY interactions.id"
        )
        for contact_id, day, kind, note in reading.rows(session, newest):
            found[contact_id] = LastContact(day_of(day), kind, note)
    return found


def _in_words(
    reason: Reason, clock: Clock, last: LastContact | None, added: dt.date, source: str, day: dt.date
) -> Reason:
    """Return the reason with its words, where they come from the row rather than from a task or a day."""
    last_said = _last_said(last)
    if reason.kind is ReasonKind.OVERDUE:
        return replace(reason, words=overdue_words(clock, last is None), detail=last_said)
    if reason.kind is ReasonKind.COOLING:
        return replace(reason, words=cooling_words(clock), detail=last_said)
    if reason.kind is ReasonKind.FRESH:
        since = _("In the book since {day}").format(day=day_words(added, day))
        detail = _("{since}, from {source}").format(since=since, source=source) if source else since
        return replace(reason, words=_("Never contacted yet"), detail=detail)
    return replace(reason, detail=reason.detail or last_said)


def _last_said(last: LastContact | None) -> str:
    if last is None:
        return ""
    kind = interaction_word(last.kind)
    return (
        _("Last: {kind}, {note}").format(kind=kind, note=last.note)
        if last.note
        else _("Last: {kind}").format(kind=kind)
    )


def last_contact_words(entry: TodayEntry, today: dt.date) -> str:
    """Say on which day and how somebody was last in contact, for paper."""
    if entry.last_day is None:
        return last_words(None, today)
    kind = interaction_word(entry.last_kind) if entry.last_kind else ""
    return f"{day_words(entry.last_day, today)} {kind}".strip()


def speaker_of(session: Reading) -> Speaker:
    """Return the manager and the branch they call from."""
    mine = "SELECT name, branch FROM managers WHERE id = :manager"
    return Speaker(*reading.rows(session, mine, manager=sessions.manager_id(session))[0])


def group_order(kind: ReasonKind) -> int:
    """Return the place of a reason's group in the list."""
    return ORDER.index(kind)
