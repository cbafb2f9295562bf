"""An edge between two people."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Managed


class Tie(Identified, Managed, Base):
    """From, to, kind: "A, B, 父亲" means A is B's father; a referral runs from introducer to newcomer."""

    __tablename__ = "ties"

    from_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    to_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    subkind: Mapped[str | None] = mapped_column(String(32))
    role: Mapped[str] = mapped_column(String(60), default="")
    """What ``from`` is to ``to``: 表姐, 老师."""
    label: Mapped[str] = mapped_column(String(60), default="")
    """The word as it was written, kept where no kind was understood."""
    closeness: Mapped[int | None] = mapped_column(SmallInteger)
    """1 close, 2 ordinary, 3 cool; absent: unknown, or mine follows the factor."""
    since: Mapped[str | None] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(200), default="")
    """How we know of it."""
    added_day: Mapped[dt.date | None] = mapped_column(Date)
