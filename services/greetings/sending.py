"""Greetings that went out: checked once more, written down as sent; and the answers that came."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import InteractionKind
from services import sessions
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.errors import DraftError
from services.greetings import checking, composing, occasions
from services.greetings.addressees import addressees
from services.greetings.findings import Finding, MessageDraft, stops
from services.i18n import _
from services.settings import rules as rules_of

_ANSWER_DAYS = 14
"""What comes back within so many days answers a greeting."""
_MOST = 30


@dataclass(frozen=True, slots=True)
class Message:
    """One message to go out, with what speaks against it."""

    contact_id: int
    name: str
    mobile: str
    text: str
    findings: tuple[Finding, ...]
    occasion: str = ""
    at: dt.datetime | None = None
    """When it is meant to go out, where that is not now."""

    @property
    def may_go(self) -> bool:
        """Whether no rule stops it."""
        return not stops(self.findings)


def prepare(session: Session, contact_ids: Sequence[int], text: str, occasion: str = "") -> list[Message]:
    """Return one text to each of these people, placeholders filled, checked as if sent now."""
    ids = list(dict.fromkeys(contact_ids))
    if sessions.me_id(session) in ids:
        raise DraftError(_("You cannot greet yourself."), field="contacts")
    name = occasions.canonical(occasion)
    filled = composing.filled_for(session, ids, text, name)
    drafts = [MessageDraft(one, filled[one], None, name) for one in ids]
    checked = checking.check_batch(session, drafts, by_text=True)
    people = addressees(session, ids, sessions.today(session), rules_of(session))
    return [
        Message(one, people[one].name, people[one].mobile, filled[one].strip(), findings, name)
        for one, findings in zip(ids, checked, strict=True)
    ]


def write_down(
    session: Session, messages: Sequence[Message], kind: InteractionKind = InteractionKind.SMS
) -> list[int]:
    """Write down messages as sent now; what a rule stops is refused whole, whoever asks."""
    drafts = [MessageDraft(one.contact_id, one.text, None, one.occasion) for one in messages]
    checked = checking.check_batch(session, drafts, by_text=kind is InteractionKind.SMS)
    for message, findings in zip(messages, checked, strict=True):
        if stops(findings):
            raise DraftError(
                _("The message to {name} was stopped: {why}").format(
                    name=message.name, why=findings[0].message
                ),
                field="text",
            )
    return [
        entries.log(
            session, EntryDraft(kind, (one.contact_id,), note=one.text, occasion=one.occasion)
        ).interaction_id
        for one in messages
    ]


def answered(session: Session, contact_id: int, occasion: str, words: str = "") -> int:
    """Write down that somebody answered a greeting."""
    draft = EntryDraft(
        InteractionKind.SMS, (contact_id,), note=words, inbound=True, occasion=occasions.canonical(occasion)
    )
    return entries.log(session, draft).interaction_id


@dataclass(frozen=True, slots=True)
class PastGreeting:
    """A greeting of the past, and whether something came back."""

    contact_id: int
    day: dt.date
    occasion: str
    text: str
    answered: bool
    name: str = ""


def past(session: Session, contact_id: int, most: int = 6) -> tuple[PastGreeting, ...]:
    """Return what somebody was greeted with before, newest first."""
    return _past(session, [contact_id], most).get(contact_id, ())


def waiting(session: Session, days: int = _ANSWER_DAYS) -> tuple[PastGreeting, ...]:
    """Return the greetings of the last days that nothing came back to, newest first."""
    first = sessions.today(session) - dt.timedelta(days=days)
    ids = session.scalars(
        select(Participation.contact_id)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Interaction.day >= first, Interaction.occasion != "", Interaction.inbound.is_(False))
        .distinct()
    ).all()
    found = [told for one in _past(session, ids, _MOST).values() for told in one if told.day >= first]
    return tuple(sorted((one for one in found if not one.answered), key=lambda one: one.day, reverse=True))


def _past(session: Session, ids: Sequence[int], most: int) -> dict[int, tuple[PastGreeting, ...]]:
    rows: defaultdict[int, list[tuple[dt.date, str, str, bool, str]]] = defaultdict(list)
    for part in sessions.chunks(ids):
        query = (
            select(Participation.contact_id, Interaction.day, Interaction.occasion, Interaction.note)
            .add_columns(Interaction.inbound, Contact.name)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .join(Contact, Contact.id == Participation.contact_id)
            .where(Participation.contact_id.in_(part))
            .order_by(Interaction.at.desc(), Interaction.id.desc())
        )
        for contact_id, day, occasion, note, inbound, name in session.execute(query):
            rows[contact_id].append((day, occasion, note, inbound, name))
    found = {}
    for contact_id, told in rows.items():
        came = [day for day, _occasion, _note, inbound, _name in told if inbound]
        sent = [
            PastGreeting(contact_id, day, occasion, note, _came_back(day, came), name)
            for day, occasion, note, inbound, name in told
            if occasion and not inbound
        ]
        found[contact_id] = tuple(sent[:most])
    return found


def _came_back(day: dt.date, came: Sequence[dt.date]) -> bool:
    return any(0 <= (one - day).days <= _ANSWER_DAYS for one in came)
