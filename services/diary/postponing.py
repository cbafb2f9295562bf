""" "Later": whom not to show on the day's list before a day, and why."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.interaction import Postponement
from services import sessions
from services.errors import DraftError
from services.i18n import _


def postpone(session: Session, contact_id: int, until: dt.date, reason: str) -> int:
    """Leave somebody off the list until a day; raises DraftError without a reason or for a day gone by."""
    today = sessions.today(session)
    if not reason.strip():
        raise DraftError(_("Why later? One word is enough."), field="reason")
    if until <= today:
        raise DraftError(_("Later is tomorrow at the earliest."), field="until")
    row = Postponement(contact_id=contact_id, day=today, until=until, reason=reason.strip())
    session.add(row)
    session.flush()
    return row.id


def bring_back(session: Session, contact_id: int) -> None:
    """Let somebody who was put off be shown again from today on."""
    today = sessions.today(session)
    for row in session.scalars(
        select(Postponement).where(Postponement.contact_id == contact_id, Postponement.until > today)
    ):
        row.until = today
    session.flush()
