"""What was decided about ties that nobody typed in: those refused, and groups taken as circles or refused."""

import datetime as dt

from sqlalchemy import Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Managed


class RefusedSuggestion(Managed, Base):
    """A tie of that kind between two contacts, the lower id first, that the user said is none."""

    __tablename__ = "refused_suggestions"

    one_id: Mapped[int] = mapped_column(Id)
    """Without a foreign key, as in ``different_people``: it is moved with a merge, and harmless alone."""
    other_id: Mapped[int] = mapped_column(Id, index=True)
    kind: Mapped[str] = mapped_column(String(12))
    day: Mapped[dt.date] = mapped_column(Date)

    __table_args__ = (
        Index("uq_refused_suggestions_one_id_other_id_kind", "one_id", "other_id", "kind", unique=True),
        {"sqlite_autoincrement": True},
    )


class DecidedGroup(Managed, Base):
    """A large group of people who share something, once decided about: the circle made of it, or none."""

    __tablename__ = "decided_groups"

    ground: Mapped[str] = mapped_column(String(12))
    """What they share: native, school, firm …"""
    key: Mapped[str] = mapped_column(String(300))
    """Which: a division code, an organization's id, a class."""
    cohort_id: Mapped[int | None] = mapped_column(Id, index=True)
    """The circle made of it; absent where the user wanted none. It may be dissolved since."""
    day: Mapped[dt.date] = mapped_column(Date)

    __table_args__ = (
        Index("uq_decided_groups_ground_key", "ground", "key", unique=True),
        {"sqlite_autoincrement": True},
    )
