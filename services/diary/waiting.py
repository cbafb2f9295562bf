"""What waits besides the people of the day: a sheet to type back, a form begun, cards, the days ahead."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.call_sheet import CallSheet, CallSheetRow
from models.contact import Contact
from models.interaction import Interaction, Participation
from models.kinds import InteractionKind, TaskKind
from services import sessions, settings
from services.diary import kept_drafts, tasks
from services.diary.kept_drafts import WaitingDraft
from services.diary.tasks import OpenTask
from services.greetings import festivals, occasions
from services.greetings.festivals import FestivalDay, FestivalKind
from services.greetings.occasions import Occasion
from services.greetings.workdays import calendar_of
from services.i18n import _

DAYS_AHEAD = 14
_LOOK_BACK = 120
"""Days a streak of cards is followed back."""
_SHEET_DAYS = 7
"""A sheet older than that is not asked after any more."""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A printed sheet of an earlier day that has rows not typed back."""

    number: str
    day: dt.date
    rows: int


@dataclass(frozen=True, slots=True)
class CardGoal:
    """The cards handed out today against the goal, and on how many working days in a row it was reached."""

    given: int
    goal: int
    streak: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything beside the list."""

    sheet: OpenSheet | None
    drafts: tuple[WaitingDraft, ...]
    cards: CardGoal
    own_days: int
    """Birthdays and other days of people's own within a fortnight."""
    tasks: int
    """What is due within a fortnight, today left out."""
    holidays_unknown: str
    """That this year's holidays are not known; empty where they are."""


def waiting(session: Session) -> Waiting:
    """Return what waits as of the session's day."""
    today = sessions.today(session)
    last = today + dt.timedelta(days=DAYS_AHEAD)
    coming = [task for task in tasks.open_tasks(session, until=last, limit=500) if task.due > today]
    return Waiting(
        open_sheet(session),
        kept_drafts.waiting(session),
        card_goal(session),
        len(own_days_ahead(session)),
        len(coming),
        calendar_of(session).unknown_words(today.year),
    )


def open_sheet(session: Session) -> OpenSheet | None:
    """Return the newest sheet of the week before today that still has rows to type back."""
    today = sessions.today(session)
    row = session.execute(
        select(CallSheet.number, CallSheet.day, func.count(CallSheetRow.id))
        .join(CallSheetRow, CallSheetRow.sheet_id == CallSheet.id)
        .where(CallSheetRow.result.is_(None), CallSheet.day < today)
        .where(CallSheet.day >= today - dt.timedelta(days=_SHEET_DAYS))
        .group_by(CallSheet.id)
        .order_by(CallSheet.id.desc())
        .limit(1)
    ).first()
    return OpenSheet(*row) if row is not None else None


def card_goal(session: Session) -> CardGoal:
    """Return the cards of today, the goal and the streak; a day that is not worked breaks no streak."""
    today, goal = sessions.today(session), settings.rules(session).card_goal
    given = _given(session, today)
    calendar = calendar_of(session)
    streak = int(given >= goal)
    day = calendar.last_workday(today)
    while (today - day).days < _LOOK_BACK and _given(session, day) >= goal:
        streak += 1
        day = calendar.last_workday(day)
    return CardGoal(given, goal, streak)


def _given(session: Session, day: dt.date) -> int:
    """Return how many cards were handed out on a day."""
    query = (
        select(func.count(Participation.id))
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Interaction.day == day, Interaction.kind == InteractionKind.CARD)
        .where(Interaction.inbound.is_(False))
    )
    return session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One of the days to come: what is kept, whose day it is, what is due."""

    day: dt.date
    is_workday: bool
    is_made_up: bool
    festivals: tuple[FestivalDay, ...]
    own_days: tuple[Occasion, ...]
    tasks: tuple[OpenTask, ...]
    whose: tuple[str, ...]
    """The own days in words: whose, and which."""


def own_days_ahead(session: Session, days: int = DAYS_AHEAD) -> list[Occasion]:
    """Return birthdays and other days of people's own from today on, nearest first."""
    return occasions.personal(session, sessions.today(session), days)


def days_ahead(session: Session, days: int = DAYS_AHEAD) -> tuple[DayAhead, ...]:
    """Return the days from today on that have something, today included."""
    today, calendar = sessions.today(session), calendar_of(session)
    own = own_days_ahead(session, days)
    due = tasks.open_tasks(session, until=today + dt.timedelta(days=days), limit=500)
    kept = [one for one in festivals.ahead(today, days) if one.festival.kind is not FestivalKind.OBSERVED]
    names = _names(session, [one.contact_id for one in own if one.contact_id is not None])
    found = []
    for step in range(days + 1):
        day = today + dt.timedelta(days=step)
        ahead = DayAhead(
            day,
            calendar.is_workday(day),
            calendar.is_made_up(day),
            tuple(one for one in kept if one.day == day),
            tuple(one for one in own if one.day == day),
            tuple(task for task in due if task.due == day and task.kind is not TaskKind.NEXT_CONTACT),
            tuple(
                _("{name}: {what}").format(name=names.get(one.contact_id or 0, ""), what=one.shown())
                for one in own
                if one.day == day
            ),
        )
        if ahead.festivals or ahead.own_days or ahead.tasks or ahead.is_made_up:
            found.append(ahead)
    return tuple(found)


def _names(session: Session, contact_ids: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in sessions.chunks(contact_ids):
        rows = session.execute(select(Contact.id, Contact.name).where(Contact.id.in_(part)))
        found.update(rows.tuples().all())
    return found
