"""Gatherings: a theme, a day, a place, who was asked and who came, and what it cost."""

import datetime as dt

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Managed


class Gathering(Identified, Managed, Base):
    """Something people are brought together for: a class reunion, a birthday, a customers' training."""

    __tablename__ = "gatherings"

    kind: Mapped[str] = mapped_column(String(16))
    theme: Mapped[str] = mapped_column(String(200))
    day: Mapped[dt.date] = mapped_column(Date, index=True)
    time: Mapped[str | None] = mapped_column(String(5))
    """HH:MM at which it begins."""
    place: Mapped[str] = mapped_column(String(200), default="")
    aim: Mapped[str] = mapped_column(String(300), default="")
    cost: Mapped[int | None] = mapped_column(Integer)
    """In yuan."""
    outcome: Mapped[str] = mapped_column(Text, default="")
    """What came of it, in words."""
    called_off: Mapped[bool] = mapped_column(Boolean, default=False)
    interaction_id: Mapped[int | None] = mapped_column(Id, ForeignKey("interactions.id"), index=True)
    """The entry in the timelines of those who came."""
    cohort_id: Mapped[int | None] = mapped_column(Id, ForeignKey("cohorts.id"), index=True)
    """Those who came, as a circle that suggests ties."""


class Guest(Base):
    """One person on a gathering's list."""

    __tablename__ = "guests"

    gathering_id: Mapped[int] = mapped_column(Id, ForeignKey("gatherings.id"))
    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    state: Mapped[str] = mapped_column(String(8), default="listed")
    lectures: Mapped[bool] = mapped_column(Boolean, default=False)
    """A customer who teaches at a course or training."""
    gave_card: Mapped[bool] = mapped_column(Boolean, default=False)
    """Their card was taken there."""
    note: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        Index("uq_guests_gathering_id_contact_id", "gathering_id", "contact_id", unique=True),
        {"sqlite_autoincrement": True},
    )
