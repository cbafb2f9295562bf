"""Putting right what was written down: another result or wording, or taken out altogether."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.call_sheet import CallSheetRow
from models.contact import Remark
from models.gathering import Gathering
from models.interaction import Interaction, Participation, Task, VisitDetail
from models.kinds import TaskKind, TaskState
from models.survey import Answer
from services.diary import entries, kept, timeline
from services.diary.drafts import EntryDraft, Logged
from services.errors import ChoiceError
from services.i18n import _


def replace(session: Session, interaction_id: int, draft: EntryDraft) -> Logged:
    """Write an entry anew: what it had planned or closed is taken back first, promises stay.

    The people, the kind and the moment are those of the draft; the entry keeps its id.
    """
    old = _get(session, interaction_id)
    people = timeline.participants(session, interaction_id)
    _take_back(session, old)
    fresh = entries.log(session, draft)
    new = _get(session, fresh.interaction_id)
    for name in ("kind", "at", "day", "minutes", "inbound", "result", "note", "occasion"):
        setattr(old, name, getattr(new, name))
    for row in session.scalars(select(Participation).where(Participation.interaction_id == old.id)):
        session.delete(row)
    _hand_over(session, new.id, old.id)
    session.flush()
    session.delete(new)
    everybody = set(people) | set(draft.contact_ids)
    kept.refresh_last(session, everybody)
    kept.refresh_next(session, everybody)
    return Logged(old.id, fresh.task_id, fresh.task_ids)


def remove(session: Session, interaction_id: int) -> None:
    """Take an entry out, with its details, what it learned and what it planned."""
    old = _get(session, interaction_id)
    people = timeline.participants(session, interaction_id)
    _take_back(session, old)
    for task in session.scalars(select(Task).where(Task.interaction_id == old.id)):
        session.delete(task)
    for model in (VisitDetail, Remark, Participation):
        for row in session.scalars(select(model).where(model.interaction_id == old.id)):
            session.delete(row)
    for printed in session.scalars(select(CallSheetRow).where(CallSheetRow.interaction_id == old.id)):
        printed.interaction_id = None
        printed.result = None
        printed.typed_at = None
    for held in session.scalars(select(Gathering).where(Gathering.interaction_id == old.id)):
        held.interaction_id = None
    for answer in session.scalars(select(Answer).where(Answer.interaction_id == old.id)):
        answer.interaction_id = None
    session.flush()
    session.delete(old)
    kept.refresh_last(session, people)
    kept.refresh_next(session, people)


def _get(session: Session, interaction_id: int) -> Interaction:
    found = session.get(Interaction, interaction_id)
    if found is None:
        raise ChoiceError(_("This entry is no longer in the book."))
    return found


def _take_back(session: Session, entry: Interaction) -> None:
    """Open again what the entry closed, and remove the next contact it planned while that is still open."""
    for task in session.scalars(select(Task).where(Task.closed_by_id == entry.id)):
        task.state = TaskState.OPEN.value
        task.closed_day = None
        task.closed_by_id = None
    planned = select(Task).where(
        Task.interaction_id == entry.id,
        Task.state == TaskState.OPEN,
        Task.kind.in_((TaskKind.NEXT_CONTACT, TaskKind.APPOINTMENT)),
    )
    for task in session.scalars(planned):
        session.delete(task)
    session.flush()


def _hand_over(session: Session, new_id: int, old_id: int) -> None:
    """Let everything that hangs on the fresh entry hang on the old one."""
    for row in session.scalars(select(Participation).where(Participation.interaction_id == new_id)):
        row.interaction_id = old_id
    for task in session.scalars(select(Task).where(Task.interaction_id == new_id)):
        task.interaction_id = old_id
    for task in session.scalars(select(Task).where(Task.closed_by_id == new_id)):
        task.closed_by_id = old_id
