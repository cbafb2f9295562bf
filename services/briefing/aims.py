"""What a visit is for: written on the brief, kept with the plan it belongs to."""

import datetime as dt

from sqlalchemy.orm import Session

from models.interaction import Task
from models.kinds import TaskKind
from services import sessions
from services.briefing.brief import meeting_of
from services.diary import tasks
from services.diary.tasks import TaskDraft
from services.diary.wording import understood
from services.errors import DraftError
from services.i18n import _


def set_aim(session: Session, contact_id: int, words: str) -> int:
    """Keep what the next visit is for and return its task.

    Without a plan one is made: a meeting where the words name a day, else a contact meant for today.
    """
    aim = " ".join(words.split())
    if not aim:
        raise DraftError(_("What for? A few words are enough."), field="aim")
    planned = meeting_of(tuple(tasks.open_tasks(session, contact_id)))
    if planned is not None:
        session.get_one(Task, planned.task_id).text = aim
        session.flush()
        return planned.task_id
    day, time, kind = _told(aim, sessions.today(session))
    return tasks.add(session, TaskDraft(contact_id, aim, day, kind, time))


def _told(aim: str, today: dt.date) -> tuple[dt.date, str | None, TaskKind]:
    proposal = understood(aim, today)
    if proposal is None:
        return today, None, TaskKind.NEXT_CONTACT
    return proposal.day, f"{proposal.time:%H:%M}" if proposal.time else None, TaskKind.APPOINTMENT
