"""Drawing on paper in millimetres and points, black and two greys, whatever the paper is made of."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import groupby

from ui.look.tokens import load_tokens, tier_key

MM_PER_POINT = 25.4 / 72
CENTRE_OF_EM = 0.38
"""How far above the baseline the middle of a Chinese character lies, in parts of its size."""
QUOTES = frozenset({"「」", "“”"})
"""Words between these keep both when they are cut."""


class Pen(ABC):
    """Thinks in millimetres from the paper's top left corner; colours are the names of the paper's tokens."""

    def __init__(self) -> None:
        self._tokens = load_tokens()

    def text(
        self,
        x: float,
        middle: float,
        words: str,
        points: float,
        *,
        bold: bool = False,
        color: str = "ink",
        width: float | None = None,
        right: bool = False,
    ) -> float:
        """Draw one line with its middle at a height, from ``x`` on or up to it; return its width.

        What is wider than ``width`` ends in an ellipsis, within its quotes; then the width is not told
        (measuring takes time).
        """
        if not words:
            return 0.0
        em = points * MM_PER_POINT
        if width is not None and len(words) * em > width:
            words = self._cut(words, em, bold, width)
        wide = self.measure(words, em, bold) if right or width is None else 0.0
        self._write(x - wide if right else x, middle + CENTRE_OF_EM * em, words, em, bold, color)
        return wide

    def centred(
        self, x: float, middle: float, words: str, points: float, *, bold: bool = False, color: str = "ink"
    ) -> None:
        """Draw one line with its middle at a point."""
        half = self.measure(words, points * MM_PER_POINT, bold) / 2
        self.text(x - half, middle, words, points, bold=bold, color=color)

    def badge(self, left: float, top: float, side: float, tier: object) -> None:
        """Draw a tier's badge the way paper shows it: black, grey, white, dashed."""
        key = tier_key(tier)
        border = self._tokens.tier_border(key)
        bare = border == "none"
        self.box(
            left,
            top,
            side,
            side,
            0.0 if bare else 0.3,
            side * 0.17,
            fill=f"tier.{key}",
            color="ink" if bare else f"tier.{key}.line",
            dashed=border == "dash",
        )
        points = side * (0.5 if key == "unrated" else 0.6) / MM_PER_POINT
        letter = self._tokens.letter(key)
        self.centred(left + side / 2, top + side / 2, letter, points, bold=True, color=f"tier.{key}.on")

    def code(self, left: float, top: float, side: float, words: str) -> None:
        """Draw a QR code in a square, its white edge left to what is around it."""
        import segno

        rows = segno.make(words, error="m", micro=False).matrix
        step = side / len(rows)
        for row, cells in enumerate(rows):
            for start, end in _runs(cells):
                width = (end - start) * step
                self.box(left + start * step, top + row * step, width, step * 1.02, 0.0, 0.0, fill="ink")

    def _cut(self, words: str, em: float, bold: bool, width: float) -> str:
        if self.measure(words, em, bold) <= width:
            return words
        end = "…" + (words[-1] if words[0] + words[-1] in QUOTES else "")
        kept = max(0, min(len(words), int(width / em * 2.5)))
        while kept and self.measure(words[:kept] + end, em, bold) > width:
            kept -= 1
        return words[:kept].rstrip() + end

    @abstractmethod
    def measure(self, words: str, em: float, bold: bool) -> float:
        """Return how wide words are at a size in millimetres."""

    @abstractmethod
    def _write(self, x: float, baseline: float, words: str, em: float, bold: bool, color: str) -> None:
        """Put words down from a point on the baseline."""

    @abstractmethod
    def line(
        self, left: float, top: float, right: float, bottom: float, thick: float, color: str = "ink"
    ) -> None:
        """Draw a rule."""

    @abstractmethod
    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        thick: float,
        radius: float,
        *,
        fill: str | None = None,
        color: str = "ink",
        dashed: bool = False,
    ) -> None:
        """Draw a box with rounded corners; without thickness only its fill."""

    @abstractmethod
    def lowered(self, top: float) -> AbstractContextManager[None]:
        """Count heights from ``top`` for as long as the block lasts."""

    @abstractmethod
    def form(self, name: str, draw: Callable[["Pen"], None]) -> None:
        """Draw what is printed again and again; every time under one name, it is drawn the same."""

    @abstractmethod
    def new_page(self) -> None:
        """Go on to the next page."""


def _runs(cells: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where dark cells begin and end, those beside each other as one."""
    place = 0
    for dark, group in groupby(cells):
        end = place + len(list(group))
        if dark:
            yield place, end
        place = end
