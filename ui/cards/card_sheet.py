"""My card on paper: ten of 90 × 54 mm on A4, edge to edge, with marks to cut by. Measures are millimetres."""

from functools import partial

from services.cards.my_card import Matrix, MyCard
from services.i18n import _
from ui.headless import ensure_application
from ui.sheets.pdf_pen import PdfPen
from ui.sheets.pen import MM_PER_POINT, Pen

WIDE, HIGH = 90.0, 54.0
COLUMNS, ROWS = 2, 5
LEFT, TOP = (210 - COLUMNS * WIDE) / 2, (297 - ROWS * HIGH) / 2
_INSIDE = 6.5
_CODE = 23.0
_MARK, _MARK_GAP = 5.0, 2.0
_SEAM = 0.03
"""How much the squares of the code overlap, so that no viewer shows a seam."""


def draw_sheet(ink: Pen, card: MyCard, code: Matrix) -> None:
    """Draw a page of ten cards."""
    _draw_marks(ink)
    for row in range(ROWS):
        with ink.lowered(TOP + row * HIGH):
            for column in range(COLUMNS):
                draw = partial(draw_card, left=LEFT + column * WIDE, card=card, code=code)
                ink.form(f"card {column}", draw)


def draw_card(ink: Pen, left: float, card: MyCard, code: Matrix) -> None:
    """Draw one card with its top left corner at ``left`` and height 0."""
    x, right = left + _INSIDE, left + WIDE - _INSIDE
    room = right - x
    firm = _fitting(ink, card.organization, 10.5, room, bold=True)
    ink.text(x, 9.2, card.organization, firm, bold=True, width=room)
    ink.line(x, 13.4, right, 13.4, 0.25, "rule")
    points = _fitting(ink, card.name, 18, room * 0.62, bold=True)
    wide = ink.text(x, 21.2, card.name, points, bold=True)
    beside = right - x - wide - 4
    if card.post and ink.measure(card.post, 9 * MM_PER_POINT, False) <= beside:
        ink.text(x + wide + 4, 22.2, card.post, 9)
    else:
        ink.text(x, 27.8, card.post, 9, width=room)
    _draw_lines(ink, x, right, card)
    _draw_code(ink, right - _CODE, HIGH - _INSIDE - _CODE + 1.5, _CODE, code)


def _draw_lines(ink: Pen, x: float, right: float, card: MyCard) -> None:
    """The numbers and the address, from the foot upwards, beside the code."""
    room = right - _CODE - 3 - x
    small = _fitting(ink, card.address, 7.5, room, bold=False)
    small = small if small >= 6.5 else 7
    address = _folded(ink, card.address, small, room)[:2]
    told: list[tuple[str, str]] = [*card.lines()[: 5 - len(address)], *(("", line) for line in address)]
    middle = HIGH - _INSIDE - 1.2 - (len(told) - 1) * 4.3
    for word, value in told:
        start = x
        if word:
            ink.text(x, middle, word, 7.5, color="grey")
            start += 8.5
        ink.text(start, middle, value, 8.5 if word else small, width=right - _CODE - 3 - start)
        middle += 4.3


def _folded(ink: Pen, words: str, points: float, room: float) -> list[str]:
    """Return words as lines that fit."""
    lines, rest = [], words
    while rest:
        length = len(rest)
        while length > 1 and ink.measure(rest[:length], points * MM_PER_POINT, False) > room:
            length -= 1
        if length < len(rest) < 2 * length - 4:  # two lines: the second is the building, not its last sign
            number = rest.rfind("号", 0, length) + 1
            length = number if number > length // 2 else length
        lines.append(rest[:length])
        rest = rest[length:]
    return lines


def _fitting(ink: Pen, words: str, points: float, room: float, *, bold: bool) -> float:
    """Return the size at which words fit, not below two thirds of what is wanted."""
    wide = ink.measure(words, points * MM_PER_POINT, bold)
    return points if wide <= room else max(points * 2 / 3, points * room / wide)


def _draw_code(ink: Pen, left: float, top: float, side: float, code: Matrix) -> None:
    """Draw the code as bars, one for each run of dark squares."""
    step = side / len(code)
    for number, row in enumerate(code):
        start = 0
        while start < len(row):
            if not row[start]:
                start += 1
                continue
            end = start
            while end < len(row) and row[end]:
                end += 1
            ink.box(
                left + start * step,
                top + number * step,
                (end - start) * step + _SEAM,
                step + _SEAM,
                0,
                0,
                fill="ink",
            )
            start = end


def _draw_marks(ink: Pen) -> None:
    """Marks at the four edges of the paper, where the knife is laid on."""
    right, bottom = LEFT + COLUMNS * WIDE, TOP + ROWS * HIGH
    for column in range(COLUMNS + 1):
        x = LEFT + column * WIDE
        ink.line(x, TOP - _MARK_GAP - _MARK, x, TOP - _MARK_GAP, 0.15)
        ink.line(x, bottom + _MARK_GAP, x, bottom + _MARK_GAP + _MARK, 0.15)
    for row in range(ROWS + 1):
        y = TOP + row * HIGH
        ink.line(LEFT - _MARK_GAP - _MARK, y, LEFT - _MARK_GAP, y, 0.15)
        ink.line(right + _MARK_GAP, y, right + _MARK_GAP + _MARK, y, 0.15)


def sheet_pdf(card: MyCard, code: Matrix) -> bytes:
    """Return the page of ten cards as a PDF whose text can be searched."""
    ensure_application()
    pen = PdfPen(_("Cards of {name}").format(name=card.name))
    draw_sheet(pen, card, code)
    return pen.finished()
