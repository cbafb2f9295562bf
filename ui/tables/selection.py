"""Selections of many rows, counted and kept by ranges; asking cell by cell takes seconds at 100,000 rows."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

from ui.tables.window_model import WindowModel


def selected_ranges(selection: QItemSelectionModel) -> list[tuple[int, int]]:
    """Return first and last row of each stretch selected, in order, without overlaps."""
    chosen = selection.selection()
    pieces = [chosen.at(place) for place in range(chosen.count())]
    found = sorted({(piece.top(), piece.bottom()) for piece in pieces})
    merged: list[tuple[int, int]] = []
    for first, last in found:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def count(ranges: Iterable[tuple[int, int]]) -> int:
    """Return how many rows the stretches hold."""
    return sum(last - first + 1 for first, last in ranges)


def ids_in(ranges: Iterable[tuple[int, int]], ids: Sequence[int]) -> list[int]:
    """Return the ids of the rows in the stretches, from top to bottom."""
    found: list[int] = []
    for first, last in ranges:
        found.extend(map(int, ids[first : last + 1]))
    return found


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Gather sorted row numbers into stretches."""
    first = last = -2
    for row in rows:
        if row == last + 1:
            last = row
            continue
        if first >= 0:
            yield first, last
        first = last = row
    if first >= 0:
        yield first, last


def selection_of(model: WindowModel, ranges: Iterable[tuple[int, int]]) -> QItemSelection:
    """Build a selection of whole rows; appended, since merging takes the square of the time."""
    right = model.columnCount() - 1
    selection = QItemSelection()
    for first, last in ranges:
        selection.append(QItemSelectionRange(model.cell(first, 0), model.cell(last, right)))
    return selection
