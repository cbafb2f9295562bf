"""The journal: every act with the rows it touched, before and after; and the book's own settings."""

import datetime as dt

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Instant, Managed


class JournalStep(Identified, Managed, Base):
    """One act. Undoing and redoing are acts too and name the step they take back."""

    __tablename__ = "journal_steps"

    at: Mapped[dt.datetime] = mapped_column(Instant)
    label: Mapped[str] = mapped_column(String(200))
    """What was done, as the user was told."""
    kind: Mapped[str] = mapped_column(String(8), default="do")
    """do, undo or redo."""
    lasting: Mapped[bool] = mapped_column(Boolean, default=False)
    """Printing, sending, exporting, erasing: recorded, never undone."""
    undoes_id: Mapped[int | None] = mapped_column(Id, ForeignKey("journal_steps.id"), index=True)
    undone_by_id: Mapped[int | None] = mapped_column(Id, ForeignKey("journal_steps.id"), index=True)


class JournalChange(Base):
    """A row, or a run of rows inserted together, that a step touched.

    An untouched insert keeps no image: the row itself is the after-image. ``row_id``..``last_id`` is a run of
    ids, one long but for bulk inserts.
    """

    __tablename__ = "journal_changes"

    step_id: Mapped[int] = mapped_column(Id, ForeignKey("journal_steps.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int] = mapped_column(Id)
    last_id: Mapped[int] = mapped_column(Id)
    action: Mapped[str] = mapped_column(String(6))
    """insert, update or delete."""
    before: Mapped[str | None] = mapped_column(Text)
    """JSON of the changed columns (update), of the whole row, or a list of rows (delete of a run)."""
    after: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)

    __table_args__ = (
        Index("ix_journal_changes_table_name_row_id", "table_name", "row_id"),
        {"sqlite_autoincrement": True},
    )


class BookSetting(Managed, Base):
    """A choice that belongs to the book rather than to the machine: weights, cadence, goals."""

    __tablename__ = "book_settings"

    key: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index("uq_book_settings_manager_id_key", "manager_id", "key", unique=True),
        {"sqlite_autoincrement": True},
    )
