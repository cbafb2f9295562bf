"""What was changed since an act: rows compared with what the act left, however long ago that was.

The journal keeps what every later act found. The first thing found in a column after the act is what the act
left there; where the row holds something else today, somebody changed it. What was taken back is no change.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import tables
from models.journal import JournalChange
from services import sessions
from services.rows import Row, unpacked

FOLLOWING: dict[str, frozenset[str]] = {
    "contacts": frozenset(
        "sort_key search_key organization_id organization title phone last_day clock_ordinal next_day value "
        "demand authority personality closeness competition first_sum second_sum third_sum computed_rank "
        "tier_rank distance".split()
    ),
    "employments": frozenset({"is_primary"}),
    "contact_points": frozenset({"position"}),
}
"""Columns that follow from other rows: when those change, nobody has touched this one."""


class Since:
    """The changes later than one step, asked row by row."""

    def __init__(self, session: Session, step_id: int) -> None:
        self._session = session
        self._left: defaultdict[str, dict[int, Row]] = defaultdict(dict)
        changes = session.execute(
            select(JournalChange.table_name, JournalChange.row_id, JournalChange.before)
            .where(JournalChange.step_id > step_id, JournalChange.action == "update")
            .order_by(JournalChange.step_id, JournalChange.position)
        )
        for table, row_id, before in changes.tuples():
            found = unpacked(tables.table(table), before)
            self._left[table][row_id] = {**found, **self._left[table].get(row_id, {})}

    def changed(self, table: str, row: Row) -> set[str]:
        """Return the columns of a row, given as it is now, that are no longer what the step left."""
        left = self._left[table].get(row["id"], {})
        following = FOLLOWING.get(table, frozenset())
        return {name for name, value in left.items() if name not in following and row[name] != value}

    def changed_rows(self, table: str, ids: Iterable[int]) -> set[int]:
        """Return which of these rows somebody changed."""
        touched = sorted(set(ids) & self._left[table].keys())
        return {row["id"] for row in self.rows(table, touched) if self.changed(table, row)}

    def rows(self, table: str, ids: Iterable[int]) -> list[Row]:
        """Return rows as they are now; those that are gone are left out."""
        found: list[Row] = []
        place = tables.table(table)
        connection = self._session.connection()
        for part in sessions.chunks(sorted(set(ids))):
            rows: Any = connection.execute(select(place).where(place.c.id.in_(part))).mappings()
            found += [dict(row) for row in rows]
        return found
