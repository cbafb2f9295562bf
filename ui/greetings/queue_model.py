"""The queue as lines: a head for each occasion and day, a greeting a line; or those that wait for answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from services.contacts.day_words import sentence_day
from services.greetings.composing import Wanted
from services.greetings.occasions import OccasionKind
from services.greetings.queue import EntryState, Queue, QueueEntry
from services.i18n import _, _n, _p

Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    OccasionKind.BIRTHDAY: "state.birthday",
    OccasionKind.OWN_DAY: "act.offer",
    OccasionKind.FOUNDING: "state.anniversary",
    OccasionKind.FESTIVAL: "state.festival",
}


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an occasion's group."""

    icon: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who was greeted and has not answered yet."""

    contact_id: int
    name: str
    occasion: str
    text: str
    day_words: str


Line = Head | QueueEntry | Waiting


def state_word(state: EntryState) -> str:
    """Say whether a greeting may go out."""
    return {
        EntryState.READY: _p("greeting", "ready"),
        EntryState.ASK: _p("greeting", "your call"),
        EntryState.STOP: _p("greeting", "stopped"),
    }[state]


def lines_of(queue: Queue, state: EntryState | None) -> list[Line]:
    """Return the lines of a queue, all of them or those in one state."""
    entries = [entry for entry in queue.entries if state is None or entry.state is state]
    found: list[Line] = []
    groups = [(entry.occasion.day, entry.occasion.name) for entry in entries]
    for place, entry in enumerate(entries):
        if place == 0 or groups[place] != groups[place - 1]:
            count = groups.count(groups[place])
            day = sentence_day(entry.occasion.day, queue.first)
            people = _n("{count} person", "{count} people", count).format(count=count)
            icon = _ICONS[entry.occasion.kind]
            found.append(Head(icon, entry.occasion.shown(), f"{day}{_p('between words', ', ')}{people}"))
        found.append(entry)
    return found


class QueueModel(QAbstractListModel):
    """The lines in their order, and which are ticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self._ticked: Collection[Wanted] = ()

    def show(self, lines: Sequence[Line], ticked: Collection[Wanted]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines, self._ticked = tuple(lines), ticked
        self.endResetModel()

    def tick(self, ticked: Collection[Wanted]) -> None:
        """Tick other greetings."""
        self._ticked = ticked
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def is_ticked(self, entry: QueueEntry) -> bool:
        """Tell whether a greeting is to go out."""
        return entry.key in self._ticked

    def line(self, row: int) -> Line | None:
        """Return a line, or None beside the list."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.line(index.row()), Head):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words if isinstance(line, Head) else line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(line, Head):
            return line.text
        return None

    def _spoken(self, line: Line) -> str:
        comma = _p("between words", ", ")
        if isinstance(line, Head):
            return f"{line.words} {line.note}"
        if isinstance(line, Waiting):
            return comma.join((line.name, line.day_words, line.text))
        ticked = _("ticked") if self.is_ticked(line) else _("not ticked")
        found = [finding.message for finding in line.findings]
        return comma.join(
            (line.name, line.occasion.shown(), state_word(line.state), ticked, *found, line.text)
        )
