"""The rows of the brief: a word before, a sign, words that wrap, and how much of it all finds room.

All measures are millimetres. What does not fit is shortened in a fixed order, so that it is always one page.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ui.sheets.pen import MM_PER_POINT, Pen

POINTS = 9.8
EM = POINTS * MM_PER_POINT
LINE = 4.6
"""From one line of a wrapped row to the next."""
STEP = 5.9
"""From one row to the next."""
HEADING = 8.2
"""From the top of a section to its first row."""
SIGN = 7.0
"""What a sign between a label and the words takes."""
BEFORE_WORDS = 2.0
"""Between the end of a label and what follows it."""
MOST_LABEL = 34.0
"""No label takes more of the column."""
GAP = 4.0
"""Between two sections."""
_PIECES = re.compile(r"\d{1,2} 月 \d{1,2} 日|[A-Za-z0-9.,:%@/_-]+|.", re.DOTALL)
_BEYOND = 20
"""Characters past the end of a line that are looked at to cut it."""
_NEVER_FIRST = frozenset("，。、；：！？）」』”》,.;:!?)")

Sign = Callable[[Pen, float, float], None]
"""Draws a sign from a left edge at a middle."""

LIKES, GAPS, POINTS_FIRST, BONDS, FACTS, PROMISES, NEVER = range(7)
"""What is shortened before what."""


@dataclass(slots=True)
class Row:
    """One row: words at an indent, with a label or a sign before them and a tail that is never cut."""

    words: str
    indent: float = 0.0
    label: str = ""
    sign: Sign | None = None
    tail: str = ""
    bold_tail: bool = False
    lines: int = 1
    """The most lines it may take."""
    yields: int = NEVER
    """The order in which it gives its lines but the first."""
    goes: int = NEVER
    """The order in which it is left out altogether."""
    bold: bool = False
    _known: dict[tuple[int, float], list[str]] = field(default_factory=dict)

    def wrapped(self, pen: Pen, width: float) -> list[str]:
        """Return its words in as many lines as it may take, the last one cut where they do not end."""
        known = self._known.get((self.lines, width))
        if known is None:
            room, tail = width - self.indent, self._tail_width(pen)
            known = wrapped(pen, self.words, room, self.lines, tail, self.bold)
            self._known[(self.lines, width)] = known
        return known

    def _tail_width(self, pen: Pen) -> float:
        return self._gap(pen) + pen.measure(self.tail, EM, self.bold_tail) if self.tail else 0.0

    def _gap(self, pen: Pen) -> float:
        """Return the space before the tail, which a line loses at its end."""
        return pen.measure(" ", EM, self.bold) if self.words.endswith(" ") else 0.0

    def height(self, pen: Pen, width: float) -> float:
        """Return how much of the column it takes."""
        return STEP + (len(self.wrapped(pen, width)) - 1) * LINE

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw it below a height."""
        middle = top + STEP / 2
        if self.label:
            room = self.indent - 1 - (SIGN if self.sign else 0.0)
            pen.text(left, middle, self.label, POINTS, color="grey", width=room)
        if self.sign is not None:
            self.sign(pen, left + (self.indent - SIGN if self.label else 0.0), middle)
        x, at = left + self.indent, middle
        lines = self.wrapped(pen, width)
        for place, words in enumerate(lines):
            at = middle + place * LINE
            wide = pen.text(x, at, words, POINTS, bold=self.bold)
            if self.tail and place == len(lines) - 1:
                pen.text(x + wide + self._gap(pen), at, self.tail, POINTS, bold=self.bold_tail)


