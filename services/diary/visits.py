"""The full record of a visit: what was seen, heard, wanted and promised."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Remark
from models.interaction import Interaction, Participation, Task, VisitDetail
from models.kinds import InteractionKind, TaskKind, TaskState
from services.diary import entries, kept
from services.diary.drafts import CHECKLIST, MOODS, Logged, VisitDraft
from services.errors import DraftError
from services.i18n import _

SEPARATOR = "、"
"""Between topics and between products as they are kept."""


def log(session: Session, draft: VisitDraft) -> Logged:
    """Write down a visit whole: entry, details, remarks about the first person, promises of both sides."""
    _check(draft)
    logged = entries.log(session, draft.entry)
    session.add(_details(draft, logged.interaction_id))
    person = draft.entry.contact_ids[0]
    day = session.get_one(Interaction, logged.interaction_id).day
    for remark in draft.remarks:
        if remark.text.strip():
            session.add(
                Remark(
                    contact_id=person,
                    kind=remark.kind.value,
                    text=remark.text.strip(),
                    day=day,
                    interaction_id=logged.interaction_id,
                )
            )
    for promise in draft.promises:
        kind = TaskKind.THEIR_PROMISE if promise.theirs else TaskKind.PROMISE
        session.add(
            Task(
                contact_id=person,
                kind=kind.value,
                text=promise.text.strip(),
                due=promise.due,
                state=TaskState.OPEN.value,
                interaction_id=logged.interaction_id,
            )
        )
    kept.refresh_next(session, draft.entry.contact_ids)
    return logged


def _check(draft: VisitDraft) -> None:
    if draft.entry.kind is not InteractionKind.VISIT:
        raise DraftError(_("The full record is for visits."), field="kind")
    if any(not promise.text.strip() for promise in draft.promises):
        raise DraftError(_("What was promised? Write it, or take the line out."), field="promises")
    if not set(draft.checklist) <= set(CHECKLIST):
        raise DraftError(_("The checklist has a point that does not exist."), field="checklist")
    if draft.mood and draft.mood not in MOODS:
        raise DraftError(_("There is no such mood."), field="mood")


def _details(draft: VisitDraft, interaction_id: int) -> VisitDetail:
    return VisitDetail(
        interaction_id=interaction_id,
        place=draft.place.strip(),
        purpose=draft.purpose.strip(),
        first_meeting=draft.first_meeting,
        checklist=",".join(point for point in CHECKLIST if point in draft.checklist),
        topics=SEPARATOR.join(draft.topics),
        learned=draft.learned.strip(),
        gladly=draft.gladly.strip(),
        products=SEPARATOR.join(draft.products),
        wants_said=draft.wants_said.strip(),
        wants_implied=draft.wants_implied.strip(),
        mood=draft.mood,
        ended_by=draft.ended_by,
        ended_why=draft.ended_why.strip(),
    )


def is_first_meeting(session: Session, contact_id: int) -> bool:
    """Tell whether no visit with that person is in the book yet."""
    found = session.scalar(
        select(Interaction.id)
        .join(Participation, Participation.interaction_id == Interaction.id)
        .where(Participation.contact_id == contact_id, Interaction.kind == InteractionKind.VISIT)
        .limit(1)
    )
    return found is None
