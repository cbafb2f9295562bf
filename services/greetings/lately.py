"""What was written to people of late, so that the same words are not said to others."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.interaction import Interaction, Participation
from models.kinds import InteractionKind
from services.greetings.signing import Signature
from services.greetings.twins import Said, taken_apart

_SAME_DAYS = 30
_MOST = 3000


def said_lately(session: Session, day: dt.date, signs: Signature) -> list[Said]:
    """Return the wordings of the last thirty days before a day, newest first."""
    rows = session.execute(
        select(Participation.contact_id, Interaction.note)
        .join(Interaction, Interaction.id == Participation.interaction_id)
        .where(Interaction.day >= day - dt.timedelta(days=_SAME_DAYS), Interaction.note != "")
        .where(Interaction.kind.in_((InteractionKind.SMS, InteractionKind.WECHAT)))
        .where(Interaction.inbound.is_(False))
        .order_by(Interaction.day.desc(), Interaction.id.desc())
        .limit(_MOST)
    )
    return [taken_apart(contact_id, note, signs.parts()) for contact_id, note in rows]
