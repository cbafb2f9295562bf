"""Cells that only say "as above": 同上, 〃."""

from collections.abc import Sequence

from services.exchange.readers.grid import Row

_DITTOS = frozenset(["同上", "同 上", "同  上", "同　上", "〃", "″", "”", "“", '"', "''", "'", "``"])


def without_dittos(rows: Sequence[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Return the rows with what stands above in the place of 同上; the sheet's own rows stay as they are."""
    told: list[tuple[int, Row]] = []
    for number, row in rows:
        if told and not _DITTOS.isdisjoint(row):
            above = told[-1][1]
            row = [above[index] if cell in _DITTOS else cell for index, cell in enumerate(row)]
        told.append((number, row))
    return told
