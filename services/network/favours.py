"""Favours asked of people who were to introduce somebody, and whether they were thanked.

A favour is a task: asking is done when the task is ticked off, so is thanking. Nothing else is written down.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.interaction import Task
from models.kinds import TaskKind, TaskState
from services import sessions
from services.diary import tasks
from services.diary.tasks import TaskDraft
from services.i18n import _, _n
from services.prospects.cadence import day_words


@dataclass(frozen=True, slots=True)
class Favours:
    """What I owe somebody for introductions."""

    asked: int = 0
    thanked: int = 0
    waiting: int = 0
    """Favours planned, not asked yet."""
    last_day: dt.date | None = None
    """When the last one was asked."""
    thanks_planned: bool = False

    @property
    def owes_thanks(self) -> bool:
        """Tell whether something was asked that nobody has given thanks for, or means to."""
        return self.asked > self.thanked and not self.thanks_planned


NOTHING = Favours()


def favours(session: Session, people: Iterable[int]) -> dict[int, Favours]:
    """Return what was asked of each of these people; who was never asked is left out."""
    found: dict[int, Favours] = {}
    for part in sessions.chunks(people):
        rows = session.execute(
            select(Task.contact_id, Task.kind, Task.state, Task.closed_day)
            .where(Task.contact_id.in_(part), Task.kind.in_([TaskKind.FAVOUR, TaskKind.THANKS]))
            .order_by(Task.closed_day, Task.id)
        )
        for person, kind, state, day in rows.tuples():
            found[person] = _with(found.get(person, NOTHING), kind == TaskKind.FAVOUR, state, day)
    return found


def _with(one: Favours, is_favour: bool, state: str, day: dt.date | None) -> Favours:
    if state == TaskState.DONE:
        if is_favour:
            return replace(one, asked=one.asked + 1, last_day=day)
        return replace(one, thanked=one.thanked + 1)
    if state != TaskState.OPEN:
        return one
    return replace(one, waiting=one.waiting + 1) if is_favour else replace(one, thanks_planned=True)


def words(one: Favours, today: dt.date) -> str:
    """Say what was asked of somebody and whether they were thanked."""
    if not one.asked:
        return _("planned to ask") if one.waiting else _("never asked yet")
    asked = _n("asked once", "asked {count} times", one.asked).format(count=one.asked)
    if one.last_day is not None:
        asked = _("{asked}, last on {day}").format(asked=asked, day=day_words(one.last_day, today))
    if one.thanked >= one.asked:
        return _("{asked}; thanked").format(asked=asked)
    if one.thanks_planned:
        return _("{asked}; thanks planned").format(asked=asked)
    return _("{asked}; not thanked yet").format(asked=asked)


def plan_thanks(session: Session, contact_id: int, name: str) -> int:
    """Plan to thank somebody tomorrow, within an act; return the task."""
    day = sessions.today(session) + dt.timedelta(days=1)
    return tasks.add(
        session, TaskDraft(contact_id, _("Thank {name}").format(name=name), day, TaskKind.THANKS)
    )
