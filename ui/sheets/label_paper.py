"""Labels of 70 × 37 mm, three beside each other and eight below, to stick on envelopes and name cards."""

from services.sheets.labels import Label
from ui.sheets.pen import Pen
from ui.sheets.plain_paper import PlainPaper

ACROSS, DOWN = 3, 8
WIDE, HIGH = 70.0, 37.125
_INSET = 6.0


def labels_paper(title: str, labels: list[Label]) -> PlainPaper:
    """Return the pages of labels."""
    pages = max(1, -(-len(labels) // (ACROSS * DOWN)))
    return PlainPaper(title, pages, lambda pen, page: _page(pen, labels, page))


def _page(pen: Pen, labels: list[Label], page: int) -> None:
    some = labels[(page - 1) * ACROSS * DOWN : page * ACROSS * DOWN]
    for place, label in enumerate(some):
        row, column = divmod(place, ACROSS)
        with pen.lowered(row * HIGH):
            _draw(pen, column * WIDE + _INSET, label)


def _draw(pen: Pen, left: float, label: Label) -> None:
    room = WIDE - 2 * _INSET
    lines = [line for line in (*label.address, label.post) if line]
    top = HIGH / 2 - (len(lines) * 5.2 + 7) / 2 + 2.6
    for line in lines:
        pen.text(left, top, line, 9, width=room)
        top += 5.2
    pen.text(left, top + 2, label.name, 14, bold=True, width=room)
