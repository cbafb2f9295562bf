"""The fields a column may feed, and what they are called; our own files have some more."""

from models.kinds import ImportKind
from services.exchange import card_cells, own_columns
from services.exchange.columns import FIELDS, TIE_FIELDS
from services.exchange.field_labels import field_label


def fields_for(kind: ImportKind, *, own: bool) -> tuple[str, ...]:
    """Return the fields to choose from."""
    if kind is ImportKind.TIES:
        return TIE_FIELDS
    people = tuple(field for field in FIELDS if field not in TIE_FIELDS or field in ("closeness",))
    if not own:
        return people
    return (*people, *(field for field in own_columns.BY_FIELD if field not in people))


def word_of(field: str) -> str:
    """Return what a field is called."""
    if field in FIELDS:
        return field_label(field)
    column = own_columns.BY_FIELD.get(field)
    return column.head if column is not None else field


def head_word(label: str, *, own: bool) -> str:
    """Return a column's heading as it is shown: the properties of electronic cards by their fields' words."""
    field = card_cells.FIELD_OF_LABEL.get(label) if own else None
    return word_of(field) if field is not None else label
