"""Cards given and received: whom one has not spoken to since, and which way of writing gets answers."""

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import NO_CONTACT_RESULTS, TIER_OF_RANK, InteractionKind, Tier
from services import sessions

SILENT_AFTER = dt.timedelta(hours=48)
"""A card not followed by a word for so long is going cold."""

ANSWER_DAYS = 7
"""A message is answered when they write or call within so many days."""

_LOOK_BACK = 90
_CHANNELS = (InteractionKind.CALL, InteractionKind.SMS, InteractionKind.WECHAT)


@dataclass(frozen=True, slots=True)
class SilentCard:
    """Somebody whose card was exchanged and who has heard nothing since."""

    contact_id: int
    name: str
    tier: Tier
    organization: str
    phone: str
    day: dt.date
    received: bool
    """Their card was taken; else mine was given."""


@dataclass(frozen=True, slots=True)
class CardDay:
    """The cards of one day."""

    day: dt.date
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class Channel:
    """How a way of writing or ringing fared lately."""

    kind: InteractionKind
    tried: int
    answered: int

    @property
    def rate(self) -> float | None:
        """The share answered, 0 to 1; None where nothing was tried."""
        return self.answered / self.tried if self.tried else None


def days(session: Session, back: int = 30) -> list[CardDay]:
    """Return the days with cards among the last so many, newest first."""
    since = sessions.today(session) - dt.timedelta(days=back)
    rows = session.execute(
        select(Interaction.day, Interaction.inbound, func.count(Participation.id))
        .join(Participation, Participation.interaction_id == Interaction.id)
        .where(Interaction.kind == InteractionKind.CARD, Interaction.day > since)
        .group_by(Interaction.day, Interaction.inbound)
    )
    found: dict[dt.date, list[int]] = {}
    for day, inbound, count in rows.tuples():
        found.setdefault(day, [0, 0])[bool(inbound)] += count
    return [CardDay(day, *found[day]) for day in sorted(found, reverse=True)]


def silent(session: Session, limit: int = 200) -> list[SilentCard]:
    """Return whom nobody contacted within 48 hours of the exchange or since, the newest card first."""
    now = sessions.now(session)
    later, with_them = aliased(Interaction), aliased(Participation)
    heard = (
        select(later.id)
        .join(with_them, with_them.interaction_id == later.id)
        .where(
            with_them.contact_id == Contact.id,
            later.at > Interaction.at,
            later.kind.not_in((InteractionKind.CARD, InteractionKind.EVENT)),
            later.result.is_(None) | later.result.not_in(sorted(NO_CONTACT_RESULTS)),
        )
    )
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.tier_rank, Contact.organization, Contact.phone)
        .add_columns(Interaction.day, Interaction.inbound)
        .join(Participation, Participation.contact_id == Contact.id)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(
            Interaction.kind == InteractionKind.CARD,
            Interaction.at <= now - SILENT_AFTER,
            Contact.do_not_contact.is_(False),
            ~exists(heard),
        )
        .order_by(Interaction.day.desc(), Interaction.id.desc())
        .limit(limit)
    )
    found: dict[int, SilentCard] = {}
    for number, name, rank, firm, phone, day, inbound in rows.tuples():
        found.setdefault(number, SilentCard(number, name, TIER_OF_RANK[rank], firm, phone, day, inbound))
    return list(found.values())


def channels(session: Session, back: int = _LOOK_BACK) -> list[Channel]:
    """Return how calls, text messages and WeChat messages of the last days were answered.

    A call is answered when somebody spoke; a message when they wrote, rang or came within ANSWER_DAYS.
    """
    since = sessions.today(session) - dt.timedelta(days=back)
    rows = session.execute(
        select(Participation.contact_id, Interaction.kind, Interaction.at, Interaction.inbound)
        .add_columns(Interaction.result)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Interaction.day > since)
        .order_by(Interaction.at)
    ).tuples()
    lately = list(rows)
    came: defaultdict[int, list[dt.datetime]] = defaultdict(list)
    for contact_id, _kind, at, inbound, _result in lately:
        if inbound:
            came[contact_id].append(at)
    tried, answered = Counter[str](), Counter[str]()
    for contact_id, kind, at, inbound, result in lately:
        if inbound or kind not in _CHANNELS:
            continue
        tried[kind] += 1
        spoke = kind == InteractionKind.CALL and result is not None and result not in NO_CONTACT_RESULTS
        answered[kind] += spoke or _replied(came[contact_id], at)
    return [Channel(kind, tried[kind], answered[kind]) for kind in _CHANNELS]


def _replied(came: Sequence[dt.datetime], at: dt.datetime) -> bool:
    """Tell whether one of the moments, in their order, lies within ANSWER_DAYS after a moment."""
    place = bisect_right(came, at)
    return place < len(came) and came[place] - at <= dt.timedelta(days=ANSWER_DAYS)
