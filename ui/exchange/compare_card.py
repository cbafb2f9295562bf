"""The book's side and the row's side of one person, what stays framed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from services.exchange.comparing import Line
from services.i18n import _, _p
from ui.look.theme import Theme
from ui.widgets.frames import Card, emptied
from ui.widgets.labels import label, rule

_LONGEST = 120


class CompareCard(Card):
    """Label, 簿里, 这一行; without a person of the book only what the row tells."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
        self._theme = theme
        self._words = label("", "caption", wrap=True)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line], *, beside: bool) -> None:
        """Show the facts; ``beside``: both sides."""
        self._words.setParent(None)  # emptied() would let it go
        emptied(self.body)
        self.lines = tuple(lines)
        grid = QGridLayout()
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        row = 0
        if beside:
            grid.addWidget(label(_p("import", "Book"), "strong"), 0, 1)
            grid.addWidget(label(_p("import", "This row"), "strong"), 0, 2)
            row = 1
        for line in lines:
            if row:
                grid.addWidget(rule(), row, 0, 1, 3)
            grid.addWidget(label(line.label, "caption"), row + 1, 0)
            if beside:
                grid.addWidget(_side(line.held, line.keeps_held), row + 1, 1)
                grid.addWidget(_side(line.told, line.keeps_told), row + 1, 2)
            else:
                grid.addWidget(_plain(line.told), row + 1, 1, 1, 2)
            row += 2
        grid.setColumnMinimumWidth(0, 56)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.body.addWidget(holder)
        self.body.addWidget(self._words)

    def say(self, words: str) -> None:
        """Say the rule below the facts."""
        self._words.setText(words)
        self._words.setVisible(bool(words))


def _plain(text: str) -> QLabel:
    found = label(_shortened(text), "caption", "primary", wrap=True)
    found.setToolTip(text)
    return found


def _side(text: str, stays: bool) -> QFrame:
    """Return one side's value in its box: framed where it stays."""
    frame = QFrame()
    frame.setProperty("surface", "kept" if stays else "card")
    frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    grid = QGridLayout(frame)
    edge = 7 if stays else 8
    grid.setContentsMargins(edge, 3, edge, 3)
    words = label(
        _shortened(text) or _p("import", "empty"), "caption", "primary" if text else "muted", wrap=True
    )
    words.setToolTip(text)
    said = _p("import", "stays") if stays else _p("import", "does not stay")
    words.setAccessibleName(f"{text or _('empty')}，{said}")
    grid.addWidget(words)
    return frame


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
