"""The four rules of a text message (time, content, frequency, signature), checked before it is sent.

A breach of the placeholder rule, of the signature at first contact, or of do-not-contact stops the message;
the others ask.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.contact import Contact, Manager
from models.interaction import Interaction, Participation
from models.kinds import InteractionKind
from models.organization import Membership
from services import sessions, settings
from services.diary import candidates
from services.diary.addressing import salutations
from services.diary.kept import COUNTS
from services.greetings.own_days import next_birthday_of
from services.greetings.segments import segments
from services.i18n import _
from services.settings import Rules


class Rule(StrEnum):
    """Which rule a finding is about."""

    TIME = "time"
    CONTENT = "content"
    FREQUENCY = "frequency"
    SIGNATURE = "signature"
    CONSENT = "do-not-contact"
    SAME_WORDING = "same-wording"
    HOUSEHOLD = "household"


class Severity(StrEnum):
    """Whether a finding stops the message or asks."""

    STOP = "stop"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule a message breaks, in words."""

    rule: Rule
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to one person, before it is sent."""

    contact_id: int
    text: str
    at: dt.datetime | None = None
    occasion: str = ""
    """A festival, their own day, or the matter that is followed up."""


_PLACEHOLDER = re.compile(
    r"[{｛][^{}｛｝]{0,20}[}｝]|\[(?:姓名|称呼|单位|日期|金额|产品)[^\]]*\]|【(?:姓名|称呼|单位|日期|金额|产品)[^】]*】"
    r"|<[^<>]{1,12}>|[Xx×＊*]{2,}|某某|_{2,}|%s|\$\w+"
)
_SAME_DAYS = 30


def check(session: Session, draft: MessageDraft) -> tuple[Finding, ...]:
    """Return what speaks against sending a message, stops first."""
    contact = session.get_one(Contact, draft.contact_id)
    at = (draft.at or sessions.now(session)).astimezone()
    rules = settings.rules(session)
    found = [
        *_consent(contact),
        *_content(session, contact, draft),
        *_signature(session, contact.id, draft.text, rules),
        *_time(session, draft, at, rules),
        *_frequency(session, contact.id, at.date(), rules),
        *_twins(session, draft, at.date()),
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.STOP))


def stops(findings: Sequence[Finding]) -> bool:
    """Tell whether one of the findings stops the message."""
    return any(finding.severity is Severity.STOP for finding in findings)


def _consent(contact: Contact) -> list[Finding]:
    if not contact.do_not_contact:
        return []
    words = _("{name} asked not to be contacted.").format(name=contact.name)
    return [Finding(Rule.CONSENT, Severity.STOP, words)]


def _content(session: Session, contact: Contact, draft: MessageDraft) -> list[Finding]:
    found = []
    text = draft.text.strip()
    if not text:
        return [Finding(Rule.CONTENT, Severity.STOP, _("There is nothing to send yet."))]
    if left := _PLACEHOLDER.search(text):
        words = _("“{part}” is still to be filled in.").format(part=left[0])
        found.append(Finding(Rule.CONTENT, Severity.STOP, words))
    count = segments(text)
    if count > 1:
        words = _("{length} characters go out as {count} messages; 70 fit into one.").format(
            length=len(text), count=count
        )
        found.append(Finding(Rule.CONTENT, Severity.ASK, words))
    about = {contact.name, contact.name[-2:], contact.nickname, contact.organization}
    about |= {salutations(session, [contact.id]).get(contact.id, "")}
    if not any(word and len(word) > 1 and word in text for word in about):
        words = _("Nothing in it is about {name}. Address them at least.").format(name=contact.name)
        found.append(Finding(Rule.CONTENT, Severity.ASK, words))
    return found


def _signature(session: Session, contact_id: int, text: str, rules: Rules) -> list[Finding]:
    """The full name signs; at first contact, when they cannot know the number, its absence stops."""
    manager = session.get_one(Manager, sessions.manager_id(session))
    name = rules.signature or manager.name
    if name in text or manager.name in text:
        return []
    known = session.scalar(
        select(Participation.id)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Participation.contact_id == contact_id, COUNTS)
        .limit(1)
    )
    if known is None:
        words = _("First contact: sign with your full name, {name}.").format(name=name)
        return [Finding(Rule.SIGNATURE, Severity.STOP, words)]
    words = _("Your full name {name} is missing.").format(name=name)
    return [Finding(Rule.SIGNATURE, Severity.ASK, words)]


def _time(session: Session, draft: MessageDraft, at: dt.datetime, rules: Rules) -> list[Finding]:
    found = []
    if not rules.message_from <= at.strftime("%H:%M") <= rules.message_until:
        words = _("It is {time}; messages go out from {first} to {last}.").format(
            time=at.strftime("%H:%M"), first=rules.message_from, last=rules.message_until
        )
        found.append(Finding(Rule.TIME, Severity.ASK, words))
    if not draft.occasion.strip() and not _is_their_day(session, draft.contact_id, at.date()):
        words = _("No occasion today: say what you follow up, or wait for one.")
        found.append(Finding(Rule.TIME, Severity.ASK, words))
    return found


def _is_their_day(session: Session, contact_id: int, day: dt.date) -> bool:
    birthday = next_birthday_of(session, contact_id, day)
    return birthday is not None and birthday[0] == day


def _frequency(session: Session, contact_id: int, day: dt.date, rules: Rules) -> list[Finding]:
    """Not within 14 days of the last one, at most 4 in 90 days; greetings by any channel count."""
    days = session.scalars(
        select(Interaction.day)
        .join(Participation, Participation.interaction_id == Interaction.id)
        .where(Participation.contact_id == contact_id, Interaction.inbound.is_(False))
        .where(Participation.day > day - dt.timedelta(days=rules.message_cap_days), Participation.day <= day)
        .where(or_(Interaction.kind == InteractionKind.SMS, Interaction.occasion != ""))
        .order_by(Interaction.day.desc())
    ).all()
    found = []
    if days and (day - days[0]).days < rules.message_gap_days:
        words = _("The last message was {days} days ago; leave {gap} between two.").format(
            days=(day - days[0]).days, gap=rules.message_gap_days
        )
        found.append(Finding(Rule.FREQUENCY, Severity.ASK, words))
    if len(days) >= rules.message_cap:
        words = _("{count} messages in {days} days already; {cap} are enough.").format(
            count=len(days), days=rules.message_cap_days, cap=rules.message_cap
        )
        found.append(Finding(Rule.FREQUENCY, Severity.ASK, words))
    return found


def _twins(session: Session, draft: MessageDraft, day: dt.date) -> list[Finding]:
    """The same wording to others is seen through when two of them compare; one household is greeted once."""
    found = []
    since = day - dt.timedelta(days=_SAME_DAYS)
    same = session.scalar(
        select(func.count(Participation.id))
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Interaction.day >= since, Interaction.note == draft.text.strip())
        .where(Interaction.kind.in_((InteractionKind.SMS, InteractionKind.WECHAT)))
        .where(Participation.contact_id != draft.contact_id)
    )
    if same and draft.text.strip():
        words = _("{count} others got these very words; comparing them, they know.").format(count=same)
        found.append(Finding(Rule.SAME_WORDING, Severity.ASK, words))
    home = candidates.households(session, [draft.contact_id]).get(draft.contact_id)
    if home is not None and draft.occasion and _household_greeted(session, draft, home, since):
        words = _("Somebody of the same household was greeted for {occasion} already.").format(
            occasion=draft.occasion
        )
        found.append(Finding(Rule.HOUSEHOLD, Severity.ASK, words))
    return found


def _household_greeted(session: Session, draft: MessageDraft, home: int, since: dt.date) -> bool:
    found = session.scalar(
        select(Participation.id)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .join(Membership, Membership.contact_id == Participation.contact_id)
        .where(Membership.cohort_id == home, Participation.contact_id != draft.contact_id)
        .where(Participation.day >= since, Interaction.occasion == draft.occasion)
        .limit(1)
    )
    return found is not None
