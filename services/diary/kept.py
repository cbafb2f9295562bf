"""Keeps on each contact's row what lists show of the diary: the last contact and the next day."""

from collections.abc import Iterable

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation, Task
from models.kinds import TaskState
from services.diary.counted import COUNTED

COUNTS = text(COUNTED)
"""The interactions that reset the clock."""


def refresh_last(session: Session, contact_ids: Iterable[int]) -> None:
    """Work out anew when these people were last in contact; call it after an interaction changed."""
    session.flush()
    for contact_id in contact_ids:
        last = session.scalar(
            select(Participation.day)
            .join(Interaction, Interaction.id == Participation.interaction_id)
            .where(Participation.contact_id == contact_id, COUNTS)
            .order_by(Participation.day.desc())
            .limit(1)
        )
        contact = session.get_one(Contact, contact_id)
        contact.last_day = last
        contact.clock_ordinal = (last or contact.added_day).toordinal()
    session.flush()


def refresh_next(session: Session, contact_ids: Iterable[int]) -> None:
    """Work out anew what these people's earliest open task is; call it after a task changed."""
    session.flush()
    for contact_id in contact_ids:
        contact = session.get_one(Contact, contact_id)
        contact.next_day = session.scalar(
            select(func.min(Task.due)).where(Task.contact_id == contact_id, Task.state == TaskState.OPEN)
        )
    session.flush()