@dataclass(slots=True)
class Section:
    """A heading over a rule, and its rows; framed with a bar where it warns."""

    heading: str
    rows: list[Row] = field(default_factory=list)
    warns: bool = False

    def height(self, pen: Pen, width: float) -> float:
        """Return how much of the column it takes; nothing without rows."""
        if not self.rows:
            return 0.0
        inner = width - 10.0 if self.warns else width
        return HEADING + sum(row.height(pen, inner) for row in self.rows) + (2.0 if self.warns else 0.0)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> float:
        """Draw it and return the height below it."""
        if not self.rows:
            return top
        whole = self.height(pen, width)
        if self.warns:
            pen.box(left, top, width, whole, 0.35, 1.2)
            pen.box(left, top, 2.4, whole, 0.0, 0.6, fill="ink")
            pen.text(left + 6.0, top + 4.6, self.heading, 10, bold=True)
            left, width = left + 6.0, width - 10.0
        else:
            pen.text(left, top + 2.4, self.heading, 10, bold=True)
            pen.line(left, top + 5.8, left + width, top + 5.8, 0.2, "rule")
        at = top + (7.2 if self.warns else HEADING - 1.0)
        for row in self.rows:
            row.draw(pen, left, at, width)
            at += row.height(pen, width)
        return top + whole


def align(pen: Pen, sections: list[Section], least: float) -> None:
    """Begin the words of labelled rows after the widest label of the column; signed rows among themselves."""
    for signed in (False, True):
        rows = [row for one in sections for row in one.rows if row.label and (row.sign is not None) is signed]
        if rows:
            sign = SIGN if signed else 0.0
            widest = max(pen.measure(row.label, EM, False) for row in rows)
            indent = min(max(least, widest + BEFORE_WORDS), MOST_LABEL) + sign
            for row in rows:
                row.indent = indent


def column_height(pen: Pen, sections: list[Section], width: float) -> float:
    """Return how high a column is."""
    heights = [section.height(pen, width) for section in sections if section.rows]
    return sum(heights) + GAP * max(0, len(heights) - 1)


def shorten(pen: Pen, sections: list[Section], width: float, room: float, until: int = NEVER) -> bool:
    """Shorten a column until it fits: first lines, then whole rows, in the order they yield.

    ``until`` is the first order left untouched. Return whether it fits.
    """
    steps = _shortenings(sections, until)
    while column_height(pen, sections, width) > room:
        if next(steps, None) is None:
            return False
    return True


def _shortenings(sections: list[Section], until: int) -> Iterator[bool]:
    """Take one thing away at each step."""
    for order in range(until):
        for section in reversed(sections):
            for row in reversed(section.rows):
                while row.yields == order and row.lines > 1:
                    row.lines -= 1
                    yield True
        for section in reversed(sections):
            for row in [row for row in reversed(section.rows) if row.goes == order]:
                section.rows.remove(row)
                yield True


def wrapped(
    pen: Pen, words: str, width: float, most: int, tail: float = 0.0, bold: bool = False, em: float = EM
) -> list[str]:
    """Return words in lines of a width, at most so many; the last leaves room for a tail."""
    lines, line, used = list[str](), "", 0.0
    for found in _PIECES.finditer(words):
        piece = found[0]
        wide = pen.measure(piece, em, bold)
        if line and used + wide > width:
            if len(lines) == most - 1:  # all that follows is in the last line, to be cut
                line += words[found.start() : found.start() + _BEYOND]
                break
            # A line does not begin with a full stop: the character before it comes along.
            keep = -1 if piece in _NEVER_FIRST else len(line)
            lines.append(line[:keep])
            line = (line[keep:] + piece).lstrip()
            used = pen.measure(line, em, bold)
        else:
            line, used = line + piece, used + wide
    lines.append(cut(pen, line, width - tail, bold, em))
    return [one.rstrip() for one in lines]


def cut(pen: Pen, words: str, width: float, bold: bool = False, em: float = EM) -> str:
    """Return words that fit into a width, ending in an ellipsis where some are missing."""
    if pen.measure(words, em, bold) <= width:
        return words
    kept = max(0, min(len(words), int(width / em * 2.5)))
    while kept and pen.measure(words[:kept] + "…", em, bold) > width:
        kept -= 1
    return words[:kept].rstrip() + "…"
