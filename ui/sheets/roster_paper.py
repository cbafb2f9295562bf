"""A list of people on A4: a title, heads on every page, rows never split, columns as wide as they need.

All measures are millimetres.
"""

from collections.abc import Sequence

from services.exchange.handouts import Handout
from services.i18n import _
from ui.sheets.pen import MM_PER_POINT, Pen
from ui.sheets.plain_paper import PlainPaper

LEFT, TOP, RIGHT, BOTTOM = 12.0, 11.0, 198.0, 288.0
HEAD, HEADS, ROW = 14.0, 7.0, 8.4
ROWS_A_PAGE = int((BOTTOM - 6 - TOP - HEAD - HEADS) // ROW)
_POINTS, _GAP, _LEAST = 9.5, 3.0, 9.0
_WIDEST = 60.0
_TO_WRITE = 26.0
"""How wide a column without words is: room to write."""


def roster(handout: Handout) -> PlainPaper:
    """Return the pages of a list."""
    pages = max(1, -(-len(handout.rows) // ROWS_A_PAGE))
    return PlainPaper(handout.caption, pages, lambda pen, page: _page(pen, handout, page, pages))


def _page(pen: Pen, handout: Handout, page: int, pages: int) -> None:
    rows = handout.rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    pen.text(LEFT, TOP + 5, handout.caption, 16, bold=True, width=RIGHT - LEFT - 40)
    count = _("{count} people").format(count=len(handout.rows))
    pen.text(RIGHT, TOP + 6, count, 9.5, color="grey", right=True)
    widths = _widths(pen, handout)
    top = TOP + HEAD
    _line(pen, widths, handout.heads, top + HEADS / 2, bold=True)
    pen.line(LEFT, top + HEADS, RIGHT, top + HEADS, 0.5)
    top += HEADS
    for row in rows:
        _line(pen, widths, row, top + ROW / 2)
        top += ROW
        pen.line(LEFT, top, RIGHT, top, 0.2, "rule.thin")
    middle = BOTTOM - 1.6
    counted = _("Page {page} of {pages}").format(page=page, pages=pages)
    wide = pen.text(RIGHT, middle, counted, 8, color="grey", right=True)
    pen.text(RIGHT - wide - 6, middle, _("Customers' data: collect after use"), 8, color="grey", right=True)


def _line(
    pen: Pen, widths: Sequence[float], words: Sequence[str], middle: float, *, bold: bool = False
) -> None:
    left = LEFT
    for width, text in zip(widths, words, strict=True):
        pen.text(left, middle, text, _POINTS, bold=bold, width=width - _GAP)
        left += width


def _widths(pen: Pen, handout: Handout) -> list[float]:
    """Return how wide each column is: as its longest words, the widest giving way until all fit."""
    em = _POINTS * MM_PER_POINT
    wanted: list[float] = []
    for place, head in enumerate(handout.heads):
        told = [row[place] for row in handout.rows]
        longest = max((pen.measure(words, em, False) for words in told if words), default=_TO_WRITE)
        wanted.append(max(_LEAST, pen.measure(head, em, True) + _GAP, min(_WIDEST, longest + _GAP)))
    room, total = RIGHT - LEFT, sum(wanted)
    if total <= room:
        return [width * room / total for width in wanted]
    while total - room > 0.1:
        widest = max(wanted)
        beside = max((width for width in wanted if width < widest), default=_LEAST)
        many = sum(width == widest for width in wanted)
        step = min(widest - beside, (total - room) / many)
        wanted = [width - step if width == widest else width for width in wanted]
        total = sum(wanted)
    return wanted
