"""A column of sections and rows, as the settings page is made of."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.theme import Theme
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import Segment, Segments

WIDEST = 560
_LABEL = 120


class SectionColumn(QWidget):
    """Headings, explanations, and rows of a word and a control."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 20, 0, 40)
        self._column.setSpacing(12)

    def section(self, heading: str, explanation: str = "") -> None:
        """Begin a section."""
        if self._column.count():
            self._column.addSpacing(12)
        self._column.addWidget(label(heading, "heading"))
        if explanation:
            self._column.addWidget(label(explanation, "caption", "secondary", wrap=True))

    def row(self, words: str, part: QWidget, unit: str = "") -> None:
        """Add a word and its control."""
        row = QHBoxLayout()
        row.setSpacing(12)
        name = label(words, "body", "secondary")
        name.setFixedWidth(_LABEL)
        part.setAccessibleName(words)
        row.addWidget(name)
        row.addWidget(part)
        if unit:
            row.addWidget(label(unit, "body", "secondary"))
        row.addStretch(1)
        self._column.addLayout(row)

    def choice(
        self, words: str, choices: Sequence[tuple[str, str]], now: str, chosen: Callable[[str], None]
    ) -> None:
        """Add a choice of a few."""
        segments = Segments(self._theme, [Segment(key, text) for key, text in choices], name=words)
        segments.set_current(now)
        segments.chosen.connect(chosen)
        self.row(words, segments)

    def number(self, least: int, most: int, changed: Callable[[int], None]) -> LineEdit:
        """Return a field for a whole number; ``changed`` is told when another one was entered."""
        box = LineEdit(self._theme)
        box.setValidator(QIntValidator(least, most, box))
        box.setFixedWidth(72)
        box.setAlignment(Qt.AlignmentFlag.AlignHCenter)

        def take() -> None:
            if box.isModified() and box.hasAcceptableInput():
                box.setModified(False)
                changed(int(box.text()))

        box.editingFinished.connect(take)
        return box

    def button(self, button: QWidget) -> None:
        """Add a button on a row of its own."""
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def end(self) -> None:
        """Let what is left of the height stay below."""
        self._column.addStretch(1)
