"""What happened with a person, a firm or anybody, narrowed and searched; two characters suffice."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select, union
from sqlalchemy.orm import Session

from models.contact import Contact
from models.interaction import Interaction, Participation, Task, VisitDetail
from models.kinds import InteractionKind
from models.organization import Employment
from services.diary.timeline import PAGE, TimelineEntry, entries_of

_SEARCHED = (
    *(VisitDetail.purpose, VisitDetail.topics, VisitDetail.learned, VisitDetail.gladly),
    *(VisitDetail.products, VisitDetail.wants_said, VisitDetail.wants_implied, VisitDetail.place),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; every word of ``words`` must be found in an entry or in a name of those present."""

    words: str = ""
    kinds: tuple[InteractionKind, ...] = ()
    contact_id: int | None = None
    organization_id: int | None = None
    """Of everybody who works there now or worked there."""
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The words one by one."""
        return tuple(self.words.split())


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A page of what happened, newest first, and how many entries there are in all."""

    entries: tuple[TimelineEntry, ...]
    total: int


def chronicle(session: Session, wanted: Wanted, offset: int = 0, limit: int = PAGE) -> Chronicle:
    """Return one page of what is wanted."""
    conditions = list(_conditions(wanted))
    total = session.scalar(select(func.count(Interaction.id)).where(*conditions)) or 0
    found = session.scalars(
        select(Interaction)
        .where(*conditions)
        .order_by(Interaction.day.desc(), Interaction.at.desc(), Interaction.id.desc())
        .offset(offset)
        .limit(limit)
    ).all()
    return Chronicle(entries_of(session, list(found), wanted.contact_id), total)


def people_of(session: Session, interaction_ids: list[int]) -> dict[int, tuple[int, str]]:
    """Return the first person of each of these entries, by id and name: whom the entry leads to."""
    rows = session.execute(
        select(Participation.interaction_id, Contact.id, Contact.name)
        .join(Contact, Contact.id == Participation.contact_id)
        .where(Participation.interaction_id.in_(interaction_ids))
        .order_by(Participation.id.desc())
    )
    return {interaction_id: (contact_id, name) for interaction_id, contact_id, name in rows}


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.kinds:
        yield Interaction.kind.in_([kind.value for kind in wanted.kinds])
    if wanted.first is not None:
        yield Interaction.day >= wanted.first
    if wanted.last is not None:
        yield Interaction.day <= wanted.last
    if wanted.contact_id is not None:
        theirs = select(Participation.interaction_id).where(Participation.contact_id == wanted.contact_id)
        yield Interaction.id.in_(theirs)
    if wanted.organization_id is not None:
        there = select(Employment.contact_id).where(Employment.organization_id == wanted.organization_id)
        yield Interaction.id.in_(
            select(Participation.interaction_id).where(Participation.contact_id.in_(there))
        )
    for part in wanted.parts:
        yield _holds(part)


def _holds(part: str) -> ColumnElement[bool]:
    """Return the condition that an entry, its visit, its promises or a name in it holds a word.

    Four plain searches united: joined by OR row for row, a million entries took half a minute.
    """
    said = select(Interaction.id).where(
        or_(
            Interaction.note.contains(part, autoescape=True),
            Interaction.occasion.contains(part, autoescape=True),
        )
    )
    visits = select(VisitDetail.interaction_id).where(
        or_(*(column.contains(part, autoescape=True) for column in _SEARCHED))
    )
    people = select(Contact.id).where(Contact.name.contains(part, autoescape=True))
    named = select(Participation.interaction_id).where(Participation.contact_id.in_(people))
    agreed = select(Task.interaction_id).where(
        Task.interaction_id.is_not(None), Task.text.contains(part, autoescape=True)
    )
    return Interaction.id.in_(union(said, visits, named, agreed))
