"""One row on its way from cells to facts."""

import datetime as dt
import re
from typing import Any

from services.contacts.writing import Cell, Memory, cell_text
from services.exchange.facts import RowFacts, RowProblem

NOTHING = frozenset(
    ["", *"无 - -- --- — —— / // \\ 暂无 不详 不明 未知 没有 空 待补充 待查 待定 n/a none null".split()]
)
"""What people write where there is nothing to write, in small letters."""


def said(cell: Cell) -> str:
    """Return what a cell says, nothing where it says that there is nothing."""
    if isinstance(cell, str) and len(cell) <= _REPEATED:
        return _said[cell]
    text = cell_text(cell)
    return "" if text.lower() in NOTHING else text


_ID_NUMBER = re.compile(r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d{9}[\dXx](?!\d)")
_REPEATED = 40
"""Employers, titles, schools, places come again and again; longer texts hardly do."""
_said: Memory[str, str] = Memory(lambda text: "" if cell_text(text).lower() in NOTHING else cell_text(text))


class RowReading:
    """One row on its way: the facts found so far and what was wrong.

    What most rows leave as it is stands on the class: a long list makes one of these for every row.
    """

    column = ""
    family = given = ""
    organization = department = title = ""
    postcode = ""
    is_lunar = False
    """A column says that the birthday is by the lunar calendar."""
    wechat_by_mobile = False
    """The column of WeChat names says that the mobile is the name."""

    def __init__(self, sheet: str, row: int, today: dt.date) -> None:
        self.facts = RowFacts(sheet, row)
        self.problems: list[RowProblem] = []
        self.today = today
        self.school: dict[str, Any] = {}

    def doubt(self, value: object, reason: str) -> None:
        """Say what is wrong with the cell being read."""
        shown = _ID_NUMBER.sub(
            lambda found: f"{found[0][:6]}********", cell_text(value)[:120]
        )  # never stored
        self.problems.append(RowProblem(self.facts.sheet, self.facts.row, self.column, shown, reason))
