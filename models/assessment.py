"""What we think of somebody in one factor, since when and why; the user's own factors and the weights."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Managed


class Assessment(Managed, Base):
    """One contact's class in one factor; the copy on the contact's row serves lists."""

    __tablename__ = "assessments"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    factor: Mapped[str] = mapped_column(String(32))
    """One of the six, or ``own:<id>`` for a factor the user added."""
    class_: Mapped[int] = mapped_column("class", SmallInteger)
    day: Mapped[dt.date] = mapped_column(Date)
    source: Mapped[str] = mapped_column(String(60), default="")
    evidence: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        Index("uq_assessments_contact_id_factor", "contact_id", "factor", unique=True),
        {"sqlite_autoincrement": True},
    )


class OwnFactor(Managed, Base):
    """A factor the user added, with the words of its three classes."""

    __tablename__ = "own_factors"

    name: Mapped[str] = mapped_column(String(60))
    first: Mapped[str] = mapped_column(String(60), default="")
    second: Mapped[str] = mapped_column(String(60), default="")
    third: Mapped[str] = mapped_column(String(60), default="")
