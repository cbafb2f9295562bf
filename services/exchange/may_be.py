"""Cells that may mean several places: the ones to choose from."""

from dataclasses import dataclass

from services.contacts import places
from services.contacts.writing import cell_text
from services.exchange.decisions import Review
from services.exchange.divided_places import PLACES

_MOST = 6


@dataclass(frozen=True, slots=True)
class MayBe:
    """A cell of a row, by its column's index and label, and the texts that would say which place it is."""

    column: int
    label: str
    texts: tuple[str, ...]


def may_be(review: Review, place: int) -> list[MayBe]:
    """Return the cells of a row that name several places at once."""
    table, _row = review.table_of(place)
    chosen = review.source.tables[table]
    said = {problem.column for problem in review.plan.rows[place].problems}
    found = []
    for column in chosen.table.columns:
        if column.label not in said or chosen.mapping.get(column.index) not in PLACES:
            continue
        cell = review.cell(place, column.index)
        texts = places.find(cell_text(cell)).candidates[:_MOST] if isinstance(cell, str) else ()
        if texts:
            found.append(MayBe(column.index, column.label, texts))
    return found
