"""A heading and rows of facts that keep their widgets while the book changes around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.fact_edit import FactRow
from ui.widgets.frames import SectionHeading


@dataclass(frozen=True, slots=True)
class FactItem:
    """One row: what tells it apart, its value, and how to make it when it is new.

    ``value`` is None for a row that shows itself and takes no value.
    """

    key: str
    value: str | None
    make: Callable[[], QWidget]


class FactSection(QWidget):
    """Rows by their keys: those that stay keep what is being typed, others come and go."""

    def __init__(self, title: str, trailing: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(SectionHeading(title, trailing=trailing))
        self._column.addSpacing(4)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._column.addLayout(self._body)

    def show_items(self, items: Sequence[FactItem]) -> None:
        """Show these rows in this order."""
        wanted = {item.key for item in items}
        for key in [key for key in self._rows if key not in wanted]:
            gone = self._rows.pop(key)
            self._body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, item in enumerate(items):
            row = self._rows.get(item.key)
            if row is None:
                row = self._rows[item.key] = item.make()
            elif isinstance(row, FactRow) and item.value is not None:
                row.edit.set_fact(item.value)
            if self._body.indexOf(row) != place:
                self._body.insertWidget(place, row)

    def add_row(self, key: str, row: QWidget) -> None:
        """Add a row at the end until the next showing."""
        self._rows[key] = row
        self._body.addWidget(row)

    def row(self, key: str) -> QWidget | None:
        """Return the row of a key."""
        return self._rows.get(key)

    def rows(self) -> list[QWidget]:
        """Return the rows in view."""
        return list(self._rows.values())
