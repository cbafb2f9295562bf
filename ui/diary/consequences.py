"""What else will happen when an entry is saved, each with a tick: a visit arranged, promises settled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.kinds import TICKED_TASKS, TaskKind
from services.diary.tasks import OpenTask
from services.i18n import _
from ui.look.theme import Theme
from ui.widgets.frames import emptied
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.strips import StateIcon

MOST = 3
"""So many open promises are offered."""


class ArrangedVisit(QFrame):
    """The strip that tells of a visit or a promise to come, ticked unless the user takes the tick away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "selected")
        self._words = ElidedLabel("")
        self.tick = QCheckBox()
        self.tick.setChecked(True)
        self._icon = StateIcon(theme, "act.new_visit", "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(label(_("Space takes the tick away"), "caption", "secondary"))
        row.addWidget(self.tick)
        self.hide()

    def say(self, words: str, icon: str = "act.new_visit") -> None:
        """Tell of what will be made, or of nothing."""
        self._words.setText(words)
        self.tick.setAccessibleName(words)
        self._icon.set_icon(icon, "accent")
        self.setVisible(bool(words))

    def is_wanted(self) -> bool:
        """Tell whether it is to be made."""
        return not self.isHidden() and self.tick.isChecked()


class Settled(QWidget):
    """The open promises of a person, each with a tick: this contact settled it."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[int, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def offer(self, tasks: Sequence[OpenTask], ticked: Sequence[int]) -> None:
        """Show promises of either side; those in ``ticked`` begin with a tick."""
        emptied(self._column)
        promises = [task for task in tasks if task.kind in TICKED_TASKS]
        promises.sort(key=lambda task: task.id not in ticked)
        self._ticks = {}
        for task in promises[:MOST]:
            box = QCheckBox(self._words(task))
            box.setChecked(task.id in ticked)
            box.toggled.connect(lambda _on: self.ticked.emit())
            self._ticks[task.id] = box
            self._column.addWidget(box)
        self.setVisible(bool(self._ticks))

    def _words(self, task: OpenTask) -> str:
        text = task.text if len(task.text) <= 18 else task.text[:17] + "…"
        if task.kind is TaskKind.THEIR_PROMISE:
            return _("They have done “{text}”").format(text=text)
        return _("“{text}” is done too").format(text=text)

    def allow(self, possible: bool) -> None:
        """Offer the promises only where there was contact: nobody reached, nothing settled."""
        self.setVisible(possible and bool(self._ticks))

    def chosen(self) -> tuple[int, ...]:
        """Return the ids of the tasks ticked."""
        if self.isHidden():
            return ()
        return tuple(task for task, box in self._ticks.items() if box.isChecked())

    def boxes(self) -> list[QCheckBox]:
        """Return the ticks in their order."""
        return list(self._ticks.values())
