"""Gatherings as lists show them, the guests of one, and what came of it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.gathering import Gathering, Guest
from models.interaction import Interaction, Participation, Task
from models.kinds import (
    TIER_OF_RANK,
    GatheringKind,
    GuestState,
    InteractionKind,
    TaskState,
    Tier,
    VisitResult,
)
from models.tie import Tie
from services import sessions
from services.contacts import phones
from services.exchange.handouts import Handout
from services.gatherings import planning
from services.gatherings.drafts import GatheringDraft
from services.i18n import _, _p
from services.vocabulary import guest_word

HARVEST_DAYS = 90
"""What happens with a guest within so many days is looked at as come of the gathering."""


@dataclass(frozen=True, slots=True)
class GatheringSummary:
    """One gathering with the numbers of its guests."""

    id: int
    draft: GatheringDraft
    called_off: bool
    held: bool
    guests: int
    coming: int
    attended: int


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One person on the list."""

    contact_id: int
    name: str
    tier: Tier
    organization: str
    title: str
    phone: str
    state: GuestState
    lectures: bool
    gave_card: bool
    note: str
    followed_up: dt.date | None
    """The first contact after the gathering."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What came of a gathering, counted from the book."""

    attended: int
    cards: int
    """Cards taken there."""
    followed_up: int
    """Of those who came, how many were contacted since."""
    open_tasks: int
    closed: int
    """Business concluded with those who came, within HARVEST_DAYS."""
    new_ties: int
    """Ties between those who came, added since."""


def gatherings(session: Session) -> list[GatheringSummary]:
    """Return all gatherings: those to come, the next one first, then those past, the latest first."""
    today = sessions.today(session)
    found = [_summary(*row) for row in session.execute(_query().order_by(Gathering.day, Gathering.id))]
    coming = [one for one in found if one.draft.day >= today]
    return [*coming, *reversed([one for one in found if one.draft.day < today])]


def gathering(session: Session, gathering_id: int) -> GatheringSummary:
    """Return one gathering; raises ChoiceError when there is none of that number."""
    planning.get(session, gathering_id)
    return _summary(*session.execute(_query().where(Gathering.id == gathering_id)).one())


def guests(session: Session, gathering_id: int) -> list[GuestRow]:
    """Return a gathering's guests by tier and pinyin."""
    held = planning.get(session, gathering_id)
    since = func.min(Interaction.day).label("since")
    later = (
        select(Participation.contact_id, since)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(
            Interaction.day >= held.day,
            Interaction.id != (held.interaction_id or 0),
            Interaction.kind.not_in((InteractionKind.EVENT, InteractionKind.CARD)),
        )
        .group_by(Participation.contact_id)
        .subquery()
    )
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.tier_rank, Contact.organization, Contact.title)
        .add_columns(Contact.phone, Guest.state, Guest.lectures, Guest.gave_card, Guest.note, later.c.since)
        .join(Guest, Guest.contact_id == Contact.id)
        .outerjoin(later, later.c.contact_id == Contact.id)
        .where(Guest.gathering_id == gathering_id)
        .order_by(Contact.tier_rank, Contact.sort_key, Contact.id)
    )
    return [
        GuestRow(number, name, TIER_OF_RANK[rank], *(organization, title, phone), GuestState(state), *told)
        for number, name, rank, organization, title, phone, state, *told in rows
    ]


def harvest(session: Session, gathering_id: int) -> Harvest:
    """Return what came of a gathering so far."""
    held = planning.get(session, gathering_id)
    people = [row for row in guests(session, gathering_id) if row.state is GuestState.ATTENDED]
    came = [person.contact_id for person in people]
    return Harvest(
        attended=len(people),
        cards=sum(person.gave_card for person in people),
        followed_up=sum(person.followed_up is not None for person in people),
        open_tasks=_count(
            session, select(Task.id).where(Task.contact_id.in_(came), Task.state == TaskState.OPEN)
        ),
        closed=_count(session, _closed_with(came, held.day)),
        new_ties=_count(
            session,
            select(Tie.id).where(Tie.from_id.in_(came), Tie.to_id.in_(came), Tie.added_day >= held.day),
        ),
    )


def _closed_with(people: list[int], day: dt.date) -> Select[tuple[int]]:
    return (
        select(Interaction.id)
        .join(Participation, Participation.interaction_id == Interaction.id)
        .where(
            Participation.contact_id.in_(people),
            Interaction.result == VisitResult.CLOSED,
            Interaction.day.between(day, day + dt.timedelta(days=HARVEST_DAYS)),
        )
        .distinct()
    )


def _count(session: Session, query: Select[tuple[int]]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def _query() -> Select[tuple[Gathering, int, int, int]]:
    return (
        select(
            Gathering,
            func.count(Guest.id),
            _guests_in(GuestState.COMING, GuestState.ATTENDED),
            _guests_in(GuestState.ATTENDED),
        )
        .outerjoin(Guest, Guest.gathering_id == Gathering.id)
        .group_by(Gathering.id)
    )


def _guests_in(*states: GuestState) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((Guest.state.in_(states), 1), else_=0)), 0)


def _summary(row: Gathering, count: int, coming: int, attended: int) -> GatheringSummary:
    draft = GatheringDraft(
        row.theme,
        GatheringKind(row.kind),
        row.day,
        row.time,
        row.place,
        row.aim,
        row.cost,
        row.outcome,
    )
    return GatheringSummary(
        row.id, draft, row.called_off, row.interaction_id is not None, count, coming, attended
    )


def guest_handout(session: Session, gathering_id: int) -> Handout:
    """Return a gathering's guests as a list to print, with room to tick and to sign."""
    one = gathering(session, gathering_id)
    rows = [
        [
            str(number),
            row.name,
            row.organization,
            row.title,
            phones.shown(row.phone),
            guest_word(row.state),
            "",
        ]
        for number, row in enumerate(guests(session, gathering_id), 1)
        if row.state is not GuestState.DECLINED
    ]
    heads = (_p("row", "No."), _("Name"), _("Organization"), _("Title"), _("Phone"), _("State"), _("Signed"))
    caption = " ".join(part for part in (one.draft.theme, one.draft.day.isoformat(), one.draft.time) if part)
    return Handout(one.draft.theme, caption, heads, rows)
