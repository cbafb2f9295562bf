"""A small form that opens in a panel where it is asked for: a few fields, 存, 不改, perhaps 删掉."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.buttons import DANGER, PRIMARY, QUIET, Button
from ui.widgets.fields import Field, SaveKeys
from ui.widgets.frames import Card


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the form."""

    key: str
    title: str
    value: str = ""
    placeholder: str = ""


class LineForm(Card):
    """Fields below each other; ``check`` returns the field at fault and a sentence, or nothing."""

    saved = Signal(dict)
    closed = Signal()
    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        entries: Sequence[Entry],
        check: Callable[[Mapping[str, str]], tuple[str, str] | None],
        *,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.set_chosen(True)
        self._check = check
        self.fields: dict[str, Field] = {}
        for entry in entries:
            field = Field(theme, entry.title, placeholder=entry.placeholder)
            field.set_text(entry.value)
            self.fields[entry.key] = field
            self.body.addWidget(field)
        self.save = Button(theme, _("Save"), PRIMARY, small=True)
        self.save.clicked.connect(self.store)
        leave = Button(theme, _("Leave it"), QUIET, small=True)
        leave.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addWidget(leave)
        line.addStretch(1)
        if removable:
            remove = Button(theme, _("Delete"), DANGER, icon="act.delete", small=True)
            remove.clicked.connect(self.removed)
            line.addWidget(remove)
        self.body.addLayout(line)
        SaveKeys(self).saved.connect(self.store)

    def begin(self) -> None:
        """Put the caret into the first field."""
        first = next(iter(self.fields.values()))
        first.edit.setFocus()
        first.edit.selectAll()

    def values(self) -> dict[str, str]:
        """Return what the fields hold."""
        return {key: field.text() for key, field in self.fields.items()}

    def store(self) -> None:
        """Hand the values over, or say what is wrong with them."""
        values = self.values()
        wrong = self._check(values)
        if wrong is None:
            self.saved.emit(values)
            return
        key, sentence = wrong
        self.fields.get(key, next(iter(self.fields.values()))).set_error(sentence, focus=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def stacked(*parts: QWidget) -> QWidget:
    """Return widgets below each other as one."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return whole
