"""What two people are to each other, said where the line was drawn: type the kind, done."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _, _p
from services.network.tie_lines import TieLine
from services.network.tie_words import understand_tie
from services.vocabulary import tie_kind_word
from ui.look.theme import Theme
from ui.widgets.buttons import DANGER, QUIET, Button
from ui.widgets.chips import QUIET as QUIET_CHIP
from ui.widgets.chips import Chip
from ui.widgets.floating import cast_shadow
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Card
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit

_WIDE = 300


class TieForm(Card):
    """Asks for one word; lists the ties there are, each to be said anew or taken off."""

    said = Signal(str, int)
    """The word, and the tie it is said anew of, 0 for a new one."""
    removed = Signal(int)
    """A tie to be taken off."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent=parent, margin=12, spacing=8)
        self._theme, self._over = theme, parent
        self.set_chosen(True)
        cast_shadow(self, theme, "menu")
        self.setFixedWidth(_WIDE)
        self._title = label("", "strong")
        self.edit = LineEdit(
            theme, placeholder=_("classmate, cousin, former colleague…"), name=_("What they are")
        )
        self.edit.textChanged.connect(self._on_typed)
        self.edit.returnPressed.connect(self._on_entered)
        self.body.addWidget(self._title)
        self.body.addWidget(self.edit)
        self._words = QWidget()
        row = FlowLayout(self._words)
        for word in common_words():
            chip = Chip(theme, word, kind=QUIET_CHIP, removable=False)
            chip.clicked.connect(lambda _on=False, word=word: self._say(word))
            row.addWidget(chip)
        self.body.addWidget(self._words)
        self._lines: list[QWidget] = []
        self._anew = 0
        self.hide()

    def ask(self, title: str, at: QPointF, lines: Sequence[TieLine] = ()) -> None:
        """Open beside a point, with the ties there are."""
        for line in self._lines:
            line.deleteLater()
        self._lines = [self._line(line) for line in lines]
        for widget in self._lines:
            self.body.addWidget(widget)
        self._title.setText(title)
        self._anew = 0
        self.edit.clear()
        self.show()
        self.adjustSize()
        self._place(at)
        self.raise_()
        self.edit.setFocus()

    def _place(self, at: QPointF) -> None:
        room = self._over.rect().adjusted(8, 8, -8, -8)
        left = min(max(room.left(), round(at.x()) - self.width() // 2), room.right() - self.width())
        top = min(max(room.top(), round(at.y()) + 12), room.bottom() - self.height())
        self.move(left, max(room.top(), top))

    def _line(self, line: TieLine) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(f"{tie_kind_word(line.kind)} · {line.words}", "caption"), 1)
        anew = Button(self._theme, _("Say anew"), QUIET, small=True)
        anew.clicked.connect(lambda: self._begin_anew(line))
        off = Button(self._theme, _("Take off"), DANGER, small=True)
        off.clicked.connect(lambda: self.removed.emit(line.tie_id))
        row.addWidget(anew)
        row.addWidget(off)
        return whole

    def _begin_anew(self, line: TieLine) -> None:
        self._anew = line.tie_id
        self.edit.setText(line.role or line.label or tie_kind_word(line.kind))
        self.edit.selectAll()
        self.edit.setFocus()

    def _on_typed(self, text: str) -> None:
        word = understand_tie(text.strip()) if text.strip() else None
        self.edit.set_echo("" if word is None else tie_kind_word(word.kind))

    def _on_entered(self) -> None:
        if self.edit.text().strip():
            self._say(self.edit.text().strip())

    def _say(self, word: str) -> None:
        self.hide()
        self.said.emit(word, self._anew)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._over.setFocus()
        else:
            super().keyPressEvent(event)


def common_words() -> tuple[str, ...]:
    """Return the words offered for a press."""
    return (
        _p("typed", "classmate"),
        _p("typed", "colleague"),
        _p("typed", "former colleague"),
        _p("typed", "friend"),
        _p("typed", "relative"),
        _p("typed", "customer"),
    )
