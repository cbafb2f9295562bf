"""The head of Today: how far the day is, the cards handed out, and the button that prints."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.theme import Theme
from ui.today.words import greeting_words, progress_words
from ui.widgets.buttons import Button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from services.diary.waiting import CardGoal

_PIECE, _GAP, _THICK = 16, 3, 6
_MOST = 40
"""Beyond so many people the pieces become one bar."""


class DayProgress(QWidget):
    """A piece for each person of the day, dark once done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many of how many are done."""
        self._done, self._total = done, total
        self.setAccessibleName(progress_words(total, total - done))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        pieces = min(self._total, _MOST)
        return QSize(max(1, pieces * (_PIECE + _GAP) - _GAP), _THICK)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        pieces = min(self._total, _MOST)
        done = self._done if self._total <= _MOST else round(self._done * _MOST / self._total)
        for piece in range(pieces):
            painter.setBrush(self._theme.color("accent" if piece < done else "line.strong"))
            painter.drawRoundedRect(QRectF(piece * (_PIECE + _GAP), 0, _PIECE, _THICK), 3, 3)
        painter.end()


class DayHead(QFrame):
    """Stands above the list."""

    print_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.setProperty("edge", "bottom")
        self._words = label("", "heading")
        self._hint = label("", "caption")
        self.progress = DayProgress(theme)
        self._cards = label("", "strong")
        self._goal = label("", "body", "secondary")
        self.print = Button(theme, _("Print call sheet"), icon="act.print", key="")
        self.print.setToolTip(_("Print call sheet") + " Ctrl+P")
        self.print.clicked.connect(self.print_asked)
        said = QHBoxLayout()
        said.setSpacing(12)
        said.addWidget(self._words)
        said.addWidget(self._hint, 1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(said)
        left.addWidget(self.progress)
        count = QHBoxLayout()
        count.setSpacing(4)
        count.addStretch(1)
        count.addWidget(self._cards)
        count.addWidget(self._goal)
        cards = QVBoxLayout()
        cards.setSpacing(1)
        heading = label(_("Cards handed out today"), "caption")
        heading.setAlignment(Qt.AlignmentFlag.AlignRight)
        cards.addWidget(heading)
        cards.addLayout(count)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(cards)
        row.addWidget(self.print)

    def show_day(self, done: int, left: int, hour: int) -> None:
        """Show the counts of the day, and a word of greeting by the hour."""
        self._words.setText(progress_words(done + left, left))
        self._hint.setText(greeting_words(hour))
        self._hint.setVisible(left > 0)
        self.progress.show_progress(done, done + left)

    def show_cards(self, cards: "CardGoal") -> None:
        """Show the cards of the day, and the working days in a row that reached their goal."""
        self._cards.setText(str(cards.given))
        told = _("/ {goal}").format(goal=cards.goal)
        if cards.streak > 1:
            told = _("{told}, {n} working days running").format(told=told, n=cards.streak)
        self._goal.setText(told)
