"""What happened at a gathering: who came, whose card was taken, whom to speak to afterwards."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact
from models.gathering import Gathering, Guest
from models.kinds import CohortKind, GuestState, InteractionKind, TaskKind
from services import sessions
from services.contacts import cohorts
from services.diary import corrections, entries, tasks
from services.diary.drafts import EntryDraft
from services.errors import DraftError
from services.gatherings import planning
from services.i18n import _

FOLLOW_UP_DAYS = 2
"""Whoever came hears from the manager within so many days, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Held:
    """What writing down a gathering made: its entry, the circle of those who came, the tasks."""

    interaction_id: int
    cohort_id: int
    task_ids: tuple[int, ...]


def hold(
    session: Session, gathering_id: int, attended: Iterable[int], follow_up: dt.date | None = None
) -> Held:
    """Write down who came; everybody else on the list is absent, who came unasked goes on it.

    Those who came have one entry in their timelines, which resets their clocks, and are a circle that only
    suggests ties. ``follow_up`` is the day of everybody's next contact. Said again, it corrects what was
    said before. Raises DraftError when nobody came, or when the day is yet to come.
    """
    gathering = planning.get(session, gathering_id)
    came = tuple(dict.fromkeys(attended))
    if not came:
        raise DraftError(
            _("Nobody came? Then it did not take place."), _("Call it off instead."), field="guests"
        )
    planning.ask(session, gathering_id, came)
    _mark(session, gathering_id, set(came))
    draft = EntryDraft(
        InteractionKind.EVENT,
        came,
        at=_moment(session, gathering),
        note=gathering.theme,
        next_day=follow_up,
        next_kind=TaskKind.NEXT_CONTACT if follow_up else None,
        next_text=_("After “{theme}”").format(theme=gathering.theme) if follow_up else "",
    )
    if gathering.interaction_id is None:
        logged = entries.log(session, draft)
    else:
        logged = corrections.replace(session, gathering.interaction_id, draft)
    gathering.interaction_id = logged.interaction_id
    gathering.called_off = False
    gathering.cohort_id = _circle(session, gathering, came)
    session.flush()
    return Held(logged.interaction_id, gathering.cohort_id, logged.task_ids)


def say(session: Session, gathering_id: int, contact_ids: Iterable[int], state: GuestState) -> None:
    """Say how far it is with guests, before the day or after; who came and who did not is held anew."""
    people = tuple(dict.fromkeys(contact_ids))
    came = session.scalars(
        select(Guest.contact_id).where(Guest.gathering_id == gathering_id, Guest.state == GuestState.ATTENDED)
    ).all()
    if state is GuestState.ATTENDED:
        hold(session, gathering_id, [*came, *people])
    elif state is GuestState.ABSENT or set(came) & set(people):
        hold(session, gathering_id, [one for one in came if one not in people])
    if state not in (GuestState.ATTENDED, GuestState.ABSENT):
        planning.mark(session, gathering_id, people, state)


def take_cards(session: Session, gathering_id: int, contact_ids: Iterable[int]) -> int:
    """Write down that these people gave their cards there; return the entry."""
    gathering = planning.get(session, gathering_id)
    guests = planning.guests_of(session, gathering_id, contact_ids)
    for guest in guests:
        guest.gave_card = True
    draft = EntryDraft(
        InteractionKind.CARD,
        tuple(guest.contact_id for guest in guests),
        at=_moment(session, gathering),
        note=gathering.theme,
        inbound=True,
    )
    return entries.log(session, draft).interaction_id


def plan_follow_ups(
    session: Session, gathering_id: int, contact_ids: Iterable[int], due: dt.date, text: str = ""
) -> tuple[int, ...]:
    """Add a task for each of these people, due on a day; return the tasks."""
    gathering = planning.get(session, gathering_id)
    words = text.strip() or _("After “{theme}”").format(theme=gathering.theme)
    return tuple(
        tasks.add(session, tasks.TaskDraft(one, words, due, TaskKind.PROMISE))
        for one in dict.fromkeys(contact_ids)
    )


def _mark(session: Session, gathering_id: int, came: set[int]) -> None:
    for guest in session.scalars(select(Guest).where(Guest.gathering_id == gathering_id)):
        if guest.contact_id in came:
            guest.state = GuestState.ATTENDED.value
        elif guest.state != GuestState.DECLINED:
            guest.state = GuestState.ABSENT.value
    missing = came - set(session.scalars(select(Guest.contact_id).where(Guest.gathering_id == gathering_id)))
    known = session.scalars(select(Contact.id).where(Contact.id.in_(missing), Contact.is_me.is_(False)))
    session.add_all(  # whoever asked not to be contacted and came all the same
        Guest(gathering_id=gathering_id, contact_id=one, state=GuestState.ATTENDED.value)
        for one in known.all()
    )
    session.flush()


def _moment(session: Session, gathering: Gathering) -> dt.datetime | None:
    """Return when it began; on its very day without a time, now."""
    if gathering.day == sessions.today(session) and not gathering.time:
        return None
    began = dt.time.fromisoformat(gathering.time) if gathering.time else dt.time(12)
    return dt.datetime.combine(gathering.day, began).astimezone()


def _circle(session: Session, gathering: Gathering, came: Iterable[int]) -> int:
    """Return the circle of those who came, with exactly them and me in it."""
    people = {*came, sessions.me_id(session)}
    name = f"{gathering.theme} {gathering.day.isoformat()}"
    cohort_id = gathering.cohort_id
    if cohort_id is None:
        cohort_id = cohorts.find_or_add(session, cohorts.CohortDraft(name, CohortKind.EVENT))
    inside = {member.contact_id for member in cohorts.members(session, cohort_id)}
    cohorts.remove_members(session, cohort_id, inside - people)
    cohorts.add_members(session, cohort_id, sorted(people - inside))
    return cohort_id
