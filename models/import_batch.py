"""One imported file: every row's fate, undoable as one."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Instant, Managed


class ImportBatch(Identified, Managed, Base):
    """A file read into the book, and its counts: rows = added + merged + skipped + rejected."""

    __tablename__ = "import_batches"

    at: Mapped[dt.datetime] = mapped_column(Instant)
    file: Mapped[str] = mapped_column(String(400))
    format: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(12))
    header_row: Mapped[int | None] = mapped_column(Integer)
    columns: Mapped[str] = mapped_column(Text, default="{}")
    """JSON: header to field or null."""
    rows: Mapped[int] = mapped_column(Integer, default=0)
    added: Mapped[int] = mapped_column(Integer, default=0)
    merged: Mapped[int] = mapped_column(Integer, default=0)
    skipped: Mapped[int] = mapped_column(Integer, default=0)
    rejected: Mapped[int] = mapped_column(Integer, default=0)
    step_id: Mapped[int | None] = mapped_column(Id, ForeignKey("journal_steps.id"), index=True)
    taken_back_at: Mapped[dt.datetime | None] = mapped_column(Instant)


class ImportRow(Base):
    """What became of one row: added, merged, skipped or rejected, and into whom."""

    __tablename__ = "import_rows"

    batch_id: Mapped[int] = mapped_column(Id, ForeignKey("import_batches.id"))
    sheet: Mapped[str] = mapped_column(String(120), default="")
    row: Mapped[int] = mapped_column(Integer)
    verdict: Mapped[str] = mapped_column(String(10))
    contact_id: Mapped[int | None] = mapped_column(Id)
    """Without a foreign key: the fate outlives the person."""

    __table_args__ = (Index("ix_import_rows_batch_id_row", "batch_id", "row"), {"sqlite_autoincrement": True})


class ImportProblem(Base):
    """One cell that was left out, and why; the value only where its column was mapped."""

    __tablename__ = "import_problems"

    batch_id: Mapped[int] = mapped_column(Id, ForeignKey("import_batches.id"), index=True)
    sheet: Mapped[str] = mapped_column(String(120), default="")
    row: Mapped[int] = mapped_column(Integer)
    column: Mapped[str] = mapped_column(String(200), default="")
    value: Mapped[str] = mapped_column(String(300), default="")
    reason: Mapped[str] = mapped_column(String(300))
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
