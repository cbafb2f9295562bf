"""Who is the same person and who is not: merges with whom they took in, and pairs said to be two people."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Instant, Managed


class Merge(Identified, Managed, Base):
    """People made one; the journal step tells what it did, so that it can be taken apart at any age."""

    __tablename__ = "merges"

    at: Mapped[dt.datetime] = mapped_column(Instant)
    kept_id: Mapped[int] = mapped_column(Id, index=True)
    """Without a foreign key, as below: the merge outlives the people."""
    step_id: Mapped[int | None] = mapped_column(Id, ForeignKey("journal_steps.id"), index=True)
    taken_apart_at: Mapped[dt.datetime | None] = mapped_column(Instant)


class MergedPerson(Base):
    """One whom a merge took in; files that know them by their UUID still find the one they became."""

    __tablename__ = "merged_people"

    merge_id: Mapped[int] = mapped_column(Id, ForeignKey("merges.id"), index=True)
    contact_id: Mapped[int] = mapped_column(Id, index=True)
    uid: Mapped[str] = mapped_column(String(32), index=True)


class DifferentPeople(Managed, Base):
    """Two contacts the user said are two people, the lower id first; never proposed again."""

    __tablename__ = "different_people"

    one_id: Mapped[int] = mapped_column(Id)
    other_id: Mapped[int] = mapped_column(Id, index=True)
    day: Mapped[dt.date] = mapped_column(Date)

    __table_args__ = (
        Index("uq_different_people_one_id_other_id", "one_id", "other_id", unique=True),
        {"sqlite_autoincrement": True},
    )
