"""The printed list: frozen under its number, typed back row by row."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Instant, Managed


class CallSheet(Identified, Managed, Base):
    """One printed sheet; its number, such as 260922-1, is never used again."""

    __tablename__ = "call_sheets"

    number: Mapped[str] = mapped_column(String(16), unique=True)
    kind: Mapped[str] = mapped_column(String(8), default="call")
    day: Mapped[dt.date] = mapped_column(Date)
    printed_at: Mapped[dt.datetime] = mapped_column(Instant)
    manager_name: Mapped[str] = mapped_column(String(120), default="")
    branch: Mapped[str] = mapped_column(String(200), default="")


class CallSheetRow(Base):
    """One printed person, exactly as printed, and what came of it."""

    __tablename__ = "call_sheet_rows"

    sheet_id: Mapped[int] = mapped_column(Id, ForeignKey("call_sheets.id"))
    row: Mapped[int] = mapped_column(SmallInteger)
    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    tier: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(120))
    salutation: Mapped[str] = mapped_column(String(60), default="")
    organization: Mapped[str] = mapped_column(String(200), default="")
    title: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str] = mapped_column(String(300), default="")
    last_contact: Mapped[str] = mapped_column(String(60), default="")
    reason_kind: Mapped[str] = mapped_column(String(12), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")
    opener: Mapped[str] = mapped_column(String(300), default="")
    result: Mapped[str | None] = mapped_column(String(16))
    interaction_id: Mapped[int | None] = mapped_column(Id, ForeignKey("interactions.id"), index=True)
    typed_at: Mapped[dt.datetime | None] = mapped_column(Instant)

    __table_args__ = (
        Index("uq_call_sheet_rows_sheet_id_row", "sheet_id", "row", unique=True),
        {"sqlite_autoincrement": True},
    )


class CallSheetCounter(Base):
    """How many sheets of a day were numbered; survives the taking back of anything."""

    __tablename__ = "call_sheet_counters"

    day: Mapped[dt.date] = mapped_column(Date, unique=True)
    used: Mapped[int] = mapped_column(SmallInteger, default=0)
