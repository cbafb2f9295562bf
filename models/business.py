"""Firms among each other, and the seats inside one: who sits where, and who reports to whom."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Managed


class BusinessTie(Identified, Managed, Base):
    """From, to, kind: "A supplies B"; kept apart from the ties of people, never part of an introduction."""

    __tablename__ = "business_ties"

    from_id: Mapped[int] = mapped_column(Id, ForeignKey("organizations.id"))
    to_id: Mapped[int] = mapped_column(Id, ForeignKey("organizations.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(String(200), default="")
    """What is supplied, how large the share is."""
    source: Mapped[str] = mapped_column(String(200), default="")
    added_day: Mapped[dt.date] = mapped_column(Date)

    __table_args__ = (
        Index("uq_business_ties_from_id_to_id_kind", "from_id", "to_id", "kind", unique=True),
        {"sqlite_autoincrement": True},
    )


class Seat(Identified, Managed, Base):
    """A place in a firm worth knowing of; without a holder it is a blind seat."""

    __tablename__ = "seats"

    organization_id: Mapped[int] = mapped_column(Id, ForeignKey("organizations.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    title: Mapped[str] = mapped_column(String(120), default="")
    """What the seat is called; a holder's own title counts where it is empty."""
    authority: Mapped[int | None] = mapped_column(SmallInteger)
    """1 decides, 2 takes part, 3 does not; a holder's own factor counts first."""
    stance: Mapped[str | None] = mapped_column(String(8))
    """Whether the holder is for us, even or against us; absent: unknown."""
    reports_to_id: Mapped[int | None] = mapped_column(Id, ForeignKey("seats.id"), index=True)
