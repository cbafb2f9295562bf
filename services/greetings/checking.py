"""Checks messages before they are sent, one or a batch: the rules of each, then one beside the other."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from services import sessions, settings
from services.greetings import occasions, own_days, rules
from services.greetings.acquainted import acquaintance
from services.greetings.addressees import Addressee, addressees
from services.greetings.findings import Finding, MessageDraft, Rule, Severity, stops_first
from services.greetings.lately import said_lately
from services.greetings.signing import Signature, signature
from services.greetings.twins import Said, shared, taken_apart
from services.i18n import _
from services.settings import Rules


def check(session: Session, draft: MessageDraft) -> tuple[Finding, ...]:
    """Return what speaks against sending one message, stops first."""
    return check_batch(session, [draft])[0]


def check_batch(
    session: Session, drafts: Sequence[MessageDraft], *, by_text: bool = False
) -> list[tuple[Finding, ...]]:
    """Return what speaks against each message of a batch; ``by_text``: they go to the numbers in the book."""
    if not drafts:
        return []
    chosen = settings.rules(session)
    signs = signature(session, chosen)
    moments = [(draft.at or sessions.now(session)).astimezone() for draft in drafts]
    last = max(moment.date() for moment in moments)
    people = addressees(session, list(dict.fromkeys(draft.contact_id for draft in drafts)), last, chosen)
    own = _own_days(session, drafts, moments)
    twins = _twins(session, drafts, last, signs)
    homes = _same_roof(drafts, people)
    found = []
    for place, (draft, at) in enumerate(zip(drafts, moments, strict=True)):
        person = people[draft.contact_id]
        alone = _alone(person, draft, at, (draft.contact_id, at.date()) in own, chosen, signs)
        numbers = rules.number(person) if by_text else []
        found.append(stops_first([*numbers, *alone, *twins[place], *homes[place]]))
    return found


def _alone(
    person: Addressee, draft: MessageDraft, at: dt.datetime, own_day: bool, chosen: Rules, signs: Signature
) -> list[Finding]:
    return [
        *rules.consent(person),
        *rules.content(person, draft),
        *rules.signed(person, draft.text, signs),
        *rules.hour(at, chosen),
        *rules.reason(person, draft.occasion, at.date(), own_day),
        *rules.frequency(person, at.date(), chosen),
    ]


def _own_days(
    session: Session, drafts: Sequence[MessageDraft], moments: Sequence[dt.datetime]
) -> set[tuple[int, dt.date]]:
    """Return whose own day it is, where no occasion was told."""
    pairs = zip(drafts, moments, strict=True)
    wanted = {at.date() for draft, at in pairs if not draft.occasion.strip()}
    return {
        (own.contact_id, day)
        for day in wanted
        for own in own_days.ahead(session, day, 0)
        if own.kind != own_days.BIRTHDAY
    }


def _same_roof(drafts: Sequence[MessageDraft], people: dict[int, Addressee]) -> list[list[Finding]]:
    """Of one household the first in the batch stands; for the others it is asked."""
    found, seen = [], set[tuple[int, str]]()
    for draft in drafts:
        person = people[draft.contact_id]
        told = rules.household(person, draft.occasion)
        name = occasions.canonical(draft.occasion)
        if person.home is not None and name and name != occasions.BIRTHDAY:
            if (person.home, name) in seen and not told:
                told = [Finding(Rule.HOUSEHOLD, Severity.ASK, rules.housemate_words(name))]
            seen.add((person.home, name))
        found.append(told)
    return found


def _twins(
    session: Session, drafts: Sequence[MessageDraft], day: dt.date, signs: Signature
) -> list[list[Finding]]:
    """Compare the wordings with each other and with what went out of late."""
    mine = [taken_apart(draft.contact_id, draft.text, signs.parts()) for draft in drafts]
    wanted = frozenset[str]().union(*(said.parts for said in mine))
    late = [said for said in said_lately(session, day, signs) if not wanted.isdisjoint(said.parts)]
    everybody = [*late, *mine]
    ids = [said.contact_id for said in everybody]
    known, names = acquaintance(session, ids), _names(session, ids)
    by_part = defaultdict[str, list[int]](list)
    for place, said in enumerate(everybody):
        for part in said.parts:
            by_part[part].append(place)
    found = []
    for place, said in enumerate(mine, len(late)):
        near = sorted({other for part in said.parts for other in by_part[part]} - {place})
        others = [(other, everybody[other]) for other in near]
        others = [(other, one) for other, one in others if one.contact_id != said.contact_id]
        same = [one for _other, one in others if one.body == said.body]
        # Of two that are alike the first stands; of two that are the same, both are told.
        close = [one for other, one in others if other < place or one.body == said.body]
        known_twins = (one for one in close if known.know(one.contact_id, said.contact_id))
        twin = next((one for one in known_twins if shared(said, one)), None)
        found.append(_twin_words(said, twin, same, names))
    return found


def _twin_words(said: Said, twin: Said | None, same: list[Said], names: dict[int, str]) -> list[Finding]:
    if twin is not None:
        words = _("“{clause}” also goes to {name}; they know each other.").format(
            clause=shared(said, twin), name=names.get(twin.contact_id, "")
        )
        hint = _("Comparing the two, they know it was sent to many.")
        return [Finding(Rule.SAME_WORDING, Severity.ASK, words, hint)]
    if same:
        count = len({one.contact_id for one in same})
        words = _("{count} others got these very words; comparing them, they know.").format(count=count)
        return [Finding(Rule.SAME_WORDING, Severity.ASK, words)]
    return []


def _names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in sessions.chunks(dict.fromkeys(ids)):
        rows = session.execute(select(Contact.id, Contact.name).where(Contact.id.in_(part)))
        found.update(rows.tuples().all())
    return found
