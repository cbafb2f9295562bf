"""What the search box found, as lines of a list: people first, then organizations, then commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from models.kinds import Tier

HEAD, PERSON, ORGANIZATION, COMMAND, WORDS = "head", "person", "organization", "command", "words"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the list; ``target`` is the contact, the organization or the command it stands for."""

    kind: str
    title: str
    target: Any = None
    detail: str = ""
    why: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """The typed parts of ``why``."""
    tier: Tier | None = None
    icon: str = ""
    key: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """True for what Enter opens."""
        return self.kind in (PERSON, ORGANIZATION, COMMAND)

    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        return " ".join(part for part in (self.title, self.detail, self.why) if part)


class ResultsModel(QAbstractListModel):
    """The lines in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: Sequence[Result] = ()

    def show(self, results: Sequence[Result]) -> None:
        """Show other results."""
        self.beginResetModel()
        self._results = tuple(results)
        self.endResetModel()

    def result(self, row: int) -> Result:
        """Return the line in a row."""
        return self._results[row]

    def results(self) -> Sequence[Result]:
        """Return all lines."""
        return self._results

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._results)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line, for painting and for screen readers."""
        if not index.isValid():
            return None
        result = self._results[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return result.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return result.spoken()
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads cannot be chosen and everything else can."""
        if index.isValid() and self._results[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags
