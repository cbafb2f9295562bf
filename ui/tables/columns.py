"""Columns as data: what a column is called, how wide it is, what it shows and by what it sorts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt


class CellRole(Enum):
    """How a cell is painted; each says which record ``Column.value`` returns for it."""

    PLAIN = "plain"
    """Text alone; no value needed."""
    BADGE = "badge"
    """BadgeCell: a tier."""
    NAME = "name"
    """NameCell: a person's name."""
    PAIR = "pair"
    """PairCell on one line: organization · title."""
    STACK = "stack"
    """PairCell on two lines, for rows of 52 px."""
    FACTOR = "factor"
    """FactorCell: one class, entered by the keys 1 2 3 0."""
    STATUS = "status"
    """StatusCell: an icon and words in a tone; overdue, do-not-contact, new, same person."""
    KINDS = "kinds"
    """A tuple of kinds of tie, by their code words."""
    PROBLEM = "problem"
    """ProblemCell: what is written, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class BadgeCell:
    """A tier, what it could become (``A`` is shown as ~A), and whether it was set by hand."""

    tier: str | None
    could_be: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class NameCell:
    """A name; bold for those to be seen first."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PairCell:
    """The main thing, and what is said more quietly after or under it."""

    main: str
    rest: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FactorCell:
    """A factor's class 1, 2, 3 or None for unknown; stale when it is due for another look."""

    klass: int | None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class StatusCell:
    """Words with an icon (by its token) in a colour (by its token)."""

    text: str
    icon: str = ""
    tone: str = "text.secondary"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class ProblemCell:
    """What the file says, and in a word what is wrong; without a problem it is plain text."""

    text: str
    problem: str = ""


LEFT, RIGHT, CENTER = "left", "right", "center"
_ALIGN = {
    LEFT: Qt.AlignmentFlag.AlignLeft,
    RIGHT: Qt.AlignmentFlag.AlignRight,
    CENTER: Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``width`` is the room for the content in pixels, gaps come on top. ``text`` is what is read and copied;
    ``value`` the record its role paints; ``copied`` replaces ``text`` on the clipboard (bare digits of
    a phone); ``spoken`` replaces head + text for a screen reader; ``hint`` is the tooltip of a cell.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    width: int
    role: CellRole = CellRole.PLAIN
    value: Callable[[Any], Any] | None = None
    full_title: str = ""
    subtitle: str = ""
    align: str = LEFT
    tone: str = "text.primary"
    stretch: bool = False
    least: int = 140
    """A stretching column gives way down to this before the table scrolls sideways."""
    sort_key: str = ""
    descending_first: bool = False
    chosen: bool = True
    fixed: bool = False
    """A fixed column cannot be hidden."""
    copied: Callable[[Any], str] | None = None
    spoken: Callable[[Any], str] | None = None
    hint: Callable[[Any], str] | None = None

    @property
    def is_factor(self) -> bool:
        """True for a cell that takes the keys 1 2 3 0."""
        return self.role is CellRole.FACTOR

    @property
    def heading(self) -> str:
        """Return the title in full words."""
        return self.full_title or self.title

    def alignment(self) -> Qt.AlignmentFlag:
        """Return where the content stands in its cell."""
        return _ALIGN[self.align] | Qt.AlignmentFlag.AlignVCenter

    def clipboard_text(self, row: Any) -> str:
        """Return what goes onto the clipboard for a row."""
        return (self.copied or self.text)(row)

    def spoken_text(self, row: Any) -> str:
        """Return what a screen reader says: the head, then the value."""
        if self.spoken is not None:
            return self.spoken(row)
        return f"{self.heading}，{self.text(row)}"


@dataclass
class ColumnState:
    """Which columns are shown, how wide, in which order: what is remembered between two days."""

    order: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values for the settings."""
        return {"order": list(self.order), "shown": list(self.shown), "widths": dict(self.widths)}

    @staticmethod
    def from_dict(values: dict[str, Any] | None) -> "ColumnState | None":
        """Read it back; None where nothing sensible was kept."""
        if not values or not isinstance(values.get("order"), list):
            return None
        widths = values.get("widths")
        return ColumnState(
            [str(key) for key in values["order"]],
            [str(key) for key in values.get("shown", [])],
            {str(key): int(width) for key, width in widths.items()} if isinstance(widths, dict) else {},
        )
