"""The queue of greetings: whom to greet in the coming days, for what, how, and what speaks against it."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.kinds import TIER_OF_RANK, Tier
from services import sessions, settings
from services.greetings import checking, composing, decisions, festivals, occasions, recipients
from services.greetings.addressees import addressees
from services.greetings.composing import Wanted, Wording
from services.greetings.decisions import Decision
from services.greetings.findings import Finding, MessageDraft, Severity, stops
from services.greetings.occasions import Occasion, OccasionKind
from services.greetings.segments import segments
from services.greetings.signing import Signature, signature
from services.settings import Rules


class EntryState(StrEnum):
    """Whether a greeting may go out."""

    READY = "ready"
    ASK = "ask"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One greeting of the queue."""

    contact_id: int
    name: str
    tier: Tier
    organization: str
    title: str
    salutation: str
    mobile: str
    occasion: Occasion
    at: dt.datetime
    """When it is meant to go out."""
    wording: Wording
    findings: tuple[Finding, ...]
    """What still speaks against it; what was answered is left out."""
    answered: tuple[Finding, ...] = ()
    decision: Decision | None = None
    housemates: tuple[str, ...] = ()
    """Others under the same roof, who are not greeted for it."""
    sent_days: tuple[dt.date, ...] = ()
    """When they were written to of late, newest first."""

    @property
    def key(self) -> Wanted:
        """Whom, and for what."""
        return self.contact_id, self.occasion

    @property
    def text(self) -> str:
        """The wording."""
        return self.wording.text

    @property
    def segments(self) -> int:
        """How many messages it takes."""
        return segments(self.wording.text)

    @property
    def state(self) -> EntryState:
        """Ready, asked, or stopped."""
        if stops(self.findings):
            return EntryState.STOP
        return EntryState.ASK if self.findings else EntryState.READY


@dataclass(frozen=True, slots=True)
class Queue:
    """The greetings of the coming days, by day."""

    first: dt.date
    days: int
    entries: tuple[QueueEntry, ...]
    skipped: int
    """How many were put aside with "not this one"."""
    next_occasion: Occasion | None
    """The first festival after these days."""
    rules: Rules
    signature: Signature

    def count(self, state: EntryState) -> int:
        """Return how many entries are in a state."""
        return sum(entry.state is state for entry in self.entries)


def build(
    session: Session,
    first: dt.date | None = None,
    days: int | None = None,
    said: Mapping[Wanted, str] | None = None,
    avoid: Mapping[Wanted, Collection[str]] | None = None,
) -> Queue:
    """Return the queue from a day on.

    ``said``: wordings already shown, which stay; ``avoid``: wordings turned down, by greeting.
    """
    rules = settings.rules(session)
    start = first or sessions.today(session)
    span = rules.greeting_days if days is None else days
    decided = decisions.between(session, start, start + dt.timedelta(days=span))
    wanted = due(session, rules, start, span)
    by_hand = [one for one in decided.values() if not one.skipped]
    wanted = [*wanted, *_added(session, rules, wanted, by_hand)]
    put_aside = [one for one in wanted if _is_skipped(one, decided)]
    wanted = [one for one in wanted if not _is_skipped(one, decided)]
    kept = {**(said or {}), **{one: text for one in wanted if (text := _kept_text(one, decided))}}
    words = composing.compose(session, wanted, kept, avoid)
    entries = _entries(session, wanted, words, decided, rules)
    coming = occasions.next_greeted(rules, start + dt.timedelta(days=span))
    signs = signature(session, rules)
    return Queue(start, span, tuple(entries), len(put_aside), coming, rules, signs)


def due_count(session: Session) -> int:
    """Return how many greetings are due today: what waits on the page, without writing them."""
    rules, today = settings.rules(session), sessions.today(session)
    decided = decisions.between(session, today, today)
    wanted = due(session, rules, today, 0)
    return sum(not _is_skipped(one, decided) for one in wanted)


def other_wording(session: Session, queue: Queue, entry: QueueEntry, turned_down: Collection[str]) -> str:
    """Return another wording for one greeting of the queue, beside what the others say."""
    wanted = [one.key for one in queue.entries]
    kept = {one.key: one.text for one in queue.entries if one.key != entry.key}
    avoid = {entry.key: {entry.text, *turned_down}}
    return composing.compose(session, wanted, kept, avoid)[entry.key].text


def due(session: Session, rules: Rules, first: dt.date, days: int) -> list[Wanted]:
    """Return whom to greet for what, own days before festivals, one greeting a person within the gap.

    Of one day at most so many own days as of a festival. Whoever was written to so shortly before a festival
    is not proposed for it; for their own day they are.
    """
    found: list[Wanted] = []
    taken: dict[int, list[dt.date]] = {}
    greeted_own, day_count = dict[Occasion, set[int]](), Counter[dt.date]()
    for contact_id, occasion in _own_occasions(session, first, days):
        enough = day_count[occasion.day] >= rules.greeting_count
        if enough or _is_near(taken, contact_id, occasion.day, rules):
            continue
        if _was_greeted(session, occasion, contact_id, greeted_own):
            continue
        day_count[occasion.day] += 1
        found.append((contact_id, occasion))
        taken.setdefault(contact_id, []).append(occasion.day)
    for occasion in occasions.greeted(rules, first, days):
        out = {one for one in taken if _is_near(taken, one, occasion.day, rules)}
        out |= recipients.written_to(session, occasion.day, rules)
        for contact_id in recipients.of_festival(session, occasion, rules.greeting_count, out):
            found.append((contact_id, occasion))
            taken.setdefault(contact_id, []).append(occasion.day)
    return sorted(found, key=lambda one: one[1].day)


