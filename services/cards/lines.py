"""The lines of text on a picture of a card, put upright, with the pieces of one line brought together."""

import math
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.contacts.writing import half_width

Corner = tuple[float, float]

_SIGHT = 0.55
"""Two pieces stand in one row when they share this part of their heights."""
_LONG = 4
_LABEL_ALONE = re.compile(r"^[A-Za-z.\-/\s]{1,10}[:.]?$|^[㐀-鿿\s]{2,5}:?$")
_OPEN_FIRM = re.compile(r"[㐀-鿿)]$")
_FIRM_TAIL = re.compile(r"^\(?(?:集团|控股|股份|有限|责任|公司$|普通合伙)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text as it was found on the picture: its four corners and how sure its letters are."""

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]
    """Top left, top right, bottom right, bottom left, in pixels."""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card, upright."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    score: float = 1.0

    @property
    def height(self) -> float:
        """How high its letters are, in pixels."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2


def ways_up(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces as they may have to be read: as they are, or by either side of a picture on its side.

    What reads print turns tall boxes by itself, and does not tell which way.
    """
    found = [piece for piece in pieces if piece.text.strip()]
    long = [piece for piece in found if len(piece.text) >= _LONG]
    tall = sum(_side(piece, 0) * 1.5 < _side(piece, 1) for piece in long)
    if 2 * tall <= len(long):
        return [found]
    return [
        [replace(each, corners=(*each.corners[turn:], *each.corners[:turn])) for each in found]  # type: ignore[arg-type]
        for turn in (1, 3)
    ]


def _side(piece: Piece, first: int) -> float:
    (x0, y0), (x1, y1) = piece.corners[first], piece.corners[first + 1]
    return math.hypot(x1 - x0, y1 - y0)


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of a card from top to bottom, however it was held before the camera."""
    found = [piece for piece in pieces if piece.text.strip()]
    if not found:
        return []
    slant = _slant(found)
    upright = [_upright(piece, slant) for piece in found]
    rows: list[list[Line]] = []
    for line in sorted(upright, key=lambda each: each.middle):
        row = rows[-1] if rows else None
        if row is not None and _in_one_row(row[-1], line):
            row.append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in _joined(sorted(row, key=lambda each: each.left))]


def _slant(pieces: Sequence[Piece]) -> float:
    """Return the angle of the text, that of most of the longer lines."""
    angles = []
    for piece in pieces:
        (x0, y0), (x1, y1) = piece.corners[0], piece.corners[1]
        angles.append((math.hypot(x1 - x0, y1 - y0), math.atan2(y1 - y0, x1 - x0)))
    longest = sorted(angles, reverse=True)[: max(1, len(angles) // 2)]
    return statistics.median(angle for _length, angle in longest)


def _upright(piece: Piece, slant: float) -> Line:
    cosine, sine = math.cos(-slant), math.sin(-slant)
    turned = [(x * cosine - y * sine, x * sine + y * cosine) for x, y in piece.corners]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = turned
    text = " ".join(half_width(piece.text).split())
    return Line(text, min(x0, x3), (y0 + y1) / 2, max(x1, x2), (y2 + y3) / 2, piece.score)


def _in_one_row(one: Line, other: Line) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _SIGHT * min(one.height, other.height)


def _joined(row: Sequence[Line]) -> list[Line]:
    """Bring the pieces of one row together that are one text: cut names, firms, a label and its value."""
    if len(row) > 1 and all(len(line.text) == 1 for line in row) and len(row) <= 4:
        return [_both(row, "")]
    done: list[Line] = []
    for line in row:
        last = done[-1] if done else None
        if last is not None and (glue := _glue(last, line)) is not None:
            done[-1] = _both((last, line), glue)
        else:
            done.append(line)
    return done


def _glue(one: Line, other: Line) -> str | None:
    """Return what goes between two pieces of one text, or None when they are two."""
    gap = other.left - one.right
    high = max(one.height, other.height)
    alike = high < 1.5 * min(one.height, other.height)
    if _OPEN_FIRM.search(one.text) and _FIRM_TAIL.match(other.text) and alike and gap < high:
        return ""
    if _LABEL_ALONE.match(one.text) and re.search(r"\d|@|\.", other.text) and gap < 6 * high and alike:
        return " " if one.text.endswith(":") else ": "
    if alike and gap < 0.6 * high:
        return "" if _OPEN_FIRM.search(one.text) or _OPEN_FIRM.match(other.text[:1]) else " "
    return None


def _both(lines: Sequence[Line], glue: str) -> Line:
    whole = glue.join(line.text for line in lines)
    return replace(
        lines[0],
        text=whole,
        top=min(line.top for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
        score=min(line.score for line in lines),
    )
