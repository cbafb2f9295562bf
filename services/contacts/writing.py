"""Forms of writing: what a cell says as text, full-width and traditional characters, Chinese numerals."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from services.contacts.traditional import SIMPLIFIED, TRADITIONAL

Cell = object
"""A value as a reader hands it over: text, number, date or nothing."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FULL_WIDTH.update({0x3000: 0x20, 0xA0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20, 0x202F: 0x20})
_UNSEEN = ((0, 8), (11, 12), (14, 31), (0x7F, 0x7F), (0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E))
_UNSEEN_TOO = ((0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB))
_INVISIBLE = dict.fromkeys(code for a, b in (*_UNSEEN, *_UNSEEN_TOO) for code in range(a, b + 1))
_HALF_WIDTH: dict[int, int | None] = {**_FULL_WIDTH, **_INVISIBLE}
_SIMPLE = str.maketrans(TRADITIONAL, SIMPLIFIED)
_BLANKS = re.compile(r"\s+")
_DIGITS = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
_DIGITS.update({"零": 0, "○": 0, "两": 2, "元": 1})
_TENS = {"十": 10, "廿": 20, "卅": 30, "卌": 40}

Result = TypeVar("Result")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that was left out or looks wrong, and the sentence that says why."""

    value: str
    reason: str


class Memory(dict[Key, Result]):
    """A cache that fills itself from a function and starts afresh when it holds ``limit`` entries."""

    __slots__ = ("_limit", "_work")

    def __init__(self, work: Callable[[Key], Result], limit: int = 65536) -> None:
        super().__init__()
        self._work = work
        self._limit = limit

    def __missing__(self, key: Key) -> Result:
        if len(self) >= self._limit:
            self.clear()
        found = self[key] = self._work(key)
        return found


def half_width(text: str) -> str:
    """Return the text with full-width letters, digits and signs in half width, invisible characters gone."""
    return text if text.isascii() and text.isprintable() else text.translate(_HALF_WIDTH)


def cell_text(cell: Cell) -> str:
    """Return what a cell says, as one line: whole floats without their ``.0``, nothing as empty text."""
    if isinstance(cell, str):
        return _lines[cell] if len(cell) <= _REPEATED else _line(cell)
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        if cell != cell:  # a number that is none
            return ""
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return _line(str(cell))


def _line(text: str) -> str:
    return _BLANKS.sub(" ", half_width(text)).strip()


_REPEATED = 40
"""Employers, titles, schools, places come again and again; longer texts hardly do."""
_lines: Memory[str, str] = Memory(_line)


def simplified(text: str) -> str:
    """Return the text with traditional characters in their simplified form, one for one."""
    return text if text.isascii() else text.translate(_SIMPLE)


def is_hanzi(char: str) -> bool:
    """Tell whether one character is a Chinese one."""
    return "㐀" <= char <= "鿿" or char == "〇" or "𠀀" <= char <= "\U0003ffff"


def all_hanzi(text: str) -> bool:
    """Tell whether a text is Chinese characters and nothing else."""
    return bool(text) and all(map(is_hanzi, text))


def chinese_number(text: str) -> int | None:
    """Return the number that digits or Chinese numerals write, such as 廿三, 三十, 一九八〇; else None."""
    if not text or len(text) > 8:
        return None
    if text.isdecimal():
        return int(text)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, units = 0, 0
    for char in text:
        if char in _TENS:
            if total:
                return None
            total = (units or 1) * _TENS[char]
            units = 0
        elif char in _DIGITS and not units:
            units = _DIGITS[char]
        else:
            return None
    return total + units
