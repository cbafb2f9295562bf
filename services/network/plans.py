"""An introduction made a plan: one task for each person who is to be asked."""

import datetime as dt

from sqlalchemy.orm import Session

from models.kinds import TaskKind
from services import sessions
from services.diary import tasks
from services.diary.tasks import TaskDraft
from services.i18n import _
from services.network.introductions import Path

_FIRST, _APART = 1, 7
"""The first is asked tomorrow, each further one a week after the one before."""


def drafts(path: Path, today: dt.date) -> list[TaskDraft]:
    """Return whom to ask for what and when: each introducer is to bring the next person along.

    Days that fall on a weekend move to Monday. A direct tie needs no introducer: the task is to meet.
    """
    if not path.introducers:
        target = path.stops[-1]
        day = _working_day(today + dt.timedelta(days=_FIRST))
        words = _("Arrange to meet {name}").format(name=target.name)
        return [TaskDraft(target.id, words, day, TaskKind.NEXT_CONTACT)]
    found = []
    for place, introducer in enumerate(path.introducers):
        following = path.stops[place + 2]
        day = _working_day(today + dt.timedelta(days=_FIRST + _APART * place))
        words = _("Ask {name} to introduce {following}").format(
            name=introducer.name, following=following.name
        )
        found.append(TaskDraft(introducer.id, words, day, TaskKind.NEXT_CONTACT))
    return found


def make(session: Session, path: Path) -> list[int]:
    """Add the tasks of a plan and return their ids."""
    return [tasks.add(session, draft) for draft in drafts(path, sessions.today(session))]


def _working_day(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
