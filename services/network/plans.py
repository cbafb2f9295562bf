"""An introduction made a plan: a task for each hop, so that each comes on list and sheet in its turn."""

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.interaction import Task
from models.kinds import TaskKind, TaskState
from services import sessions
from services.diary import tasks
from services.diary.tasks import TaskDraft
from services.i18n import _
from services.network.introductions import Path

_FIRST, _APART = 1, 7
"""The first is asked tomorrow, each further one a week after the one before."""


def drafts(path: Path, today: dt.date) -> list[TaskDraft]:
    """Return what to do hop by hop: each introducer is asked to bring the next, at last the target is met.

    Days that fall on a weekend move to Monday. A direct tie needs no introducer: the task is to meet.
    """
    found = []
    for place, stop in enumerate(path.stops[1:]):
        day = _working_day(today + dt.timedelta(days=_FIRST + _APART * place))
        if place + 2 < len(path.stops):
            words = _("Ask {name} to introduce {following}").format(
                name=stop.name, following=path.stops[place + 2].name
            )
            found.append(TaskDraft(stop.id, words, day, TaskKind.FAVOUR))
        else:
            words = _("Arrange to meet {name}").format(name=stop.name)
            found.append(TaskDraft(stop.id, words, day, TaskKind.NEXT_CONTACT))
    return found


def label_of(path: Path) -> str:
    """Return what the journal says of a plan."""
    return _("Planned the way to {name}").format(name=path.stops[-1].name)


def missing(session: Session, path: Path) -> list[TaskDraft]:
    """Return the tasks of a plan that are not in the book yet; none where the path is planned."""
    return [draft for draft in drafts(path, sessions.today(session)) if not _is_planned(session, draft)]


def make(session: Session, path: Path) -> list[int]:
    """Add the tasks of a plan that are not in the book yet, and return their ids."""
    return [tasks.add(session, draft) for draft in missing(session, path)]


def _is_planned(session: Session, draft: TaskDraft) -> bool:
    """Tell whether a hop waits already, on whatever day, or was done ahead of the very day."""
    waits = Task.state == TaskState.OPEN
    done = (Task.state == TaskState.DONE) & (Task.due == draft.due)
    same = (Task.contact_id == draft.contact_id, Task.kind == draft.kind.value, Task.text == draft.text)
    return session.scalar(select(Task.id).where(*same, or_(waits, done)).limit(1)) is not None


def _working_day(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
