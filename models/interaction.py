"""What happened with people, and what is promised or planned."""

import datetime as dt

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Instant, Managed


class Interaction(Identified, Managed, Base):
    """A visit, call, message, card exchange or event."""

    __tablename__ = "interactions"

    kind: Mapped[str] = mapped_column(String(10))
    at: Mapped[dt.datetime] = mapped_column(Instant)
    day: Mapped[dt.date] = mapped_column(Date, index=True)
    """The local day of ``at``."""
    minutes: Mapped[int | None] = mapped_column(Integer)
    inbound: Mapped[bool] = mapped_column(Boolean, default=False)
    result: Mapped[str | None] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(Text, default="")
    """What was said; of a message, its wording."""
    occasion: Mapped[str] = mapped_column(String(60), default="")


class Participation(Base):
    """One person's part in an interaction."""

    __tablename__ = "participations"

    interaction_id: Mapped[int] = mapped_column(Id, ForeignKey("interactions.id"), index=True)
    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"))
    day: Mapped[dt.date] = mapped_column(Date)
    """The interaction's day, here again so that one index gives a person's timeline."""

    __table_args__ = (
        Index("ix_participations_contact_id_day", "contact_id", "day"),
        {"sqlite_autoincrement": True},
    )


class VisitDetail(Base):
    """The rest of a visit's full form."""

    __tablename__ = "visit_details"

    interaction_id: Mapped[int] = mapped_column(Id, ForeignKey("interactions.id"), unique=True)
    place: Mapped[str] = mapped_column(String(200), default="")
    purpose: Mapped[str] = mapped_column(String(300), default="")
    first_meeting: Mapped[bool] = mapped_column(Boolean, default=False)
    checklist: Mapped[str] = mapped_column(String(120), default="")
    """Of a first meeting, the points that held, comma-separated: appearance,full_name,card,salutation."""
    topics: Mapped[str] = mapped_column(String(300), default="")
    learned: Mapped[str] = mapped_column(Text, default="")
    gladly: Mapped[str] = mapped_column(String(300), default="")
    """Questions they answered gladly."""
    products: Mapped[str] = mapped_column(String(300), default="")
    wants_said: Mapped[str] = mapped_column(String(300), default="")
    wants_implied: Mapped[str] = mapped_column(String(300), default="")
    mood: Mapped[str] = mapped_column(String(16), default="")
    """glad, even or cool."""
    ended_by: Mapped[str] = mapped_column(String(16), default="")
    """them or me."""
    ended_why: Mapped[str] = mapped_column(String(200), default="")


class Task(Identified, Managed, Base):
    """Something promised or planned, with a due day."""

    __tablename__ = "tasks"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text, default="")
    due: Mapped[dt.date] = mapped_column(Date)
    due_time: Mapped[str | None] = mapped_column(String(5))
    """HH:MM of an appointment."""
    state: Mapped[str] = mapped_column(String(8), default="open")
    closed_day: Mapped[dt.date | None] = mapped_column(Date)
    interaction_id: Mapped[int | None] = mapped_column(Id, ForeignKey("interactions.id"), index=True)
    """Where it was promised."""
    closed_by_id: Mapped[int | None] = mapped_column(Id, ForeignKey("interactions.id"), index=True)

    __table_args__ = (Index("ix_tasks_state_due", "state", "due"), {"sqlite_autoincrement": True})


class Postponement(Managed, Base):
    """ "Later" on the day's list: not before that day, and why."""

    __tablename__ = "postponements"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    day: Mapped[dt.date] = mapped_column(Date)
    until: Mapped[dt.date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(String(300))


class VisitNotes(Managed, Base):
    """The full form of a visit as far as it was written: kept in the book, so that a crash loses nothing.

    It is no part of what happened yet and not journaled; it goes with the person.
    """

    __tablename__ = "visit_notes"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    """The person it is about; of a form without anybody yet, me."""
    at: Mapped[dt.datetime] = mapped_column(Instant)
    body: Mapped[str] = mapped_column(Text)
    """The draft as JSON."""
