"""The files imported so far, as the import page lists them."""

import datetime as dt
from dataclasses import dataclass
from pathlib import PureWindowsPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.import_batch import ImportBatch


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import: which file, when, what came of it, and whether it can be taken back."""

    batch: int
    file: str
    """The file's name, without its folder."""
    kind: str
    at: dt.datetime
    added: int
    merged: int
    rejected: int
    taken_back: bool


def past_imports(session: Session, limit: int = 50) -> list[PastImport]:
    """Return the newest imports first."""
    rows = session.scalars(select(ImportBatch).order_by(ImportBatch.id.desc()).limit(limit))
    return [
        PastImport(
            row.id,
            PureWindowsPath(row.file).name,
            row.kind,
            row.at.astimezone(),
            row.added,
            row.merged,
            row.rejected,
            row.taken_back_at is not None or row.step_id is None,
        )
        for row in rows
    ]
