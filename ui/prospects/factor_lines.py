"""The factors of one person, a line each: class, what it means, where it comes from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.i18n import _
from services.prospects.standing import FactorLine
from ui.look.theme import Theme
from ui.widgets.frames import SectionHeading
from ui.widgets.labels import ElidedLabel, label, set_tone
from ui.widgets.signs import FactorBox, KeyHint

_ROW = 28
"""Height of a line, ring included: six factors, ties and the last contacts fit on a small screen."""


class FactorLines(QWidget):
    """Shows the six and the user's own factors; 1 2 3 0 or a click on a box changes its class."""

    entered = Signal(str, object)
    """Key of the factor, and the class 1 to 3 or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._boxes: dict[str, FactorBox] = {}
        self._words: dict[str, ElidedLabel] = {}
        self._notes: dict[str, QLabel] = {}
        keys = QWidget()
        row = QHBoxLayout(keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key in "1230":
            row.addWidget(KeyHint(theme, key))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHeading(_("Six factors"), trailing=keys))
        column.addLayout(self._grid)

    def show_factors(self, lines: Sequence[FactorLine]) -> None:
        """Show these factors; the box in focus keeps it."""
        if list(self._boxes) != [line.key for line in lines]:
            self._build(lines)
        for line in lines:
            said = line.words if line.klass else ""
            self._boxes[line.key].set_class(line.klass, stale=line.stale, words=said)
            words = self._words[line.key]
            words.setText(line.words)
            set_tone(words, "" if line.klass else "muted")
            note = self._notes[line.key]
            note.setText(line.note)
            note.setToolTip(line.evidence)
            set_tone(note, "warn" if line.stale else "muted")

    def box(self, key: str) -> FactorBox:
        """Return the box of a factor."""
        return self._boxes[key]

    def _build(self, lines: Sequence[FactorLine]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes, self._words, self._notes = {}, {}, {}
        for place, line in enumerate(lines):
            box = self._boxes[line.key] = FactorBox(self._theme, line.key, line.name)
            box.setFixedHeight(_ROW)
            box.entered.connect(self.entered)
            words = self._words[line.key] = ElidedLabel("")
            note = self._notes[line.key] = ElidedLabel("", "caption", "muted")
            note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            name = label(line.name, "body", "secondary")
            self._grid.addWidget(name, place, 0)
            self._grid.addWidget(box, place, 1)
            self._grid.addWidget(words, place, 2)
            self._grid.addWidget(note, place, 3)
        self._grid.setColumnStretch(3, 1)