def _own_occasions(session: Session, first: dt.date, days: int) -> list[Wanted]:
    """Return people's own days, of each day those to see first before others."""
    own = [(one.contact_id, one) for one in occasions.personal(session, first, days) if one.contact_id]
    ranks: dict[int, int] = {}
    for part in sessions.chunks({contact_id for contact_id, _occasion in own}):
        query = select(Contact.id, Contact.tier_rank).where(Contact.id.in_(part))
        kept = query.where(Contact.is_me.is_(False), Contact.do_not_contact.is_(False))
        ranks.update(session.execute(kept).tuples().all())
    own = [one for one in own if one[0] in ranks]
    return sorted(own, key=lambda one: (one[1].day, ranks[one[0]]))


def _was_greeted(
    session: Session, occasion: Occasion, contact_id: int, known: dict[Occasion, set[int]]
) -> bool:
    """Tell whether somebody was greeted for their own day; asked once for each name of a day."""
    for other, people in known.items():
        if other.name == occasion.name:
            return contact_id in people
    known[occasion] = recipients.greeted(session, occasion)
    return contact_id in known[occasion]


def _is_near(taken: Mapping[int, Sequence[dt.date]], contact_id: int, day: dt.date, rules: Rules) -> bool:
    return any(abs((day - other).days) < rules.message_gap_days for other in taken.get(contact_id, ()))


def _added(
    session: Session, rules: Rules, wanted: Sequence[Wanted], by_hand: Sequence[Decision]
) -> list[Wanted]:
    """Return the greetings put into the queue by hand that are still to go out."""
    there = {(contact_id, occasion.name, occasion.day) for contact_id, occasion in wanted}
    found = []
    for decision in by_hand:
        if decision.key in there:
            continue
        occasion = of_name(rules, decision.occasion, decision.day)
        if decision.contact_id not in recipients.greeted(session, occasion):
            found.append((decision.contact_id, occasion))
    return found


def of_name(rules: Rules, name: str, day: dt.date) -> Occasion:
    """Return the occasion of a name on a day, for a greeting put in by hand."""
    festival = festivals.named(name)
    if festival is None:
        festival = next((one for one in occasions.own_festivals(rules) if one.name == name), None)
    kinds = {occasions.BIRTHDAY: OccasionKind.BIRTHDAY, occasions.FOUNDING: OccasionKind.FOUNDING}
    kind = OccasionKind.FESTIVAL if festival is not None else kinds.get(name, OccasionKind.OWN_DAY)
    return Occasion(kind, name, day, topic=name, festival=festival)


def _decision(one: Wanted, decided: Mapping[tuple[int, str, dt.date], Decision]) -> Decision | None:
    return decided.get((one[0], one[1].name, one[1].day))


def _is_skipped(one: Wanted, decided: Mapping[tuple[int, str, dt.date], Decision]) -> bool:
    decision = _decision(one, decided)
    return decision is not None and decision.skipped


def _kept_text(one: Wanted, decided: Mapping[tuple[int, str, dt.date], Decision]) -> str:
    decision = _decision(one, decided)
    return decision.text if decision is not None else ""


def planned(occasion: Occasion, rules: Rules, now: dt.datetime) -> dt.datetime:
    """Return when a greeting is meant to go out: at the set time of its day, or now where that has passed."""
    hour, minute = (int(part) for part in rules.greeting_time.split(":"))
    at = dt.datetime.combine(occasion.day, dt.time(hour, minute)).astimezone()
    return max(at, now.astimezone()) if occasion.day <= now.astimezone().date() else at


def _entries(
    session: Session,
    wanted: Sequence[Wanted],
    words: Mapping[Wanted, Wording],
    decided: Mapping[tuple[int, str, dt.date], Decision],
    rules: Rules,
) -> list[QueueEntry]:
    now, today = sessions.now(session), sessions.today(session)
    wanted = [one for one in wanted if one in words]
    moments = [planned(occasion, rules, now) for _contact_id, occasion in wanted]
    drafts = [
        MessageDraft(one[0], words[one].text, at, one[1].name)
        for one, at in zip(wanted, moments, strict=True)
    ]
    checked = checking.check_batch(session, drafts, by_text=True)
    ids = list(dict.fromkeys(contact_id for contact_id, _occasion in wanted))
    people = addressees(session, ids, today, rules)
    rows = _rows(session, ids)
    mates = recipients.housemates(session, ids)
    found = []
    for one, at, findings in zip(wanted, moments, checked, strict=True):
        person, (tier, organization, title), decision = people[one[0]], rows[one[0]], _decision(one, decided)
        answered = set(decision.answers) if decision is not None else set[str]()
        is_answered = [item.severity is Severity.ASK and item.rule in answered for item in findings]
        entry = QueueEntry(
            *(person.contact_id, person.name, tier, organization, title, person.salutation, person.mobile),
            *(one[1], at, words[one]),
            findings=tuple(item for item, told in zip(findings, is_answered, strict=True) if not told),
            answered=tuple(item for item, told in zip(findings, is_answered, strict=True) if told),
            decision=decision,
            housemates=tuple(mates.get(one[0], ())) if recipients.is_shared(one[1]) else (),
            sent_days=person.sent_days,
        )
        found.append(entry)
    return sorted(
        found, key=lambda entry: (entry.occasion.day, entry.occasion.kind == "festival", entry.occasion.name)
    )


def _rows(session: Session, ids: Sequence[int]) -> dict[int, tuple[Tier, str, str]]:
    found = {}
    for part in sessions.chunks(ids):
        for row in session.execute(
            select(Contact.id, Contact.tier_rank, Contact.organization, Contact.title).where(
                Contact.id.in_(part)
            )
        ):
            found[row.id] = (TIER_OF_RANK[row.tier_rank], row.organization, row.title)
    return found
