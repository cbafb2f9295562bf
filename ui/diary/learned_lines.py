"""What was learned, kind by kind: an interest, the family, the firm, a rival, what not to mention."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import NoteKind
from services.diary.drafts import RemarkDraft
from services.i18n import _
from services.vocabulary import note_word
from ui.look.theme import Theme
from ui.widgets.chips import ChipRow
from ui.widgets.line_edit import LineEdit
from ui.widgets.segments import Segment, Segments

KINDS = (
    NoteKind.INTEREST,
    NoteKind.FAMILY,
    NoteKind.FIRM,
    NoteKind.COMPETITOR,
    NoteKind.TABOO,
    NoteKind.OFFICE,
)


class LearnedLines(QWidget):
    """Segments for the kind, a line, and what was added as chips."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: list[RemarkDraft] = []
        self._chips = ChipRow(theme, clearable=False)
        self.kind = Segments(
            theme, [Segment(kind.value, note_word(kind.value)) for kind in KINDS], name=_("What it is about")
        )
        self.kind.set_current(KINDS[0].value)
        self.line = LineEdit(theme, placeholder=_("kept with the person; Enter adds"), name=_("Learned"))
        across = QHBoxLayout()
        across.addWidget(self.kind)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addLayout(across)
        column.addWidget(self.line)
        self.line.returnPressed.connect(self.add)
        self._chips.removed.connect(self._on_removed)
        self.set_remarks(())

    def remarks(self) -> tuple[RemarkDraft, ...]:
        """Return the remarks, the one still in the line included."""
        pending = self._pending()
        return (*self._remarks, pending) if pending is not None else tuple(self._remarks)

    def set_remarks(self, remarks: Sequence[RemarkDraft]) -> None:
        """Show these remarks."""
        self._remarks = list(remarks)
        self.line.clear()
        self._show()

    def add(self) -> None:
        """Make a chip of what is written."""
        pending = self._pending()
        if pending is not None:
            self._remarks.append(pending)
            self.line.clear()
            self._show()
            self.edited.emit()

    def _pending(self) -> RemarkDraft | None:
        text = self.line.text().strip()
        return RemarkDraft(NoteKind(self.kind.current()), text) if text else None

    def _show(self) -> None:
        told = _("{kind}: {text}")
        self._chips.set_chips(
            [
                (str(place), told.format(kind=note_word(remark.kind.value), text=remark.text))
                for place, remark in enumerate(self._remarks)
            ]
        )
        self._chips.setVisible(bool(self._remarks))

    def _on_removed(self, key: str) -> None:
        del self._remarks[int(key)]
        self._show()
        self.edited.emit()
