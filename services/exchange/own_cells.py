"""Several things in one cell of our own files.

Entries are kept apart by ；, their parts by ｜; a backslash stands before a sign meant as itself. The signs
are read in any width, for people type what their keyboard gives.
"""

import re
from collections.abc import Iterable, Sequence

_BETWEEN, _WITHIN = "；", "｜"
_TO_ESCAPE = re.compile(r"[\\；｜;|]")
_ENTRIES = re.compile(r"(?<!\\)((?:\\\\)*)[；;]\s*")
_PARTS = re.compile(r"(?<!\\)((?:\\\\)*)[｜|]")
_LINES_IN_A_CELL = 25
"""Readers of text files take more lines in one cell for a quotation mark left open."""
_LINE = " ⏎ "
_FORMULA = frozenset("=+-@\t\r＝＋－＠'")
_ESCAPED = re.compile(r"\\([\\；｜;|])")


def joined(entries: Iterable[str]) -> str:
    """Return entries as one cell."""
    return _BETWEEN.join(map(escaped, entries))


def joined_parts(entries: Sequence[Sequence[str]]) -> str:
    """Return entries of several parts each as one cell; empty parts at an entry's end are left out."""
    if len(entries) == 1 and not any(entries[0][1:]):
        return escaped(entries[0][0])  # by far the most are so
    return _BETWEEN.join(_WITHIN.join(map(escaped, _filled(entry))) for entry in entries)


def entries(cell: str) -> list[str]:
    """Return the entries of a cell."""
    return [_plain(part) for part in _cut(_ENTRIES, cell) if part]


def entries_of_parts(cell: str) -> list[list[str]]:
    """Return the entries of a cell, each cut into its parts."""
    return [[_plain(part) for part in _cut(_PARTS, entry)] for entry in _cut(_ENTRIES, cell) if entry]


def escaped(text: str) -> str:
    """Return a text with the signs that would cut it marked as meant."""
    return _TO_ESCAPE.sub(lambda found: f"\\{found[0]}", text) if _TO_ESCAPE.search(text) else text


def _filled(parts: Sequence[str]) -> Sequence[str]:
    """Return the parts up to the last that says something."""
    last = len(parts)
    while last and not parts[last - 1]:
        last -= 1
    return parts[:last]


def _cut(sign: re.Pattern[str], cell: str) -> list[str]:
    """Cut at a sign that no odd number of backslashes stands before."""
    found: list[str] = []
    start = 0
    for match in sign.finditer(cell):
        found.append(cell[start : match.start()] + match[1])
        start = match.end()
    return [*found, cell[start:]]


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def as_csv(value: str) -> str:
    """Return a cell for a text file: nothing a spreadsheet would run, not more lines than readers take."""
    text = value
    if text[:1] in _FORMULA and text and not (text[0] == "+" and text[1:].isdigit()):
        text = f"'{text}"
    if text.count("\n") > _LINES_IN_A_CELL:
        text = text.replace("\n", _LINE)
    return text


def from_csv(text: str) -> str:
    """Return what ``as_csv`` was given."""
    if text[:1] == "'" and text[1:2] and text[1] in _FORMULA:
        text = text[1:]
    return text.replace(_LINE, "\n")
