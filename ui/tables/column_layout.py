"""Where the columns stand: widths, gaps, the one that stretches, and what of it is remembered."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QHeaderView

from ui.tables.columns import RIGHT, Column, ColumnState

Getter = Callable[[], Mapping[str, Any] | None]
Setter = Callable[[dict[str, Any]], None]

INSET = 16
"""Room left of the first and right of the last column."""
GAP = 8
FACTOR_GAP = 2


class ColumnLayout:
    """Keeps a header's sections in step with the columns.

    Sections are as wide as the column's content plus gaps, and the gaps depend on the neighbours: factor
    cells stand close together, everything else 8 px apart. ``scale`` is how much larger text is than
    designed; widths are remembered without it.
    """

    def __init__(
        self,
        header: QHeaderView,
        get: Getter | None = None,
        put: Setter | None = None,
        scale: Callable[[], float] = lambda: 1.0,
    ) -> None:
        self._header = header
        self._get, self._put, self._scale = get, put, scale
        self._columns: tuple[Column, ...] = ()
        self._widths: list[int] = []
        self._gaps: list[tuple[int, int]] = []
        self._first = 0
        self._busy = False
        self._room = 0
        header.sectionResized.connect(self._on_section_resized)
        header.sectionMoved.connect(self._on_section_moved)

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Lay out these columns as remembered, or as designed."""
        self._columns = columns
        self._widths = [column.width for column in columns]
        self._gaps = [(0, GAP)] * len(columns)
        kept = ColumnState.from_dict(dict(found) if (found := self._get and self._get()) else None)
        self._busy = True
        for section, column in enumerate(columns):
            self._header.setSectionHidden(section, not column.chosen)
        if kept is not None:
            self._restore(kept)
        self._busy = False
        self.arrange()

    def gaps(self, section: int) -> tuple[int, int]:
        """Return the room left and right of a section's content."""
        return self._gaps[section]

    def is_first(self, section: int) -> bool:
        """Tell whether a section is the leftmost shown."""
        return section == self._first

    def sections_shown(self) -> list[int]:
        """Return the sections in view, from left to right."""
        order = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [section for section in order if not self._header.isSectionHidden(section)]

    def is_shown(self, key: str) -> bool:
        """Tell whether a column is shown."""
        return not self._header.isSectionHidden(self._section(key))

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column and remember it; fixed columns stay."""
        if self._columns[self._section(key)].fixed and not shown:
            return
        self._header.setSectionHidden(self._section(key), not shown)
        self.arrange()
        self.keep()

    def offer(self, keys: Collection[str], shown: bool) -> None:
        """Show or hide columns because of the room there is; nothing of it is remembered."""
        sections = [section for section, column in enumerate(self._columns) if column.key in keys]
        if all(self._header.isSectionHidden(section) != shown for section in sections):
            return
        self._busy = True
        for section in sections:
            self._header.setSectionHidden(section, not shown)
        self._busy = False
        self.arrange()

    def restore_default(self) -> None:
        """Put every column back as designed and remember that."""
        self._busy = True
        self._widths = [column.width for column in self._columns]
        for section, column in enumerate(self._columns):
            self._header.moveSection(self._header.visualIndex(section), section)
            self._header.setSectionHidden(section, not column.chosen)
        self._busy = False
        self.arrange()
        self.keep()

    def fit(self, room: int) -> None:
        """Give the stretching column what is left of the view's width."""
        self._room = room
        self.arrange()

    def arrange(self) -> None:
        """Set every section's width from content, gaps and the room there is."""
        shown = self.sections_shown()
        if self._busy or not shown:
            return
        self._busy = True
        self._set_gaps(shown)
        scale = self._scale()
        widths = {
            section: round(self._widths[section] * scale) + sum(self._gaps[section]) for section in shown
        }
        stretching = next((s for s in shown if self._columns[s].stretch), None)
        if stretching is not None and self._room > 0:
            left = self._room - sum(width for section, width in widths.items() if section != stretching)
            widths[stretching] = max(left, self._columns[stretching].least + sum(self._gaps[stretching]))
        for section, width in widths.items():
            if self._header.sectionSize(section) != width:
                self._header.resizeSection(section, width)
        self._busy = False

    def keep(self) -> None:
        """Remember which columns are shown, their order and their widths."""
        if self._put is None:
            return
        order = [self._columns[self._header.logicalIndex(place)].key for place in range(self._header.count())]
        shown = [self._columns[section].key for section in self.sections_shown()]
        widths = {
            column.key: width
            for column, width in zip(self._columns, self._widths, strict=True)
            if width != column.width
        }
        self._put(ColumnState(order, shown, widths).as_dict())

    def _restore(self, kept: ColumnState) -> None:
        known = {column.key: section for section, column in enumerate(self._columns)}
        for place, key in enumerate(key for key in kept.order if key in known):
            self._header.moveSection(self._header.visualIndex(known[key]), place)
        for key, section in known.items():
            if key in kept.order:  # a column that came with an update is shown as designed
                column = self._columns[section]
                self._header.setSectionHidden(section, key not in kept.shown and not column.fixed)
            self._widths[section] = max(24, kept.widths.get(key, self._widths[section]))

    def _set_gaps(self, shown: list[int]) -> None:
        self._first = shown[0]
        for place, section in enumerate(shown):
            after = shown[place + 1] if place + 1 < len(shown) else None
            left = INSET if place == 0 else 0
            if after is None:
                right = INSET
            elif self._columns[section].is_factor:
                right = FACTOR_GAP if self._columns[after].is_factor else INSET
            else:
                # figures that end at the right would run into words that begin at the left
                right = INSET if self._columns[section].align == RIGHT else GAP
            self._gaps[section] = (left, right)

    def _section(self, key: str) -> int:
        return next(section for section, column in enumerate(self._columns) if column.key == key)

    def _on_section_resized(self, section: int, _old: int, new: int) -> None:
        if self._busy or new == 0 or self._columns[section].stretch:
            return
        self._widths[section] = max(24, round((new - sum(self._gaps[section])) / self._scale()))
        self.arrange()
        self.keep()

    def _on_section_moved(self, _section: int, _old: int, _new: int) -> None:
        if not self._busy:
            self.arrange()
            self.keep()
