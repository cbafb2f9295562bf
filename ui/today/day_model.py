"""The day's list as lines: heads of groups, people still to be contacted, those done folded at the foot."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from services.diary.doing import DoneEntry
from services.diary.reasons import ORDER, ReasonKind
from services.diary.today import DayList, TodayEntry
from services.i18n import _p
from ui.today.words import done_words, fold_words, group_word

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: its word, how many there are, and what is worth knowing of all of them."""

    words: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Fold:
    """The line that folds those done in and out."""

    words: str
    is_open: bool


Line = Head | Fold | TodayEntry | DoneEntry


class DayModel(QAbstractListModel):
    """Lines in the order of the day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._day: DayList | None = None
        self._notes: dict[ReasonKind, str] = {}
        self._open = False

    def show(self, day: DayList) -> None:
        """Show a day."""
        self._day = day
        self._rebuild()

    def note(self, kind: ReasonKind, words: str) -> None:
        """Let words stand at the right of a group's head from now on."""
        self._notes[kind] = words
        head = group_word(kind)
        for row, line in enumerate(self._lines):
            if isinstance(line, Head) and line.words == head:
                self._lines = (*self._lines[:row], replace(line, note=words), *self._lines[row + 1 :])
                self.dataChanged.emit(self.index(row), self.index(row))

    def turn_fold(self) -> None:
        """Fold those done in or out."""
        self._open = not self._open
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        lines: list[Line] = []
        if self._day is not None:
            for kind in ORDER:
                group = [entry for entry in self._day.entries if entry.reason_kind is kind]
                if group:
                    lines += [Head(group_word(kind), len(group), self._notes.get(kind, "")), *group]
            if self._day.done:
                lines.append(Fold(fold_words(len(self._day.done)), self._open))
                lines += self._day.done if self._open else ()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return the line in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, contact_id: int) -> int:
        """Return the row of a person still to be contacted, or -1."""
        for row, line in enumerate(self._lines):
            if isinstance(line, TodayEntry) and line.contact_id == contact_id:
                return row
        return -1

    def entry_rows(self) -> list[int]:
        """Return the rows of the people still to be contacted."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, TodayEntry)]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if isinstance(line, TodayEntry):
            if role == Qt.ItemDataRole.DisplayRole:
                return line.name
            if role == Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (line.reason, line.detail) if part)
            parts = (
                line.name,
                line.tier.value,
                line.organization,
                line.reason,
                line.detail,
                line.phone_shown,
            )
            return _p("between words", ", ").join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        if isinstance(line, DoneEntry):
            return f"{line.name} {done_words(line)}"
        return line.words

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or isinstance(line, Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
