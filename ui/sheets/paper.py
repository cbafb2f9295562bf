"""The call sheet and the visit sheet on A4: head on each page, eight rows a page, never split.

All measures are millimetres; the layout is that of the look's chapter on paper.
"""

from models.kinds import CallResult, SheetKind, VisitResult
from services.i18n import _, _p
from services.sheets.records import PrintedRow, PrintedSheet
from services.vocabulary import result_word
from ui.sheets.pen import MM_PER_POINT, Pen

ROWS_A_PAGE = 8
LEFT, TOP, RIGHT, BOTTOM = 12.0, 11.0, 198.0, 288.0
HEAD = 18.0
ROW = 30.6
NAME_AT = LEFT + 13
DIVIDER = NAME_AT + 66
WRITING_AT = DIVIDER + 3.5
CODE = 13.6
"""The side of the QR code that holds the sheet's number, for a scanner that types."""
BOX = 3.6
BOX_STEP, BOX_GAP = 16.2, 3.6
NOTE_LINE = 28.0
"""How far below its top a row has the line to write on."""


def pages_of(sheet: PrintedSheet) -> int:
    """Return on how many pages a sheet goes."""
    return max(1, -(-len(sheet.rows) // ROWS_A_PAGE))


def draw_page(ink: Pen, sheet: PrintedSheet, page: int) -> None:
    """Draw one page, counted from 1."""
    rows = sheet.rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    _draw_head(ink, sheet, rows)
    for place, row in enumerate(rows):
        with ink.lowered(TOP + HEAD + place * ROW):
            _draw_row(ink, sheet.kind, row)
    _draw_foot(ink, page, pages_of(sheet))


def sheet_title(kind: SheetKind) -> str:
    """Return what stands at the top of the paper."""
    return _("Visit sheet") if kind is SheetKind.VISIT else _("Call sheet")


def _draw_head(ink: Pen, sheet: PrintedSheet, rows: tuple[PrintedRow, ...]) -> None:
    ink.text(LEFT, TOP + 5.2, sheet_title(sheet.kind), 18, bold=True)
    ink.text(LEFT, TOP + 12.2, sheet.day_words, 9.5, color="grey", width=100)
    number = sheet.short
    box = max(25.3, 8 + len(number) * 2.9)
    ink.box(RIGHT - box, TOP + 0.6, box, 13.6, 0.4, 1.6)
    ink.centred(RIGHT - box / 2, TOP + 3.9, _("Sheet no."), 8, color="grey")
    ink.centred(RIGHT - box / 2, TOP + 9.3, number, 15, bold=True)
    left = RIGHT - box - 3 - CODE
    ink.form(f"code {sheet.number}", lambda pen: pen.code(left, TOP + 0.6, CODE, f"#{sheet.number}"))
    edge = left - 4
    name = ink.text(edge, TOP + 7.0, sheet.manager, 9.5, bold=True, right=True)
    ink.text(edge - name - 3, TOP + 7.0, sheet.branch, 9.5, right=True, width=None)
    if rows:
        extent = _("{count} people, here {first}–{last}").format(
            count=len(sheet.rows), first=rows[0].code, last=rows[-1].code
        )
        ink.text(edge, TOP + 12.2, extent, 9.5, color="grey", right=True)
    ink.line(LEFT, TOP + HEAD - 1.2, RIGHT, TOP + HEAD - 1.2, 0.6)


def _draw_row(ink: Pen, kind: SheetKind, row: PrintedRow) -> None:
    ink.centred(LEFT + 6.2, 5.0, row.code, 15, bold=True)
    ink.form(f"tier {row.tier}", lambda pen: pen.badge(LEFT + 3.2, 9.6, 6.0, row.tier))
    room = DIVIDER - NAME_AT - 2
    name = ink.measure(row.name, 13 * MM_PER_POINT, bold=True)
    ink.text(NAME_AT, 5.0, row.name, 13, bold=True, width=room)
    if row.salutation != row.name and room - name > 9:
        ink.text(NAME_AT + name + 2, 5.3, row.salutation, 9, color="grey", width=room - name - 2)
    ink.text(NAME_AT, 10.2, f"{row.organization} {row.title}".strip(), 9, width=room)
    if kind is SheetKind.VISIT:
        _draw_where(ink, row, room)
    else:
        phone = row.phone_shown or _("no phone")
        ink.text(NAME_AT, 17.1, phone, 19 if row.phone and len(phone) < 18 else 13, width=room)
    if row.last_contact:
        ink.text(
            NAME_AT,
            23.6,
            _p("paper", "Last  {words}").format(words=row.last_contact),
            8,
            color="grey",
            width=room,
        )
    ink.text(WRITING_AT, 4.6, row.reason, 9, bold=True, width=RIGHT - WRITING_AT)
    if row.opener:
        opener = _("“{words}”").format(words=row.opener)
        ink.text(WRITING_AT, 9.3, opener, 9, color="grey", width=RIGHT - WRITING_AT)
    ink.form(f"row {kind}", lambda pen: _draw_writing(pen, kind))


def _draw_where(ink: Pen, row: PrintedRow, room: float) -> None:
    """Place and time of a visit, where the call sheet has the phone."""
    ink.text(NAME_AT, 14.9, row.place or _p("paper", "Where: "), 10, width=room)
    wide = ink.text(NAME_AT, 19.3, _p("paper", "Time "), 9)
    ink.line(NAME_AT + wide + 1, 20.9, NAME_AT + wide + 17, 20.9, 0.2, "write")
    ink.text(NAME_AT + wide + 19, 19.3, row.phone_shown, 9, color="grey", width=room - wide - 19)


def _draw_writing(ink: Pen, kind: SheetKind) -> None:
    """What every row has: boxes to tick, a line to write on, the next day, the rules."""
    results = VisitResult if kind is SheetKind.VISIT else CallResult
    told = [result_word(result, kind.value) for result in results]
    wides = [BOX + 1.2 + ink.measure(word, 9.5 * MM_PER_POINT, False) for word in told]
    steps = [max(BOX_STEP, wide + BOX_GAP) if len(told) < 6 else wide + BOX_GAP for wide in wides]
    over = sum(steps[:-1]) + wides[-1] - (RIGHT - WRITING_AT)
    x = WRITING_AT
    for word, step in zip(told, steps, strict=True):
        ink.box(x, 13.4, BOX, BOX, 0.3, 0.5)
        ink.text(x + BOX + 1.2, 15.2, word, 9.5)
        x += step - max(0.0, over) / (len(told) - 1)
    right = RIGHT
    for words in (_p("paper", "D"), _p("paper", "M")):
        right -= ink.text(right, NOTE_LINE - 2.0, words, 9.5, right=True)
        ink.line(right - 7, NOTE_LINE, right - 0.2, NOTE_LINE, 0.2, "write")
        right -= 7.2
    right -= ink.text(right, NOTE_LINE - 2.0, _p("paper", "Next "), 9.5, right=True) + 2
    ink.line(WRITING_AT, NOTE_LINE, right, NOTE_LINE, 0.2, "write")
    ink.line(DIVIDER, 2.2, DIVIDER, ROW, 0.2, "rule.thin")
    ink.line(LEFT, ROW, RIGHT, ROW, 0.25, "rule")


def _draw_foot(ink: Pen, page: int, pages: int) -> None:
    middle = BOTTOM - 1.6
    ink.text(
        LEFT,
        middle,
        _("Evening: Ctrl+Shift+L, row number and result. A row number always means the person printed here."),
        8,
        color="grey",
        width=122,
    )
    counted = ink.text(
        RIGHT, middle, _("Page {page} of {pages}").format(page=page, pages=pages), 8, color="grey", right=True
    )
    ink.text(
        RIGHT - counted - 6, middle, _("Customers' data: collect after use"), 8, color="grey", right=True
    )
